// The hot path of k-means in AssemblyScript, compiled to WebAssembly with SIMD by scripts/wasm-plugin.ts. It gives the
// same labels as src/cluster/kernel.ts and the same centroids as src/cluster/centroids.ts, byte for byte. All arguments
// named after arrays are addresses in the memory that it shares with its caller; nothing is allocated here.

import { scoreDense, scoreSparse } from './scores';

/** Rounding of one operation in single precision, 2^-24, and a fiftieth for terms of higher order. */
const ROUNDING: f64 = 1.02 / 16777216;
/** Products that underflow lose at most this much each: half the least positive number, doubled to be safe. */
const UNDERFLOW: f64 = 1.5e-45;
/** Beyond this, scores could overflow in single precision. */
const GREATEST: f64 = 1e37;
/** Beyond this many values a row, the fiftieth above would not be enough. */
const LONGEST: i32 = 300000;
/** Rows that are scored together where all are dense. */
const GROUP: i32 = 4;

/**
 * Assigns the rows `from` to `to` (exclusive). A row is left alone where its slack says that its cluster is still the
 * nearest. All others are scored in single precision; where the best score is not ahead of the second best by more
 * than both could be wrong, again in double precision, as the kernel in TypeScript does it.
 *
 * @param dense not 0 where every row has a value in every column
 * @param lengths by row, f64: its Euclidean length
 * @param reach greatest length of a centroid
 * @param heaviest greatest penalty
 * @param slack by row, f64: lower bound of how far its cluster's score is ahead of all others; 0 where not known
 * @param drift by cluster, f64: what a slack loses by the last movement of the centroids
 * @param scratch room for 4 × stride f32 and (to - from) i32
 * @returns how many labels changed
 */
export function assign(
  dense: i32,
  indptr: usize,
  indices: usize,
  data: usize,
  centroids: usize,
  stride: i32,
  penalties: usize,
  labels: usize,
  lengths: usize,
  slack: usize,
  drift: usize,
  reach: f64,
  heaviest: f64,
  scratch: usize,
  from: i32,
  to: i32,
): i32 {
  const pending = scratch + ((<usize>stride * GROUP) << 2);
  const count = select(pending, labels, slack, drift, from, to);
  let changed = 0;
  for (let at = 0; at < count; at += GROUP) {
    const group = min(GROUP, count - at);
    if (dense) {
      // A group that is not full scores its last row several times.
      const a = indptr + ((<usize>load<i32>(pending + ((<usize>at) << 2))) << 2);
      const b = indptr + ((<usize>load<i32>(pending + ((<usize>(at + min(1, group - 1))) << 2))) << 2);
      const c = indptr + ((<usize>load<i32>(pending + ((<usize>(at + min(2, group - 1))) << 2))) << 2);
      const d = indptr + ((<usize>load<i32>(pending + ((<usize>(at + min(3, group - 1))) << 2))) << 2);
      const cols = load<i32>(a, 4) - load<i32>(a);
      scoreDense(
        data + ((<usize>load<i32>(a)) << 2),
        data + ((<usize>load<i32>(b)) << 2),
        data + ((<usize>load<i32>(c)) << 2),
        data + ((<usize>load<i32>(d)) << 2),
        cols,
        centroids,
        stride,
        scratch,
      );
    }
    for (let i = 0; i < group; i++) {
      const row = <usize>load<i32>(pending + ((<usize>(at + i)) << 2));
      const start = load<i32>(indptr + (row << 2));
      const end = load<i32>(indptr + (row << 2), 4);
      const scores = dense ? scratch + ((<usize>i * stride) << 2) : scratch;
      if (!dense) scoreSparse(indices, data, start, end, centroids, stride, scores);
      const length = load<f64>(lengths + (row << 3)) * reach + heaviest;
      const error = length < GREATEST && end - start < LONGEST ? roundingOf(end - start, length) : Infinity;
      let best = ahead(scores, penalties, stride, error, slack + (row << 3));
      if (best < 0) best = exact(indices, data, start, end, centroids, stride, penalties);
      const label = labels + (row << 2);
      if (load<i32>(label) !== best) {
        store<i32>(label, best);
        changed++;
      }
    }
  }
  return changed;
}

/** Lowers the slack of every row by the drift of its cluster and lists the rows that have none left. */
function select(pending: usize, labels: usize, slack: usize, drift: usize, from: i32, to: i32): i32 {
  let count = 0;
  for (let row = <usize>from; row < <usize>to; row++) {
    let left = load<f64>(slack + (row << 3));
    if (left > 0) {
      left -= load<f64>(drift + ((<usize>load<i32>(labels + (row << 2))) << 3));
      store<f64>(slack + (row << 3), left);
      if (left > 0) continue;
    }
    store<i32>(pending + ((<usize>count) << 2), <i32>row);
    count++;
  }
  return count;
}

/** Twice what a score may be wrong: Higham, "Accuracy and Stability of Numerical Algorithms" (2002), section 3.1. */
function roundingOf(values: i32, length: f64): f64 {
  return 2 * (<f64>(values + 3) * (ROUNDING * length + UNDERFLOW));
}

/**
 * The cluster whose score, less its penalty, is ahead of all others by more than `error`, or -1; what it is ahead
 * beyond that is stored at `slack`.
 */
function ahead(scores: usize, penalties: usize, stride: i32, error: f64, slack: usize): i32 {
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
function exact(
  indices: usize,
  data: usize,
  start: i32,
  end: i32,
  centroids: usize,
  stride: i32,
  penalties: usize,
): i32 {
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

/** The score of each row's cluster in double precision, summed in column order. */
export function rescore(
  indptr: usize,
  indices: usize,
  data: usize,
  centroids: usize,
  stride: i32,
  penalties: usize,
  labels: usize,
  scores: usize,
  rows: i32,
): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    const label = <usize>load<i32>(labels + (row << 2));
    const column = centroids + (label << 2);
    const start = (<usize>load<i32>(indptr + (row << 2))) << 2;
    const end = (<usize>load<i32>(indptr + (row << 2), 4)) << 2;
    let score: f64 = 0;
    for (let p = start; p < end; p += 4) {
      const at = column + ((<usize>load<u32>(indices + p) * stride) << 2);
      score += <f64>load<f32>(data + p) * <f64>load<f32>(at);
    }
    store<f64>(scores + (row << 3), score - load<f64>(penalties + (label << 3)));
  }
}
