import type { CsrMatrix } from '../core/csr.js';
import { warning } from '../core/warnings.js';
import { nearestClusters } from './assign.js';
import type { Clustering } from './clusterer.js';
import { orderOfClusters, ranksOf } from './numbering.js';
import { centroidDistancesOf } from './outliers.js';
import { sizesOf } from './sizes.js';

/**
 * A clustering in which every row is with its nearest centroid as `assignToClusters` tells it, so that who places the row
 * again later finds it where it was. Most engines end so; it is the clustering itself then. Else clusters are numbered anew,
 * and one that has lost all of its rows is none any more.
 */
export function withNearest(matrix: CsrMatrix, clustering: Clustering): Clustering {
  const nearest = nearestClusters(matrix, clustering);
  if (nearest.every((cluster, row) => cluster === clustering.labels[row])) return clustering;
  const { cols } = clustering;
  const order = orderOfClusters(nearest, clustering.k);
  const ranks = ranksOf(order, clustering.k);
  const labels = nearest.map((cluster) => ranks[cluster]!);
  const centroids = new Float32Array(order.length * cols);
  order.forEach((cluster, rank) => {
    centroids.set(clustering.centroids.subarray(cluster * cols, (cluster + 1) * cols), rank * cols);
  });
  const settled = { ...clustering, k: order.length, labels, centroids, sizes: sizesOf(labels, order.length) };
  const lost = clustering.k - order.length;
  return {
    ...settled,
    inertia: inertiaOf(centroidDistancesOf(matrix, settled), settled),
    warnings:
      lost === 0
        ? clustering.warnings
        : [...clustering.warnings, warning('FEWER_CLUSTERS', { found: order.length, asked: clustering.k })],
  };
}

/**
 * Inertia from distances to the centroids. Empty rows carry no weight. Between vectors of length 1 a squared distance is
 * 2 (1 - cos).
 */
export function inertiaOf(distances: Float64Array, { metric }: Pick<Clustering, 'metric'>): number {
  let sum = 0;
  for (const distance of distances) {
    if (distance < Number.POSITIVE_INFINITY) sum += metric === 'cosine' ? 2 * distance : distance * distance;
  }
  return sum;
}
