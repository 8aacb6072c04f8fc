import { type CandidateK, type ChosenK, chooseK } from '../cluster/choose-k.js';
import type { Clusterer, Clustering } from '../cluster/clusterer.js';
import { calinskiHarabaszOf, daviesBouldinOf, disperse } from '../cluster/dispersion.js';
import { createClusterer } from '../cluster/engines.js';
import { centroidDistancesOf, type OutlierRule, outlierRule, scoreOf } from '../cluster/outliers.js';
import { sampleRows, silhouette } from '../cluster/silhouette.js';
import { clusterStability } from '../cluster/stability.js';
import { clusterTree, type Merge, nearestCluster } from '../cluster/tree.js';
import { withNearest } from '../cluster/with-nearest.js';
import type { RunControl } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import type { ClusteringQuality } from './analysis.js';
import type { ResolvedOptions } from './options.js';

/** The clusters of a run, found on the rows of a sample or on all. */
export interface ClusterStage {
  readonly clustering: Clustering;
  /** By row: its cluster, -1 for an outlier. */
  readonly labels: Int32Array;
  /** What outliers are told by; null where nobody asked for them. */
  readonly outliers: OutlierRule | null;
  readonly triedK: readonly CandidateK[];
  /** By cluster: bootstrap stability. */
  readonly stability: Float64Array;
  /** By cluster: the one nearest to it, -1 where there is no other. */
  readonly nearest: Int32Array;
  readonly tree: readonly Merge[];
  readonly quality: ClusteringQuality;
  readonly warnings: readonly Warning[];
}

const SAMPLE_ROWS = 4_000;
const SAMPLE_ROWS_A_CLUSTER = 100;
const DOMINATING_SHARE = 0.8;
/** With fewer rows a fit on one thread is done before others have started. */
const ROWS_FOR_THREADS = 50_000;

/**
 * Parts the rows into clusters and measures the result.
 *
 * @throws JobprismError CLUSTERS_INVALID where more clusters are asked than there are rows
 */
export async function cluster(matrix: CsrMatrix, options: ResolvedOptions, control: RunControl): Promise<ClusterStage> {
  const { seed, nInit, metric } = options;
  const clusterer = createClusterer(options.clusterer);
  const chosen = options.clusters === 'auto' ? await chooseK(matrix, { seed, metric }, control) : null;
  const k = chosen?.k ?? (options.clusters as number);
  const start = await startFromSample(clusterer, matrix, k, options, control);
  const workers = matrix.rows > ROWS_FOR_THREADS ? options.workers : 1;
  const fitted = await clusterer.fit(matrix, { k, seed, nInit, metric, workers, ...start }, control);
  const clustering = withNearest(matrix, fitted);
  const { labels } = clustering;
  const distances = options.outliers ? centroidDistancesOf(matrix, clustering) : null;
  const outliers = distances && outlierRule(distances, clustering);
  const widths = silhouette(matrix, labels, clustering.k, { metric, seed });
  const dispersion = disperse(matrix, labels, clustering.k);
  return {
    clustering,
    labels: distances && outliers ? withoutOutliers(labels, distances, outliers) : labels.slice(),
    outliers,
    triedK: chosen?.curve ?? [],
    stability: await clusterStability(matrix, clustering, { seed }, { signal: control.signal }),
    nearest: nearestCluster(clustering),
    tree: clusterTree(clustering),
    quality: {
      silhouette: widths.mean,
      daviesBouldin: daviesBouldinOf(dispersion),
      calinskiHarabasz: calinskiHarabaszOf(dispersion),
      inertia: clustering.inertia,
      iterations: clustering.iterations,
      converged: clustering.converged,
    },
    warnings: [...clustering.warnings, ...widths.warnings, ...doubtsOf(clustering, matrix.rows, chosen)],
  };
}

/**
 * Where there are many rows, centroids found on a sample of them by all the runs; one run over all rows then starts
 * there. Bradley and Fayyad, "Refining initial points for k-means clustering" (1998): the many starts that a good
 * optimum needs cost little on a sample.
 */
async function startFromSample(
  clusterer: Clusterer,
  matrix: CsrMatrix,
  k: number,
  { seed, nInit, metric }: ResolvedOptions,
  control: RunControl,
): Promise<{ init?: Float32Array }> {
  const size = Math.max(SAMPLE_ROWS, k * SAMPLE_ROWS_A_CLUSTER);
  if (matrix.rows <= 2 * size) return {};
  const sample = selectRows(matrix, sampleRows(matrix.rows, size, seed));
  const { k: found, centroids } = await clusterer.fit(sample, { k, seed, nInit, metric }, control);
  return found === k ? { init: centroids } : {};
}

/**
 * Where a sample stands for all jobs, there cannot be more clusters than it has jobs.
 *
 * @param sample rows of the sample; null where all are clustered
 * @throws JobprismError OPTION_INVALID
 */
export function refuseMoreThanSampled(clusters: number | 'auto', sample: ArrayLike<number> | null): void {
  if (sample === null || clusters === 'auto' || clusters <= sample.length) return;
  const reason = `of so many jobs a sample of ${sample.length} is clustered, and there cannot be more clusters`;
  throw new JobprismError('OPTION_INVALID', { option: 'clusters', reason });
}

/** The labels with -1 for outliers. They have been clustered with the others, so centroids and measures know them. */
export function withoutOutliers(labels: Int32Array, distances: Float64Array, rule: OutlierRule): Int32Array {
  return labels.map((cluster, row) => (scoreOf(rule, distances[row]!, cluster) > rule.bound ? -1 : cluster));
}

/** What speaks against the number of clusters. */
function doubtsOf(clustering: Clustering, rows: number, chosen: ChosenK | null): Warning[] {
  if (chosen?.k === 1 && chosen.curve.length > 0) return [warning('ONE_CLUSTER')];
  return dominationOf(clustering, rows);
}

/** CLUSTER_DOMINATES where one cluster holds nearly all. */
export function dominationOf({ k, sizes }: Pick<Clustering, 'k' | 'sizes'>, rows: number): Warning[] {
  const share = (sizes[0] ?? 0) / rows;
  return k > 1 && share > DOMINATING_SHARE ? [warning('CLUSTER_DOMINATES', { share: Math.round(share * 100) })] : [];
}
