import type { Catalogue } from '../frameworks/catalogue.js';
import { type TagKind, tagKey, units } from './tag.js';
import {
  CAPABILITY_WEIGHT,
  COMMON_CAPABILITIES,
  COMMON_WEIGHT,
  KIND_WEIGHTS,
  LEAST_RARITY,
  RAREST_SHARE,
} from './weights.js';

/** How many jobs of a model name each skill and support each capability. */
export interface TagCounts {
  readonly jobs: number;
  readonly skills: ReadonlyMap<string, number>;
  readonly capabilities: ReadonlyMap<string, number>;
}

/**
 * How much each tag weighs: by what sort of thing it is and by how rare it is in the jobs of the model.
 *
 *     weight = sort · (L + (1 - L) · ln((N + 1) / (n + 1)) / ln(N + 1))
 *
 * with n of the N jobs naming it, L what is left where all do: the inverse document frequency of Spärck Jones (1972), put
 * between 0 and 1. Where the model has no jobs every tag counts as rare.
 */
export class TagWeights {
  readonly #counts: TagCounts;
  readonly #catalogue: Catalogue;
  readonly #known = new Map<string, number>();

  constructor(counts: TagCounts, catalogue: Catalogue) {
    this.#counts = counts;
    this.#catalogue = catalogue;
  }

  /** In units, 1 at least. */
  weightOf(kind: TagKind, id: string): number {
    return this.weightOfKey(tagKey(kind, id));
  }

  /** The same by a key of `tagKey`. */
  weightOfKey(key: string): number {
    let weight = this.#known.get(key);
    if (weight === undefined) {
      const [kind, id] = [key.startsWith('s:') ? 'skill' : 'capability', key.slice(2)] as const;
      weight = Math.max(1, units(this.#sortOf(kind, id) * this.#rarityOf(kind, id)));
      this.#known.set(key, weight);
    }
    return weight;
  }

  #sortOf(kind: TagKind, id: string): number {
    if (kind === 'capability') return COMMON_CAPABILITIES.has(id) ? COMMON_WEIGHT : CAPABILITY_WEIGHT;
    const technology = this.#catalogue.technologies.get(id);
    return technology ? KIND_WEIGHTS[technology.kind] : 1;
  }

  #rarityOf(kind: TagKind, id: string): number {
    const { jobs, skills, capabilities } = this.#counts;
    if (jobs === 0) return 1;
    const named = (kind === 'skill' ? skills : capabilities).get(id) ?? 0;
    const counted = Math.min(jobs, Math.max(named, jobs * RAREST_SHARE));
    const rarity = Math.log((jobs + 1) / (counted + 1)) / Math.log(jobs + 1);
    return LEAST_RARITY + (1 - LEAST_RARITY) * rarity;
  }
}
