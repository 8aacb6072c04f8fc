/**
 * The hot path: rows to their nearest centroids.
 *
 * Nothing is checked and nothing is allocated here. The kernel in WebAssembly must give the same labels, for which this
 * is fixed: the score of a row and a centroid is a double that starts at 0 and takes the products of the row's stored
 * values, as doubles, in column order, and last the subtraction of the penalty; among equal scores the lowest cluster
 * wins. Products of two single-precision numbers are exact in double precision, so a fused multiply-add agrees too.
 */

/** Width of a tile: so many scores are kept in registers at a time. */
export const TILE = 8;

/** Number of clusters rounded up to whole tiles. */
export function strideOf(k: number): number {
  return Math.ceil(k / TILE) * TILE;
}

/** What {@link assignRows} reads and writes; every array is the caller's and is used again for the next iteration. */
export interface AssignTask {
  /** Rows in CSR form, filled by the caller. */
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly data: Float32Array;
  /** Term-major centroids, filled by the caller: column j of cluster c is `centroids[j * stride + c]`. */
  readonly centroids: Float32Array;
  /** Number of clusters rounded up to a multiple of {@link TILE}. */
  readonly stride: number;
  /**
   * Length `stride`, filled by the caller: half the squared length of a centroid for Euclidean distance, 0 for cosine,
   * and infinity for the clusters that only pad the last tile.
   */
  readonly penalties: Float64Array;
  /** By cluster: the squared length of its centroid, 0 for padding; a kernel may use it. */
  readonly norms: Float64Array;
  /** By row: the old cluster is read, the new one is written. */
  readonly labels: Int32Array;
  /** What a kernel may use to leave rows out. */
  readonly bounds: Bounds;
}

/** By how much a row's cluster is ahead, carried from one iteration to the next; see `bounds.ts`. */
export interface Bounds {
  /** By row: its Euclidean length. */
  readonly lengths: Float64Array;
  /** The greatest of these. */
  readonly longest: number;
  /**
   * By row: the score of its cluster is ahead of all others by more than this, rounding included; 0 where not known.
   * Kernels that leave rows out take off the drift and write it anew; others leave it at 0.
   */
  readonly slack: Float64Array;
  /** By cluster: what the last movement of the centroids takes from the slack of its rows. */
  readonly drift: Float64Array;
  /** Greatest length of a centroid. */
  reach: number;
  /** Greatest penalty of a cluster, padding aside. */
  heaviest: number;
}

/** A kernel for rows `from` to `to` (exclusive); it returns how many labels changed. */
export type AssignKernel = (task: AssignTask, from: number, to: number) => number;

/** The kernel in plain TypeScript; it scores every row. */
export function assignRows(task: Omit<AssignTask, 'bounds' | 'norms'>, from: number, to: number): number {
  const { indptr, indices, data, centroids, stride, penalties, labels } = task;
  let changed = 0;
  for (let row = from; row < to; row++) {
    const start = indptr[row]!;
    const end = indptr[row + 1]!;
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let tile = 0; tile < stride; tile += 8) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let p = start; p < end; p++) {
        const value = data[p]!;
        const at = indices[p]! * stride + tile;
        s0 += value * centroids[at]!;
        s1 += value * centroids[at + 1]!;
        s2 += value * centroids[at + 2]!;
        s3 += value * centroids[at + 3]!;
        s4 += value * centroids[at + 4]!;
        s5 += value * centroids[at + 5]!;
        s6 += value * centroids[at + 6]!;
        s7 += value * centroids[at + 7]!;
      }
      s0 -= penalties[tile]!;
      s1 -= penalties[tile + 1]!;
      s2 -= penalties[tile + 2]!;
      s3 -= penalties[tile + 3]!;
      s4 -= penalties[tile + 4]!;
      s5 -= penalties[tile + 5]!;
      s6 -= penalties[tile + 6]!;
      s7 -= penalties[tile + 7]!;
      if (s0 > bestScore) {
        bestScore = s0;
        best = tile;
      }
      if (s1 > bestScore) {
        bestScore = s1;
        best = tile + 1;
      }
      if (s2 > bestScore) {
        bestScore = s2;
        best = tile + 2;
      }
      if (s3 > bestScore) {
        bestScore = s3;
        best = tile + 3;
      }
      if (s4 > bestScore) {
        bestScore = s4;
        best = tile + 4;
      }
      if (s5 > bestScore) {
        bestScore = s5;
        best = tile + 5;
      }
      if (s6 > bestScore) {
        bestScore = s6;
        best = tile + 6;
      }
      if (s7 > bestScore) {
        bestScore = s7;
        best = tile + 7;
      }
    }
    if (labels[row] !== best) {
      labels[row] = best;
      changed++;
    }
  }
  return changed;
}

/** Writes the score of each row's cluster, in double precision, into `scores`. */
export type RescoreKernel = (task: AssignTask, scores: Float64Array) => void;

/** The same in plain TypeScript. */
export function rescoreRows(task: AssignTask, scores: Float64Array): void {
  const { indptr, indices, data, centroids, stride, penalties, labels } = task;
  for (let row = 0; row < labels.length; row++) {
    const cluster = labels[row]!;
    let score = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++)
      score += data[p]! * centroids[indices[p]! * stride + cluster]!;
    scores[row] = score - penalties[cluster]!;
  }
}
