// The nearest cluster of a dense row where upper bounds of all its scores are kept: Elkan, "Using the triangle
// inequality to accelerate k-means" (2003), with scores in place of distances. A bound is not lowered in every
// iteration: what is stored holds together with what the scores of its cluster have risen since the run began.

import { errorOf, exact } from './nearest';
import { Task } from './task';

/** Stores bounds by the scores of all clusters, which may be wrong by half of `error`. */
export function boundFromScores(task: Task, row: usize, scores: usize, error: f64): void {
  const stride = <usize>task.stride;
  const into = task.uppers + ((row * stride) << 2);
  for (let c: usize = 0; c < stride; c++) {
    const score = <f64>load<f32>(scores + (c << 2)) - load<f64>(task.penalties + (c << 3));
    const bound = error < Infinity ? score + 0.5 * error - <f64>load<f32>(task.risen + (c << 2)) : Infinity;
    store<f32>(into + (c << 2), <f32>bound);
  }
}

/**
 * The nearest cluster of a row that was assigned before. Its own cluster is scored, then those whose bounds reach that
 * score. Where these are too close to tell apart in single precision, all are scored in double precision.
 */
export function nearestByBounds(task: Task, row: usize): i32 {
  const stride = <usize>task.stride;
  const start = load<i32>(task.indptr + (row << 2));
  const values = task.data + ((<usize>start) << 2);
  const uppers = task.uppers + ((row * stride) << 2);
  const own = load<i32>(task.labels + (row << 2));
  const error = 0.5 * errorOf(task, row, task.cols);
  const reached = scoreOf(task, values, own);
  bound(task, uppers, own, reached + error);
  let best = own;
  // Below: what the best score is at least; above: what any other is at most.
  let below = reached - error - task.spare;
  let above: f64 = -Infinity;
  const limit = f32x4.splat(<f32>below);
  let highest = f32x4.splat(-Infinity);
  for (let c: usize = 0; c < stride; c += 4) {
    const upper = f32x4.add(v128.load(uppers + (c << 2)), v128.load(task.risen + (c << 2)));
    const out = f32x4.lt(upper, limit);
    highest = f32x4.pmax(highest, v128.bitselect(upper, highest, out));
    for (let rest = ~i32x4.bitmask(out) & 15; rest !== 0; rest &= rest - 1) {
      const cluster = <i32>c + ctz(rest);
      if (cluster === own) continue;
      const most = <f64>(load<f32>(uppers + ((<usize>cluster) << 2)) + load<f32>(task.risen + ((<usize>cluster) << 2)));
      if (most < below) {
        above = max(above, most);
        continue;
      }
      const score = scoreOf(task, values, cluster);
      bound(task, uppers, cluster, score + error);
      if (score - error - task.spare > below) {
        above = max(above, below + 2 * error + task.spare);
        below = score - error - task.spare;
        best = cluster;
      } else {
        above = max(above, score + error);
      }
    }
  }
  const left = below - max(above, highestOf(highest));
  store<f64>(task.slack + (row << 3), left > 0 ? left : 0);
  return left > 0 ? best : exact(task, start, start + task.cols);
}

function bound(task: Task, uppers: usize, cluster: i32, upper: f64): void {
  const at = (<usize>cluster) << 2;
  store<f32>(uppers + at, <f32>(upper - <f64>load<f32>(task.risen + at)));
}

function highestOf(four: v128): f64 {
  const two = f32x4.pmax(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1));
  return <f64>max(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1));
}

/** The score of a row and a cluster in single precision. */
function scoreOf(task: Task, values: usize, cluster: i32): f64 {
  const cols = task.cols;
  const end = values + ((<usize>cols) << 2);
  let at = task.byRow + ((<usize>cluster * <usize>cols) << 2);
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (; values + 64 <= end; values += 64) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(values), v128.load(at)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(values, 16), v128.load(at, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(values, 32), v128.load(at, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(values, 48), v128.load(at, 48)));
    at += 64;
  }
  for (; values + 16 <= end; values += 16) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(values), v128.load(at)));
    at += 16;
  }
  s0 = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  s0 = f32x4.add(s0, v128.shuffle<i32>(s0, s0, 2, 3, 0, 1));
  let score = f32x4.extract_lane(s0, 0) + f32x4.extract_lane(s0, 1);
  for (; values < end; values += 4) {
    score += load<f32>(values) * load<f32>(at);
    at += 4;
  }
  return <f64>score - load<f64>(task.penalties + ((<usize>cluster) << 3));
}
