// The hot path of k-means in AssemblyScript, compiled to WebAssembly with SIMD by scripts/wasm-plugin.ts. It gives the
// same labels as src/cluster/kernel.ts and the same centroids as src/cluster/centroids.ts, byte for byte. Nothing is
// allocated here: all arrays are in the memory that it shares with its caller.

import { boundFromScores, nearestByBounds } from './bounded';
import { ahead, errorOf, exact } from './nearest';
import { scoreDense, scoreSparse } from './scores';
import { Task } from './task';

/** Rows that are scored together where all are dense. */
const GROUP: i32 = 4;

/**
 * Assigns the rows `from` to `to` (exclusive). A row is left alone where its slack says that its cluster is still the
 * nearest. Others are scored in single precision, with the clusters that their bounds do not exclude where bounds are
 * kept, or else with all; where the best score is not ahead of the second best by more than both could be wrong, again
 * in double precision, as the kernel in TypeScript does it.
 *
 * @param scratch room for 4 × stride f32 and (to - from) i32
 * @returns how many labels changed
 */
export function assign(task: Task, scratch: usize, from: i32, to: i32): i32 {
  const pending = scratch + ((<usize>task.stride * GROUP) << 2);
  const count = select(task, pending, from, to);
  let changed = 0;
  for (let at = 0; at < count; at += GROUP) {
    const group = min(GROUP, count - at);
    const rows = pending + ((<usize>at) << 2);
    const bounded = task.uppers !== 0 && allLabelled(task, rows, group);
    if (task.dense && !bounded) scoreGroup(task, rows, group, scratch);
    for (let i: usize = 0; i < <usize>group; i++) {
      const row = <usize>load<i32>(rows + (i << 2));
      const best = bounded ? nearestByBounds(task, row) : nearestOfAll(task, row, scratch, i);
      const label = task.labels + (row << 2);
      if (load<i32>(label) !== best) {
        store<i32>(label, best);
        changed++;
      }
    }
  }
  return changed;
}

/** Lowers the slack of every row by the drift of its cluster and lists the rows that have none left. */
function select(task: Task, pending: usize, from: i32, to: i32): i32 {
  const labels = task.labels;
  const slack = task.slack;
  const drift = task.drift;
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

/** Whether all rows of a group have been assigned in this run, so that there are bounds for them. */
function allLabelled(task: Task, rows: usize, group: i32): bool {
  for (let i: usize = 0; i < <usize>group; i++) {
    if (load<i32>(task.labels + ((<usize>load<i32>(rows + (i << 2))) << 2)) < 0) return false;
  }
  return true;
}

/** Scores of a group of dense rows; one that is not full scores its last row several times. */
function scoreGroup(task: Task, rows: usize, group: i32, scores: usize): void {
  const last = group - 1;
  scoreDense(
    valuesOf(task, rows, 0),
    valuesOf(task, rows, min(1, last)),
    valuesOf(task, rows, min(2, last)),
    valuesOf(task, rows, min(3, last)),
    task.cols,
    task.centroids,
    task.stride,
    scores,
  );
}

function valuesOf(task: Task, rows: usize, i: i32): usize {
  const row = <usize>load<i32>(rows + ((<usize>i) << 2));
  return task.data + ((<usize>load<i32>(task.indptr + (row << 2))) << 2);
}

/** The nearest of all clusters for row `i` of a group. */
function nearestOfAll(task: Task, row: usize, scratch: usize, i: usize): i32 {
  const start = load<i32>(task.indptr + (row << 2));
  const end = load<i32>(task.indptr + (row << 2), 4);
  const scores = task.dense ? scratch + ((i * <usize>task.stride) << 2) : scratch;
  if (!task.dense) scoreSparse(task.indices, task.data, start, end, task.centroids, task.stride, scores);
  const error = errorOf(task, row, end - start);
  const best = ahead(scores, task.penalties, task.stride, error, task.slack + (row << 3));
  if (task.uppers) boundFromScores(task, row, scores, error);
  return best < 0 ? exact(task, start, end) : best;
}

/** The score of each row's cluster in double precision, summed in column order, for the rows `from` to `to`. */
export function rescore(task: Task, from: i32, to: i32): void {
  for (let row = <usize>from; row < <usize>to; row++) {
    const label = <usize>load<i32>(task.labels + (row << 2));
    const column = task.centroids + (label << 2);
    const start = (<usize>load<i32>(task.indptr + (row << 2))) << 2;
    const end = (<usize>load<i32>(task.indptr + (row << 2), 4)) << 2;
    let score: f64 = 0;
    for (let p = start; p < end; p += 4) {
      const at = column + ((<usize>load<u32>(task.indices + p) * task.stride) << 2);
      score += <f64>load<f32>(task.data + p) * <f64>load<f32>(at);
    }
    store<f64>(task.scores + (row << 3), score - load<f64>(task.penalties + (label << 3)));
  }
}
