// The nearest cluster of a row by its scores, and how wrong scores in single precision may be.

import { Task } from './task';

/** Rounding of one operation in single precision, 2^-24, and a fiftieth for terms of higher order. */
const ROUNDING: f64 = 1.02 / 16777216;
/** Products that underflow lose at most this much each: half the least positive number, doubled to be safe. */
const UNDERFLOW: f64 = 1.5e-45;
/** Beyond this, scores could overflow in single precision. */
const GREATEST: f64 = 1e37;
/** Beyond this many values a row, the fiftieth above would not be enough. */
const LONGEST: i32 = 300000;

/**
 * Twice what the scores of a row with so many values may be wrong, in any order of summation: Higham, "Accuracy and
 * Stability of Numerical Algorithms" (2002), section 3.1. Infinity where they may overflow.
 */
export function errorOf(task: Task, row: usize, values: i32): f64 {
  const length = load<f64>(task.lengths + (row << 3)) * task.reach + task.heaviest;
  if (!(length < GREATEST && values < LONGEST)) return Infinity;
  return 2 * (<f64>(values + 3) * (ROUNDING * length + UNDERFLOW));
}

/**
 * The cluster whose score, less its penalty, is ahead of all others by more than `error`, or -1; what it is ahead
 * beyond that is stored at `slack`.
 */
export function ahead(scores: usize, penalties: usize, stride: i32, error: f64, slack: usize): i32 {
  let best = f32x4.splat(-Infinity);
  let second = best;
  let where = i32x4.splat(0);
  let clusters = i32x4(0, 1, 2, 3);
  const four = i32x4.splat(4);
  for (let c: usize = 0; c < <usize>stride; c += 4) {
    const penalty = v128.shuffle<i32>(
      f32x4.demote_f64x2_zero(v128.load(penalties + (c << 3))),
      f32x4.demote_f64x2_zero(v128.load(penalties + (c << 3), 16)),
      0,
      1,
      4,
      5,
    );
    const score = f32x4.sub(v128.load(scores + (c << 2)), penalty);
    where = v128.bitselect(clusters, where, f32x4.gt(score, best));
    second = f32x4.pmax(second, f32x4.pmin(best, score));
    best = f32x4.pmax(best, score);
    clusters = i32x4.add(clusters, four);
  }
  // The second best of all is the second best of a lane or the best of a lane that lost.
  const swapped = v128.shuffle<i32>(best, best, 2, 3, 0, 1);
  const upper = f32x4.gt(swapped, best);
  second = f32x4.pmax(f32x4.pmax(second, v128.shuffle<i32>(second, second, 2, 3, 0, 1)), f32x4.pmin(best, swapped));
  where = v128.bitselect(v128.shuffle<i32>(where, where, 2, 3, 0, 1), where, upper);
  best = f32x4.pmax(best, swapped);
  const b0 = f32x4.extract_lane(best, 0);
  const b1 = f32x4.extract_lane(best, 1);
  const runnerUp = max(max(f32x4.extract_lane(second, 0), f32x4.extract_lane(second, 1)), min(b0, b1));
  const left = <f64>max(b0, b1) - <f64>runnerUp - error;
  const clear = left > 0;
  store<f64>(slack, clear ? left : 0);
  return clear ? (b1 > b0 ? i32x4.extract_lane(where, 1) : i32x4.extract_lane(where, 0)) : -1;
}

/** The nearest cluster in double precision, every score summed in column order; the lowest among equals. */
export function exact(task: Task, start: i32, end: i32): i32 {
  const indices = task.indices;
  const data = task.data;
  const centroids = task.centroids;
  const stride = task.stride;
  const penalties = task.penalties;
  let best = 0;
  let bestScore: f64 = -Infinity;
  for (let tile = 0; tile < stride; tile += 4) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    for (let p = <usize>start; p < <usize>end; p++) {
      const value = f64x2.splat(<f64>load<f32>(data + (p << 2)));
      const four = v128.load(centroids + ((<usize>(load<i32>(indices + (p << 2)) * stride + tile)) << 2));
      s0 = f64x2.add(s0, f64x2.mul(value, f64x2.promote_low_f32x4(four)));
      s1 = f64x2.add(s1, f64x2.mul(value, f64x2.promote_low_f32x4(v128.shuffle<i32>(four, four, 2, 3, 2, 3))));
    }
    s0 = f64x2.sub(s0, v128.load(penalties + ((<usize>tile) << 3)));
    s1 = f64x2.sub(s1, v128.load(penalties + ((<usize>tile) << 3), 16));
    for (let lane = 0; lane < 4; lane++) {
      const pair = lane < 2 ? s0 : s1;
      const score = lane & 1 ? f64x2.extract_lane(pair, 1) : f64x2.extract_lane(pair, 0);
      if (score > bestScore) {
        bestScore = score;
        best = tile + lane;
      }
    }
  }
  return best;
}
