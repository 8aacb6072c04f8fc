import type { JobTable } from './table.js';

/** Texts nearer than this, of the same tags, are one text: the cosine of a job with itself put up again in another city. */
const COPY_COSINE = 0.98;

/**
 * How like other jobs are to one, in [0, 1]: the mean of how much their tags have in common (sum of the smaller over sum of the
 * larger amounts, Ruzicka 1958) and of the cosine of their places, or the former alone where one has no place. The tags of the
 * one are laid out once, as it is compared with many.
 */
export function likenessTo(table: JobTable, row: number): (other: number) => number {
  const shareTags = tagLikenessTo(table, row);
  const place = table.places.get(row);
  return (other) => {
    const tags = shareTags(other);
    if (place === null || !table.places.has(other)) return tags;
    const cosine = table.places.dot(place, other);
    return (tags + Math.max(0, Math.min(1, cosine))) / 2;
  };
}

/** True for jobs that are one but for where and when they were put up: of the same tags, and of nearly the same words. */
export function areCopies(table: JobTable, a: number, b: number): boolean {
  if (!haveSameTags(table, a, b)) return false;
  const place = table.places.get(a);
  if (place === null || !table.places.has(b)) return table.job(a).title === table.job(b).title;
  return table.places.dot(place, b) >= COPY_COSINE;
}

/** Of the same amounts. Most jobs differ in their first tag already, so that nothing is laid out for it. */
function haveSameTags({ tagStarts, tagCodes, tagAmounts }: JobTable, a: number, b: number): boolean {
  const [from, to] = [tagStarts.get(b), tagStarts.get(b + 1)];
  if (tagStarts.get(a + 1) - tagStarts.get(a) !== to - from) return false;
  for (let i = tagStarts.get(a); i < tagStarts.get(a + 1); i++) {
    let at = from;
    while (at < to && tagCodes.get(at) !== tagCodes.get(i)) at++;
    if (at === to || tagAmounts.get(at) !== tagAmounts.get(i)) return false;
  }
  return true;
}

/** 1 for two jobs without tags: nothing tells them apart. */
function tagLikenessTo({ tags, tagStarts, tagCodes, tagAmounts }: JobTable, row: number): (other: number) => number {
  const amounts = new Uint8Array(tags.values.length);
  let own = 0;
  for (let i = tagStarts.get(row); i < tagStarts.get(row + 1); i++) {
    amounts[tagCodes.get(i)] = tagAmounts.get(i);
    own += tagAmounts.get(i);
  }
  return (other) => {
    let [shared, sum] = [0, own];
    const end = tagStarts.get(other + 1);
    for (let i = tagStarts.get(other); i < end; i++) {
      const amount = tagAmounts.get(i);
      shared += Math.min(amount, amounts[tagCodes.get(i)]!);
      sum += amount;
    }
    return sum === 0 ? 1 : shared / (sum - shared);
  };
}
