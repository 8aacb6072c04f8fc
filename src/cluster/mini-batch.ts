import * as z from 'zod';
import { type RunControl, throwIfAborted } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { parseOptions } from '../core/options.js';
import { createRandom } from '../core/random.js';
import type { Batch } from './batch.js';
import { type CentroidBlock, createBlock, setToDense, setToRows } from './centroids.js';
import type { Metric } from './clusterer.js';
import { dotsByColumns } from './dots.js';
import { chooseSeeds } from './init.js';
import { assignRows } from './kernel.js';
import {
  centroidsOf,
  countsOf,
  type MiniBatchJson,
  type MiniBatchState,
  MOST_ROWS,
  ratio,
  stateFromJson,
  stateToJson,
} from './mini-batch-json.js';
import { REASSIGNMENT_RATIO } from './mini-batch-starved.js';
import { type BatchOutcome, learnBatch } from './mini-batch-step.js';
import { checkCentroids, checks } from './options.js';
import { type PreparedRows, prepareRows } from './rows.js';

/** How rows are clustered batch by batch. */
export interface MiniBatchOptions {
  /** Number of clusters, from 1. */
  readonly k: number;
  /** Seed of the random choices; only its lowest 32 bits count. Default: 42. */
  readonly seed?: number | undefined;
  /** Default: `cosine`. */
  readonly metric?: Metric | undefined;
  /**
   * `k-means++`, on the first batch, which needs k distinct rows; or given centroids, k × columns in row-major order.
   * Default: `k-means++`.
   */
  readonly init?: 'k-means++' | ArrayLike<number> | undefined;
  /**
   * A centroid with fewer rows than this share of those of the fullest is starved and starts anew among the rows of the
   * batch; looked for after every 10 k rows and wherever a centroid has none. From 0, never, to 1. Default: 0.01.
   */
  readonly reassignmentRatio?: number | undefined;
}

/** What one batch did. */
export interface BatchReport {
  /** Rows learned: those that are not empty. */
  readonly rows: number;
  /** Sum of their squared distances to the nearest centroids as these were before. For `cosine`, 2 (1 - cos) each. */
  readonly inertia: number;
  /** Sum of the squared movements of the centroids. */
  readonly shift: number;
  /** Centroids that were starved and started anew. */
  readonly reassigned: number;
}

/** Centroids that learn from one batch of rows after another. It can be given to `assignToClusters` as it is. */
export interface MiniBatchKmeans {
  readonly k: number;
  readonly metric: Metric;
  /** Number of columns; 0 before the first batch where no centroids were given. */
  readonly cols: number;
  /** Rows learned so far, empty ones aside. */
  readonly rows: number;
  /** A copy of the centroids as they are now, k × cols in row-major order; for `cosine` of length 1. */
  readonly centroids: Float32Array;
  /** A copy of the numbers of rows that each centroid is the mean of. */
  readonly counts: Int32Array;
  /**
   * Moves the centroids towards the rows of a batch; see `docs/CLUSTERING.md`. Empty rows are left out. A batch that is
   * refused changes nothing. Batches should have some 20 k rows or more.
   *
   * @param batch any number of rows from none up; columns as before
   * @throws JobprismError OPTION_INVALID where the columns differ or a value is not finite; CLUSTERS_INVALID where the
   * first batch has fewer than k distinct rows to start from; ABORTED where the signal was raised before the call
   */
  partialFit(batch: CsrMatrix, control?: RunControl): BatchReport;
  toJSON(): MiniBatchJson;
}

const optionsSchema = z.strictObject({
  k: checks.fromOne,
  seed: checks.seed.default(42),
  metric: checks.metric.default('cosine'),
  reassignmentRatio: ratio.default(REASSIGNMENT_RATIO),
  init: checks.init.default('k-means++'),
});

/**
 * Mini-batch k-means for rows that come batch by batch, as from a stream or a file too large for memory: Sculley,
 * "Web-scale k-means clustering" (2010). Memory: k × columns × 12 bytes, whatever the number of rows. Same batches,
 * options and seed give the same bytes.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const model = createMiniBatchKmeans({ k: 20, seed: 1 });
 * for await (const batch of batches) model.partialFit(batch);
 * const { labels } = assignToClusters(matrix, model);
 */
