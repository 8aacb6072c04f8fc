import type { BridgeTable, NearTag } from './bridges.js';
import type { Person, PersonEvidence, PersonSkill } from './person.js';
import { AMOUNT_UNIT, type TagKind, tagKey, UNIT, units } from './tag.js';
import type { TagWeights } from './tag-weights.js';
import { BRIDGE_CREDIT, LEAST_CREDIT } from './weights.js';

/** What a tag is worth in the hands of a person. */
export interface Credit {
  readonly kind: TagKind;
  readonly id: string;
  /** In units: UNIT for what they have wholly. */
  readonly credit: number;
  /** credit · weight of the tag. */
  readonly worth: number;
  /** The skill that stands in for it, with how near it is; null for what they have themselves. */
  readonly through: { readonly id: string; readonly nearness: number } | null;
  readonly own: readonly PersonEvidence[];
}

/** All that a person brings to the tags of jobs. */
export interface Credits {
  /** By {@link tagKey}. */
  readonly byKey: ReadonlyMap<string, Credit>;
  /** What their own tags are worth together, as a sum of amount · weight · credit. */
  readonly total: number;
}

/**
 * What every tag is worth in the hands of a person: those they have by how well, those near to one they have by the nearest,
 * capabilities that one of their skills supports by that. Of several that could stand in for a tag the best does, the first
 * of the person's of equals.
 */
export function creditsOf(
  person: Pick<Person, 'skills' | 'capabilities'>,
  weights: TagWeights,
  bridges: BridgeTable,
): Credits {
  const byKey = new Map<string, Credit>();
  let total = 0;
  const have = (kind: TagKind, { id, strength, evidence }: Person['capabilities'][number]): void => {
    const credit = ownCredit(strength);
    const key = tagKey(kind, id);
    const known = byKey.get(key);
    if (known && known.credit >= credit) return;
    const worth = credit * weights.weightOfKey(key);
    total += AMOUNT_UNIT * (worth - (known?.worth ?? 0));
    byKey.set(key, { kind, id, credit, worth, through: null, own: evidence });
  };
  for (const skill of person.skills) have('skill', skill);
  for (const capability of person.capabilities) have('capability', capability);
  /** What a person has counts as they have it, however well something near would stand in for it. */
  const lend = (kind: TagKind, { id, key, nearness }: NearTag, credit: number, from: PersonSkill): void => {
    const known = byKey.get(key);
    if (credit <= 0 || (known && (known.through === null || known.credit >= credit))) return;
    const through = { id: from.id, nearness };
    byKey.set(key, { kind, id, credit, worth: credit * weights.weightOfKey(key), through, own: from.evidence });
  };
  for (const skill of person.skills) {
    const credit = ownCredit(skill.strength) / UNIT;
    for (const near of bridges.nearTo(skill.id)) {
      lend('skill', near, units(credit * BRIDGE_CREDIT * near.nearness), skill);
    }
    for (const supported of bridges.supportedBy(skill.id)) {
      lend('capability', supported, units(credit * supported.nearness), skill);
    }
  }
  return { byKey, total };
}

/** In units. */
function ownCredit(strength: number): number {
  return units(LEAST_CREDIT + (1 - LEAST_CREDIT) * Math.max(0, Math.min(1, strength)));
}
