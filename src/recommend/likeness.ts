import { dot } from './query.js';
import type { JobTable } from './table.js';

/** Texts nearer than this, of the same tags, are one text: the cosine of a job with itself put up again in another city. */
const COPY_COSINE = 0.98;

/**
 * How like two jobs are, in [0, 1]: the mean of how much their tags have in common (sum of the smaller over sum of the larger
 * amounts, Ruzicka 1958) and of the cosine of their places, or the former alone where one has no place.
 */
export function rowLikeness(table: JobTable, a: number, b: number): number {
  const tags = tagLikeness(table, a, b);
  const cosine = cosineOf(table, a, b);
  return cosine === null ? tags : (tags + Math.max(0, Math.min(1, cosine))) / 2;
}

/** True for jobs that are one but for where and when they were put up: of the same tags, and of nearly the same words. */
export function areCopies(table: JobTable, a: number, b: number): boolean {
  if (tagLikeness(table, a, b) < 1) return false;
  const cosine = cosineOf(table, a, b);
  return cosine === null ? table.job(a).title === table.job(b).title : cosine >= COPY_COSINE;
}

/** 1 for two jobs without tags: nothing tells them apart. */
function tagLikeness(table: JobTable, a: number, b: number): number {
  const amounts = new Map<number, number>();
  const [first, second] = [table.row(a), table.row(b)];
  let sum = 0;
  for (let i = 0; i < first.tags.length; i++) {
    amounts.set(first.tags[i]!, first.amounts[i]!);
    sum += first.amounts[i]!;
  }
  let shared = 0;
  for (let i = 0; i < second.tags.length; i++) {
    shared += Math.min(second.amounts[i]!, amounts.get(second.tags[i]!) ?? 0);
    sum += second.amounts[i]!;
  }
  return sum === 0 ? 1 : shared / (sum - shared);
}

function cosineOf(table: JobTable, a: number, b: number): number | null {
  const place = table.place(a);
  if (place === null || table.hasPlace.get(b) === 0) return null;
  return dot(place, table.places, b * place.length);
}
