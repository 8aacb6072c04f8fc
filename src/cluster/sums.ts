import type { CsrMatrix } from '../core/csr.js';
import type { CentroidBlock } from './centroids.js';

/**
 * A number for every column that makes its sums exact: `(x + grid) - grid` is x rounded to a multiple of a power of two
 * so small that no sum of such multiples over any rows needs rounding again. So sums do not depend on the order in which
 * rows come and go. What is lost is at most 2⁻⁵¹ times the number of rows times the greatest value of the column; for
 * weights as TF-IDF makes them it is nothing.
 */
export function sumGrids({ cols, indices, data }: CsrMatrix): Float64Array {
  const greatest = new Float64Array(cols);
  const counts = new Int32Array(cols);
  for (let p = 0; p < indices.length; p++) {
    const column = indices[p]!;
    const size = Math.abs(data[p]!);
    if (size > greatest[column]!) greatest[column] = size;
    counts[column]! += 1;
  }
  // With P the power of two from the greatest possible sum up, numbers near 3 P are 2⁻⁵¹ P apart, and sums of multiples
  // of that are exact up to 4 P.
  return greatest.map((size, column) => 3 * powerFrom(size * counts[column]!));
}

/** The least power of two that is not below a number; 0 for 0. */
function powerFrom(value: number): number {
  if (value === 0) return 0;
  let power = 1;
  while (power < value) power *= 2;
  while (power / 2 >= value) power /= 2;
  return power;
}

/**
 * Brings the sums and counts of a block up to date with the labels. By `grids` the sums are the same as if all rows were
 * added up anew.
 */
export function sumRows(task: SumTask, move: MoveKernel): void {
  const { labels, places, block } = task;
  // Taking a row out of a sum costs as much as adding it, so with many of them it is better to begin anew.
  if (2 * movesBetween(labels, places) > labels.length) {
    block.sums.fill(0);
    block.counts.fill(0);
    places.fill(-1);
  }
  move(task);
}

/** What sums are made of. */
export interface SumTask {
  readonly matrix: CsrMatrix;
  /** Of {@link sumGrids}. */
  readonly grids: Float64Array;
  readonly labels: Int32Array;
  /** By row: the cluster in whose sum it is, or -1. */
  readonly places: Int32Array;
  readonly block: CentroidBlock;
}

/** Brings the rows that are not in the sum of their cluster there, and changes `places` accordingly. */
export type MoveKernel = (task: SumTask) => void;

/** The same in plain TypeScript. */
export function moveRows({ matrix, grids, labels, places, block }: SumTask): void {
  const { indptr, indices, data } = matrix;
  const { cols, sums, counts } = block;
  for (let row = 0; row < labels.length; row++) {
    const from = places[row]!;
    const to = labels[row]!;
    if (from === to) continue;
    places[row] = to;
    counts[to]! += 1;
    if (from >= 0) counts[from]! -= 1;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const column = indices[p]!;
      const value = data[p]! + grids[column]! - grids[column]!;
      sums[to * cols + column]! += value;
      if (from >= 0) sums[from * cols + column]! -= value;
    }
  }
}

function movesBetween(labels: Int32Array, places: Int32Array): number {
  let moves = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] !== places[row]) moves++;
  return moves;
}
