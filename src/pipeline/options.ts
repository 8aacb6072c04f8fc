import * as z from 'zod';
import type { Clusterer } from '../cluster/clusterer.js';
import { CLUSTERER_NAMES, type ClustererName } from '../cluster/engines.js';
import type { RunControl } from '../core/control.js';
import { JobprismError } from '../core/errors.js';
import type { RejectedRecord } from '../core/job.js';
import { parseOptions } from '../core/options.js';
import { DEFAULT_THRESHOLD } from '../ingest/duplicates/finder.js';
import type { ReadOptions } from '../ingest/options.js';
import { SEGMENTER_NAMES, type Segmenter, type SegmenterName } from '../tokenize/segmenter.js';
import type { UserWord } from '../tokenize/user-words.js';
import { thresholdSchema } from './model/folding.js';
import { type ResolvedVectorOptions, resolveVectorOptions, type VectorOptions, vectorShape } from './vector-options.js';

/** A framework pack as parsed JSON, with the name to call it by in an error. */
export interface NamedPack {
  readonly name: string;
  readonly json: unknown;
}

/** What an analysis may be told. */
export interface AnalyzeOptions extends RunControl, ReadOptions, VectorOptions {
  /** Number of clusters, or `auto` to choose it from the texts. Default `auto`. */
  readonly clusters?: number | 'auto' | undefined;
  /** Seed of every random choice; same input, options and seed give the same result. Default 42. */
  readonly seed?: number | undefined;
  /** Language of the texts: told by their letters, or the same for all. Default `auto`. */
  readonly language?: 'auto' | 'zh' | 'en' | undefined;
  /** Who cuts Chinese. Default `jieba`. */
  readonly segmenter?: SegmenterName | Segmenter | undefined;
  /** Who clusters: the own sparse k-means, the same in mini-batches, or ml-kmeans on dense rows. Default `kmeans`. */
  readonly clusterer?: ClustererName | Clusterer | undefined;
  /** Runs of k-means from different starts, of which the best counts; beyond 8,000 jobs they run on a sample of 4,000. Default 20. */
  readonly nInit?: number | undefined;
  /**
   * Whether jobs that fit their cluster much worse than its other jobs do are taken out of it, as `findOutliers` tells
   * them. Default: false, every job is in a cluster.
   */
  readonly outliers?: boolean | undefined;
  /**
   * What becomes of an advertisement that was read before: `fold` gives it the cluster of the first one, and counts it there
   * only as a copy; `keep` takes it for a job like any other. Default `fold`.
   */
  readonly duplicates?: 'fold' | 'keep' | undefined;
  /** From what share of their shingles in common two jobs of one title are the same, 0.5 to 1. Default 0.9. */
  readonly duplicateThreshold?: number | undefined;
  /**
   * Most threads, the calling one among them, or `auto` for as many as the machine runs at once, up to eight; the result is the same for any number.
   * The calling thread reads alone where there are no more than 1,024 jobs, and where the segmenter is an object of one's
   * own. Default `auto`.
   */
  readonly workers?: number | 'auto' | undefined;
  /**
   * Most memory of the process in bytes. What was read is kept in memory up to a bound; what is more goes into temporary files
   * (in the folder of the variable TMPDIR). A run that holds more ends with MEMORY_EXCEEDED. Default: half of what the
   * machine has.
   */
  readonly memory?: number | undefined;
  /** Framework packs beside the built-in ones. Default: none. */
  readonly packs?: readonly NamedPack[] | undefined;
  /** Terms to leave out of the vectors, folded. Default: Chinese and English function words and JD boilerplate. */
  readonly stopWords?: ReadonlySet<string> | undefined;
  /** Words that must come out whole, or terms with spellings that become them. Default: none. */
  readonly words?: readonly UserWord[] | undefined;
  /**
   * The day on which the data was gathered, as `2024-05-04`: what 3天前 and "5 days ago" count back from. Default: not
   * known, and relative dates of posting are left open; the clock is never asked.
   */
  readonly referenceDate?: string | undefined;
  /**
   * Whether telephone numbers, mail addresses and the ids of WeChat and QQ stay in titles, texts and evidence. Default:
   * false, they are masked before anything else sees them, a star for each letter and digit.
   */
  readonly keepPersonal?: boolean | undefined;
  /** Whether advertisements that are flagged as no jobs are left out; they are rejected as FLAGGED. Default: false. */
  readonly dropFlagged?: boolean | undefined;
  /** Told every record that is not used, as it is met; the result holds them too. Default: nobody is told. */
  readonly onRejected?: ((rejected: RejectedRecord) => void) | undefined;
}

