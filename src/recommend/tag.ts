import type { IndexedJob, IndexedTag } from './indexed-job.js';
import { PREFERRED_AMOUNT } from './weights.js';

/** A skill or a capability. */
export type TagKind = 'skill' | 'capability';

/** Weights and credits are whole multiples of 1 / UNIT: sums of their products are then exact in any order. */
export const UNIT = 256;

/** Amounts are whole multiples of 1 / AMOUNT_UNIT, coarser so that the sums of a job stay below 2³¹. */
export const AMOUNT_UNIT = 64;

/** A weight of 1 as it stands in a sum of amount · weight · credit. */
export const WHOLE: number = AMOUNT_UNIT * UNIT * UNIT;

/** Tags of a job beyond these are not compared: no text asks for so many, and lists of names would. */
export const MOST_TAGS = 256;

/** A number in [0, 1] in whole units. */
export function units(share: number): number {
  return Math.round(share * UNIT);
}

/** By what a tag is known in an index. */
export function tagKey(kind: TagKind, id: string): string {
  return `${kind === 'skill' ? 's' : 'c'}:${id}`;
}

/** A tag that a job wants. */
export interface WantedTag {
  readonly key: string;
  readonly kind: TagKind;
  readonly tag: IndexedTag;
  /** How much it is wanted, in multiples of 1 / AMOUNT_UNIT. */
  readonly amount: number;
}

/** What a job asks for or calls a plus, in its order. What it says is not wanted counts neither for nor against. */
export function wantedTags(job: Pick<IndexedJob, 'skills' | 'capabilities'>): WantedTag[] {
  const wanted = new Map<string, WantedTag>();
  const add = (kind: TagKind, tag: IndexedTag): void => {
    const key = tagKey(kind, tag.id);
    if (tag.polarity !== 'excluded' && !wanted.has(key))
      wanted.set(key, { key, kind, tag, amount: amountOf(kind, tag) });
  };
  for (const tag of job.skills) add('skill', tag);
  for (const tag of job.capabilities) add('capability', tag);
  return [...wanted.values()].slice(0, MOST_TAGS);
}

function amountOf(kind: TagKind, { polarity, score }: IndexedTag): number {
  const share = (polarity === 'preferred' ? PREFERRED_AMOUNT : 1) * (kind === 'skill' ? 1 : score);
  return Math.max(1, Math.min(AMOUNT_UNIT, Math.round(share * AMOUNT_UNIT)));
}
