import type { CsrMatrix } from '../core/csr.js';

/** A term that tells a cluster from the others. */
export interface TopTerm {
  readonly term: string;
  /** Class-level TF-IDF, above 0; comparable between the clusters of one call. */
  readonly weight: number;
}

/**
 * The terms that are typical of each cluster by class-level TF-IDF: Grootendorst, "BERTopic: neural topic modeling with
 * a class-based TF-IDF procedure" (2022). All rows of a cluster are one document; the weight of term t in cluster c is
 * its share of the cluster's occurrences times `ln(1 + A / f(t))`, where f(t) counts t in all clusters and A is the
 * mean number of occurrences a cluster.
 *
 * @param matrix counts, or weights that are not negative
 * @param labels by row: its cluster in [0, k)
 * @param terms by column
 * @param n most terms a cluster
 * @returns by cluster, heaviest first, among equals the lower column first; fewer than n where it has fewer terms
 * @example
 * topTerms(counts, clustering.labels, clustering.k, vocabulary.terms, 10)[0]; // [{ term: 'kubernetes', weight: 0.21 }, …]
 */
export function topTerms(
  matrix: CsrMatrix,
  labels: Int32Array,
  k: number,
  terms: readonly string[],
  n: number,
): TopTerm[][] {
  const sums = createClassSums(k, matrix.cols);
  addToClassSums(sums, matrix, labels);
  return topTermsOf(sums, terms, n);
}

/** How much of each term the rows of each cluster hold. */
export interface ClassSums {
  readonly k: number;
  readonly cols: number;
  /** Row-major: column j of cluster c is at `c * cols + j`. */
  readonly byClass: Float64Array;
  /** By column: all rows, also those without a cluster. */
  readonly all: Float64Array;
}

/** Sums of no rows yet. */
export function createClassSums(k: number, cols: number): ClassSums {
  return { k, cols, byClass: new Float64Array(k * cols), all: new Float64Array(cols) };
}

/**
 * Adds rows to the sums of their clusters.
 *
 * @param labels by row: its cluster, -1 for none
 */
export function addToClassSums(
  { cols, byClass, all }: ClassSums,
  { rows, indptr, indices, data }: CsrMatrix,
  labels: Int32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const offset = labels[row]! * cols;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      all[indices[p]!]! += data[p]!;
      if (offset >= 0) byClass[offset + indices[p]!]! += data[p]!;
    }
  }
}

/** {@link topTerms} of sums that have been taken. */
export function topTermsOf({ k, cols, byClass }: ClassSums, terms: readonly string[], n: number): TopTerm[][] {
  const perTerm = new Float64Array(cols);
  const perClass = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    for (let j = 0; j < cols; j++) {
      perTerm[j]! += byClass[c * cols + j]!;
      perClass[c]! += byClass[c * cols + j]!;
    }
  }
  const mean = perClass.reduce((total, sum) => total + sum, 0) / k;
  const rarity = perTerm.map((sum) => Math.log1p(mean / sum));
  return Array.from(perClass, (total, c) => {
    const offset = c * cols;
    return heaviest(
      terms,
      n,
      rarity.map((rare, j) => (byClass[offset + j]! > 0 ? (byClass[offset + j]! / total) * rare : 0)),
    );
  });
}

/**
 * The n terms of the greatest weights, heaviest first, among equals the lower column first; only weights above 0.
 *
 * @param weights by column; what is not a number is passed over
 */
export function heaviest(terms: readonly string[], n: number, weights: Float64Array): TopTerm[] {
  const columns: number[] = [];
  for (let j = 0; j < weights.length; j++) {
    const weight = weights[j]!;
    if (!(weight > 0) || (columns.length === n && !(weight > weights[columns[n - 1]!]!))) continue;
    let at = columns.length;
    while (at > 0 && weight > weights[columns[at - 1]!]!) at--;
    columns.splice(at, 0, j);
    if (columns.length > n) columns.pop();
  }
  return columns.map((column) => ({ term: terms[column]!, weight: weights[column]! }));
}
