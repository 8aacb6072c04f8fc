import { type RunControl, throwIfAborted } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import type { Backend, OpenBackend } from './backend.js';
import type { Clusterer, Clustering, ClusterOptions } from './clusterer.js';
import { allEmpty, finish, type Outcome } from './finish.js';
import { miniBatchRun } from './mini-batch-run.js';
import { batchStart } from './mini-batch-start.js';
import { type FilledOptions, fillOptions } from './options.js';
import { type PreparedRows, prepareRows } from './rows.js';
import { finishWithPauses } from './runs.js';
import { shuffledNumbers } from './shuffle.js';
import { type ClusterState, keep } from './state.js';
import { better, isAvoidable, MAX_RESTARTS, seedOfRun, type Try, unbalanced } from './tries.js';
import { openWasm } from './wasm-backend.js';

/** Rows of a batch, as in scikit-learn. */
const BATCH_ROWS = 1024;
/**
 * With many clusters more: centroids of a few sparse rows each are far longer than one that happens to have many, which
 * by Euclidean distance then takes nearly all rows.
 */
const BATCH_ROWS_A_CLUSTER = 20;

/**
 * Mini-batch k-means as a {@link Clusterer}: Sculley, "Web-scale k-means clustering" (2010), for many rows and many
 * clusters, where one pass of `kmeans` takes long. It comes near the inertia of that and not down to it.
 *
 * The rows are shuffled once and cut into batches, which every pass takes in another order, until the stop rule of
 * scikit-learn's MiniBatchKMeans or `maxIterations` passes end it (see docs/CLUSTERING.md). One iteration of Lloyd's
 * algorithm over all rows ends each run, so that centroids are means of rows and every row is with its nearest one. Each
 * run starts from a k-means++ seeding of a sample, of `nInit` runs the one with the least inertia is kept, and
 * `iterations` counts passes, the last one perhaps begun.
 *
 * @param open what does the arithmetic, with the same bytes whatever it is. Default: WebAssembly, or else TypeScript
 * @example
 * const clustering = await createMiniBatch().fit(matrix, { k: 50, seed: 1, nInit: 1 });
 */
export function createMiniBatch(open: OpenBackend = openWasm): Clusterer {
  return {
    name: 'mini-batch',
    fit: async (matrix, options, control = {}) => finishWithPauses(fitBatches(matrix, options, control, open)),
  };
}

function* fitBatches(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
  open: OpenBackend,
): Generator<number, Clustering> {
  const filled = fillOptions(matrix, options);
  throwIfAborted(control, 'cluster');
  const prepared = prepareRows(matrix, filled.metric);
  if (prepared.matrix.rows === 0) return allEmpty(matrix, filled.metric, filled.k);
  const shuffled = shuffleRows(prepared, filled.seed);
  const backend = open(shuffled.matrix, filled.k);
  try {
    const rows = { ...shuffled, matrix: backend.matrix };
    return finish(matrix, ...(yield* bestRun(rows, filled, backend, control)));
  } finally {
    backend.close();
  }
}

/** The rows in a random order, so that a batch is a range of them. */
function shuffleRows(rows: PreparedRows, seed: number): PreparedRows {
  const order = shuffledNumbers(rows.matrix.rows, createRandom(seed));
  return {
    ...rows,
    matrix: selectRows(rows.matrix, order),
    origin: order.map((row) => rows.origin[row]!),
    norms: Float64Array.from(order, (row) => rows.norms[row]!),
  };
}

function* bestRun(
  rows: PreparedRows,
  filled: FilledOptions,
  backend: Backend,
  control: RunControl,
): Generator<number, [ClusterState, Outcome]> {
  const { k, init } = filled;
  const batchRows = Math.min(rows.matrix.rows, Math.max(BATCH_ROWS, BATCH_ROWS_A_CLUSTER * k));
  const total = init === 'k-means++' ? filled.nInit : 1;
  const most = init === 'k-means++' ? total + MAX_RESTARTS : 1;
  let best: Try | null = null;
  let number = 0;
  for (; number < total || (best!.degenerate && number < most); number++) {
    const seed = seedOfRun(filled.seed, number);
    const state = batchStart(rows, filled, backend, batchRows, seed);
    const run = yield* miniBatchRun(state, { ...filled, seed }, batchRows, control);
    best = better(best, { state: keep(state), run, degenerate: isAvoidable(state, k) });
    if (number < total) control.onProgress?.({ stage: 'cluster', done: number + 1, total });
  }
  const { state, run } = best!;
  const { gaveWay } = backend;
  return [state, { asked: k, ...run, unbalanced: unbalanced(best!, number - total), gaveWay }];
}
