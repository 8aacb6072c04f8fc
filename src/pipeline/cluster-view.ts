import { assignToClusters, centroidSimilarities, nearestClusters } from '../cluster/assign.js';
import type { Clustering } from '../cluster/clusterer.js';
import { contrastTermsOf } from '../cluster/contrast.js';
import { addToClassSums, type ClassSums, createClassSums, type TopTerm, topTermsOf } from '../cluster/labels.js';
import { orderOfClusters, ranksOf } from '../cluster/numbering.js';
import { centroidDistancesOf, type OutlierRule } from '../cluster/outliers.js';
import { NearestRows, type Representative } from '../cluster/representatives.js';
import { sizesOf } from '../cluster/sizes.js';
import { clusterTree, nearestCluster } from '../cluster/tree.js';
import { inertiaOf } from '../cluster/with-nearest.js';
import { breathe, type RunControl, throwIfAborted } from '../core/control.js';
import { csrFromDense } from '../core/csr.js';
import { type Warning, warning } from '../core/warnings.js';
import { type ClusterStage, dominationOf, withoutOutliers } from './cluster-stage.js';
import type { RowBlock, VectorStage } from './vector-stage.js';

/** The clusters of a run over all rows, also where they were found on a sample, and what they hold. */
export interface ClusterView extends ClusterStage {
  /** By row: cosine of the angle to the centroid of its cluster, for an outlier of the nearest one. */
  readonly similarities: Float64Array;
  /** The cluster that rows without a known term are in. */
  readonly emptyTo: number;
  /** By cluster: the rows nearest its centroid, nearest first. */
  readonly representatives: ReadonlyArray<readonly Representative[]>;
  /** By cluster: its weightiest terms by class-level TF-IDF, weightiest first; outliers do not count. */
  readonly terms: ReadonlyArray<readonly TopTerm[]>;
  /** The n weightiest terms that set a cluster apart from another. */
  readonly apart: (cluster: number, other: number, n: number) => TopTerm[];
}

/** What one pass over all rows gathers; clusters have the numbers of the sample. */
interface Gathered {
  /** By row: the nearest cluster. */
  readonly nearest: Int32Array;
  /** By row: its cluster, -1 for an outlier. */
  readonly labels: Int32Array;
  readonly similarities: Float64Array;
  readonly representatives: Representative[][];
  readonly sums: ClassSums;
  readonly inertia: number;
  readonly emptyRows: number;
}

/** A block with the clusters of its rows. */
interface PlacedBlock extends RowBlock {
  readonly nearest: Int32Array;
  readonly labels: Int32Array;
  readonly similarities: Float64Array;
  /** What its rows add to the inertia; 0 where that is known. */
  readonly inertia: number;
}

const TERMS = 60;
const REPRESENTATIVES = 5;

/**
 * Puts every row to its cluster and gathers what clusters hold, in one pass over the blocks of rows. Where the clusters
 * were found on a sample they are numbered anew by their size over all rows; outliers are told by the spread of the
 * sample, and the quality but for the inertia stays that of the sample.
 *
 * @throws JobprismError ABORTED
 */
export async function clusterView(
  vectors: VectorStage,
  clustered: ClusterStage,
  control: RunControl = {},
): Promise<ClusterView> {
  const gathered = await gather(vectors, clustered, control);
  const { k } = clustered.clustering;
  const all = vectors.sample === null;
  const order = all ? Int32Array.from({ length: k }, (_, cluster) => cluster) : orderOfClusters(gathered.nearest, k);
  const found = all ? clustered : overAllRows(clustered, gathered, order);
  const { terms } = vectors.model.vocabulary;
  const { sums } = gathered;
  const typical = topTermsOf(sums, terms, TERMS);
  return {
    ...found,
    similarities: gathered.similarities,
    emptyTo: emptyTo(clustered, order),
    representatives: Array.from(order, (cluster) => gathered.representatives[cluster]!),
    terms: Array.from(order, (cluster) => typical[cluster]!),
    // It holds no more than this: the rows are given back before it is asked.
    apart: (cluster, other, n) => contrastTermsOf(sums, order[cluster]!, order[other]!, terms, n),
  };
}

/** Told by the numbers of the clusters as they were found, as the rows were placed by these. */
function emptyTo({ clustering }: ClusterStage, order: Int32Array): number {
  const [cluster] = nearestClusters(csrFromDense([new Float32Array(clustering.cols)]), clustering);
  const rank = order.indexOf(cluster!);
  // A cluster that has no row is none, also for rows to come.
  return Math.max(0, rank);
}

