import { type CandidateK, chooseK } from '../cluster/choose-k.js';
import type { Clusterer, Clustering } from '../cluster/clusterer.js';
import { calinskiHarabasz, daviesBouldin } from '../cluster/dispersion.js';
import { createClusterer } from '../cluster/engines.js';
import { sampleRows, silhouette } from '../cluster/silhouette.js';
import { clusterStability } from '../cluster/stability.js';
import { clusterTree, type Merge, nearestCluster } from '../cluster/tree.js';
import type { RunControl } from '../core/control.js';
import { type CsrMatrix, selectRows } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import { untopicalTerms } from '../tokenize/stop-words.js';
import type { InternedDocuments } from '../vectorize/documents.js';
import { emphasise } from '../vectorize/emphasis.js';
import { fitLsa } from '../vectorize/lsa.js';
import { fitTfidf, type TfidfModel } from '../vectorize/tfidf.js';
import type { ClusteringQuality } from './analysis.js';
import type { ResolvedOptions } from './options.js';
import type { TermCollector, TermInfo } from './terms.js';

/** The vectors of a run. */
export interface VectorStage {
  readonly model: TfidfModel;
  /** Rows over the vocabulary, emphasised. */
  readonly weighted: CsrMatrix;
  /** What is clustered: the same rows, or their places in the latent space. */
  readonly matrix: CsrMatrix;
  /** The bounds of document frequency that were applied. */
  readonly bounds: { readonly minDf: number; readonly maxDf: number };
  readonly warnings: readonly Warning[];
}

/** The clusters of a run. */
export interface ClusterStage {
  readonly clustering: Clustering;
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
const DIMENSIONS = 100;
const ROWS_A_DIMENSION = 8;
const FEW_DOCUMENTS = 20;
const MANY_DOCUMENTS = 2_000;
const DOMINATING_SHARE = 0.8;

// Names of technologies and terms of the field say more about a job than ordinary words do, and degrees, cities and
// words such as "developer" less.
const UNTOPICAL_SHARE = 1;
const EMPHASIS: Readonly<Record<TermInfo['kind'], number>> = {
  technology: 2,
  domain: 2,
  code: 1.5,
  han: 1,
  latin: 1,
  other: 1,
  phrase: 1,
};

/**
 * Weighs the terms of all documents by TF-IDF and emphasises technologies and terms of the field. Where minDf and
 * maxDf leave nothing, every term is kept, with a warning.
 */
export async function vectorize(terms: TermCollector, options: ResolvedOptions): Promise<VectorStage> {
  const documents = terms.documents();
  const { model, bounds, warnings } = fitTerms(documents, options);
  const untopical = untopicalTerms();
  const weights = Float64Array.from(model.vocabulary.terms, (term) => {
    const { shown, kind } = terms.describe(term);
    return EMPHASIS[kind] * (untopical.has(shown) ? UNTOPICAL_SHARE : 1);
  });
  const weighted = emphasise(model.transform(documents), weights);
  const lsa =
    options.representation === 'lsa' ? await fitLsa(weighted, dimensionsFor(weighted.rows), options.seed) : null;
  return { model, weighted, matrix: lsa ? lsa.transform(weighted) : weighted, bounds, warnings };
}

/** A hundred dimensions, or fewer where there are few documents to tell them apart by. */
function dimensionsFor(rows: number): number {
  return Math.max(2, Math.min(DIMENSIONS, Math.floor(rows / ROWS_A_DIMENSION)));
}

function fitTerms(
  documents: InternedDocuments,
  options: ResolvedOptions,
): Pick<VectorStage, 'model' | 'bounds' | 'warnings'> {
  const rows = documents.docs.length;
  const minDf = options.minDf ?? (rows >= MANY_DOCUMENTS ? 5 : rows >= FEW_DOCUMENTS ? 2 : 1);
  const maxDf = options.maxDf ?? (rows >= FEW_DOCUMENTS ? 0.5 : 1);
  const { maxFeatures } = options;
  try {
    return { model: fitTfidf(documents, { minDf, maxDf, maxFeatures }), bounds: { minDf, maxDf }, warnings: [] };
  } catch (error) {
    if (!(error instanceof JobprismError) || error.code !== 'VOCABULARY_EMPTY' || documents.terms.length === 0)
      throw error;
    const bounds = { minDf: 1, maxDf: 1 };
    const model = fitTfidf(documents, { ...bounds, maxFeatures });
    return { model, bounds, warnings: [warning('VOCABULARY_RELAXED', { documents: rows })] };
  }
}

/**
 * Parts the rows into clusters and measures the result.
 *
 * @throws JobprismError CLUSTERS_INVALID where more clusters are asked than there are rows
 */
export async function cluster(matrix: CsrMatrix, options: ResolvedOptions, control: RunControl): Promise<ClusterStage> {
  const { seed, nInit } = options;
  const clusterer = createClusterer(options.clusterer);
  const chosen = options.clusters === 'auto' ? await chooseK(matrix, { seed }, control) : null;
  const k = chosen?.k ?? (options.clusters as number);
  const start = await startFromSample(clusterer, matrix, k, options, control);
  const clustering = await clusterer.fit(matrix, { k, seed, nInit, metric: 'cosine', ...start }, control);
  const { labels } = clustering;
  const widths = silhouette(matrix, labels, clustering.k, { metric: 'cosine', seed });
  return {
    clustering,
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
    warnings: [...clustering.warnings, ...widths.warnings, ...dominating(clustering, matrix.rows)],
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
  { seed, nInit }: ResolvedOptions,
  control: RunControl,
): Promise<{ init?: Float32Array }> {
  const size = Math.max(SAMPLE_ROWS, k * SAMPLE_ROWS_A_CLUSTER);
  if (matrix.rows <= 2 * size) return {};
  const sample = selectRows(matrix, sampleRows(matrix.rows, size, seed));
  const { k: found, centroids } = await clusterer.fit(sample, { k, seed, nInit, metric: 'cosine' }, control);
  return found === k ? { init: centroids } : {};
}

function dominating({ k, sizes }: Clustering, rows: number): Warning[] {
  const share = (sizes[0] ?? 0) / rows;
  return k > 1 && share > DOMINATING_SHARE ? [warning('CLUSTER_DOMINATES', { share: Math.round(share * 100) })] : [];
}
