import { type RunControl, throwIfAborted } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import { createBlock, setToDense, setToRows } from './centroids.js';
import type { Clustering, ClusterOptions } from './clusterer.js';
import { allEmpty, finish } from './finish.js';
import { chooseSeeds } from './init.js';
import type { LloydRun } from './lloyd.js';
import { type FilledOptions, fillOptions } from './options.js';
import { type PreparedRows, prepareRows, transpose } from './rows.js';
import type { ClusterState } from './state.js';

/** How an engine improves one start; it yields the multiplications done since it last yielded. */
export type Improve = (
  state: ClusterState,
  options: FilledOptions,
  shiftTolerance: number,
) => Generator<number, LloydRun>;

/**
 * What all engines share: checks, preparation, starts, the best of several runs, and the numbered result. It yields as
 * {@link Improve} does.
 */
export function* bestOfRuns(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
  improve: Improve,
): Generator<number, Clustering> {
  const filled = fillOptions(matrix, options);
  throwIfAborted(control, 'cluster');
  const rows = prepareRows(matrix, filled.metric);
  if (rows.matrix.rows === 0) return allEmpty(matrix, filled.metric, filled.k);
  const shiftTolerance = filled.tolerance === 0 ? 0 : filled.tolerance * meanVariance(rows.matrix);
  const starts = startsOf(rows, filled);
  const total = filled.init === 'k-means++' ? filled.nInit : 1;

  let best: { readonly state: ClusterState; readonly run: LloydRun } | null = null;
  for (let number = 0; number < total; number++) {
    const state = starts(number);
    const run = yield* improve(state, filled, shiftTolerance);
    if (best === null || run.inertia < best.run.inertia) best = { state, run };
    control.onProgress?.({ stage: 'cluster', done: number + 1, total });
  }
  // `total` is at least 1, so there is a best run.
  return finish(matrix, best!.state, { asked: filled.k, ...best!.run });
}

/** Makes the state that run `number` starts from. */
function startsOf(rows: PreparedRows, options: FilledOptions): (number: number) => ClusterState {
  const { init, k, metric, seed } = options;
  const { rows: n, cols } = rows.matrix;
  const stateOf = (found: number): ClusterState => ({
    rows,
    block: createBlock(found, cols, metric),
    labels: new Int32Array(n),
    scores: new Float64Array(n),
  });
  if (init !== 'k-means++') {
    return () => {
      const state = stateOf(k);
      setToDense(state.block, init);
      return state;
    };
  }
  const transposed = transpose(rows.matrix);
  return (number) => {
    // Every run has its own stream, so that runs could be made in any order or at once; a multiple of an odd constant
    // keeps run 1 of seed 42 apart from run 0 of seed 43.
    const seeds = chooseSeeds(rows, transposed, k, createRandom(seed + Math.imul(number, 0x9e3779b1)));
    const state = stateOf(seeds.length);
    setToRows(state.block, rows.matrix, seeds);
    return state;
  };
}

/** Mean over the columns of their variance, zeros included. */
function meanVariance({ rows, cols, indices, data }: CsrMatrix): number {
  const sums = new Float64Array(cols);
  let squares = 0;
  for (let p = 0; p < indices.length; p++) {
    sums[indices[p]!]! += data[p]!;
    squares += data[p]! * data[p]!;
  }
  const squaredMeans = sums.reduce((total, sum) => total + (sum / rows) ** 2, 0);
  return (squares / rows - squaredMeans) / cols;
}

/** Runs steps to their end at once. */
export function finishNow<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

// About a tenth of a second of work: a signal is seen soon, and small matrices do not wait for timers.
const PAUSE_AFTER = 5e7;

/** Runs steps to their end and lets the event loop turn between them, so that a signal can be raised. */
export async function finishWithPauses<T>(steps: Generator<number, T>): Promise<T> {
  let sincePause = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    sincePause += step.value;
    if (sincePause < PAUSE_AFTER) continue;
    sincePause = 0;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
