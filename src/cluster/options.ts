import * as z from 'zod';
import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { parseOptions } from '../core/options.js';
import type { ClusterOptions, Metric } from './clusterer.js';

/** {@link ClusterOptions} with every default filled in. */
export interface FilledOptions {
  readonly k: number;
  readonly seed: number;
  readonly nInit: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly metric: Metric;
  readonly init: 'k-means++' | ArrayLike<number>;
  readonly workers: number | 'auto';
}

const fromOne: z.ZodInt = z.int('it must be an integer from 1 up').min(1, 'it must be an integer from 1 up');

/** Checks that are shared by the options of this room. */
export const checks: {
  fromOne: z.ZodType<number>;
  seed: z.ZodType<number>;
  metric: z.ZodType<Metric>;
  init: z.ZodType<'k-means++' | ArrayLike<number>>;
} = {
  fromOne,
  seed: z.int('it must be an integer'),
  metric: z.enum(['cosine', 'euclidean'], 'it must be "cosine" or "euclidean"'),
  init: z.custom<'k-means++' | ArrayLike<number>>(
    (value) => value === 'k-means++' || Array.isArray(value) || ArrayBuffer.isView(value),
    'it must be "k-means++" or an array of numbers',
  ),
};

const schema: z.ZodType<FilledOptions> = z.strictObject({
  k: fromOne,
  seed: checks.seed.default(42),
  nInit: fromOne.default(5),
  maxIterations: fromOne.default(100),
  tolerance: z.number('it must be a number from 0 up').min(0, 'it must be a number from 0 up').default(0),
  metric: checks.metric.default('cosine'),
  init: checks.init.default('k-means++'),
  workers: z.union([z.literal('auto'), fromOne.max(256)], 'it must be "auto" or an integer from 1 to 256').default(1),
});

/** Most numbers that centroids may hold: with their sums these are 3.2 GB, and what is kept of the best run 1 GB more. */
const MOST_CENTROIDS = 2 ** 28;

/** Fills in defaults and checks the options against each other and the matrix. */
export function fillOptions(matrix: CsrMatrix, options: ClusterOptions): FilledOptions {
  const filled = parseOptions(schema, options, 'cluster');
  if (filled.k > matrix.rows) {
    throw new JobprismError('CLUSTERS_INVALID', { clusters: filled.k, documents: matrix.rows });
  }
  if (filled.k * matrix.cols > MOST_CENTROIDS) {
    const reason = `k × columns is ${filled.k} × ${matrix.cols}, and above ${MOST_CENTROIDS} centroids do not fit into memory; lower k, or leave out rare columns (minDf)`;
    throw new JobprismError('OPTION_INVALID', { option: 'cluster.k', reason });
  }
  if (filled.init !== 'k-means++') checkCentroids(filled.init, filled.k * matrix.cols);
  return filled;
}

/**
 * Refuses given centroids of another length, or with values that are not finite.
 *
 * @param length k × columns
 */
export function checkCentroids(centroids: ArrayLike<number>, length: number, option = 'cluster.init'): void {
  let reason: string | null = null;
  if (centroids.length !== length) {
    reason = `k × columns is ${length}, and it holds ${centroids.length} numbers`;
  } else if (!allFinite(centroids)) {
    reason = 'it holds a value that is not a finite number';
  }
  if (reason !== null) throw new JobprismError('OPTION_INVALID', { option, reason });
}

function allFinite(values: ArrayLike<number>): boolean {
  for (let at = 0; at < values.length; at++) if (!Number.isFinite(values[at])) return false;
  return true;
}
