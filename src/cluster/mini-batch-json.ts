import * as z from 'zod';
import { csrFromDense } from '../core/csr.js';
import { parseOptions } from '../core/options.js';
import { type CentroidBlock, createBlock, setToRows, toDense } from './centroids.js';
import type { Metric } from './clusterer.js';
import type { LearnSettings } from './mini-batch-starved.js';
import type { Learned } from './mini-batch-step.js';
import { checks } from './options.js';

/** A `MiniBatchKmeans` as plain data. Matrices are k × cols in row-major order. */
export interface MiniBatchJson extends LearnSettings, Learned {
  readonly kind: 'mini-batch-kmeans';
  /** Version of the layout. */
  readonly version: 1;
  readonly k: number;
  readonly cols: number;
  readonly metric: Metric;
  readonly rows: number;
  readonly counts: readonly number[];
  readonly centroids: readonly number[];
  /** By cluster: the sum of its `counts` rows, which its next centroid is made of. */
  readonly sums: readonly number[];
}

/** What a `MiniBatchKmeans` is made of; `block` is null before it has columns. */
export interface MiniBatchState extends LearnSettings, Learned {
  readonly k: number;
  readonly metric: Metric;
  rows: number;
  block: CentroidBlock | null;
}

/** Rows are counted in 32 bits. */
export const MOST_ROWS: number = 2 ** 31 - 1;

const RATIO = 'it must be a number from 0 to 1';
/** Check of `reassignmentRatio`. */
export const ratio: z.ZodType<number> = z.number(RATIO).min(0, RATIO).max(1, RATIO);

const count = z.int().min(0).max(MOST_ROWS);
const numbers = z.array(z.number());
const schema = z
  .object({
    kind: z.literal('mini-batch-kmeans'),
    version: z.literal(1),
    k: checks.fromOne,
    cols: count,
    metric: checks.metric,
    seed: checks.seed,
    reassignmentRatio: ratio,
    rows: count,
    batches: count,
    rowsSinceReassignment: count,
    counts: z.array(count),
    centroids: numbers,
    sums: numbers,
  })
  .refine(
    ({ k, cols, counts, centroids, sums }) =>
      counts.length === k && centroids.length === k * cols && sums.length === k * cols,
    'counts must hold k numbers, centroids and sums k × cols',
  );

/** The model as plain data. */
export function stateToJson(state: MiniBatchState): MiniBatchJson {
  const { k, metric, seed, reassignmentRatio, rows, batches, rowsSinceReassignment, block } = state;
  return {
    kind: 'mini-batch-kmeans',
    version: 1,
    k,
    cols: block?.cols ?? 0,
    metric,
    seed,
    reassignmentRatio,
    rows,
    batches,
    rowsSinceReassignment,
    counts: Array.from(countsOf(state)),
    centroids: Array.from(centroidsOf(state)),
    sums: block ? denseSums(block) : [],
  };
}

/**
 * The state that became such data.
 *
 * @throws JobprismError OPTION_INVALID where it is not such a value
 */
export function stateFromJson(json: unknown): MiniBatchState {
  const { kind, version, cols, counts, centroids, sums, ...rest } = parseOptions(schema, json, 'miniBatch');
  return { ...rest, block: cols === 0 ? null : restoredBlock(rest, { cols, counts, centroids, sums }) };
}

/** The centroids, k × columns in row-major order. */
export function centroidsOf({ k, block }: MiniBatchState): Float32Array {
  if (block === null) return new Float32Array(0);
  return toDense(
    block,
    Int32Array.from({ length: k }, (_, cluster) => cluster),
  );
}

/** Rows that each centroid is the mean of. */
export function countsOf({ k, block }: MiniBatchState): Int32Array {
  return block?.counts.slice() ?? new Int32Array(k);
}

function restoredBlock(
  { k, metric }: Pick<MiniBatchJson, 'k' | 'metric'>,
  { cols, counts, centroids, sums }: Pick<MiniBatchJson, 'cols' | 'counts' | 'centroids' | 'sums'>,
): CentroidBlock {
  const block = createBlock(k, cols, metric);
  const clusters = Array.from({ length: k }, (_, cluster) => cluster);
  // Not `setToDense`, which would scale to length 1 once more.
  const rows = csrFromDense(clusters.map((cluster) => centroids.slice(cluster * cols, (cluster + 1) * cols)));
  setToRows(block, rows, clusters);
  block.counts.set(counts);
  block.sums.set(sums);
  return block;
}

function denseSums({ k, cols, sums }: CentroidBlock): number[] {
  return Array.from(sums.subarray(0, k * cols));
}
