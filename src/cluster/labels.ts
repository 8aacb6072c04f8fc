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
  const { cols } = matrix;
  const sums = classSums(matrix, labels, k);
  const perTerm = new Float64Array(cols);
  const perClass = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    for (let j = 0; j < cols; j++) {
      perTerm[j]! += sums[c * cols + j]!;
      perClass[c]! += sums[c * cols + j]!;
    }
  }
  const mean = perClass.reduce((total, sum) => total + sum, 0) / k;
  return Array.from(perClass, (total, c) => {
    const weightOf = (j: number): number => (sums[c * cols + j]! / total) * Math.log1p(mean / perTerm[j]!);
    const weighted: Array<{ readonly column: number; readonly weight: number }> = [];
    for (let j = 0; j < cols; j++) {
      if (sums[c * cols + j]! > 0) weighted.push({ column: j, weight: weightOf(j) });
    }
    weighted.sort((a, b) => b.weight - a.weight || a.column - b.column);
    return weighted.slice(0, n).map(({ column, weight }) => ({ term: terms[column]!, weight }));
  });
}

function classSums({ rows, cols, indptr, indices, data }: CsrMatrix, labels: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k * cols);
  for (let row = 0; row < rows; row++) {
    const offset = labels[row]! * cols;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) sums[offset + indices[p]!]! += data[p]!;
  }
  return sums;
}
