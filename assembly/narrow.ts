// Scores in integers of 16 bits, of which one instruction multiplies eight pairs. What they may be wrong
// is known, and few rows are too close to tell apart by them.

import { scoresOf16 } from './scores';
import { scoreSparse16 } from './sparse16';
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
/** Factors below this are taken for 0: the inverse must be finite, and the squares of what is lost must not underflow. */
const LEAST_FACTOR: f32 = 1e-18;

/** Pairs of columns. */
function pairsOf(task: Task): usize {
  return <usize>((task.cols + 1) >> 1);
}

/** Writes the rows `from` to `to` (exclusive) as integers, with the factors that make numbers of them. */
export function narrowRows(task: Task, from: i32, to: i32): void {
  const pairs = pairsOf(task);
  for (let row = <usize>from; row < <usize>to; row++) {
    const start = <usize>load<i32>(task.indptr + (row << 2));
    const count = load<i32>(task.indptr + (row << 2), 4) - <i32>start;
    const into = task.rows16 + (task.dense ? (row * pairs) << 2 : start << 1);
    const error = narrow(task.data + (start << 2), 4, count, into, 4, task.rowFactors + (row << 2));
    store<f64>(task.rowErrors + (row << 3), error);
  }
}

/** The same for the centroids `from` to `to` (exclusive; multiples of 8). */
export function narrowCentroids(task: Task, from: i32, to: i32): void {
  const step = (<usize>task.stride) << 2;
  for (let c = <usize>from; c < <usize>to; c += task.dense ? 1 : 8) {
    const at = c << 2;
    const factor = task.factors16 + at;
    const error = task.errors16 + (c << 3);
    if (task.dense)
      store<f64>(error, narrow(task.centroids + at, step, task.cols, task.centroids16 + at, step, factor));
    else narrowEight(task, c);
  }
}

/** Eight centroids at a time, term-major, by their lengths: the largest number is none that is above its length. */
function narrowEight(task: Task, c: usize): void {
  const factors = task.factors16 + (c << 2);
  const scales = task.scales16 + (c << 2);
  for (let lane: usize = 0; lane < 8; lane++) {
    const factor = <f32>(sqrt(load<f64>(task.norms + ((c + lane) << 3))) / LARGEST);
    store<f32>(factors + (lane << 2), factor);
    store<f32>(scales + (lane << 2), factor > LEAST_FACTOR ? 1 / factor : 0);
  }
  const f0 = v128.load(factors);
  const f1 = v128.load(factors, 16);
  const s0 = v128.load(scales);
  const s1 = v128.load(scales, 16);
  let lost0 = f32x4.splat(0);
  let lost1 = lost0;
  let at = task.centroids + (c << 2);
  let into = task.centroids16 + (c << 1);
  for (let j = 0; j < task.cols; j++) {
    const v0 = v128.load(at);
    const v1 = v128.load(at, 16);
    const q0 = f32x4.nearest(f32x4.mul(v0, s0));
    const q1 = f32x4.nearest(f32x4.mul(v1, s1));
    const d0 = f32x4.sub(v0, f32x4.mul(q0, f0));
    const d1 = f32x4.sub(v1, f32x4.mul(q1, f1));
    lost0 = f32x4.add(lost0, f32x4.mul(d0, d0));
    lost1 = f32x4.add(lost1, f32x4.mul(d1, d1));
    v128.store(into, i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(q0), i32x4.trunc_sat_f32x4_s(q1)));
    at += (<usize>task.stride) << 2;
    into += (<usize>task.stride) << 1;
  }
  v128.store(scales, lost0);
  v128.store(scales, lost1, 16);
  // What single precision may have lost besides: in the differences, and in their sum.
  const doubt = 1 + <f64>task.cols / 4194304;
  for (let lane: usize = 0; lane < 8; lane++) {
    const lost = sqrt(<f64>load<f32>(scales + (lane << 2)) * doubt);
    const rounded = sqrt(load<f64>(task.norms + ((c + lane) << 3))) / 2097152;
    store<f64>(task.errors16 + ((c + lane) << 3), lost + rounded + UNDERFLOW);
  }
}

/** Takes note of the greatest error of a centroid. */
export function measureErrors(task: Task): void {
  let greatest: f64 = 0;
  for (let c: usize = 0; c < <usize>task.stride; c++) greatest = max(greatest, load<f64>(task.errors16 + (c << 3)));
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

/** Scores of one sparse row. */
export function scoreRow16(task: Task, row: usize, scores: usize): void {
  const start = load<i32>(task.indptr + (row << 2));
  const end = load<i32>(task.indptr + (row << 2), 4);
  scoreSparse16(task.indices, task.rows16, start, end, task.centroids16, task.stride, scores);
  scale(task, row, scores);
}

/** Scores of four dense rows, one after the other at `scores`. */
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
