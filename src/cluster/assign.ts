import { type CsrMatrix, squaredRowNorms } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type CentroidBlock, createBlock, setToDense } from './centroids.js';
import type { Clustering } from './clusterer.js';
import { assignRows } from './kernel.js';
import { unitRows } from './rows.js';

/** The part of a {@link Clustering} that new rows are compared with. */
export type Centroids = Pick<Clustering, 'k' | 'cols' | 'metric' | 'centroids'>;

/** Centroids made ready once for rows that come one after another: to make them ready takes longer than to place a row. */
export interface PreparedCentroids extends Centroids {
  /** As the kernel reads them. */
  readonly block: CentroidBlock;
  /** By cluster: squared length of its centroid. */
  readonly norms: Float64Array;
}

/** Makes centroids ready; rows are then placed as if they were not. */
export function prepareCentroids({ k, cols, metric, centroids }: Centroids): PreparedCentroids {
  const block = createBlock(k, cols, metric);
  setToDense(block, centroids);
  return { k, cols, metric, centroids, block, norms: squaredNorms(centroids, k, cols) };
}

/** Rows with their nearest clusters. */
export interface Assignment {
  /** By row: the nearest cluster, the lowest among equals. An empty row is in the cluster nearest the origin. */
  readonly labels: Int32Array;
  /** By row: cosine of the angle between the row and that centroid, in [-1, 1] whatever the metric; 0 if empty. */
  readonly similarities: Float64Array;
}

/**
 * Finds the nearest cluster of rows, new or old. On the rows of a clustering that converged it gives the same labels.
 *
 * @param matrix as many columns as the centroids
 * @throws JobprismError OPTION_INVALID where the numbers of columns differ
 * @example
 * const { labels, similarities } = assignToClusters(model.transform([['go', 'kubernetes']]), clustering);
 */
export function assignToClusters(matrix: CsrMatrix, centroids: Centroids): Assignment {
  const labels = nearestClusters(matrix, centroids);
  return { labels, similarities: centroidSimilarities(matrix, labels, centroids) };
}

/** The labels of {@link assignToClusters} alone. */
export function nearestClusters(matrix: CsrMatrix, to: Centroids | PreparedCentroids): Int32Array {
  const { cols, metric } = to;
  if (matrix.cols !== cols) {
    const reason = `it has ${matrix.cols} columns, and the centroids have ${cols}`;
    throw new JobprismError('OPTION_INVALID', { option: 'matrix', reason });
  }
  const { block } = 'block' in to ? to : prepareCentroids(to);
  // Scaled as the clustering scaled them, so that near-ties fall the same way; cosine sees no difference otherwise.
  const { indptr, indices, data } = metric === 'cosine' ? unitRows(matrix, squaredRowNorms(matrix)) : matrix;
  const labels = new Int32Array(matrix.rows);
  const { values, stride, penalties } = block;
  assignRows({ indptr, indices, data, centroids: values, stride, penalties, labels }, 0, matrix.rows);
  return labels;
}

/**
 * Cosine of the angle between every row and the centroid of its cluster, whatever the metric.
 *
 * @param labels by row: its cluster in [0, k)
 * @returns by row a number in [-1, 1]; 0 where the row or the centroid is empty
 * @example
 * centroidSimilarities(matrix, clustering.labels, clustering)[0]; // how near row 0 is to its centroid
 */
export function centroidSimilarities(
  { rows, indptr, indices, data }: CsrMatrix,
  labels: Int32Array,
  to: Centroids | PreparedCentroids,
): Float64Array {
  const { k, cols, centroids } = to;
  const norms = 'norms' in to ? to.norms : squaredNorms(centroids, k, cols);
  const similarities = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const offset = labels[row]! * cols;
    let dot = 0;
    let squares = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      dot += data[p]! * centroids[offset + indices[p]!]!;
      squares += data[p]! * data[p]!;
    }
    const length = Math.sqrt(squares * norms[labels[row]!]!);
    similarities[row] = length > 0 ? Math.max(-1, Math.min(1, dot / length)) : 0;
  }
  return similarities;
}

function squaredNorms(centroids: Float32Array, k: number, cols: number): Float64Array {
  const norms = new Float64Array(k);
  for (let at = 0; at < centroids.length; at++) norms[Math.floor(at / cols)]! += centroids[at]! ** 2;
  return norms;
}
