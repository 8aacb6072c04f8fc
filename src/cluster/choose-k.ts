import * as z from 'zod';
import { type RunControl, throwIfAborted } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { parseOptions } from '../core/options.js';
import { createRandom } from '../core/random.js';
import type { Metric } from './clusterer.js';
import { dropRareColumns } from './columns.js';
import { checks } from './options.js';
import { filledRows } from './rows.js';
import { shuffleColumns } from './shuffle.js';
import { sampleRows } from './silhouette.js';
import { type CandidateK, mean, standardError, summarise, type Trial, trySplit } from './try-k.js';

export type { CandidateK } from './try-k.js';

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

/** What the best k scores on rows without clusters. */
export interface ChanceScore {
  readonly k: number;
  /** Mean score over shuffled copies of the sample. */
  readonly score: number;
  readonly standardError: number;
}

/** The chosen number of clusters, and why. */
export interface ChosenK {
  /** 1 where no k scored above 0 or the best one no better than by chance, among other cases for up to three rows. */
  readonly k: number;
  /** Every k that was tried, in rising order. */
  readonly curve: readonly CandidateK[];
  /**
   * What the best k was held against; null where its stability is at least 0.5, where no k scored above 0, and for fewer
   * than 50 rows.
   */
  readonly chance: ChanceScore | null;
  /** Rows it was tried on. */
  readonly sampledRows: number;
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
// What comes back in other documents needs no further proof, and shuffling cannot give it: columns with two humps each
// make clusters however they are combined.
const STABLE = 0.5;
// Standard errors that the best score must be above chance by.
const CLEARLY = 3;
// Of 20 real jobs of several families the test found nearly always that they may be one; of 40 nearly never.
const ENOUGH_ROWS = 50;
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
 * five splits, smoothed with those of the neighbouring k, and the greatest one wins. A k that cuts off slivers for more
 * than a third of its clusters is refused, and so is one beyond the number of different rows.
 *
 * Even one cloud has a best k. So a winner with a stability below 0.5 is tried on five copies of the sample with shuffled
 * columns, too, and where it is not three standard errors better than on these, the answer is 1. Fewer than 50 rows
 * prove nothing either way. A cloud whose columns depend on each other can pass the test.
 *
 * Candidates are all k up to 8, then steps of a quarter, then the k halfway to the neighbours of the best one until its
 * neighbours have been tried. Our own k-means is used whatever clusters afterwards. Empty rows are left out, and in a
 * sample of 500 rows or more also columns that fewer than 3 of them use. The cost does not grow beyond the sample.
 *
 * @throws JobprismError OPTION_INVALID; ABORTED
 * @example
 * const { k } = await chooseK(matrix);
 * const clustering = await createClusterer('kmeans').fit(matrix, { k });
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
  const trial = { sample, metric, seed };
  const curve: CandidateK[] = [];
  let wanted = gridUpTo(largest);
  while (wanted.length > 0) {
    const total = curve.length + wanted.length;
    for (const k of wanted) {
      curve.push(await tryOut(k, trial, control));
      control.onProgress?.({ stage: 'cluster', done: curve.length, total });
    }
    curve.sort((a, b) => a.k - b.k);
    wanted = halfwayFromBest(curve);
  }
  const best = bestOf(curve);
  const doubtful = best !== null && best.stability < STABLE && sample.rows >= ENOUGH_ROWS;
  const chance = doubtful ? await chanceScore(best.k, trial, control) : null;
  const k = best === null || (chance && !isClear(best, chance)) ? 1 : best.k;
  return { k, curve, chance, sampledRows: sample.rows };
}

/** 2 to 8 one by one, then steps of a quarter. */
function gridUpTo(largest: number): number[] {
  const grid: number[] = [];
  for (let k = 2; k <= largest; k += Math.max(1, Math.floor(k / 4))) grid.push(k);
  return grid;
}

/** Between the best k and its neighbours on either side, where there are any left. */
function halfwayFromBest(curve: readonly CandidateK[]): number[] {
  const best = bestOf(curve);
  if (!best) return [];
  const at = curve.indexOf(best);
  return [curve[at - 1], curve[at + 1]].flatMap((neighbour) =>
    neighbour && Math.abs(neighbour.k - best.k) > 1 ? [(neighbour.k + best.k) >> 1] : [],
  );
}

/** The first of those that score best after smoothing; null where none scores above 0. */
function bestOf(curve: readonly CandidateK[]): CandidateK | null {
  const usable = curve.filter(({ refused }) => !refused);
  const smoothed = smooth(usable.map(({ score }) => score));
  const best = Math.max(0, ...smoothed);
  return best > 0 ? usable[smoothed.indexOf(best)]! : null;
}

/** Means with the neighbours on either side, which count half; below the first is k = 1, whose silhouette is 0. */
function smooth(scores: readonly number[]): number[] {
  return scores.map((score, i) => {
    const neighbours = [i === 0 ? 0 : scores[i - 1], scores[i + 1]].filter((value) => value !== undefined);
    return (2 * score + neighbours.reduce((sum, value) => sum + value, 0)) / (2 + neighbours.length);
  });
}

function isClear(best: CandidateK, chance: ChanceScore): boolean {
  return best.score - chance.score > CLEARLY * Math.hypot(best.standardError, chance.standardError);
}

async function tryOut(k: number, trial: Trial, control: RunControl): Promise<CandidateK> {
  const splits = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    throwIfAborted(control, 'cluster');
    splits.push(await trySplit(k, trial, repetition, control));
  }
  return summarise(k, splits);
}

async function chanceScore(k: number, trial: Trial, control: RunControl): Promise<ChanceScore> {
  const scores: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    throwIfAborted(control, 'cluster');
    const random = createRandom(trial.seed + Math.imul(repetition + 1, 0x27d4eb2f));
    const shuffled = { ...trial, sample: shuffleColumns(trial.sample, random) };
    scores.push((await trySplit(k, shuffled, repetition, control)).score);
  }
  return { k, score: mean(scores), standardError: standardError(scores) };
}

function drawSample(matrix: CsrMatrix, size: number, seed: number): CsrMatrix {
  const filled = filledRows(matrix);
  const rows = sampleRows(filled.length, size, seed).map((at) => filled[at]!);
  const sample = dropRareColumns(selectRows(matrix, rows), rows.length < LARGE_SAMPLE ? 1 : LEAST_DF);
  return selectRows(sample, filledRows(sample));
}
