import type { CsrMatrix } from '../core/csr.js';
import type { Metric } from './clusterer.js';
import { strideOf } from './kernel.js';
import { HEAP, type Space } from './space.js';

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
  /** Squared Euclidean length of each centroid as stored; 0 for padding clusters. */
  readonly norms: Float64Array;
  /** Square of the last movement of each centroid, by `centroidsFromSums`. */
  readonly shifts: Float64Array;
  /** What each sum was multiplied with to make a centroid; 0 where it kept its place. */
  readonly scales: Float64Array;
  /** Cluster-major sums of the rows: of column j in cluster c `sums[c * cols + j]`; filled by `sumRows`, read by `centroidsFromSums`. */
  readonly sums: Float64Array;
  /** Number of rows in each sum. */
  readonly counts: Int32Array;
}

/** The two loops over all columns and clusters; every cluster's sums are doubles added up in column order. */
export interface CentroidKernel {
  /** Writes the squared lengths of the sums into `into`, by cluster. */
  readonly squareSums: (block: CentroidBlock, into: Float64Array) => void;
  /** Makes `values` of `sums` and `scales`, and with them `norms` and `shifts`. */
  readonly scaleSums: (block: CentroidBlock) => void;
}

/** Makes room for k centroids, all 0. */
export function createBlock(k: number, cols: number, metric: Metric, space: Space = HEAP): CentroidBlock {
  const stride = strideOf(k);
  return {
    metric,
    k,
    cols,
    stride,
    values: space.float32(cols * stride),
    penalties: space.float64(stride).fill(Number.POSITIVE_INFINITY),
    norms: space.float64(stride),
    shifts: space.float64(stride),
    scales: space.float64(stride),
    sums: space.float64(cols * stride),
    counts: space.int32(k),
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
  const scales = new Float64Array(k).fill(1);
  for (let cluster = 0; cluster < k && metric === 'cosine'; cluster++) {
    let norm = 0;
    for (let j = 0; j < cols; j++) norm += dense[cluster * cols + j]! ** 2;
    if (norm > 0) scales[cluster] = 1 / Math.sqrt(norm);
  }
  for (let j = 0; j < cols; j++) {
    for (let cluster = 0; cluster < k; cluster++) {
      values[j * stride + cluster] = dense[cluster * cols + j]! * scales[cluster]!;
    }
  }
  measure(block);
}

/** The centroids in row-major order, clusters in the order of `order`. */
export function toDense({ cols, stride, values }: CentroidBlock, order: ArrayLike<number>): Float32Array {
  const dense = new Float32Array(order.length * cols);
  for (let j = 0; j < cols; j++) {
    for (let rank = 0; rank < order.length; rank++) dense[rank * cols + j] = values[j * stride + order[rank]!]!;
  }
  return dense;
}

/**
 * Makes centroids of the sums: means for Euclidean distance; for cosine sums scaled to length 1, which Dhillon and
 * Modha, "Concept decompositions for large sparse text data using clustering" (2001) call concept vectors. A cluster
 * without rows, or whose rows cancel out, keeps its centroid.
 *
 * @returns the sum of the squared movements of the centroids
 */
export function centroidsFromSums(block: CentroidBlock, kernel: CentroidKernel = plainCentroids): number {
  const { k, scales, counts, metric } = block;
  if (metric === 'cosine') kernel.squareSums(block, scales);
  for (let c = 0; c < k; c++) {
    const square = metric === 'cosine' ? scales[c]! : counts[c]! ** 2;
    scales[c] = counts[c]! > 0 && square > 0 ? 1 / Math.sqrt(square) : 0;
  }
  kernel.scaleSums(block);
  setPenalties(block);
  let shift = 0;
  for (let c = 0; c < k; c++) shift += block.shifts[c]!;
  return shift;
}

/** The loops in plain TypeScript. */
export const plainCentroids: CentroidKernel = {
  squareSums: ({ k, cols, sums }, into) => {
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let at = c * cols; at < (c + 1) * cols; at++) square += sums[at]! * sums[at]!;
      into[c] = square;
    }
  },
  scaleSums: ({ k, cols, stride, values, sums, scales, norms, shifts }) => {
    shifts.fill(0);
    for (let c = 0; c < k; c++) {
      if (scales[c] === 0) continue;
      for (let j = 0; j < cols; j++) {
        const at = j * stride + c;
        const before = values[at]!;
        values[at] = sums[c * cols + j]! * scales[c]!;
        shifts[c]! += (values[at]! - before) ** 2;
      }
    }
    squaredLengths(values, k, stride, norms);
  },
};

function measure(block: CentroidBlock): void {
  squaredLengths(block.values, block.k, block.stride, block.norms);
  setPenalties(block);
}

function setPenalties({ k, norms, penalties, metric }: CentroidBlock): void {
  for (let c = 0; c < k; c++) penalties[c] = metric === 'cosine' ? 0 : norms[c]! / 2;
}

function squaredLengths(values: Float32Array, k: number, stride: number, into: Float64Array): void {
  into.fill(0);
  for (let at = 0; at < values.length; at += stride) {
    for (let c = 0; c < k; c++) into[c]! += values[at + c]! * values[at + c]!;
  }
}
