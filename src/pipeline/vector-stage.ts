import { sampleRows } from '../cluster/silhouette.js';
import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type Warning, warning } from '../core/warnings.js';
import { type Bm25Model, fitBm25 } from '../vectorize/bm25.js';
import type { ChunkedDocuments, TermChunk } from '../vectorize/documents.js';
import { emphasise } from '../vectorize/emphasis.js';
import { fitLsa } from '../vectorize/lsa.js';
import { fitTfidf, type TfidfModel } from '../vectorize/tfidf.js';
import type { ResolvedOptions } from './options.js';
import type { TermCollector } from './terms.js';

/** Some rows that stand side by side. */
export interface RowBlock {
  /** The number of the first of them. */
  readonly from: number;
  /** Over the vocabulary, emphasised. */
  readonly weighted: CsrMatrix;
  /** What is clustered: the same rows, or their places in the latent space. */
  readonly matrix: CsrMatrix;
}

/** The vectors of a run. */
export interface VectorStage {
  readonly model: TfidfModel | Bm25Model;
  /** Number of rows, one a job. */
  readonly rows: number;
  /** The rows that the latent space and the clusters are found on, in order; null where these are all. */
  readonly sample: Int32Array | null;
  /** The rows of the sample over the vocabulary, emphasised. */
  readonly weighted: CsrMatrix;
  /** What is clustered: the same rows, or their places in the latent space. */
  readonly matrix: CsrMatrix;
  /** All rows in order, block by block, as often as asked. Beyond the sample they are made anew each time. */
  readonly blocks: () => Iterable<RowBlock>;
  /** Of the latent space; null where there is none. */
  readonly dimensions: number | null;
  /** The places of the terms in it. */
  readonly projection: Float32Array | null;
  /** By column: the factor of its kind. */
  readonly emphasis: Float64Array;
  /** The bounds of document frequency that were applied. */
  readonly bounds: { readonly minDf: number; readonly maxDf: number };
  readonly warnings: readonly Warning[];
}

/** What remains of them without the rows. */
export type FittedVectors = Omit<VectorStage, 'weighted' | 'matrix' | 'blocks'>;

const DIMENSIONS = 100;
const ROWS_A_DIMENSION = 8;
const FEW_DOCUMENTS = 20;
const MANY_DOCUMENTS = 2_000;
const MOST_SAMPLED = 100_000;

/**
 * Weighs the terms of all documents, emphasises those of some kinds, and finds their places in the latent space. Where
 * minDf and maxDf leave nothing, every term is kept, with a warning. Of very many documents a sample makes the latent
 * space, with a warning, and stands for them all in the clustering.
 *
 * @param mostSampled documents that are not yet very many
 */
export async function vectorize(
  terms: TermCollector,
  options: ResolvedOptions,
  mostSampled: number = MOST_SAMPLED,
): Promise<VectorStage> {
  const documents = terms.documents(options);
  const rows = documents.documents;
  const { model, bounds, warnings } = fitTerms(documents, options);
  const emphasis = Float64Array.from(model.vocabulary.terms, (term) => options.emphasis[terms.kindOf(term)]);
  const weigh = (some: ChunkedDocuments): CsrMatrix => emphasise(model.transform(some), emphasis);
  const sample = rows > mostSampled ? sampleRows(rows, mostSampled, options.seed) : null;
  const weighted = weigh(sample ? selectDocuments(documents, sample) : documents);
  const lsa =
    options.representation === 'lsa'
      ? await fitLsa(weighted, dimensionsFor(weighted.rows, options), options.seed)
      : null;
  const matrix = lsa ? lsa.transform(weighted) : weighted;
  const blocks = function* (): Generator<RowBlock> {
    let from = 0;
    for (const chunk of documents.chunks()) {
      const block = weigh(ofChunk(documents, chunk));
      yield { from, weighted: block, matrix: lsa ? lsa.transform(block) : block };
      from += block.rows;
    }
  };
  return {
    ...{ model, rows, sample, weighted, matrix, bounds },
    blocks: sample ? blocks : () => [{ from: 0, weighted, matrix }],
    dimensions: lsa?.dimensions ?? null,
    projection: lsa?.projection ?? null,
    emphasis,
    warnings: sample ? [...warnings, warning('ROWS_SAMPLED', { sample: sample.length, rows })] : warnings,
  };
}

function ofChunk({ terms }: ChunkedDocuments, chunk: TermChunk): ChunkedDocuments {
  return { terms, documents: chunk.starts.length - 1, chunks: () => [chunk] };
}

/** Some of the documents, by rising number. */
function selectDocuments(documents: ChunkedDocuments, rows: Int32Array): ChunkedDocuments {
  const chunks: TermChunk[] = [];
  let [first, next] = [0, 0];
  for (const chunk of documents.chunks()) {
    const own: number[] = [];
    const end = first + chunk.starts.length - 1;
    while (next < rows.length && rows[next]! < end) own.push(rows[next++]! - first);
    chunks.push(selectOfChunk(chunk, own));
    first = end;
  }
  return { terms: documents.terms, documents: rows.length, chunks: () => chunks };
}

function selectOfChunk({ starts, ids, weights }: TermChunk, docs: readonly number[]): TermChunk {
  const selected = new Int32Array(docs.length + 1);
  docs.forEach((doc, i) => {
    selected[i + 1] = selected[i]! + starts[doc + 1]! - starts[doc]!;
  });
  const length = selected[docs.length]!;
  const chunk = { starts: selected, ids: new Int32Array(length), weights: weights && new Float32Array(length) };
  docs.forEach((doc, i) => {
    chunk.ids.set(ids.subarray(starts[doc], starts[doc + 1]), selected[i]);
    if (weights) chunk.weights?.set(weights.subarray(starts[doc], starts[doc + 1]), selected[i]);
  });
  return chunk;
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
): TfidfModel | Bm25Model {
  return weighting === 'bm25'
    ? fitBm25(documents, { ...bounds, maxFeatures })
    : fitTfidf(documents, { ...bounds, maxFeatures, sublinearTf });
}
