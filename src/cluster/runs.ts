import { type RunControl, throwIfAborted } from '../core/control.js';
import { type CsrMatrix, transpose } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import { createBlock, setToDense, setToRows } from './centroids.js';
import type { Clustering, ClusterOptions, Metric } from './clusterer.js';
import { isDegenerate, sliversAmong } from './degenerate.js';
import { allEmpty, finish, type Outcome } from './finish.js';
import { chooseSeeds } from './init.js';
import type { LloydRun } from './lloyd.js';
import { type FilledOptions, fillOptions } from './options.js';
import { type PreparedRows, prepareRows } from './rows.js';
import { sampleRows } from './silhouette.js';
import type { ClusterState } from './state.js';

/** How an engine improves one start; it yields the multiplications done since it last yielded. */
export type Improve = (
  state: ClusterState,
  options: FilledOptions,
  shiftTolerance: number,
) => Generator<number, LloydRun>;

/** A run that was made. */
interface Try {
  readonly state: ClusterState;
  readonly run: LloydRun;
  /** Whether another start may do better, however little its inertia is. */
  readonly degenerate: boolean;
}

/** Further starts where every run is degenerate. */
const MAX_RESTARTS = 3;

/** With fewer rows a cluster on average, single rows are what was asked for. */
const ROWS_PER_CLUSTER = 10;

/**
 * What all engines share: checks, preparation, starts, the best of several runs, and the numbered result. Where
 * the best run is degenerate, as {@link isDegenerate} says, others are preferred and up to three further ones made. It
 * yields as {@link Improve} does.
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

  let best: Try | null = null;
  for (let number = 0; number < total; number++) {
    best = better(best, yield* improved(starts(number)));
    control.onProgress?.({ stage: 'cluster', done: number + 1, total });
  }
  let restarts = 0;
  for (; best!.degenerate && filled.init === 'k-means++' && restarts < MAX_RESTARTS; restarts++) {
    best = better(best, yield* improved(evenStart(rows, filled, total + restarts)));
  }
  // `total` is at least 1, so there is a best run.
  return finish(matrix, best!.state, { asked: filled.k, ...best!.run, unbalanced: unbalanced(best!, restarts) });

  function* improved(state: ClusterState): Generator<number, Try> {
    const run = yield* improve(state, filled, shiftTolerance);
    return { state, run, degenerate: isAvoidable(state, filled.k) };
  }
}

/** The run with less inertia, the first among equals; but one that is not degenerate before one that is. */
function better(best: Try | null, other: Try): Try {
  if (best === null) return other;
  if (best.degenerate !== other.degenerate) return best.degenerate ? other : best;
  return other.run.inertia < best.run.inertia ? other : best;
}

/** Whether a result is degenerate and another one can be hoped for: rows that coincide leave no choice. */
function isAvoidable(state: ClusterState, k: number): boolean {
  const rows = state.labels.length;
  return k * ROWS_PER_CLUSTER <= rows && state.block.k === k && isDegenerate(sizesOf(state), rows);
}

function unbalanced({ state, degenerate }: Try, restarts: number): Outcome['unbalanced'] {
  return degenerate ? { slivers: sliversAmong(sizesOf(state), state.labels.length), restarts } : undefined;
}

function sizesOf({ labels, block }: ClusterState): Int32Array {
  const sizes = new Int32Array(block.k);
  for (const cluster of labels) sizes[cluster]! += 1;
  return sizes;
}

/**
 * A start from any k rows, each as likely as the others (Forgy, "Cluster analysis of multivariate data", 1965).
 * k-means++ looks for rows that are far from all others, so where these make slivers it finds them with any seed.
 */
function evenStart(rows: PreparedRows, { k, metric, seed }: FilledOptions, number: number): ClusterState {
  const state = emptyState(rows, k, metric);
  setToRows(state.block, rows.matrix, [...sampleRows(rows.matrix.rows, k, seedOfRun(seed, number))]);
  return state;
}

// Every run has its own stream, so that runs could be made in any order or at once; a multiple of an odd constant keeps
// run 1 of seed 42 apart from run 0 of seed 43.
function seedOfRun(seed: number, number: number): number {
  return seed + Math.imul(number, 0x9e3779b1);
}

function emptyState(rows: PreparedRows, k: number, metric: Metric): ClusterState {
  const { rows: n, cols } = rows.matrix;
  return { rows, block: createBlock(k, cols, metric), labels: new Int32Array(n), scores: new Float64Array(n) };
}

/** Makes the state that run `number` starts from. */
function startsOf(rows: PreparedRows, options: FilledOptions): (number: number) => ClusterState {
  const { init, k, metric, seed } = options;
  if (init !== 'k-means++') {
    return () => {
      const state = emptyState(rows, k, metric);
      setToDense(state.block, init);
      return state;
    };
  }
  const transposed = transpose(rows.matrix);
  return (number) => {
    const seeds = chooseSeeds(rows, transposed, k, createRandom(seedOfRun(seed, number)));
    const state = emptyState(rows, seeds.length, metric);
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
