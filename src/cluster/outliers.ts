import * as z from 'zod';
import { type CsrMatrix, squaredRowNorms } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { parseOptions } from '../core/options.js';
import { centroidSimilarities, type PreparedCentroids, prepareCentroids } from './assign.js';
import type { Clustering } from './clusterer.js';
import { squaredDistance } from './rows.js';

/** How far out a row must be. */
export interface OutlierOptions {
  /** Modified z-score above which a row is an outlier. Default: 3.5. */
  readonly bound?: number | undefined;
}

/** Rows that fit their cluster badly. */
export interface Outliers {
  /** Numbers of the outliers, in order. */
  readonly rows: Int32Array;
  /**
   * By row: its modified z-score, which is below 0 for rows nearer to the centroid than half of the cluster;
   * Infinity for empty rows.
   */
  readonly scores: Float64Array;
}

const schema: z.ZodType<{ bound: number }> = z.strictObject({
  bound: z.number('it must be a number above 0').gt(0, 'it must be a number above 0').default(3.5),
});

/** Makes the median absolute deviation of normally distributed values their standard deviation. */
const NORMAL = 0.6745;

/**
 * Finds rows that fit their cluster much worse than its other rows do. A row is judged by its distance to the centroid
 * (1 - cos for `cosine`, the straight line for `euclidean`) as a modified z-score:
 * `0.6745 (distance - median of the cluster) / MAD`, with the median absolute deviation MAD as the measure of spread and
 * 3.5 as the bound (Iglewicz and Hoaglin, "How to detect and handle outliers", 1993). Medians are not moved by the
 * outliers themselves, as means are. Only rows far outside are outliers, never those near the centroid.
 *
 * MAD is that of the cluster, or where that is less, that of the rows of all clusters about the median of theirs. So a
 * cluster of near-duplicates or of a few rows is not judged more strictly than the rest. A row that is alone in its
 * cluster fits it and is no outlier; an empty row, for which nothing speaks, always is.
 *
 * @param matrix the rows that were clustered
 * @throws JobprismError OPTION_INVALID, also where there are not as many labels as rows, or one is no cluster
 * @example
 * const { rows } = findOutliers(matrix, clustering);
 * for (const row of rows) console.log(`job ${row} fits no cluster`);
 */
export function findOutliers(
  matrix: CsrMatrix,
  clustering: Pick<Clustering, 'k' | 'cols' | 'metric' | 'labels' | 'centroids'>,
  options: OutlierOptions = {},
): Outliers {
  const { bound } = parseOptions(schema, options, 'outliers');
  const { k, labels } = clustering;
  const placed = labels.every((cluster) => cluster >= 0 && cluster < k);
  if (labels.length !== matrix.rows || !placed) {
    const reason = placed ? `there are ${labels.length} labels for ${matrix.rows} rows` : `labels must be in [0, ${k})`;
    throw new JobprismError('OPTION_INVALID', { option: 'clustering', reason });
  }
  const distances = centroidDistancesOf(matrix, clustering);
  const rule = outlierRule(distances, clustering, bound);
  const scores = distances.map((distance, row) => scoreOf(rule, distance, labels[row]!));
  return { rows: Int32Array.from(scores.keys()).filter((row) => scores[row]! > bound), scores };
}

/** What rows are judged by. */
export interface OutlierRule {
  readonly bound: number;
  /** By cluster: median of the distances of its rows. */
  readonly medians: Float64Array;
  /** By cluster: MAD, at least that of all rows. */
  readonly spreads: Float64Array;
}

/** The rule that rows of some distances and labels make. */
export function outlierRule(
  distances: Float64Array,
  { k, labels }: Pick<Clustering, 'k' | 'labels'>,
  bound: number = schema.parse({}).bound,
): OutlierRule {
  const members = membersOf(labels, k, distances);
  const medians = Float64Array.from(members, (rows) => median(rows.map((row) => distances[row]!)));
  const deviation = (row: number): number => Math.abs(distances[row]! - medians[labels[row]!]!);
  const pooled = median(members.flat().map(deviation));
  const spreads = Float64Array.from(members, (rows) => Math.max(pooled, median(rows.map(deviation))));
  return { bound, medians, spreads };
}

/** The modified z-score of a row; an outlier's is above the bound. */
export function scoreOf({ medians, spreads }: OutlierRule, distance: number, cluster: number): number {
  const above = distance - medians[cluster]!;
  // Without any spread the rows of a cluster coincide, but for some that then are infinitely far out.
  return above === 0 ? 0 : (NORMAL * above) / spreads[cluster]!;
}

/** By row: its distance to the centroid of its cluster, as the metric has it; Infinity for an empty one. */
export function centroidDistancesOf(
  matrix: CsrMatrix,
  clustering: Pick<Clustering, 'k' | 'cols' | 'metric' | 'labels' | 'centroids'>,
): Float64Array {
  const { labels } = clustering;
  const prepared = prepareCentroids(clustering);
  return distancesOf(matrix, labels, centroidSimilarities(matrix, labels, prepared), prepared);
}

/**
 * The same where the similarities are known.
 *
 * @param similarities as {@link centroidSimilarities} gives them
 */
export function distancesOf(
  matrix: CsrMatrix,
  labels: Int32Array,
  similarities: Float64Array,
  { metric, norms }: Pick<PreparedCentroids, 'metric' | 'norms'>,
): Float64Array {
  return squaredRowNorms(matrix).map((norm, row) => {
    if (norm === 0) return Number.POSITIVE_INFINITY;
    if (metric === 'cosine') return rounded(1 - similarities[row]!);
    const length = norms[labels[row]!]!;
    return Math.sqrt(squaredDistance(norm, length, similarities[row]! * Math.sqrt(norm * length)));
  });
}

/** Rows that coincide with their centroid are off by the rounding of single precision. */
function rounded(distance: number): number {
  return distance < 1e-6 ? 0 : distance;
}

/** By cluster its rows that are not empty. */
function membersOf(labels: Int32Array, k: number, distances: Float64Array): number[][] {
  const members: number[][] = Array.from({ length: k }, () => []);
  labels.forEach((cluster, row) => {
    if (distances[row]! < Number.POSITIVE_INFINITY) members[cluster]!.push(row);
  });
  return members;
}

/** 0 where there are no values. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
