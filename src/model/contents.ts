import type { OutlierRule } from '../cluster/outliers.js';
import type { TokenKind } from '../tokenize/token.js';

/** How often things stand in some jobs, copies not counted. Keys are ids; what stands in none is absent. */
export interface JobCounts {
  readonly jobs: number;
  /** Jobs that ask for the skill or call it a plus. */
  readonly skills: ReadonlyMap<string, number>;
  readonly capabilities: ReadonlyMap<string, number>;
  /** Jobs that name the framework, by `pack framework`. */
  readonly frameworks: ReadonlyMap<string, number>;
  readonly roles: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
  /** By the English name of the city. */
  readonly cities: ReadonlyMap<string, number>;
}

/** The part of a model that places new rows: what an index of jobs is bound to. */
export interface ModelSpace {
  /** In code-unit order; the columns. */
  readonly terms: readonly string[];
  readonly kinds: readonly (TokenKind | 'phrase')[];
  readonly documentFrequencies: Int32Array;
  /** Jobs that the frequencies were counted over. */
  readonly documents: number;
  /** The two stems of every phrase among the terms, by its name. */
  readonly phrases: ReadonlyMap<string, readonly [string, string]>;
  readonly weighting: 'tfidf' | 'bm25';
  readonly sublinearTf: boolean;
  /** Mean length in terms; BM25 alone needs it. */
  readonly meanLength: number | null;
  /** By column: the factor of its kind. */
  readonly emphasis: Float64Array;
  /** The latent space, place of column j at `j * dimensions`; null where the weighted terms are clustered themselves. */
  readonly projection: Float64Array | null;
  readonly dimensions: number | null;
}

/** The clusters of a model. */
export interface ModelClusters {
  readonly metric: 'cosine' | 'euclidean';
  readonly k: number;
  /** k × columns in row-major order. */
  readonly centroids: Float32Array;
  readonly outliers: OutlierRule | null;
  /** By cluster. */
  readonly counts: readonly JobCounts[];
}
