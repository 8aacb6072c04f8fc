import { type CsrMatrix, squaredRowNorms } from '../core/csr.js';
import { type Centroids, centroidSimilarities } from './assign.js';
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
  const nearest = new NearestRows(clustering, n);
  nearest.add(matrix, clustering.labels, centroidSimilarities(matrix, clustering.labels, clustering), 0);
  return nearest.byCluster();
}

interface Candidate extends Representative {
  readonly farness: number;
}

/** Gathers the rows that are nearest their centroids from blocks of rows, given in order. */
export class NearestRows {
  readonly #centroids: Centroids;
  readonly #most: number;
  /** By cluster: squared length of its centroid. */
  readonly #lengths: Float64Array;
  /** By cluster, nearest first. */
  readonly #nearest: Candidate[][];

  constructor(centroids: Centroids, most: number) {
    this.#centroids = centroids;
    this.#most = most;
    this.#lengths = squaredLengths(centroids);
    this.#nearest = Array.from({ length: centroids.k }, () => []);
  }

  /**
   * @param labels by row of the block: its cluster in [0, k)
   * @param similarities by row: cosine of the angle to its centroid
   * @param first the number of the first row
   */
  add(matrix: CsrMatrix, labels: Int32Array, similarities: Float64Array, first: number): void {
    squaredRowNorms(matrix).forEach((norm, row) => {
      const [cluster, similarity] = [labels[row]!, similarities[row]!];
      this.#offer(cluster, { row: first + row, similarity, farness: this.#farness(norm, cluster, similarity) });
    });
  }

  #farness(norm: number, cluster: number, similarity: number): number {
    if (norm === 0) return Number.POSITIVE_INFINITY;
    if (this.#centroids.metric === 'cosine') return -similarity;
    const centroid = this.#lengths[cluster]!;
    return norm + centroid - 2 * similarity * Math.sqrt(norm * centroid);
  }

  /** Rows come in order, so one that is as far as another stands behind it. */
  #offer(cluster: number, candidate: Candidate): void {
    const nearest = this.#nearest[cluster]!;
    let at = nearest.length;
    while (at > 0 && candidate.farness < nearest[at - 1]!.farness) at--;
    if (at === this.#most) return;
    nearest.splice(at, 0, candidate);
    if (nearest.length > this.#most) nearest.pop();
  }

  byCluster(): Representative[][] {
    return this.#nearest.map((rows) => rows.map(({ row, similarity }) => ({ row, similarity })));
  }
}

function squaredLengths({ k, cols, centroids }: Centroids): Float64Array {
  const lengths = new Float64Array(k);
  for (let at = 0; at < centroids.length; at++) lengths[Math.floor(at / cols)]! += centroids[at]! ** 2;
  return lengths;
}
