// The hot path of k-means in AssemblyScript, compiled to WebAssembly with SIMD by scripts/wasm-plugin.ts. It gives the
// same labels as src/cluster/kernel.ts and the same centroids as src/cluster/centroids.ts, byte for byte. Nothing is
// allocated here: all arrays are in the memory that it shares with its caller.

import { errorOf16, scoreGroup16, scoreRow16 } from './narrow';
import { ahead, errorOf, exact } from './nearest';
import { scoreDense, scoreSparse } from './scores';
import { Task } from './task';

/** Rows that are scored together where all are dense. */
const GROUP: i32 = 4;

/**
 * Assigns the rows `from` to `to` (exclusive). A row is left alone where its slack says that its cluster is still the
 * nearest. Others are scored in integers; those whose best score is not ahead of the second best by
 * more than both could be wrong in single precision; and those for which that holds there as well in double precision,
 * as the kernel in TypeScript does it.
 *
 * @param scratch room for 4 × stride f32 and (to - from) i32
 * @returns how many labels changed
 */
export function assign(task: Task, scratch: usize, from: i32, to: i32): i32 {
  const pending = scratch + ((<usize>task.stride * GROUP) << 2);
  let count = select(task, pending, from, to);
  let changed = 0;
  if (task.rows16) {
    let left = 0;
    for (let at = 0; at < count; at += GROUP) {
      const group = min(GROUP, count - at);
      const rows = pending + ((<usize>at) << 2);
      if (task.dense) {
        scoreGroup16(
          task,
          rowAt(rows, 0, group),
          rowAt(rows, 1, group),
          rowAt(rows, 2, group),
          rowAt(rows, 3, group),
          scratch,
        );
      }
      for (let i = 0; i < group; i++) {
        const row = rowAt(rows, i, group);
        const scores = scratch + ((<usize>(i * task.stride)) << 2);
        if (!task.dense) scoreRow16(task, row, scores);
        const best = ahead(scores, task.penalties, task.stride, errorOf16(task, row), task.slack + (row << 3));
        if (best < 0) {
          store<i32>(pending + ((<usize>left) << 2), <i32>row);
          left++;
        }
        if (best >= 0) changed += label(task, row, best);
      }
    }
    count = left;
  }
  for (let at = 0; at < count; at += GROUP) {
    const group = min(GROUP, count - at);
    const rows = pending + ((<usize>at) << 2);
    if (task.dense) scoreGroup(task, rows, group, scratch);
    for (let i = 0; i < group; i++) {
      const row = rowAt(rows, i, group);
      changed += label(task, row, nearestOf(task, row, scratch + (task.dense ? (<usize>(i * task.stride)) << 2 : 0)));
    }
  }
  return changed;
}

/** Row `i` of a group, or its last one where it is not full. */
function rowAt(rows: usize, i: i32, group: i32): usize {
  return <usize>load<i32>(rows + ((<usize>min(i, group - 1)) << 2));
}

/** Gives a row its cluster; returns 1 where it had another one. */
function label(task: Task, row: usize, cluster: i32): i32 {
  const at = task.labels + (row << 2);
  if (load<i32>(at) === cluster) return 0;
  store<i32>(at, cluster);
  return 1;
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

/** Scores of a group of dense rows in single precision. */
function scoreGroup(task: Task, rows: usize, group: i32, scores: usize): void {
  scoreDense(
    valuesOf(task, rowAt(rows, 0, group)),
    valuesOf(task, rowAt(rows, 1, group)),
    valuesOf(task, rowAt(rows, 2, group)),
    valuesOf(task, rowAt(rows, 3, group)),
    task.cols,
    task.centroids,
    task.stride,
    scores,
  );
}

function valuesOf(task: Task, row: usize): usize {
  return task.data + ((<usize>load<i32>(task.indptr + (row << 2))) << 2);
}

/** The nearest cluster of a row, whose scores are made here where it is sparse. */
function nearestOf(task: Task, row: usize, scores: usize): i32 {
  const start = load<i32>(task.indptr + (row << 2));
  const end = load<i32>(task.indptr + (row << 2), 4);
  if (!task.dense) scoreSparse(task.indices, task.data, start, end, task.centroids, task.stride, scores);
  const best = ahead(scores, task.penalties, task.stride, errorOf(task, row, end - start), task.slack + (row << 3));
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
