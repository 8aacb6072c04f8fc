import type { RunControl } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import type { Warning } from '../core/warnings.js';

/** How far apart two rows are: `cosine` compares directions alone (spherical k-means), `euclidean` positions. */
export type Metric = 'cosine' | 'euclidean';

/** What a {@link Clusterer} is asked for. */
export interface ClusterOptions {
  /** Number of clusters, from 1 to the number of rows. */
  readonly k: number;
  /** Seed of the random choices; only its lowest 32 bits count. Default: 42. */
  readonly seed?: number | undefined;
  /**
   * Runs from different starts, of which the one with the least inertia is kept; 1 where `init` is given. Where that one
   * is degenerate (see `isDegenerate`) and k is at most a tenth of the rows, the best run that is not is taken instead,
   * and where there is none, up to three further runs are made. Default: 5.
   */
  readonly nInit?: number | undefined;
  /** Most iterations of one run. Default: 100. */
  readonly maxIterations?: number | undefined;
  /**
   * A run also ends when the centroids moved less than this: the sum of their squared movements is compared with
   * `tolerance` times the mean variance of the columns, as scikit-learn does with its 1e-4. Labels that no longer
   * change end a run before. Default: 0, wait for the labels.
   */
  readonly tolerance?: number | undefined;
  /** Default: `cosine`. */
  readonly metric?: Metric | undefined;
  /** How a run starts: `k-means++`, or given centroids, k × columns in row-major order. Default: `k-means++`. */
  readonly init?: 'k-means++' | ArrayLike<number> | undefined;
  /**
   * Threads that the engine may use for `fit`: a number from 1 to 256, or `auto` for as many as the machine has, 8 at
   * most. The result has the same bytes with any number. Small fits are made on the calling thread whatever is asked,
   * and so are all where threads or shared memory are not to be had. Default: 1.
   */
  readonly workers?: number | 'auto' | undefined;
}

/**
 * Rows in clusters.
 *
 * Clusters are numbered by size, largest first, and among equals by their smallest row number.
 */
export interface Clustering {
  /** Number of clusters found: what was asked, or less where rows coincide (warning FEWER_CLUSTERS). */
  readonly k: number;
  readonly cols: number;
  readonly metric: Metric;
  /** `labels[i]` in [0, k) is the cluster of row i. Empty rows are in the cluster nearest the origin. */
  readonly labels: Int32Array;
  /**
   * k × cols in row-major order: column j of cluster c is `centroids[c * cols + j]`. For `euclidean` the mean of the
   * rows that are not empty; for `cosine` the direction of the sum of the unit rows, of length 1.
   */
  readonly centroids: Float32Array;
  /** Number of rows of each cluster, empty ones included. */
  readonly sizes: Int32Array;
  /**
   * Sum over the rows that are not empty of the squared Euclidean distance to the centroid. For `cosine` this is
   * between vectors of length 1, so each row adds 2 (1 - cos).
   */
  readonly inertia: number;
  /** Iterations of the run that was kept. */
  readonly iterations: number;
  /** Whether that run ended by itself and not by `maxIterations`. */
  readonly converged: boolean;
  /** FEWER_CLUSTERS, ROWS_EMPTY, NOT_CONVERGED, CLUSTERS_UNBALANCED, KERNEL_GAVE_WAY. */
  readonly warnings: readonly Warning[];
}

/**
 * The stage that parts rows into clusters.
 *
 * Laws, held by `tests/contract/clusterer.ts` for every engine: labels are in [0, k); no cluster is empty; same matrix,
 * options and seed give the same bytes; clusters are numbered by size, then by smallest member; where fewer than k rows
 * are distinct there are as many clusters as distinct rows, with a warning; empty rows carry no weight and are counted
 * in a warning; no number is NaN; the matrix is not changed.
 *
 * `fit` is asynchronous so that a signal can be raised during it and so that an engine may load code or use threads.
 */
export interface Clusterer {
  /** What it is called in options. */
  readonly name: string;
  /**
   * @throws JobprismError OPTION_INVALID (also for a matrix with values that are not finite, and for k × columns above
   * 2²⁸); CLUSTERS_INVALID where
   * there are fewer rows than k; ABORTED; WORKER_FAILED where a thread ends before the fit
   */
  fit(matrix: CsrMatrix, options: ClusterOptions, control?: RunControl): Promise<Clustering>;
}
