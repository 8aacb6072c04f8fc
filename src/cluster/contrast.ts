import type { CsrMatrix } from '../core/csr.js';
import { type ClassSums, heaviest, type TopTerm } from './labels.js';

/** How often each term occurs in some rows, and all of them together. */
interface Usage {
  readonly byTerm: Float64Array;
  readonly total: number;
}

// With a weaker prior a word that is common everywhere, and more so here, beats one that only this cluster has.
const PRIOR_STRENGTH = 5;

/**
 * The terms that set cluster `a` apart from cluster `b`, by weighted log-odds with an informative Dirichlet prior: Monroe,
 * Colaresi and Quinn, "Fightin' words: lexical feature selection and evaluation for identifying the content of political
 * conflict" (2008). The weight of a term is the difference of its log-odds in the two clusters
 * in standard errors, so a rare term needs a greater difference than a common one.
 *
 * The prior of a term is its share in all rows, and it counts five times as much as the cluster's own occurrences: a
 * prior of one size for both would draw the smaller cluster to the corpus and leave the larger one where it is. So the
 * order does not change where all counts are multiplied by a number.
 *
 * @param matrix counts, or weights that are not negative
 * @param labels by row: its cluster
 * @param terms by column
 * @param n most terms
 * @returns heaviest first, among equals the lower column first; only terms that `a` uses more than `b` does, and none
 * where one of them has no terms at all
 * @example
 * contrastTerms(counts, clustering.labels, 0, nearestCluster(clustering)[0]!, vocabulary.terms, 5);
 */
export function contrastTerms(
  matrix: CsrMatrix,
  labels: Int32Array,
  a: number,
  b: number,
  terms: readonly string[],
  n: number,
): TopTerm[] {
  return contrast(
    usage(matrix, (row) => labels[row] === a),
    usage(matrix, (row) => labels[row] === b),
    usage(matrix, () => true),
    terms,
    n,
  );
}

/** {@link contrastTerms} of sums that have been taken. */
export function contrastTermsOf(
  { cols, byClass, all }: ClassSums,
  a: number,
  b: number,
  terms: readonly string[],
  n: number,
): TopTerm[] {
  const usageOf = (c: number): Usage => withTotal(byClass.subarray(c * cols, (c + 1) * cols));
  return contrast(usageOf(a), usageOf(b), withTotal(all), terms, n);
}

function usage({ rows, cols, indptr, indices, data }: CsrMatrix, counts: (row: number) => boolean): Usage {
  const byTerm = new Float64Array(cols);
  for (let row = 0; row < rows; row++) {
    if (!counts(row)) continue;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) byTerm[indices[p]!]! += data[p]!;
  }
  return withTotal(byTerm);
}

function withTotal(byTerm: Float64Array): Usage {
  return { byTerm, total: byTerm.reduce((sum, value) => sum + value, 0) };
}

function contrast(here: Usage, there: Usage, everywhere: Usage, terms: readonly string[], n: number): TopTerm[] {
  if (here.total === 0 || there.total === 0) return [];
  // Not a number where the corpus has no other term.
  const weights = here.byTerm.map((sum, column) => (sum > 0 ? weightOf(here, there, everywhere, column) : 0));
  return heaviest(terms, n, weights);
}

function weightOf(here: Usage, there: Usage, everywhere: Usage, column: number): number {
  const share = everywhere.byTerm[column]! / everywhere.total;
  const seenHere = withPrior(here, column, share);
  const seenThere = withPrior(there, column, share);
  return (logOdds(here, seenHere) - logOdds(there, seenThere)) / Math.sqrt(1 / seenHere + 1 / seenThere);
}

function withPrior({ byTerm, total }: Usage, column: number, share: number): number {
  return byTerm[column]! + PRIOR_STRENGTH * total * share;
}

function logOdds({ total }: Usage, seen: number): number {
  return Math.log(seen / ((1 + PRIOR_STRENGTH) * total - seen));
}
