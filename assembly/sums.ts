// Sums of the rows of each cluster, as src/cluster/sums.ts does it, byte for byte.

import { Task } from './task';

/** Lists the rows whose label is not their place. */
export function listMoves(task: Task): void {
  let to = task.list;
  for (let row: usize = 0; row < <usize>task.rows; row++) {
    // Written always, kept where it counts: most rows stay, and which of them do not nobody can foresee.
    store<i32>(to, <i32>row);
    to += load<i32>(task.labels + (row << 2)) !== load<i32>(task.places + (row << 2)) ? 4 : 0;
  }
  task.moves = <i32>((to - task.list) >> 2);
}

/**
 * Brings the listed rows into the sums of their clusters and out of those where they were, as far as these clusters are
 * from `first` to `last` (exclusive).
 */
export function moveRows(task: Task, first: i32, last: i32): void {
  const dense = task.dense;
  const cols = task.cols;
  const width = (<usize>cols) << 3;
  const end = task.list + ((<usize>task.moves) << 2);
  for (let item = task.list; item < end; item += 4) {
    const row = (<usize>load<i32>(item)) << 2;
    const to = load<i32>(task.labels + row);
    const from = load<i32>(task.places + row);
    const start = (<usize>load<i32>(task.indptr + row)) << 2;
    const stop = (<usize>load<i32>(task.indptr + row, 4)) << 2;
    for (let turn = 0; turn < 2; turn++) {
      const cluster = turn ? from : to;
      if (cluster < first || cluster >= last) continue;
      const into = task.sums + <usize>cluster * width;
      if (dense) addDense(task.data + start, cols, task.grids, into, turn ? -1 : 1);
      else addSparse(task.indices, task.data, start, stop, task.grids, into, turn ? -1 : 1);
    }
  }
}

/** Takes note that the listed rows are where their labels say. */
export function settleMoves(task: Task): void {
  const end = task.list + ((<usize>task.moves) << 2);
  for (let item = task.list; item < end; item += 4) {
    const row = (<usize>load<i32>(item)) << 2;
    const to = load<i32>(task.labels + row);
    const from = load<i32>(task.places + row);
    if (from >= 0) count(task.counts, from, -1);
    count(task.counts, to, 1);
    store<i32>(task.places + row, to);
  }
}

function addSparse(indices: usize, data: usize, start: usize, stop: usize, grids: usize, into: usize, sign: f64): void {
  for (let p = start; p < stop; p += 4) {
    const column = (<usize>load<u32>(indices + p)) << 3;
    const grid = load<f64>(grids + column);
    const at = into + column;
    store<f64>(at, load<f64>(at) + sign * (<f64>load<f32>(data + p) + grid - grid));
  }
}

function addDense(row: usize, cols: i32, grids: usize, into: usize, sign: f64): void {
  const signs = f64x2.splat(sign);
  let j = 0;
  for (; j + 2 <= cols; j += 2) {
    const grid = v128.load(grids);
    const value = f64x2.promote_low_f32x4(v128.load64_zero(row));
    const rounded = f64x2.sub(f64x2.add(value, grid), grid);
    v128.store(into, f64x2.add(v128.load(into), f64x2.mul(signs, rounded)));
    row += 8;
    grids += 16;
    into += 16;
  }
  if (j < cols) {
    const grid = load<f64>(grids);
    store<f64>(into, load<f64>(into) + sign * (<f64>load<f32>(row) + grid - grid));
  }
}

function count(counts: usize, cluster: i32, by: i32): void {
  const at = counts + ((<usize>cluster) << 2);
  store<i32>(at, load<i32>(at) + by);
}
