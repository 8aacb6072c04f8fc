import type { RunControl } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { createRandom, type Random } from '../core/random.js';
import { adjustedRandIndex } from './agreement.js';
import { nearestClusters } from './assign.js';
import type { Metric } from './clusterer.js';
import { sliversAmong } from './degenerate.js';
import { createKmeans } from './kmeans.js';
import { silhouette } from './silhouette.js';
import { sizesOf } from './sizes.js';

/** What was found for one k; every number is a mean over the repetitions. */
export interface CandidateK {
  readonly k: number;
  /** Silhouette of the sample, clustered by centroids that were made from parts of it. */
  readonly silhouette: number;
  /** Adjusted Rand index between two clusterings of the sample, each by centroids from another part of it. */
  readonly stability: number;
  /** Silhouette times stability, each taken as 0 where negative: what is compared. */
  readonly score: number;
  /** Standard error of `score`. */
  readonly standardError: number;
  /** Mean share of the clusters that are slivers, as `isDegenerate` says what these are. */
  readonly slivers: number;
  /** Whether k is out of the question: more than a third of the clusters are slivers, or fewer rows than k differ. */
  readonly refused: boolean;
}

/** What candidates are tried on. */
export interface Trial {
  readonly sample: CsrMatrix;
  readonly metric: Metric;
  readonly seed: number;
}

/** One split of the sample. */
interface Split {
  readonly silhouette: number;
  readonly stability: number;
  readonly score: number;
  readonly slivers: number;
  /** Clusters found in the half that had fewer. */
  readonly found: number;
}

const MAX_SLIVERS = 1 / 3;
// Fewer starts leave the halves in different optima, which tells against the true k as if its clusters were unstable.
const STARTS = 3;
const MOST_ITERATIONS = 15;
const SILHOUETTE_ROWS = 1000;

/** The split number `repetition`, the same for every k. */
export async function trySplit(k: number, trial: Trial, repetition: number, control: RunControl): Promise<Split> {
  const { sample, metric, seed } = trial;
  const kmeans = createKmeans();
  const labels: Int32Array[] = [];
  const widths: number[] = [];
  const slivers: number[] = [];
  let found = k;
  for (const half of halvesOf(sample.rows, createRandom(seed + Math.imul(repetition + 1, 0x85ebca6b)))) {
    // Progress inside of a repetition is nobody's concern.
    const clustering = await kmeans.fit(
      selectRows(sample, half),
      { k, metric, seed: seed + repetition, nInit: STARTS, maxIterations: MOST_ITERATIONS },
      { signal: control.signal },
    );
    const assigned = nearestClusters(sample, clustering);
    const sampled = { exactUpTo: SILHOUETTE_ROWS, sampleSize: SILHOUETTE_ROWS, seed };
    labels.push(assigned);
    widths.push(silhouette(sample, assigned, k, { metric, ...sampled }).mean ?? 0);
    slivers.push(sliversAmong(sizesOf(assigned, k), sample.rows) / k);
    found = Math.min(found, clustering.k);
  }
  const width = mean(widths);
  const stability = adjustedRandIndex(labels[0]!, labels[1]!);
  const score = Math.max(0, width) * Math.max(0, stability);
  return { silhouette: width, stability, score, slivers: mean(slivers), found };
}

/** What the splits of one k say together. */
export function summarise(k: number, splits: readonly Split[]): CandidateK {
  const slivers = mean(splits.map((split) => split.slivers));
  const scores = splits.map(({ score }) => score);
  return {
    k,
    silhouette: mean(splits.map((split) => split.silhouette)),
    stability: mean(splits.map(({ stability }) => stability)),
    score: mean(scores),
    standardError: standardError(scores),
    slivers,
    refused: slivers > MAX_SLIVERS || splits.some(({ found }) => found < k),
  };
}

/** Row numbers in two parts, each in order. */
function halvesOf(rows: number, random: Random): readonly [Int32Array, Int32Array] {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const middle = Math.ceil(rows / 2);
  return [order.slice(0, middle).sort(), order.slice(middle).sort()];
}

/** Arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard error of the mean of two or more values. */
export function standardError(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
