import type { CsrMatrix } from '../core/csr.js';
import type { Metric } from './clusterer.js';
import { TILE } from './kernel.js';

/** Centroids as the kernel reads them, and the buffers that the next ones are made in. */
export interface CentroidBlock {
  readonly metric: Metric;
  readonly k: number;
  readonly cols: number;
  /** k rounded up to a multiple of the kernel's tile. */
  readonly stride: number;
  /** Term-major: column j of cluster c is `values[j * stride + c]`. Columns of padding clusters are 0. */
  readonly values: Float32Array;
  /** See {@link AssignTask.penalties}; kept in step with `values` by the functions of this file. */
  readonly penalties: Float64Array;
  /** Squared Euclidean length of each centroid as stored. */
  readonly norms: Float64Array;
  /** Sums of the rows of each cluster, laid out as `values`; filled by `sumRows`, read by `centroidsFromSums`. */
  readonly sums: Float64Array;
  /** Number of rows in each sum. */
  readonly counts: Int32Array;
}

/** Makes room for k centroids, all 0. */
export function createBlock(k: number, cols: number, metric: Metric): CentroidBlock {
  const stride = Math.ceil(k / TILE) * TILE;
  return {
    metric,
    k,
    cols,
    stride,
    values: new Float32Array(cols * stride),
    penalties: new Float64Array(stride).fill(Number.POSITIVE_INFINITY),
    norms: new Float64Array(k),
    sums: new Float64Array(cols * stride),
    counts: new Int32Array(k),
  };
}

/** Puts each cluster's centroid on one row of the matrix. */
export function setToRows(block: CentroidBlock, matrix: CsrMatrix, rows: readonly number[]): void {
  block.values.fill(0);
  rows.forEach((row, cluster) => {
    for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) {
      block.values[matrix.indices[p]! * block.stride + cluster] = matrix.data[p]!;
    }
  });
  measure(block);
}

/** Takes over centroids in row-major order, scaled to length 1 where the metric is cosine (0 stays 0). */
export function setToDense(block: CentroidBlock, dense: ArrayLike<number>): void {
  const { k, cols, stride, values, metric } = block;
  for (let cluster = 0; cluster < k; cluster++) {
    let norm = 0;
    for (let j = 0; j < cols; j++) norm += dense[cluster * cols + j]! ** 2;
    const scale = metric === 'cosine' && norm > 0 ? 1 / Math.sqrt(norm) : 1;
    for (let j = 0; j < cols; j++) values[j * stride + cluster] = dense[cluster * cols + j]! * scale;
  }
  measure(block);
}

/** The centroids in row-major order, clusters in the order of `order`. */
export function toDense({ cols, stride, values }: CentroidBlock, order: ArrayLike<number>): Float32Array {
  const dense = new Float32Array(order.length * cols);
  for (let rank = 0; rank < order.length; rank++) {
    for (let j = 0; j < cols; j++) dense[rank * cols + j] = values[j * stride + order[rank]!]!;
  }
  return dense;
}

/** Adds up the rows of each cluster, in row order and double precision. */
export function sumRows(block: CentroidBlock, matrix: CsrMatrix, labels: Int32Array): void {
  const { stride, sums, counts } = block;
  const { indptr, indices, data } = matrix;
  sums.fill(0);
  counts.fill(0);
  for (let row = 0; row < matrix.rows; row++) {
    const cluster = labels[row]!;
    counts[cluster]! += 1;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) sums[indices[p]! * stride + cluster]! += data[p]!;
  }
}

/** Takes one row out of the sum of a cluster and makes it the whole sum of another one, which must be empty. */
export function moveRow(block: CentroidBlock, matrix: CsrMatrix, row: number, from: number, to: number): void {
  const { stride, sums, counts } = block;
  for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) {
    const at = matrix.indices[p]! * stride;
    sums[at + from]! -= matrix.data[p]!;
    sums[at + to] = matrix.data[p]!;
  }
  counts[from]! -= 1;
  counts[to] = 1;
}

/**
 * Makes centroids of the sums: means for Euclidean distance; for cosine sums scaled to length 1, which Dhillon and
 * Modha, "Concept decompositions for large sparse text data using clustering" (2001) call concept vectors. A cluster
 * without rows, or whose rows cancel out, keeps its centroid.
 *
 * @returns the sum of the squared movements of the centroids
 */
export function centroidsFromSums(block: CentroidBlock): number {
  const { k, stride, values, sums, counts, metric } = block;
  const squares = metric === 'cosine' ? squaredLengths(block.sums, k, stride) : null;
  const scales = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    if (squares === null) scales[c] = counts[c]! > 0 ? 1 / counts[c]! : 0;
    else scales[c] = counts[c]! > 0 && squares[c]! > 0 ? 1 / Math.sqrt(squares[c]!) : 0;
  }
  let shift = 0;
  for (let at = 0; at < values.length; at += stride) {
    for (let c = 0; c < k; c++) {
      if (scales[c] === 0) continue;
      const before = values[at + c]!;
      values[at + c] = sums[at + c]! * scales[c]!;
      shift += (values[at + c]! - before) ** 2;
    }
  }
  measure(block);
  return shift;
}

function measure({ k, stride, values, penalties, norms, metric }: CentroidBlock): void {
  const squares = squaredLengths(values, k, stride);
  for (let c = 0; c < k; c++) {
    norms[c] = squares[c]!;
    penalties[c] = metric === 'cosine' ? 0 : squares[c]! / 2;
  }
}

function squaredLengths(values: Float32Array | Float64Array, k: number, stride: number): Float64Array {
  const squares = new Float64Array(k);
  for (let at = 0; at < values.length; at += stride) {
    for (let c = 0; c < k; c++) squares[c]! += values[at + c]! * values[at + c]!;
  }
  return squares;
}