/** Options of the analysis itself with their defaults filled in; ingest checks its own. */
export interface ResolvedOptions extends RunControl, ResolvedVectorOptions {
  readonly clusters: number | 'auto';
  readonly seed: number;
  readonly language: 'auto' | 'zh' | 'en';
  readonly segmenter: SegmenterName | Segmenter;
  readonly clusterer: ClustererName | Clusterer;
  readonly nInit: number;
  readonly outliers: boolean;
  readonly duplicates: 'fold' | 'keep';
  readonly duplicateThreshold: number;
  readonly workers: number | 'auto';
  readonly memory?: number | undefined;
  readonly packs: readonly NamedPack[];
  readonly stopWords?: ReadonlySet<string> | undefined;
  readonly words: readonly UserWord[];
  readonly referenceDate?: string | undefined;
  readonly keepPersonal: boolean;
  readonly dropFlagged: boolean;
  readonly onRejected?: ((rejected: RejectedRecord) => void) | undefined;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const object = (method: string) => (value: unknown) =>
  typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[method] === 'function';

const WORKERS = 'must be auto or a whole number from 1 to 256';
const MEMORY = 'must be a whole number of bytes, at least 1';
const BOOLEAN = 'must be true or false';
const DATE = 'must be a day such as 2024-05-04';
const CLUSTERS = 'must be auto or a whole number of at least 1';

const schema = z.strictObject({
  ...vectorShape,
  clusters: z.union([z.literal('auto'), z.int(CLUSTERS).min(1, CLUSTERS)], CLUSTERS).default('auto'),
  seed: z.int({ error: 'must be a whole number' }).default(42),
  language: z.enum(['auto', 'zh', 'en']).default('auto'),
  segmenter: z
    .union([z.enum(SEGMENTER_NAMES as [SegmenterName]), z.custom<Segmenter>(object('segment'))], {
      error: `must be one of ${SEGMENTER_NAMES.join(', ')}, or an object with a method segment`,
    })
    .default('jieba'),
  clusterer: z
    .union([z.enum(CLUSTERER_NAMES), z.custom<Clusterer>(object('fit'))], {
      error: `must be one of ${CLUSTERER_NAMES.join(', ')}, or an object with a method fit`,
    })
    .default('kmeans'),
  nInit: z.int().min(1).max(100).default(20),
  outliers: z.boolean(BOOLEAN).default(false),
  duplicates: z.enum(['fold', 'keep']).default('fold'),
  duplicateThreshold: thresholdSchema.default(DEFAULT_THRESHOLD),
  workers: z.union([z.literal('auto'), z.int(WORKERS).min(1, WORKERS).max(256, WORKERS)], WORKERS).default('auto'),
  memory: z.int(MEMORY).min(1, MEMORY).optional(),
  packs: z.array(z.object({ name: z.string(), json: z.unknown() })).default([]),
  stopWords: z.instanceof(Set<string>).optional(),
  words: z.custom<readonly UserWord[]>(Array.isArray, 'must be a list of words').default([]),
  referenceDate: z.iso.date(DATE).optional(),
  keepPersonal: z.boolean(BOOLEAN).default(false),
  dropFlagged: z.boolean(BOOLEAN).default(false),
  signal: z.instanceof(AbortSignal).optional(),
  onProgress: z.custom<RunControl['onProgress']>(isFunction, { error: 'must be a function' }).optional(),
  onRejected: z.custom<AnalyzeOptions['onRejected']>(isFunction, { error: 'must be a function' }).optional(),
});

/**
 * Checks options and fills in the defaults.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function resolveOptions(options: AnalyzeOptions): ResolvedOptions {
  if (typeof options !== 'object' || options === null) {
    throw new JobprismError('OPTION_INVALID', { option: 'options', reason: 'must be an object' });
  }
  const { format, encoding, maxRecordBytes, maxUnpackRatio, maxHeldBytes, columns, stdin, ...own } = options;
  const parsed = parseOptions(schema, own);
  return { ...parsed, ...resolveVectorOptions(parsed) };
}
