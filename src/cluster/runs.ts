import { type RunControl, throwIfAborted } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import { type Backend, type OpenBackend, openPlain } from './backend.js';
import { setToDense, setToRows } from './centroids.js';
import type { Clustering, ClusterOptions } from './clusterer.js';
import { allEmpty, finish, type Outcome } from './finish.js';
import { chooseSeeds } from './init.js';
import type { LloydRun } from './lloyd.js';
import { type FilledOptions, fillOptions } from './options.js';
import { meanVariance, type PreparedRows, prepareRows } from './rows.js';
import { sampleRows } from './silhouette.js';
import { type ClusterState, createState, keep } from './state.js';
import { better, isAvoidable, MAX_RESTARTS, seedOfRun, type Try, unbalanced } from './tries.js';

/** How an engine improves one start; it yields the multiplications done since it last yielded. */
export type Improve = (
  state: ClusterState,
  options: FilledOptions,
  shiftTolerance: number,
) => Generator<number, LloydRun>;

/**
 * What all engines share: checks, preparation, starts, the best of several runs, and the numbered result. Where
 * the best run is degenerate, as `isDegenerate` says, others are preferred and up to three further ones made. It
 * yields as {@link Improve} does.
 */
export function* bestOfRuns(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
  improve: Improve,
  open: OpenBackend = openPlain,
): Generator<number, Clustering> {
  const filled = fillOptions(matrix, options);
  throwIfAborted(control, 'cluster');
  const prepared = prepareRows(matrix, filled.metric);
  if (prepared.matrix.rows === 0) return allEmpty(matrix, filled.metric, filled.k);
  const backend = open(prepared.matrix, filled.k);
  try {
    const setting = { rows: { ...prepared, matrix: backend.matrix }, filled, backend, control, improve };
    return finish(matrix, ...(yield* bestRun(setting)));
  } finally {
    backend.close();
  }
}

/** What the runs of a fit have in common. */
interface Setting {
  readonly rows: PreparedRows;
  readonly filled: FilledOptions;
  readonly backend: Backend;
  readonly control: RunControl;
  readonly improve: Improve;
}

function* bestRun(setting: Setting): Generator<number, [ClusterState, Outcome]> {
  const { rows, filled, control, improve } = setting;
  const shiftTolerance = filled.tolerance === 0 ? 0 : filled.tolerance * meanVariance(rows.matrix);
  const starts = startsOf(setting);
  const total = filled.init === 'k-means++' ? filled.nInit : 1;

  let best: Try | null = null;
  for (let number = 0; number < total; number++) {
    best = better(best, yield* improved(starts.given(number)));
    control.onProgress?.({ stage: 'cluster', done: number + 1, total });
  }
  let restarts = 0;
  for (; best!.degenerate && filled.init === 'k-means++' && restarts < MAX_RESTARTS; restarts++) {
    best = better(best, yield* improved(starts.even(total + restarts)));
  }
  // `total` is at least 1, so there is a best run.
  const { gaveWay } = setting.backend;
  return [best!.state, { asked: filled.k, ...best!.run, unbalanced: unbalanced(best!, restarts), gaveWay }];

  function* improved(state: ClusterState): Generator<number, Try> {
    const run = yield* improve(state, filled, shiftTolerance);
    return { state: keep(state), run, degenerate: isAvoidable(state, filled.k) };
  }
}

/** Makes the states that runs start from; each takes the place of the one before. */
interface Starts {
  /** As the options say, for run `number`. */
  readonly given: (number: number) => ClusterState;
  /**
   * From any k rows, each as likely as the others (Forgy, "Cluster analysis of multivariate data", 1965). k-means++
   * looks for rows that are far from all others, so where these make slivers it finds them with any seed.
   */
  readonly even: (number: number) => ClusterState;
}

function startsOf({ rows, filled: { init, k, seed }, backend }: Setting): Starts {
  const emptyState = (clusters: number): ClusterState => {
    backend.reset();
    return createState(rows, clusters, backend);
  };
  const atRows = (seeds: readonly number[]): ClusterState => {
    const state = emptyState(seeds.length);
    setToRows(state.block, rows.matrix, seeds);
    return state;
  };
  return {
    given: (number) => {
      if (init === 'k-means++') {
        backend.reset();
        return atRows(chooseSeeds(rows, backend.dots, k, createRandom(seedOfRun(seed, number))));
      }
      const state = emptyState(k);
      setToDense(state.block, init);
      return state;
    },
    even: (number) => atRows([...sampleRows(rows.matrix.rows, k, seedOfRun(seed, number))]),
  };
}

/** Runs steps to their end at once. */
export function finishNow<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

// A tenth of a second of work or less: a signal is seen soon, and small matrices do not wait for timers.
const PAUSE_AFTER = 5e8;

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
