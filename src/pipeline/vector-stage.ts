import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import { fitBm25 } from '../vectorize/bm25.js';
import type { ChunkedDocuments } from '../vectorize/documents.js';
import { emphasise } from '../vectorize/emphasis.js';
import { fitLsa } from '../vectorize/lsa.js';
import { fitTfidf } from '../vectorize/tfidf.js';
import type { VectorizerModel } from '../vectorize/vectorizer.js';
import type { ResolvedOptions } from './options.js';
import type { TermCollector } from './terms.js';

/** The vectors of a run. */
export interface VectorStage {
  readonly model: VectorizerModel;
  /** Rows over the vocabulary, emphasised. */
  readonly weighted: CsrMatrix;
  /** What is clustered: the same rows, or their places in the latent space. */
  readonly matrix: CsrMatrix;
  /** Of the latent space; null where there is none. */
  readonly dimensions: number | null;
  /** The bounds of document frequency that were applied. */
  readonly bounds: { readonly minDf: number; readonly maxDf: number };
  readonly warnings: readonly Warning[];
}

const DIMENSIONS = 100;
const ROWS_A_DIMENSION = 8;
const FEW_DOCUMENTS = 20;
const MANY_DOCUMENTS = 2_000;

/**
 * Weighs the terms of all documents, emphasises those of some kinds, and finds their places in the latent space. Where
 * minDf and maxDf leave nothing, every term is kept, with a warning.
 */
export async function vectorize(terms: TermCollector, options: ResolvedOptions): Promise<VectorStage> {
  const documents = terms.documents(options);
  const { model, bounds, warnings } = fitTerms(documents, options);
  const weights = Float64Array.from(model.vocabulary.terms, (term) => options.emphasis[terms.kindOf(term)]);
  const weighted = emphasise(model.transform(documents), weights);
  const lsa =
    options.representation === 'lsa'
      ? await fitLsa(weighted, dimensionsFor(weighted.rows, options), options.seed)
      : null;
  const matrix = lsa ? lsa.transform(weighted) : weighted;
  return { model, weighted, matrix, dimensions: lsa?.dimensions ?? null, bounds, warnings };
}

/** A hundred dimensions, or fewer where there are few documents to tell them apart by. */
function dimensionsFor(rows: number, { dimensions }: ResolvedOptions): number {
  return dimensions ?? Math.max(2, Math.min(DIMENSIONS, Math.floor(rows / ROWS_A_DIMENSION)));
}

function fitTerms(
  documents: ChunkedDocuments,
  options: ResolvedOptions,
): Pick<VectorStage, 'model' | 'bounds' | 'warnings'> {
  const rows = documents.documents;
  const minDf = options.minDf ?? (rows >= MANY_DOCUMENTS ? 5 : rows >= FEW_DOCUMENTS ? 2 : 1);
  const maxDf = options.maxDf ?? (rows >= FEW_DOCUMENTS ? 0.5 : 1);
  try {
    return { model: fitModel(documents, { minDf, maxDf }, options), bounds: { minDf, maxDf }, warnings: [] };
  } catch (error) {
    if (!(error instanceof JobprismError) || error.code !== 'VOCABULARY_EMPTY' || documents.terms.length === 0)
      throw error;
    const bounds = { minDf: 1, maxDf: 1 };
    const model = fitModel(documents, bounds, options);
    return { model, bounds, warnings: [warning('VOCABULARY_RELAXED', { documents: rows })] };
  }
}

function fitModel(
  documents: ChunkedDocuments,
  bounds: VectorStage['bounds'],
  { weighting, sublinearTf, maxFeatures }: ResolvedOptions,
): VectorizerModel {
  return weighting === 'bm25'
    ? fitBm25(documents, { ...bounds, maxFeatures })
    : fitTfidf(documents, { ...bounds, maxFeatures, sublinearTf });
}
