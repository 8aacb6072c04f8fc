import type { Credit } from './credits.js';
import type { IndexedJob } from './indexed-job.js';
import { type Query, tagScale, tagWorth } from './query.js';
import { UNIT, type WantedTag, wantedTags } from './tag.js';
import type { TagWeights } from './tag-weights.js';

/** A tag with its weight, and what the person's is worth for it. */
export interface MetTag extends WantedTag {
  readonly weight: number;
  readonly credit: Credit | undefined;
}

/** The job's tags with what the person's are worth for each. */
export interface MetTags {
  readonly tags: readonly MetTag[];
  /** The sum of amount · weight · credit. */
  readonly met: number;
  /** The same with every credit whole. */
  readonly asked: number;
}

/** Compares the tags of a job with those of a person. */
export function metTags({ credits }: Query, job: IndexedJob, weights: TagWeights): MetTags {
  let met = 0;
  let asked = 0;
  const tags = wantedTags(job).map(({ key, kind, tag, amount }): MetTag => {
    const weight = weights.weightOfKey(key);
    const credit = credits.byKey.get(key);
    met += amount * (credit?.worth ?? 0);
    asked += amount * weight * UNIT;
    return { key, kind, tag, amount, weight, credit };
  });
  return { tags, met, asked };
}

/** What they add to the score of the job. */
export function metWorth(query: Query, { met, asked }: Pick<MetTags, 'met' | 'asked'>): number {
  return met === 0 ? 0 : tagWorth(tagScale(query, query.credits.total), met, asked);
}