async function gather(vectors: VectorStage, clustered: ClusterStage, control: RunControl): Promise<Gathered> {
  const { rows, sample, model } = vectors;
  const { clustering } = clustered;
  const nearest = new Int32Array(rows);
  const labels = new Int32Array(rows);
  const similarities = new Float64Array(rows);
  const nearestRows = new NearestRows(clustering, REPRESENTATIVES);
  const sums = createClassSums(clustering.k, model.vocabulary.size);
  let [inertia, emptyRows] = [0, 0];
  for (const block of vectors.blocks()) {
    const placed = sample === null ? placedBefore(block, clustered) : placeBlock(block, clustered);
    const { from, matrix } = block;
    nearest.set(placed.nearest, from);
    labels.set(placed.labels, from);
    similarities.set(placed.similarities, from);
    nearestRows.add(matrix, placed.nearest, placed.similarities, from);
    addToClassSums(sums, block.weighted, placed.labels);
    inertia += placed.inertia;
    for (let row = 0; row < matrix.rows; row++) if (matrix.indptr[row] === matrix.indptr[row + 1]) emptyRows++;
    await breathe();
    throwIfAborted(control, 'cluster');
    // Where all rows were clustered they are one block, and the fit has told of its end.
    if (sample !== null) control.onProgress?.({ stage: 'cluster', done: from + matrix.rows, total: rows });
  }
  const representatives = nearestRows.byCluster();
  return { nearest, labels, similarities, representatives, sums, inertia, emptyRows };
}

/** Rows that all were clustered. */
function placedBefore(block: RowBlock, { clustering, labels }: ClusterStage): PlacedBlock {
  const similarities = centroidSimilarities(block.matrix, clustering.labels, clustering);
  return { ...block, nearest: clustering.labels, labels, similarities, inertia: 0 };
}

function placeBlock(block: RowBlock, { clustering, outliers }: ClusterStage): PlacedBlock {
  const { labels: nearest, similarities } = assignToClusters(block.matrix, clustering);
  const distances = centroidDistancesOf(block.matrix, { ...clustering, labels: nearest });
  const labels = outliers ? withoutOutliers(nearest, distances, outliers) : nearest;
  return { ...block, nearest, labels, similarities, inertia: inertiaOf(distances, clustering) };
}

/** The clusters that were found on a sample as they are over all rows. */
function overAllRows(clustered: ClusterStage, gathered: Gathered, order: Int32Array): ClusterStage {
  const { clustering, stability, quality, warnings } = clustered;
  const { cols } = clustering;
  const ranks = ranksOf(order, clustering.k);
  const renumbered = (labels: Int32Array): Int32Array => labels.map((label) => (label < 0 ? -1 : ranks[label]!));
  const labels = renumbered(gathered.nearest);
  const centroids = new Float32Array(order.length * cols);
  order.forEach((cluster, rank) => {
    centroids.set(clustering.centroids.subarray(cluster * cols, (cluster + 1) * cols), rank * cols);
  });
  const { inertia } = gathered;
  const k = order.length;
  const all = { ...clustering, k, labels, centroids, sizes: sizesOf(labels, k), inertia };
  return {
    ...clustered,
    clustering: all,
    labels: renumbered(gathered.labels),
    outliers: clustered.outliers && ruleInOrder(clustered.outliers, order),
    stability: Float64Array.from(order, (cluster) => stability[cluster]!),
    nearest: nearestCluster(all),
    tree: clusterTree(all),
    quality: { ...quality, inertia },
    warnings: warningsOverAll(warnings, all, gathered),
  };
}

function ruleInOrder({ bound, medians, spreads }: OutlierRule, order: Int32Array): OutlierRule {
  const inOrder = (values: Float64Array): Float64Array => Float64Array.from(order, (cluster) => values[cluster]!);
  return { bound, medians: inOrder(medians), spreads: inOrder(spreads) };
}

/** Warnings that count rows count all of them. */
function warningsOverAll(warnings: readonly Warning[], all: Clustering, { emptyRows }: Gathered): Warning[] {
  const others = warnings.filter(({ code }) => code !== 'ROWS_EMPTY' && code !== 'CLUSTER_DOMINATES');
  const empty = emptyRows > 0 ? [warning('ROWS_EMPTY', { rows: emptyRows })] : [];
  return [...empty, ...others, ...dominationOf(all, all.labels.length)];
}
