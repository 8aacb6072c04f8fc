import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import type { InternedDocuments } from '../vectorize/documents.js';
import { emphasise } from '../vectorize/emphasis.js';
import { fitLsa } from '../vectorize/lsa.js';
import { fitTfidf, type TfidfModel } from '../vectorize/tfidf.js';
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

const DIMENSIONS = 100;
const ROWS_A_DIMENSION = 8;
const FEW_DOCUMENTS = 20;
const MANY_DOCUMENTS = 2_000;

// Names of technologies and terms of the field say more about a job than ordinary words do.
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
  const weights = Float64Array.from(model.vocabulary.terms, (term) => EMPHASIS[terms.describe(term).kind]);
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
