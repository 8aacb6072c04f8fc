import * as z from 'zod';
import { type RunControl, throwIfAborted } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { parseOptions } from '../core/options.js';
import { createRandom, type Random } from '../core/random.js';
import { adjustedRandIndex } from './agreement.js';
import { assignToClusters } from './assign.js';
import type { Clusterer, Metric } from './clusterer.js';
import { dropRareColumns } from './columns.js';
import { assignRows } from './kernel.js';
import { createKmeans } from './kmeans.js';
import { checks } from './options.js';
import { filledRows } from './rows.js';
import { sampleRows, silhouette } from './silhouette.js';

/** How the number of clusters is chosen. */
export interface ChooseKOptions {
  /** Default: `cosine`. */
  readonly metric?: Metric | undefined;
  /** Default: 42. */
  readonly seed?: number | undefined;
  /** Largest k to try. Default: 1.5 times the square root of half the rows, at most 30. */
  readonly maxK?: number | undefined;
  /** Most rows to try it on, drawn by seed. Default: 1200. */
  readonly sampleSize?: number | undefined;
}

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
  /** Mean share of the clusters that are slivers: fewer than 2 rows or than 0.5 % of them. */
  readonly slivers: number;
  /** Whether k is out of the question because more than a third of the clusters are slivers. */
  readonly refused: boolean;
}

/** The chosen number of clusters, and why. */
export interface ChosenK {
  /** 1 where no k scored above 0, among other cases for up to three rows. */
  readonly k: number;
  /** Every k that was tried, in rising order. */
  readonly curve: readonly CandidateK[];
  /** Rows it was tried on. */
  readonly sampledRows: number;
}

interface Parts {
  readonly sample: CsrMatrix;
  readonly metric: Metric;
  readonly seed: number;
}

const schema: z.ZodType<{ metric: Metric; seed: number; maxK?: number | undefined; sampleSize: number }> =
  z.strictObject({
    metric: checks.metric.default('cosine'),
    seed: checks.seed.default(42),
    maxK: checks.fromOne.optional(),
    sampleSize: checks.fromOne.default(1200),
  });

const REPETITIONS = 5;
const MAX_K = 30;
const MAX_SLIVERS = 1 / 3;
const NEARLY_BEST = 0.95;
// In a large sample most columns are terms of one or two rows: they tie nothing together and cost the most time.
const LARGE_SAMPLE = 500;
const LEAST_DF = 3;

/**
 * Chooses a number of clusters.
 *
 * The silhouette alone does not do for text: in thousands of dimensions it is near 0 and often creeps up with every
 * further cluster. But clusters that are no more than cuts through a cloud fall elsewhere when other documents are
 * drawn. So a candidate is scored by silhouette times stability: the rows of a sample are split into two halves at
 * random, each half is clustered, all rows are assigned to the centroids of the one and of the other, and stability is
 * the adjusted Rand index of the two (after Lange, Roth, Braun and Buhmann, "Stability-based validation of clustering
 * solutions", 2004, and Tibshirani and Walther, "Cluster validation by prediction strength", 2005). Scores are means over
 * five splits, smoothed with those of the neighbouring k, and the answer is the smallest k with 95 % of the best of them.
 * A k that cuts off slivers for more than a third of its clusters is refused.
 *
 * Candidates are all k up to 8 and then steps of a quarter. Our own k-means is used whatever clusters afterwards. Empty
 * rows are left out, and in a sample of 500 rows or more also columns that fewer than 3 of them use.
 *
 * @throws JobprismError OPTION_INVALID; ABORTED
 * @example
 * const { k } = await chooseK(matrix);
 * const clustering = await createKmeans().fit(matrix, { k });
 */
