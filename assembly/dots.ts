// Dot products of all rows with a few of them, in double precision and column order, for choosing where to start.

import { Task } from './task';

/**
 * The candidates `from` to `to` (exclusive) with every row, by way of the transpose: one pass over the rows that share
 * a term with a candidate.
 */
export function dotsSparse(task: Task, from: i32, to: i32): void {
  const size = (<usize>task.rows) << 3;
  for (let t = from; t < to; t++) {
    const dots = task.dots + <usize>t * size;
    memory.fill(dots, 0, size);
    const row = (<usize>load<i32>(task.candidates + ((<usize>t) << 2))) << 2;
    const end = (<usize>load<i32>(task.indptr + row, 4)) << 2;
    for (let p = (<usize>load<i32>(task.indptr + row)) << 2; p < end; p += 4) {
      const value = <f64>load<f32>(task.data + p);
      const column = task.columnPtr + ((<usize>load<i32>(task.indices + p)) << 2);
      const last = (<usize>load<i32>(column, 4)) << 2;
      for (let q = (<usize>load<i32>(column)) << 2; q < last; q += 4) {
        const at = dots + ((<usize>load<i32>(task.columnRows + q)) << 3);
        store<f64>(at, load<f64>(at) + value * <f64>load<f32>(task.columnData + q));
      }
    }
  }
}

/**
 * Rows that have a value in every column with two vectors at a time.
 *
 * @param data rows × cols, f32
 * @param vectors cols × 2 for each pair of vectors, f64: the pairs one after the other
 * @param into rows for each vector, f64
 */
export function dotsDense(data: usize, rows: i32, cols: i32, vectors: usize, pairs: i32, into: usize): void {
  const column = (<usize>rows) << 3;
  const width = (<usize>cols) << 2;
  for (let pair = 0; pair < pairs; pair++) {
    let row = data;
    let to = into;
    let i = 0;
    // Four rows at a time, so that their sums do not wait for each other.
    for (; i + 4 <= rows; i += 4) {
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let at = vectors;
      for (let p = row; p < row + width; p += 4) {
        const both = v128.load(at);
        s0 = f64x2.add(s0, f64x2.mul(f64x2.splat(<f64>load<f32>(p)), both));
        s1 = f64x2.add(s1, f64x2.mul(f64x2.splat(<f64>load<f32>(p + width)), both));
        s2 = f64x2.add(s2, f64x2.mul(f64x2.splat(<f64>load<f32>(p + 2 * width)), both));
        s3 = f64x2.add(s3, f64x2.mul(f64x2.splat(<f64>load<f32>(p + 3 * width)), both));
        at += 16;
      }
      v128.store(to, v128.shuffle<i64>(s0, s1, 0, 2));
      v128.store(to, v128.shuffle<i64>(s2, s3, 0, 2), 16);
      v128.store(to + column, v128.shuffle<i64>(s0, s1, 1, 3));
      v128.store(to + column, v128.shuffle<i64>(s2, s3, 1, 3), 16);
      row += 4 * width;
      to += 32;
    }
    for (; i < rows; i++) {
      let s0 = f64x2.splat(0);
      let at = vectors;
      for (let p = row; p < row + width; p += 4) {
        s0 = f64x2.add(s0, f64x2.mul(f64x2.splat(<f64>load<f32>(p)), v128.load(at)));
        at += 16;
      }
      store<f64>(to, f64x2.extract_lane(s0, 0));
      store<f64>(to + column, f64x2.extract_lane(s0, 1));
      row += width;
      to += 8;
    }
    vectors += (<usize>cols) << 4;
    into += 2 * column;
  }
}
