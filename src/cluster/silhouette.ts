import * as z from 'zod';
import { type CsrMatrix, selectRows, squaredRowNorms, transpose } from '../core/csr.js';
import { parseOptions } from '../core/options.js';
import { createRandom } from '../core/random.js';
import { type Warning, warning } from '../core/warnings.js';
import type { Metric } from './clusterer.js';
import { dotsWithRow } from './dots.js';
import { checks } from './options.js';
import { squaredDistance, unitRows } from './rows.js';
import { sizesOf } from './sizes.js';

/** How a silhouette is computed. */
export interface SilhouetteOptions {
  /** Distance of two rows: `cosine` is 1 - cos, `euclidean` the straight line. Default: `cosine`. */
  readonly metric?: Metric | undefined;
  /** Euclidean only: with more rows than this the silhouette is that of a sample of `sampleSize` rows. Default: 5000. */
  readonly exactUpTo?: number | undefined;
  /** Rows in the sample. Default: 2000. */
  readonly sampleSize?: number | undefined;
  /** Seed of the sample. Default: 42. */
  readonly seed?: number | undefined;
}

/** How well rows sit in their clusters. */
export interface Silhouette {
  /** Mean over the rows, in [-1, 1]; null where fewer than two clusters have rows. */
  readonly mean: number | null;
  /** By cluster, the mean over its rows; NaN where it has none (in the sample). */
  readonly byCluster: Float64Array;
  /** Whether it is that of a sample. */
  readonly sampled: boolean;
  /** Number of rows that it was computed on. */
  readonly rows: number;
  /** SILHOUETTE_SAMPLED where it is that of a sample. */
  readonly warnings: readonly Warning[];
}

const schema: z.ZodType<Required<{ [K in keyof SilhouetteOptions]: NonNullable<SilhouetteOptions[K]> }>> =
  z.strictObject({
    metric: checks.metric.default('cosine'),
    exactUpTo: checks.fromOne.default(5000),
    sampleSize: checks.fromOne.default(2000),
    seed: checks.seed.default(42),
  });

/**
 * Silhouette of a clustering: Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
 * analysis" (1987). For each row (b - a) / max(a, b), with a its mean distance to the other rows of its cluster and b
 * that to the rows of the nearest other cluster; 0 for a row that is alone.
 *
 * No matrix of distances is made. For cosine it is always exact and takes one pass, since the mean of 1 - cos over a
 * cluster is 1 less the product with its mean unit row. For Euclidean distance, which takes all pairs, see the options.
 *
 * @param labels by row: its cluster in [0, k)
 * @throws JobprismError OPTION_INVALID
 * @example
 * silhouette(matrix, clustering.labels, clustering.k).mean; // 0.12
 */
export function silhouette(
  matrix: CsrMatrix,
  labels: Int32Array,
  k: number,
  options: SilhouetteOptions = {},
): Silhouette {
  const { metric, exactUpTo, sampleSize, seed } = parseOptions(schema, options, 'silhouette');
  if (metric === 'cosine') return summarise(cosineWidths(matrix, labels, k), labels, k, null);
  if (matrix.rows <= exactUpTo || matrix.rows <= sampleSize) {
    return summarise(euclideanWidths(matrix, labels, k), labels, k, null);
  }
  const sample = sampleRows(matrix.rows, sampleSize, seed);
  const sampledLabels = Int32Array.from(sample, (row) => labels[row]!);
  return summarise(euclideanWidths(selectRows(matrix, sample), sampledLabels, k), sampledLabels, k, matrix.rows);
}

/** `size` different numbers below `rows`, in order: Floyd's sampling (Bentley, "A sample of brilliance", 1987). */
export function sampleRows(rows: number, size: number, seed: number): Int32Array {
  const random = createRandom(seed);
  const chosen = new Set<number>();
  for (let last = Math.max(0, rows - size); last < rows; last++) {
    const row = random.below(last + 1);
    chosen.add(chosen.has(row) ? last : row);
  }
  return Int32Array.from(chosen).sort();
}

/** Writes the sums of the distances of a row to the rows of each cluster, its distance to itself being 0. */
type DistanceSums = (row: number, sums: Float64Array) => void;

function cosineWidths(matrix: CsrMatrix, labels: Int32Array, k: number): Float64Array {
  const unit = unitRows(matrix, squaredRowNorms(matrix));
  const { rows, cols, indptr, indices, data } = unit;
  const totals = new Float64Array(cols * k);
  for (let row = 0; row < rows; row++) {
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) totals[indices[p]! * k + labels[row]!]! += data[p]!;
  }
  const norms = squaredRowNorms(unit);
  const sizes = sizesOf(labels, k);
  return widths(labels, sizes, (row, sums) => {
    sums.set(sizes);
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const at = indices[p]! * k;
      for (let c = 0; c < k; c++) sums[c]! -= data[p]! * totals[at + c]!;
    }
    sums[labels[row]!]! -= 1 - norms[row]!;
  });
}

function euclideanWidths(matrix: CsrMatrix, labels: Int32Array, k: number): Float64Array {
  const transposed = transpose(matrix);
  const norms = squaredRowNorms(matrix);
  const dots = new Float64Array(matrix.rows);
  return widths(labels, sizesOf(labels, k), (row, sums) => {
    dotsWithRow(matrix, transposed, row, dots);
    sums.fill(0);
    for (let other = 0; other < dots.length; other++) {
      sums[labels[other]!]! += Math.sqrt(squaredDistance(norms[row]!, norms[other]!, dots[other]!));
    }
  });
}

function widths(labels: Int32Array, sizes: Int32Array, distanceSums: DistanceSums): Float64Array {
  const sums = new Float64Array(sizes.length);
  return Float64Array.from(labels, (own, row) => {
    if (sizes[own]! < 2) return 0;
    distanceSums(row, sums);
    const inside = Math.max(0, sums[own]! / (sizes[own]! - 1));
    let outside = Number.POSITIVE_INFINITY;
    for (let c = 0; c < sizes.length; c++) {
      if (c !== own && sizes[c]! > 0) outside = Math.min(outside, Math.max(0, sums[c]! / sizes[c]!));
    }
    const greater = Math.max(inside, outside);
    return greater > 0 ? (outside - inside) / greater : 0;
  });
}

function summarise(values: Float64Array, labels: Int32Array, k: number, allRows: number | null): Silhouette {
  const sizes = sizesOf(labels, k);
  const byCluster = new Float64Array(k);
  values.forEach((value, row) => {
    byCluster[labels[row]!]! += value;
  });
  const defined = sizes.filter((size) => size > 0).length >= 2;
  const mean = defined ? byCluster.reduce((total, sum) => total + sum, 0) / values.length : null;
  byCluster.forEach((sum, cluster) => {
    byCluster[cluster] = defined ? sum / sizes[cluster]! : Number.NaN;
  });
  const rows = values.length;
  const warnings = allRows === null ? [] : [warning('SILHOUETTE_SAMPLED', { sample: rows, rows: allRows })];
  return { mean, byCluster, sampled: allRows !== null, rows, warnings };
}
