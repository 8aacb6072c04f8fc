// From sums to centroids, as src/cluster/centroids.ts does it, two clusters at a time and byte for byte the same: every
// cluster has its own sums, added up in column order. Sums are cluster-major, centroids term-major.

import { Task } from './task';

/** Columns that are worked on for all clusters before the next ones, so that the lines of the centroids stay near. */
const BLOCK: i32 = 64;

/** Squared lengths of the sums of the clusters `from` to `to` (exclusive; multiples of 4). */
export function squareSums(task: Task, from: i32, to: i32): void {
  const cols = task.cols;
  const row = (<usize>cols) << 3;
  for (let c = <usize>from; c < <usize>to; c += 4) {
    let q0 = f64x2.splat(0);
    let q1 = q0;
    let at = task.sums + c * row;
    for (let j = 0; j < cols; j++) {
      const x = pair(at, row);
      const y = pair(at + 2 * row, row);
      q0 = f64x2.add(q0, f64x2.mul(x, x));
      q1 = f64x2.add(q1, f64x2.mul(y, y));
      at += 8;
    }
    v128.store(task.squares + (c << 3), q0);
    v128.store(task.squares + (c << 3), q1, 16);
  }
}

/**
 * Centroids `from` to `to` (exclusive; multiples of 4) from sums and scales, with their squared lengths and the squares
 * of their movements. A cluster whose scale is 0 keeps its centroid.
 */
export function scaleSums(task: Task, from: i32, to: i32): void {
  const cols = task.cols;
  const stride = task.stride;
  memory.fill(task.squares + ((<usize>from) << 3), 0, (<usize>(to - from)) << 3);
  memory.fill(task.shifts + ((<usize>from) << 3), 0, (<usize>(to - from)) << 3);
  for (let j = 0; j < cols; j += BLOCK) {
    const width = min(BLOCK, cols - j);
    for (let c = <usize>from; c < <usize>to; c += 4) {
      const sum = task.sums + ((c * <usize>cols + <usize>j) << 3);
      const value = task.centroids + ((<usize>(j * stride) + c) << 2);
      const at = c << 3;
      scaleFour(sum, cols, value, stride, width, task.scales + at, task.squares + at, task.shifts + at);
    }
  }
}

/** Four clusters and `width` columns of {@link scaleSums}, whose squares go on from what is stored. */
function scaleFour(
  sum: usize,
  cols: i32,
  value: usize,
  stride: i32,
  width: i32,
  scales: usize,
  squares: usize,
  shifts: usize,
): void {
  const row = (<usize>cols) << 3;
  const step = (<usize>stride) << 2;
  const zero = f64x2.splat(0);
  const scale0 = v128.load(scales);
  const scale1 = v128.load(scales, 16);
  const keep0 = f64x2.eq(scale0, zero);
  const keep1 = f64x2.eq(scale1, zero);
  let q0 = v128.load(squares);
  let q1 = v128.load(squares, 16);
  let m0 = v128.load(shifts);
  let m1 = v128.load(shifts, 16);
  for (let j = 0; j < width; j++) {
    const old = v128.load(value);
    const old0 = f64x2.promote_low_f32x4(old);
    const old1 = f64x2.promote_low_f32x4(v128.shuffle<i32>(old, old, 2, 3, 2, 3));
    const made0 = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(f64x2.mul(pair(sum, row), scale0)));
    const made1 = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(f64x2.mul(pair(sum + 2 * row, row), scale1)));
    const new0 = v128.bitselect(old0, made0, keep0);
    const new1 = v128.bitselect(old1, made1, keep1);
    q0 = f64x2.add(q0, f64x2.mul(new0, new0));
    q1 = f64x2.add(q1, f64x2.mul(new1, new1));
    const d0 = f64x2.sub(new0, old0);
    const d1 = f64x2.sub(new1, old1);
    m0 = f64x2.add(m0, f64x2.mul(d0, d0));
    m1 = f64x2.add(m1, f64x2.mul(d1, d1));
    v128.store(value, v128.shuffle<i32>(f32x4.demote_f64x2_zero(new0), f32x4.demote_f64x2_zero(new1), 0, 1, 4, 5));
    sum += 8;
    value += step;
  }
  v128.store(squares, q0);
  v128.store(squares, q1, 16);
  v128.store(shifts, m0);
  v128.store(shifts, m1, 16);
}

/** The doubles of two clusters that are a row of sums apart. */
function pair(at: usize, row: usize): v128 {
  return v128.load_lane<f64>(at + row, v128.load64_zero(at), 1);
}
