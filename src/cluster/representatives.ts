import { type CsrMatrix, squaredRowNorms } from '../core/csr.js';
import { centroidSimilarities } from './assign.js';
import type { Clustering } from './clusterer.js';

/** A row that stands for its cluster. */
export interface Representative {
  readonly row: number;
  /** Cosine of the angle to the centroid, in [-1, 1]. */
  readonly similarity: number;
}

/**
 * The rows of each cluster that are nearest its centroid, nearest first, by the clustering's metric; among equals the
 * lower row number first. Empty rows come last.
 *
 * @param matrix the rows that were clustered
 * @param n most rows a cluster
 * @returns by cluster; fewer than n where the cluster is smaller
 * @example
 * representatives(matrix, clustering, 3)[0]; // the 3 rows that stand for the largest cluster
 */
export function representatives(matrix: CsrMatrix, clustering: Clustering, n: number): Representative[][] {
  const { k, cols, metric, labels, centroids } = clustering;
  const similarities = centroidSimilarities(matrix, labels, clustering);
  const norms = squaredRowNorms(matrix);
  const lengths = new Float64Array(k);
  for (let at = 0; at < centroids.length; at++) lengths[Math.floor(at / cols)]! += centroids[at]! ** 2;
  const farness = Float64Array.from(similarities, (similarity, row) => {
    if (norms[row] === 0) return Number.POSITIVE_INFINITY;
    if (metric === 'cosine') return -similarity;
    const centroid = lengths[labels[row]!]!;
    return norms[row]! + centroid - 2 * similarity * Math.sqrt(norms[row]! * centroid);
  });
  const members: number[][] = Array.from({ length: k }, () => []);
  labels.forEach((cluster, row) => {
    members[cluster]!.push(row);
  });
  const nearer = (a: number, b: number): number => compare(farness[a]!, farness[b]!) || a - b;
  return members.map((rows) =>
    rows
      .sort(nearer)
      .slice(0, n)
      .map((row) => ({ row, similarity: similarities[row]! })),
  );
}

// A difference would be NaN between two infinities.
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
