import type { Metric } from '../cluster/clusterer.js';
import type { OutlierRule } from '../cluster/outliers.js';
import type { KnowledgeParts } from '../frameworks/registry.js';
import type { CorpusCompanions } from '../mapping/companions.js';
import type { TokenKind } from '../tokenize/token.js';
import type { UserWord } from '../tokenize/user-words.js';

/** How often things stand in some jobs, copies not counted. Keys are ids; what stands in none is absent. */
export interface JobCounts {
  readonly jobs: number;
  /** Jobs that ask for the skill or call it a plus. */
  readonly skills: ReadonlyMap<string, number>;
  readonly capabilities: ReadonlyMap<string, number>;
  /** Jobs that name the framework, by `pack framework`. */
  readonly frameworks: ReadonlyMap<string, number>;
  readonly roles: ReadonlyMap<string, number>;
  /** `unknown` for jobs that tell none. */
  readonly levels: ReadonlyMap<string, number>;
  /** By the English name of the city. */
  readonly cities: ReadonlyMap<string, number>;
}

/** The fields of {@link JobCounts} that are counted by id. */
export const COUNTED = ['skills', 'capabilities', 'frameworks', 'roles', 'levels', 'cities'] as const;

/** Two stems that are a term of their own where they stand side by side. */
export interface ModelPhrase {
  /** The column of the term. */
  readonly column: number;
  readonly words: readonly [string, string];
}

/** How occurrences become weights; rows are scaled to length 1. */
export type ModelWeighting =
  | { readonly kind: 'tfidf'; readonly sublinearTf: boolean }
  | { readonly kind: 'bm25'; readonly k1: number; readonly b: number; readonly meanLength: number };

/** The part of a model that places new rows: what an index of jobs is bound to. */
export interface ModelSpace {
  /** In code-unit order; the columns. */
  readonly terms: readonly string[];
  readonly kinds: readonly (TokenKind | 'phrase')[];
  readonly documentFrequencies: Int32Array;
  /** Jobs that the frequencies were counted over. */
  readonly documents: number;
  /** Those that are columns, in the order of these. */
  readonly phrases: readonly ModelPhrase[];
  readonly weighting: ModelWeighting;
  /** Hashes of the sentences that many companies share, rising, and how much an occurrence in them counts. */
  readonly boilerplate: { readonly sentences: Int32Array; readonly factor: number };
  /** By column: the factor of its kind. */
  readonly emphasis: Float64Array;
  /** The latent space, place of column j at `j * dimensions`; null where the weighted terms are clustered themselves. */
  readonly projection: Float32Array | null;
  /** Of the latent space; null where there is none. */
  readonly dimensions: number | null;
}

/** The clusters of a model. */
export interface ModelClusters {
  readonly metric: Metric;
  readonly k: number;
  readonly cols: number;
  /** k × columns in row-major order. */
  readonly centroids: Float32Array;
  /** Where jobs are put that have none of the terms. */
  readonly emptyTo: number;
  readonly outliers: OutlierRule | null;
  /** By cluster. */
  readonly counts: readonly JobCounts[];
}

/** Who cuts Chinese. */
export interface ModelSegmenter {
  readonly name: string;
  /** Whether it was an object of the caller's own rather than one that is built in. */
  readonly own: boolean;
  /** What its words are: a hash of its dictionary, the version of ICU; null where that cannot be told. */
  readonly dictionary: string | null;
}

/** All that the reading of a job depends on, beside the knowledge. */
export interface ModelReading {
  readonly segmenter: ModelSegmenter;
  readonly language: 'auto' | 'zh' | 'en';
  readonly words: readonly UserWord[];
  /** Null for those that come with the library. */
  readonly stopWords: readonly string[] | null;
  /** By section; null where an occurrence counts the same wherever it stands. */
  readonly sectionWeights: Readonly<Record<string, number>> | null;
  readonly keepPersonal: boolean;
  /** Whether advertisements that are flagged as no jobs were left out. */
  readonly dropFlagged: boolean;
  readonly referenceDate: string | null;
}

/** All that a model holds. */
export interface ModelContents {
  /** Of the jobprism that made it. */
  readonly version: string;
  readonly reading: ModelReading;
  readonly knowledge: KnowledgeParts;
  readonly space: ModelSpace;
  /** SHA-256 of space, reading and knowledge: see `encodeSpace`. */
  readonly spaceId: string;
  readonly clusters: ModelClusters;
  /** What in the jobs of the run goes with the frameworks of each pack. */
  readonly companions: CorpusCompanions;
  /** Of all jobs, outliers among them. */
  readonly counts: JobCounts;
  /** What clusters.json holds: the report of the run and the clusters, as data. */
  readonly described: { readonly run: unknown; readonly clusters: readonly unknown[] };
}
