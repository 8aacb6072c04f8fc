import { type CandidateK, type ChosenK, chooseK } from '../cluster/choose-k.js';
import type { Clusterer, Clustering } from '../cluster/clusterer.js';
import { calinskiHarabasz, daviesBouldin } from '../cluster/dispersion.js';
import { createClusterer } from '../cluster/engines.js';
import { findOutliers } from '../cluster/outliers.js';
import { sampleRows, silhouette } from '../cluster/silhouette.js';
import { clusterStability } from '../cluster/stability.js';
import { clusterTree, type Merge, nearestCluster } from '../cluster/tree.js';
import type { RunControl } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { type Warning, warning } from '../core/warnings.js';
import type { ClusteringQuality } from './analysis.js';
import type { ResolvedOptions } from './options.js';

/** The clusters of a run. */
export interface ClusterStage {
  readonly clustering: Clustering;
  /** By row: its cluster, -1 for an outlier. */
  readonly labels: Int32Array;
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
  const clustering = await clusterer.fit(matrix, { k, seed, nInit, metric, ...start }, control);
  const { labels } = clustering;
  const outliers = options.outliers ? findOutliers(matrix, clustering).rows : [];
  const widths = silhouette(matrix, labels, clustering.k, { metric, seed });
  return {
    clustering,
    labels: without(outliers, labels),
    triedK: chosen?.curve ?? [],
    stability: await clusterStability(matrix, clustering, { seed }, { signal: control.signal }),
    nearest: nearestCluster(clustering),
    tree: clusterTree(clustering),
    quality: {
      silhouette: widths.mean,
      daviesBouldin: daviesBouldin(matrix, labels, clustering.k),
      calinskiHarabasz: calinskiHarabasz(matrix, labels, clustering.k),
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

/** The labels with -1 for outliers. They have been clustered with the others, so centroids and measures know them. */
function without(outliers: Iterable<number>, labels: Int32Array): Int32Array {
  const placed = labels.slice();
  for (const row of outliers) placed[row] = -1;
  return placed;
}

/** What speaks against the number of clusters. */
function doubtsOf({ k, sizes }: Clustering, rows: number, chosen: ChosenK | null): Warning[] {
  if (chosen?.k === 1 && chosen.curve.length > 0) return [warning('ONE_CLUSTER')];
  const share = (sizes[0] ?? 0) / rows;
  return k > 1 && share > DOMINATING_SHARE ? [warning('CLUSTER_DOMINATES', { share: Math.round(share * 100) })] : [];
}
