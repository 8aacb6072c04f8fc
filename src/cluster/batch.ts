import type { CentroidBlock } from './centroids.js';
import { type PreparedRows, squaredDistance } from './rows.js';

/** Rows `from` to `to` (exclusive) of a matrix, each with the cluster whose centroid is nearest to it. */
export interface Batch {
  readonly rows: Pick<PreparedRows, 'matrix' | 'norms'>;
  /** By row of the matrix; filled for the rows of the batch. */
  readonly labels: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** By row of the batch: squared distance to the centroid of its cluster. */
export function distancesOf({ rows, labels, from, to }: Batch, { values, stride, norms }: CentroidBlock): Float64Array {
  const { indptr, indices, data } = rows.matrix;
  const distances = new Float64Array(to - from);
  for (let row = from; row < to; row++) {
    const cluster = labels[row]!;
    let dot = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) dot += data[p]! * values[indices[p]! * stride + cluster]!;
    distances[row - from] = squaredDistance(rows.norms[row]!, norms[cluster]!, dot);
  }
  return distances;
}

/** Adds the rows to the sums and counts of their clusters. */
export function addRows({ cols, sums, counts }: CentroidBlock, { rows, labels, from, to }: Batch): void {
  const { indptr, indices, data } = rows.matrix;
  for (let row = from; row < to; row++) {
    const cluster = labels[row]!;
    counts[cluster]! += 1;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) sums[cluster * cols + indices[p]!]! += data[p]!;
  }
}