export async function chooseK(
  matrix: CsrMatrix,
  options: ChooseKOptions = {},
  control: RunControl = {},
): Promise<ChosenK> {
  const { metric, seed, maxK, sampleSize } = parseOptions(schema, options, 'chooseK');
  const sample = drawSample(matrix, sampleSize, seed);
  const filled = filledRows(matrix).length;
  const largest = Math.min(maxK ?? Math.min(Math.floor(1.5 * Math.sqrt(filled / 2)), MAX_K), sample.rows >> 1);
  const candidates = gridUpTo(largest);
  // Slivers are looked for here and speak against a k, so k-means must not try to avoid them.
  const kmeans = createKmeans(assignRows, 'keep');
  const curve: CandidateK[] = [];
  for (const k of candidates) {
    throwIfAborted(control, 'cluster');
    curve.push(await tryOut(k, { sample, metric, seed }, kmeans, control));
    control.onProgress?.({ stage: 'cluster', done: curve.length, total: candidates.length });
  }
  return { k: smallestGood(curve), curve, sampledRows: sample.rows };
}

/** 2 to 8 one by one, then steps of a quarter. */
function gridUpTo(largest: number): number[] {
  const grid: number[] = [];
  for (let k = 2; k <= largest; k += Math.max(1, Math.floor(k / 4))) grid.push(k);
  return grid;
}

function smallestGood(curve: readonly CandidateK[]): number {
  const usable = curve.filter(({ refused }) => !refused);
  const smoothed = smooth(usable.map(({ score }) => score));
  const best = Math.max(0, ...smoothed);
  if (best === 0) return 1;
  return usable[smoothed.findIndex((score) => score >= NEARLY_BEST * best)]!.k;
}

/** Means with the neighbours on either side, which count half; below the first is k = 1, whose silhouette is 0. */
function smooth(scores: readonly number[]): number[] {
  return scores.map((score, i) => {
    const neighbours = [i === 0 ? 0 : scores[i - 1], scores[i + 1]].filter((value) => value !== undefined);
    return (2 * score + neighbours.reduce((sum, value) => sum + value, 0)) / (2 + neighbours.length);
  });
}

async function tryOut(k: number, parts: Parts, kmeans: Clusterer, control: RunControl): Promise<CandidateK> {
  const { sample, metric, seed } = parts;
  const silhouettes: number[] = [];
  const stabilities: number[] = [];
  const scores: number[] = [];
  const slivers: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const halves = split(sample.rows, createRandom(seed + Math.imul(repetition + 1, 0x85ebca6b)));
    const labels: Int32Array[] = [];
    const widths: number[] = [];
    for (const half of halves) {
      // The splits are the same for every k, and progress inside of them is nobody's concern.
      const clustering = await kmeans.fit(
        selectRows(sample, half),
        { k, metric, seed: seed + repetition, nInit: 2, maxIterations: 15 },
        { signal: control.signal },
      );
      const assigned = assignToClusters(sample, clustering).labels;
      labels.push(assigned);
      widths.push(silhouette(sample, assigned, k, { metric, exactUpTo: 1000, sampleSize: 1000, seed }).mean ?? 0);
      slivers.push(shareOfSlivers(assigned, k));
    }
    silhouettes.push(mean(widths));
    stabilities.push(adjustedRandIndex(labels[0]!, labels[1]!));
    scores.push(Math.max(0, mean(widths)) * Math.max(0, adjustedRandIndex(labels[0]!, labels[1]!)));
  }
  return {
    k,
    silhouette: mean(silhouettes),
    stability: mean(stabilities),
    score: mean(scores),
    standardError: standardError(scores),
    slivers: mean(slivers),
    refused: mean(slivers) > MAX_SLIVERS,
  };
}

/** Row numbers in two parts, each in order. */
function split(rows: number, random: Random): readonly [Int32Array, Int32Array] {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const middle = Math.ceil(rows / 2);
  return [order.slice(0, middle).sort(), order.slice(middle).sort()];
}

function drawSample(matrix: CsrMatrix, size: number, seed: number): CsrMatrix {
  const filled = filledRows(matrix);
  const rows = sampleRows(filled.length, size, seed).map((at) => filled[at]!);
  const sample = dropRareColumns(selectRows(matrix, rows), rows.length < LARGE_SAMPLE ? 1 : LEAST_DF);
  return selectRows(sample, filledRows(sample));
}

function shareOfSlivers(labels: Int32Array, k: number): number {
  const sizes = new Int32Array(k);
  for (const cluster of labels) sizes[cluster]! += 1;
  const least = Math.max(2, 0.005 * labels.length);
  return sizes.filter((size) => size < least).length / k;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
