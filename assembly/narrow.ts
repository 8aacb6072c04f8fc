// Scores of dense rows in integers of 16 bits, of which one instruction multiplies eight pairs. What they may be wrong
// is known, and few rows are too close to tell apart by them.

import { scoresOf16 } from './scores';
import { Task } from './task';

/** Greatest length of a row or centroid in integers: with it no sum of products is beyond 2^31. */
const LENGTH: f64 = 46000;
const LARGEST: f64 = 32767;
/** Lengths outside of this range are left to single precision, where less can underflow. */
const SHORT: f64 = 1e-9;
const LONG: f64 = 1e9;
/** Eight roundings in single precision, 2^-24 each, and a fiftieth; and what can underflow. */
const ROUNDING: f64 = (8 * 1.02) / 16777216;
const UNDERFLOW: f64 = 1e-24;

/** Pairs of columns. */
function pairsOf(task: Task): usize {
  return <usize>((task.cols + 1) >> 1);
}

/** Writes the rows `from` to `to` (exclusive) as integers, with the factors that make numbers of them. */
export function narrowRows(task: Task, from: i32, to: i32): void {
  const pairs = pairsOf(task);
  for (let row = <usize>from; row < <usize>to; row++) {
    const values = task.data + ((<usize>load<i32>(task.indptr + (row << 2))) << 2);
    const error = narrow(values, 4, task.cols, task.rows16 + ((row * pairs) << 2), 4, task.rowFactors + (row << 2));
    store<f64>(task.rowErrors + (row << 3), error);
  }
}

/** The same for the centroids, pairs of columns together. */
export function narrowCentroids(task: Task): void {
  const step = (<usize>task.stride) << 2;
  let greatest: f64 = 0;
  for (let c: usize = 0; c < <usize>task.stride; c++) {
    const at = c << 2;
    const error = narrow(task.centroids + at, step, task.cols, task.centroids16 + at, step, task.factors16 + at);
    greatest = max(greatest, error);
  }
  task.error16 = greatest;
}

/**
 * Writes numbers that are `step` bytes apart as pairs of integers that are `stepInto` bytes apart.
 *
 * @returns the length of what is lost
 */
function narrow(values: usize, step: usize, cols: i32, into: usize, stepInto: usize, factorAt: usize): f64 {
  let squares: f64 = 0;
  let largest: f64 = 0;
  for (let j = 0, at = values; j < cols; j++, at += step) {
    const value = <f64>load<f32>(at);
    squares += value * value;
    largest = max(largest, abs(value));
  }
  const scale = largest > 0 ? min(LARGEST / largest, LENGTH / sqrt(squares)) : 0;
  const factor = largest > 0 ? 1 / scale : 0;
  let lost: f64 = 0;
  for (let j = 0, at = values; j < cols; j++, at += step) {
    const value = <f64>load<f32>(at);
    const whole = nearest(value * scale);
    const difference = value - whole * factor;
    lost += difference * difference;
    store<i16>(into + (<usize>j >> 1) * stepInto + ((<usize>j & 1) << 1), <i16>whole);
  }
  store<f32>(factorAt, <f32>factor);
  return sqrt(lost) * 1.000001;
}

/** Twice what the scores of a row by integers may be wrong; Infinity where they are not to be used. */
export function errorOf16(task: Task, row: usize): f64 {
  const length = load<f64>(task.lengths + (row << 3));
  const reach = task.reach;
  if (!(length > SHORT && length < LONG && reach > SHORT && reach < LONG)) return Infinity;
  const lost = load<f64>(task.rowErrors + (row << 3));
  const narrowing = lost * reach + (length + lost) * task.error16;
  return 2 * (narrowing + ROUNDING * (length * reach + task.heaviest) + UNDERFLOW);
}

/** Scores of four rows, one after the other at `scores`. */
export function scoreGroup16(task: Task, a: usize, b: usize, c: usize, d: usize, scores: usize): void {
  const pairs = pairsOf(task);
  const width = pairs << 2;
  const rows = task.rows16;
  scoresOf16(
    rows + a * width,
    rows + b * width,
    rows + c * width,
    rows + d * width,
    pairs,
    task.centroids16,
    task.stride,
    scores,
  );
  scale(task, a, scores);
  scale(task, b, scores + ((<usize>task.stride) << 2));
  scale(task, c, scores + ((<usize>task.stride) << 3));
  scale(task, d, scores + <usize>task.stride * 12);
}

function scale(task: Task, row: usize, scores: usize): void {
  const factor = v128.load32_splat(task.rowFactors + (row << 2));
  const factors = task.factors16;
  for (let c: usize = 0; c < (<usize>task.stride) << 2; c += 16) {
    const both = f32x4.mul(factor, v128.load(factors + c));
    v128.store(scores + c, f32x4.mul(f32x4.convert_i32x4_s(v128.load(scores + c)), both));
  }
}
