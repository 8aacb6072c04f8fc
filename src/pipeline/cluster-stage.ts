import { type CandidateK, chooseK } from '../cluster/choose-k.js';
import type { Clustering } from '../cluster/clusterer.js';
import { calinskiHarabasz, daviesBouldin } from '../cluster/dispersion.js';
import { createClusterer } from '../cluster/engines.js';
import { silhouette } from '../cluster/silhouette.js';
import type { RunControl } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import type { TokenKind } from '../tokenize/token.js';
import type { InternedDocuments } from '../vectorize/documents.js';
import { emphasise } from '../vectorize/emphasis.js';
import { fitTfidf, type TfidfModel } from '../vectorize/tfidf.js';
import type { ClusteringQuality } from './analysis.js';
import type { ResolvedOptions } from './options.js';
import type { TermCollector } from './terms.js';

/** The vectors of a run. */
export interface VectorStage {
  readonly model: TfidfModel;
  readonly matrix: CsrMatrix;
  readonly warnings: readonly Warning[];
}

/** The clusters of a run. */
export interface ClusterStage {
  readonly clustering: Clustering;
  readonly triedK: readonly CandidateK[];
  readonly quality: ClusteringQuality;
  readonly warnings: readonly Warning[];
}

const FEW_DOCUMENTS = 20;
const MANY_DOCUMENTS = 2_000;
const DOMINATING_SHARE = 0.8;

// Names of technologies and terms of the field say more about a job than ordinary words do.
const EMPHASIS: Readonly<Record<TokenKind, number>> = {
  technology: 2,
  domain: 2,
  code: 1.5,
  han: 1,
  latin: 1,
  other: 1,
};

/**
 * Weighs the terms of all documents by TF-IDF and emphasises technologies and terms of the field. Where minDf and
 * maxDf leave nothing, every term is kept, with a warning.
 */
export function vectorize(terms: TermCollector, options: ResolvedOptions): VectorStage {
  const documents = terms.documents();
  const { model, warnings } = fitTerms(documents, options);
  const weights = Float64Array.from(model.vocabulary.terms, (term) => EMPHASIS[terms.describe(term).kind]);
  return { model, matrix: emphasise(model.transform(documents), weights), warnings };
}

function fitTerms(documents: InternedDocuments, options: ResolvedOptions): Pick<VectorStage, 'model' | 'warnings'> {
  const rows = documents.docs.length;
  const minDf = options.minDf ?? (rows >= MANY_DOCUMENTS ? 5 : rows >= FEW_DOCUMENTS ? 2 : 1);
  const maxDf = options.maxDf ?? (rows >= FEW_DOCUMENTS ? 0.5 : 1);
  const { maxFeatures } = options;
  try {
    return { model: fitTfidf(documents, { minDf, maxDf, maxFeatures }), warnings: [] };
  } catch (error) {
    if (!(error instanceof JobprismError) || error.code !== 'VOCABULARY_EMPTY' || documents.terms.length === 0)
      throw error;
    const model = fitTfidf(documents, { minDf: 1, maxDf: 1, maxFeatures });
    return { model, warnings: [warning('VOCABULARY_RELAXED', { documents: rows })] };
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
  const clustering = await clusterer.fit(matrix, { k, seed, nInit, metric: 'cosine' }, control);
  const { labels } = clustering;
  const widths = silhouette(matrix, labels, clustering.k, { metric: 'cosine', seed });
  return {
    clustering,
    triedK: chosen?.curve ?? [],
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

function dominating({ k, sizes }: Clustering, rows: number): Warning[] {
  const share = (sizes[0] ?? 0) / rows;
  return k > 1 && share > DOMINATING_SHARE ? [warning('CLUSTER_DOMINATES', { share: Math.round(share * 100) })] : [];
}
