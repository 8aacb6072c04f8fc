import type { BridgeTable } from './bridges.js';
import type { Person, PersonEvidence } from './person.js';
import { AMOUNT_UNIT, type TagKind, tagKey, UNIT, units } from './tag.js';
import type { TagWeights } from './tag-weights.js';
import { BRIDGE_CREDIT, LEAST_CREDIT, SUPPORT_CREDIT } from './weights.js';

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
  const offer = (kind: TagKind, id: string, credit: number, rest: Pick<Credit, 'through' | 'own'>): void => {
    const key = tagKey(kind, id);
    const known = byKey.get(key);
    if (credit <= 0 || (known && (known.through === null) === (rest.through === null) && known.credit >= credit))
      return;
    // What a person has counts as they have it, however well something near would stand in for it.
    if (known && known.through === null && rest.through !== null) return;
    byKey.set(key, { kind, id, credit, worth: credit * weights.weightOf(kind, id), ...rest });
  };
  for (const { id, strength, evidence } of person.skills) {
    offer('skill', id, ownCredit(strength), { through: null, own: evidence });
  }
  for (const { id, strength, evidence } of person.capabilities) {
    offer('capability', id, ownCredit(strength), { through: null, own: evidence });
  }
  let total = 0;
  for (const { worth } of byKey.values()) total += AMOUNT_UNIT * worth;
  for (const { id, strength, evidence } of person.skills) {
    const credit = ownCredit(strength) / UNIT;
    for (const near of bridges.nearTo(id)) {
      const through = { id, nearness: near.nearness };
      offer('skill', near.id, units(credit * BRIDGE_CREDIT * near.nearness), { through, own: evidence });
    }
    for (const capability of bridges.supportedBy(id)) {
      const through = { id, nearness: SUPPORT_CREDIT };
      offer('capability', capability, units(credit * SUPPORT_CREDIT), { through, own: evidence });
    }
  }
  return { byKey, total };
}

/** In units. */
function ownCredit(strength: number): number {
  return units(LEAST_CREDIT + (1 - LEAST_CREDIT) * Math.max(0, Math.min(1, strength)));
}
