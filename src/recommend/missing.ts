import type { BridgeTable } from './bridges.js';
import { type MetTags, metWorth } from './met-tags.js';
import { type Query, tagScale, tagWorth } from './query.js';
import type { Bridge, MissingTag } from './recommendation.js';
import { AMOUNT_UNIT, UNIT } from './tag.js';
import { MILLION } from './top-rows.js';

/** What a job wants and a person does not have themselves: what is required first, then by what having it would gain. */
export function missingTags(query: Query, met: MetTags, bridges: BridgeTable): MissingTag[] {
  const missing = met.tags.filter(({ credit }) => credit === undefined || credit.through !== null);
  return missing
    .map(({ kind, tag, amount, weight, credit }): MissingTag => {
      const gained = amount * (weight * UNIT - (credit?.worth ?? 0));
      return {
        kind,
        id: tag.id,
        name: kind === 'skill' ? bridges.nameOf(tag.id) : bridges.capabilityName(tag.id).en,
        polarity: tag.polarity,
        gain: gainOf(query, met, gained, AMOUNT_UNIT * weight * UNIT),
        bridge: credit?.through ? bridgeOf(bridges, credit.through, kind, tag.id) : null,
        evidence: tag.evidence,
      };
    })
    .sort((a, b) => rank(a) - rank(b) || b.gain - a.gain || (a.id < b.id ? -1 : 1));
}

/**
 * What a score gains where a person comes to have a tag wholly, all else as it is: more is met, and there is more of theirs to
 * be used. 0 where the latter outweighs the former: a job that hardly asks for the tag uses less of what they then have.
 *
 * @param gained what the sum of amount · weight · credit of the job grows by
 * @param owned what that of the person grows by
 */
export function gainOf(
  query: Query,
  { met, asked }: Pick<MetTags, 'met' | 'asked'>,
  gained: number,
  owned: number,
): number {
  const { total } = query.credits;
  if (total === 0) return 0;
  const after = tagWorth(tagScale(query, total + owned), met + gained, asked);
  return Math.max(0, Math.round((after - metWorth(query, { met, asked })) * MILLION) / MILLION);
}

/** The skill that stands in for one that a person lacks. */
export function bridgeOf(
  bridges: BridgeTable,
  { id, nearness }: { readonly id: string; readonly nearness: number },
  kind: MissingTag['kind'],
  to: string,
): Bridge {
  const shared = kind === 'skill' ? bridges.shared(id, to) : [bridges.capabilityName(to)];
  return { from: id, name: bridges.nameOf(id), nearness: Math.round(nearness * MILLION) / MILLION, shared };
}

function rank({ polarity }: MissingTag): number {
  return polarity === 'required' ? 0 : 1;
}