export function createMiniBatchKmeans(options: MiniBatchOptions): MiniBatchKmeans {
  const { init, ...settings } = parseOptions(optionsSchema, options, 'miniBatch');
  const state: MiniBatchState = { ...settings, rows: 0, batches: 0, rowsSinceReassignment: 0, block: null };
  if (init !== 'k-means++') {
    const cols = Math.max(1, Math.floor(init.length / settings.k));
    checkCentroids(init, settings.k * cols, 'miniBatch.init');
    state.block = createBlock(settings.k, cols, settings.metric);
    setToDense(state.block, init);
  }
  return modelOf(state);
}

/**
 * The model that {@link MiniBatchKmeans.toJSON} was called on; it goes on to the same bytes.
 *
 * @param json the value itself or what `JSON.parse` made of its text
 * @throws JobprismError OPTION_INVALID where it is not such a value
 * @example
 * const copy = miniBatchKmeansFromJSON(JSON.parse(JSON.stringify(model)));
 */
export function miniBatchKmeansFromJSON(json: unknown): MiniBatchKmeans {
  return modelOf(stateFromJson(json));
}

function modelOf(state: MiniBatchState): MiniBatchKmeans {
  return {
    k: state.k,
    metric: state.metric,
    get cols() {
      return state.block?.cols ?? 0;
    },
    get rows() {
      return state.rows;
    },
    get centroids() {
      return centroidsOf(state);
    },
    get counts() {
      return countsOf(state);
    },
    partialFit: (batch, control = {}) => partialFit(state, batch, control),
    toJSON: () => stateToJson(state),
  };
}

function partialFit(state: MiniBatchState, matrix: CsrMatrix, control: RunControl): BatchReport {
  throwIfAborted(control, 'cluster');
  refuseOtherColumns(state, matrix);
  const rows = prepareRows(matrix, state.metric);
  const count = rows.matrix.rows;
  if (state.rows + count > MOST_ROWS) {
    throw new JobprismError('OPTION_INVALID', { option: 'matrix', reason: `more than ${MOST_ROWS} rows in all` });
  }
  if (count === 0) return { rows: 0, inertia: 0, shift: 0, reassigned: 0 };
  state.block ??= seededBlock(state, rows);
  const outcome = learnRows(state, state.block, rows);
  state.rows += count;
  control.onProgress?.({ stage: 'cluster', done: state.rows, total: null });
  return { rows: count, ...outcome };
}

function refuseOtherColumns({ block }: MiniBatchState, { cols }: CsrMatrix): void {
  if (block === null || block.cols === cols) return;
  const reason = `it has ${cols} columns, and the centroids have ${block.cols}`;
  throw new JobprismError('OPTION_INVALID', { option: 'matrix', reason });
}

function seededBlock({ k, metric, seed }: MiniBatchState, rows: PreparedRows): CentroidBlock {
  const { matrix } = rows;
  const enough = matrix.rows >= k;
  const seeds = enough ? chooseSeeds(rows, dotsByColumns(matrix), k, createRandom(seed)) : [];
  if (seeds.length < k) {
    throw new JobprismError('CLUSTERS_INVALID', { clusters: k, documents: enough ? seeds.length : matrix.rows });
  }
  const block = createBlock(k, matrix.cols, metric);
  setToRows(block, matrix, seeds);
  return block;
}

function learnRows(state: MiniBatchState, block: CentroidBlock, rows: PreparedRows): BatchOutcome {
  const { indptr, indices, data } = rows.matrix;
  const { values: centroids, stride, penalties } = block;
  const batch: Batch = { rows, labels: new Int32Array(rows.matrix.rows), from: 0, to: rows.matrix.rows };
  assignRows({ indptr, indices, data, centroids, stride, penalties, labels: batch.labels }, batch.from, batch.to);
  return learnBatch(block, batch, state, state);
}
