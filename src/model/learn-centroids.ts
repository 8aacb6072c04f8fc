import { centroidSimilarities, nearestClusters } from '../cluster/assign.js';
import { miniBatchKmeansFromJSON } from '../cluster/mini-batch.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import type { ModelClusters } from './contents.js';

/** Rows a batch for each cluster: mini-batch k-means asks for some twenty, and a batch should not be of a few rows. */
const ROWS_A_CLUSTER = 20;
const LEAST_BATCH = 1_000;

/**
 * The centroids of a model after further rows, in their order, batch by batch: Sculley, "Web-scale k-means clustering"
 * (2010). A centroid that is the mean of n rows moves by 1 / (n + 1) towards the next one of its own. No cluster starts
 * anew, so that each keeps its number and its meaning.
 *
 * For cosine a model knows of the mean of n rows of length 1 the direction only. Its length, which is the mean of their
 * cosines to it, is taken from the new rows: that of those in the cluster, with the mean of all of them as one row more.
 *
 * @param rows empty ones are left out
 * @param sizes by cluster: rows that its centroid stands for
 */
export function learnCentroids(clusters: ModelClusters, sizes: readonly number[], rows: CsrMatrix): Float32Array {
  const { k, cols, metric, centroids } = clusters;
  const filled = Array.from({ length: rows.rows }, (_, row) => row).filter(
    (row) => rows.indptr[row]! < rows.indptr[row + 1]!,
  );
  if (filled.length === 0) return centroids;
  const known = selectRows(rows, Int32Array.from(filled));
  const lengths = metric === 'cosine' ? meanCosines(clusters, known) : new Float64Array(k).fill(1);
  const learner = miniBatchKmeansFromJSON({
    kind: 'mini-batch-kmeans',
    version: 1,
    ...{ k, cols, metric, centroids: Array.from(centroids) },
    seed: 0,
    // A centroid that starts anew would take what the cluster is called along to other jobs.
    reassignmentRatio: 0,
    rows: sizes.reduce((sum, size) => sum + size, 0),
    batches: 0,
    rowsSinceReassignment: 0,
    // A cluster of none but outliers has a centroid all the same, which counts as one row.
    counts: sizes.map((size) => Math.max(1, size)),
    sums: Array.from(centroids, (value, at) => {
      const cluster = Math.floor(at / cols);
      return value * Math.max(1, sizes[cluster]!) * lengths[cluster]!;
    }),
  });
  const batch = Math.max(LEAST_BATCH, ROWS_A_CLUSTER * k);
  for (let from = 0; from < known.rows; from += batch) {
    const count = Math.min(batch, known.rows - from);
    learner.partialFit(
      selectRows(
        known,
        Int32Array.from({ length: count }, (_, at) => from + at),
      ),
    );
  }
  return learner.centroids;
}

function meanCosines(clusters: ModelClusters, rows: CsrMatrix): Float64Array {
  const labels = nearestClusters(rows, clusters);
  const cosines = centroidSimilarities(rows, labels, clusters);
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / rows.rows;
  const sums = new Float64Array(clusters.k).fill(mean);
  const counts = new Float64Array(clusters.k).fill(1);
  labels.forEach((cluster, row) => {
    sums[cluster]! += cosines[row]!;
    counts[cluster]! += 1;
  });
  // Rows that point away from their centroid say nothing of how long it was.
  return sums.map((sum, cluster) => Math.max(0, sum / counts[cluster]!));
}
