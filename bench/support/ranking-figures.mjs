// How well a ranking of jobs agrees with grades.

/** From here up a job is one to recommend. */
const GOOD = 2;

/** @typedef {ReadonlyMap<string, number>} Grades by job; one that is not there has 0 */

/**
 * Normalised discounted cumulative gain of the first places (Järvelin & Kekäläinen, "Cumulated gain-based evaluation of
 * IR techniques", 2002), with the gain `2^grade - 1` of Burges et al. (2005) and the discount `1 / log2(rank + 1)`: in
 * [0, 1], 1 where no order of all graded jobs would gain more.
 *
 * @param {readonly string[]} ranked jobs, the best first
 * @param {Grades} grades one above 0 at least
 * @param {number} places
 */
export function ndcgAt(ranked, grades, places) {
  const gains = ranked.map((job) => gainOf(grades.get(job) ?? 0));
  const best = [...grades.values()].map(gainOf).sort((a, b) => b - a);
  return discounted(gains, places) / discounted(best, places);
}

/** Share of the first places that good jobs hold. @param {readonly string[]} ranked @param {Grades} grades */
export function precisionAt(ranked, grades, places) {
  return ranked.slice(0, places).filter((job) => isGood(grades, job)).length / places;
}

/** One by the place of the first good job, 0 where none is ranked. @param {readonly string[]} ranked */
export function reciprocalRank(ranked, grades) {
  const place = ranked.findIndex((job) => isGood(grades, job));
  return place < 0 ? 0 : 1 / (place + 1);
}

/**
 * Share of the good jobs of a kind that stand in the first places; null where there is none of the kind.
 *
 * @param {readonly string[]} ranked
 * @param {Grades} grades
 * @param {number} places
 * @param {(job: string) => boolean} isOfKind
 */
export function foundAt(ranked, grades, places, isOfKind) {
  const due = [...grades.keys()].filter((job) => isGood(grades, job) && isOfKind(job));
  const first = new Set(ranked.slice(0, places));
  return due.length === 0 ? null : due.filter((job) => first.has(job)).length / due.length;
}

/** Ids by score, equal ones in code-unit order. @param {ReadonlyMap<string, number>} scores */
export function rankedBy(scores) {
  const order = (a, b) => (a < b ? -1 : 1);
  return [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || order(a, b));
}

function isGood(grades, job) {
  return (grades.get(job) ?? 0) >= GOOD;
}

function gainOf(grade) {
  return 2 ** grade - 1;
}

function discounted(gains, places) {
  return gains.slice(0, places).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
