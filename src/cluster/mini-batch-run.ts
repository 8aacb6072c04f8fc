import { type RunControl, throwIfAborted } from '../core/control.js';
import { createRandom } from '../core/random.js';
import { resetBounds } from './bounds.js';
import { type LloydRun, lloyd } from './lloyd.js';
import { REASSIGNMENT_RATIO } from './mini-batch-starved.js';
import { type Learned, learnBatch } from './mini-batch-step.js';
import { stopRule } from './mini-batch-stop.js';
import type { FilledOptions } from './options.js';
import { meanVariance } from './rows.js';
import { shuffledNumbers } from './shuffle.js';
import { type ClusterState, taskOf } from './state.js';

/** One run over ranges of shuffled rows from the centroids of the state; it yields the multiplications done. */
export function* miniBatchRun(
  state: ClusterState,
  { seed, maxIterations, tolerance }: FilledOptions,
  batchRows: number,
  control: RunControl,
): Generator<number, LloydRun> {
  const { block, rows, labels, kernels } = state;
  const n = rows.matrix.rows;
  const shiftTolerance = tolerance === 0 ? 0 : tolerance * meanVariance(rows.matrix);
  const { isEnough } = stopRule(batchRows, n, shiftTolerance);
  const settings = { seed, reassignmentRatio: REASSIGNMENT_RATIO };
  const learned: Learned = { batches: 0, rowsSinceReassignment: 0 };
  const batches = Math.ceil(n / batchRows);
  const random = createRandom(seed);
  let passes = 0;
  let converged = false;
  while (passes < maxIterations && !converged) {
    passes++;
    for (const number of shuffledNumbers(batches, random)) {
      throwIfAborted(control, 'cluster');
      const from = number * batchRows;
      const to = Math.min(n, from + batchRows);
      assignRange(state, from, to);
      const { inertia, shift } = learnBatch(block, { rows, labels, from, to }, learned, settings, kernels.centroids);
      yield (rows.matrix.indptr[to]! - rows.matrix.indptr[from]!) * block.stride;
      converged = isEnough(inertia / (to - from), shift);
      if (converged) break;
    }
  }
  // The last iteration sums up all rows anew.
  block.sums.fill(0);
  block.counts.fill(0);
  const { inertia } = yield* lloyd(state, { maxIterations: 1, shiftTolerance: 0, control });
  return { inertia, iterations: passes, converged, trace: [] };
}

/** What kernels know of rows is of other centroids, so they are made to forget it. */
function assignRange(state: ClusterState, from: number, to: number): void {
  const ofRange = { ...state.bounds, slack: state.bounds.slack.subarray(from, to) };
  resetBounds(ofRange, state.block);
  const bounds = { ...state.bounds, reach: ofRange.reach, heaviest: ofRange.heaviest };
  state.kernels.assign({ ...taskOf(state), bounds }, from, to);
}
