import * as z from 'zod';
import type { CsrMatrix } from '../core/csr.js';
import { parseOptions } from '../core/options.js';
import { countTerms } from './counts.js';
import type { Documents } from './documents.js';
import { type FittedJson, fittedShape, isSound, SOUND, vocabularyFromJson, vocabularyToJson } from './fitted-json.js';
import { type Norm, reweigh } from './row-lengths.js';
import type { Vectorizer, VectorizerModel } from './vectorizer.js';
import { buildVocabulary, type Vocabulary, type VocabularyOptions, vocabularyShape } from './vocabulary.js';

/** How terms are weighed. */
export interface Bm25Options extends VocabularyOptions {
  /** How late further occurrences of a term stop to count, to 1000; 0 counts its presence alone. Default: 1.2. */
  readonly k1?: number | undefined;
  /** From 0, where the length of a document is no matter, to 1, where it counts in full. Default: 0.75. */
  readonly b?: number | undefined;
  /** `l2` scales every row that is not empty to Euclidean length 1; `none` leaves weights as they are. Default: `l2`. */
  readonly norm?: Norm | undefined;
}

/** The options of a fitted model that `transform` needs, all filled. */
export interface Bm25Weighting {
  readonly k1: number;
  readonly b: number;
  readonly norm: Norm;
}

/** A fitted BM25 model as plain data. */
export interface Bm25Json extends FittedJson {
  readonly kind: 'bm25';
  readonly options: Bm25Weighting;
  /** Mean number of occurrences of known terms in a document. */
  readonly meanLength: number;
}

/** A fitted BM25 model. */
export interface Bm25Model extends VectorizerModel {
  /** Inverse document frequency by column, above 0. */
  readonly idf: Float64Array;
  /** Mean number of occurrences of known terms in a document. */
  readonly meanLength: number;
  readonly options: Bm25Weighting;
  toJSON(): Bm25Json;
}

const norm = z.enum(['l2', 'none'], 'it must be "l2" or "none"');
const k1 = z
  .number('it must be a number from 0 to 1000')
  .min(0, 'it must be a number from 0 to 1000')
  .max(1_000, 'it must be a number from 0 to 1000');
const b = z
  .number('it must be a number from 0 to 1')
  .min(0, 'it must be a number from 0 to 1')
  .max(1, 'it must be a number from 0 to 1');
const optionsSchema = z.strictObject({
  ...vocabularyShape,
  k1: k1.default(1.2),
  b: b.default(0.75),
  norm: norm.default('l2'),
});
const jsonSchema = z
  .object({
    ...fittedShape,
    kind: z.literal('bm25'),
    options: z.object({ k1, b, norm }),
    meanLength: z.number().gt(0),
  })
  .refine(isSound, SOUND);

/**
 * Learns a vocabulary, its inverse document frequencies and the mean length of a document.
 *
 * The weight of term t in document d is `idf(t) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length(d) / meanLength))` with
 * `idf(t) = ln(1 + (n - df + 0.5) / (df + 0.5))` for n documents: Robertson and Zaragoza, "The probabilistic relevance
 * framework: BM25 and beyond" (2009), with the 1 in the logarithm that keeps a term of more than half of the documents
 * above 0. The length of a document is the number of its occurrences of known terms.
 *
 * @param documents terms of each document, as strings or interned; their order does not matter
 * @throws JobprismError OPTION_INVALID; VOCABULARY_EMPTY where `minDf` and `maxDf` leave no term
 * @example
 * const model = fitBm25([['go', 'redis'], ['go', 'mysql']], { k1: 1.5 });
 * model.transform([['go', 'go', 'redis']]); // CsrMatrix of 1 × 3, its row of length 1
 */
export function fitBm25(documents: Documents, options: Bm25Options = {}): Bm25Model {
  const { k1, b, norm, ...vocabularyOptions } = parseOptions(optionsSchema, options, 'bm25');
  const vocabulary = buildVocabulary(documents, vocabularyOptions);
  const lengths = Float64Array.from(lengthsOf(documents, vocabulary));
  // Sorted, so that the order of the documents changes no digit of the sum.
  const meanLength = lengths.sort().reduce((sum, length) => sum + length, 0) / lengths.length;
  return bm25Model(vocabulary, meanLength, { k1, b, norm });
}

/**
 * The model that {@link Bm25Model.toJSON} was called on.
 *
 * @param json the value itself or what `JSON.parse` made of its text
 * @throws JobprismError OPTION_INVALID where it is not such a value
 * @example
 * const copy = bm25FromJSON(JSON.parse(JSON.stringify(model)));
 */
export function bm25FromJSON(json: unknown): Bm25Model {
  const saved = parseOptions(jsonSchema, json, 'bm25');
  return bm25Model(vocabularyFromJson(saved), saved.meanLength, saved.options);
}

/**
 * BM25 as a {@link Vectorizer}, its options checked at once.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const model = createBm25Vectorizer({ minDf: 2 }).fit(documents);
 */
export function createBm25Vectorizer(options: Bm25Options = {}): Vectorizer {
  parseOptions(optionsSchema, options, 'bm25');
  return { name: 'bm25', fit: (documents) => fitBm25(documents, options) };
}

/** A model from its parts, unchecked. */
export function bm25Model(vocabulary: Vocabulary, meanLength: number, options: Bm25Weighting): Bm25Model {
  const { documents, documentFrequencies } = vocabulary;
  const idf = Float64Array.from(documentFrequencies, (df) => Math.log1p((documents - df + 0.5) / (df + 0.5)));
  return {
    vocabulary,
    idf,
    meanLength,
    options,
    transform: (texts) => weigh(countTerms(texts, vocabulary), idf, meanLength, options),
    toJSON: () => ({ kind: 'bm25', options, meanLength, ...vocabularyToJson(vocabulary) }),
  };
}

function weigh(counts: CsrMatrix, idf: Float64Array, meanLength: number, { k1, b, norm }: Bm25Weighting): CsrMatrix {
  const { indices, data } = counts;
  const damping = rowSums(counts).map((length) => k1 * (1 - b + (b * length) / meanLength));
  return reweigh(counts, norm, (place, row) => {
    const tf = data[place]!;
    return (idf[indices[place]!]! * tf * (k1 + 1)) / (tf + damping[row]!);
  });
}

/** The length of every document, a chunk at a time where there are chunks. */
function* lengthsOf(documents: Documents, vocabulary: Vocabulary): Generator<number> {
  if (!('chunks' in documents)) {
    yield* rowSums(countTerms(documents, vocabulary));
    return;
  }
  for (const chunk of documents.chunks()) {
    const some = { terms: documents.terms, documents: chunk.starts.length - 1, chunks: () => [chunk] };
    yield* rowSums(countTerms(some, vocabulary));
  }
}

function rowSums({ rows, indptr, data }: CsrMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    data.subarray(indptr[row]!, indptr[row + 1]!).reduce((sum, value) => sum + value, 0),
  );
}
