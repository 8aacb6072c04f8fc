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
export interface TfidfOptions extends VocabularyOptions {
  /**
   * Use `1 + ln(tf)` in place of `tf`, the number of occurrences in the document, where that is at least 1 (it may be
   * less in weighted documents). Default: true.
   */
  readonly sublinearTf?: boolean | undefined;
  /** `l2` scales every row that is not empty to Euclidean length 1; `none` leaves weights as they are. Default: `l2`. */
  readonly norm?: Norm | undefined;
}

/** The options of a fitted model that `transform` needs, all filled. */
export interface TfidfWeighting {
  readonly sublinearTf: boolean;
  readonly norm: Norm;
}

/** A fitted TF-IDF model as plain data. */
export interface TfidfJson extends FittedJson {
  readonly kind: 'tfidf';
  readonly options: TfidfWeighting;
}

/** A fitted TF-IDF model. */
export interface TfidfModel extends VectorizerModel {
  /** Inverse document frequency by column, double precision, never below 1. */
  readonly idf: Float64Array;
  readonly options: TfidfWeighting;
  toJSON(): TfidfJson;
}

const normOption = z.enum(['l2', 'none'], 'it must be "l2" or "none"');
const flag = z.boolean('it must be true or false');
const optionsSchema = z.strictObject({ ...vocabularyShape, sublinearTf: flag.optional(), norm: normOption.optional() });
const jsonSchema = z
  .object({ ...fittedShape, kind: z.literal('tfidf'), options: z.object({ sublinearTf: flag, norm: normOption }) })
  .refine(isSound, SOUND);

/**
 * Learns a vocabulary and its inverse document frequencies.
 *
 * The weight of term t in document d is `tf(t, d) * idf(t)` with the smooth `idf(t) = ln((1 + n) / (1 + df(t))) + 1`
 * for n documents, as in scikit-learn's `TfidfTransformer`; the idea of weighing by rarity is Spärck Jones, "A
 * statistical interpretation of term specificity and its application in retrieval" (1972), the logarithm of tf Salton
 * and Buckley, "Term-weighting approaches in automatic text retrieval" (1988).
 *
 * @param documents terms of each document, as strings or interned; their order does not matter
 * @throws JobprismError OPTION_INVALID; VOCABULARY_EMPTY where `minDf` and `maxDf` leave no term
 * @example
 * const model = fitTfidf([['go', 'redis'], ['go', 'mysql']]);
 * model.vocabulary.terms; // ['go', 'mysql', 'redis']
 * model.transform([['go', 'go', 'redis']]); // CsrMatrix of 1 × 3, its row of length 1
 */
export function fitTfidf(documents: Documents, options: TfidfOptions = {}): TfidfModel {
  const { sublinearTf = true, norm = 'l2', ...vocabularyOptions } = parseOptions(optionsSchema, options, 'tfidf');
  return tfidfModel(buildVocabulary(documents, vocabularyOptions), { sublinearTf, norm });
}

/**
 * The model that {@link TfidfModel.toJSON} was called on.
 *
 * @param json the value itself or what `JSON.parse` made of its text
 * @throws JobprismError OPTION_INVALID where it is not such a value
 * @example
 * const copy = tfidfFromJSON(JSON.parse(JSON.stringify(model)));
 */
export function tfidfFromJSON(json: unknown): TfidfModel {
  const saved = parseOptions(jsonSchema, json, 'tfidf');
  return tfidfModel(vocabularyFromJson(saved), saved.options);
}

/**
 * TF-IDF as a {@link Vectorizer}, its options checked at once.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const model = createTfidfVectorizer({ minDf: 2 }).fit(documents);
 */
export function createTfidfVectorizer(options: TfidfOptions = {}): Vectorizer {
  parseOptions(optionsSchema, options, 'tfidf');
  return { name: 'tfidf', fit: (documents) => fitTfidf(documents, options) };
}

/** A model from its parts, unchecked. */
export function tfidfModel(vocabulary: Vocabulary, options: TfidfWeighting): TfidfModel {
  const { documents, documentFrequencies } = vocabulary;
  const idf = Float64Array.from(documentFrequencies, (df) => Math.log((1 + documents) / (1 + df)) + 1);
  return {
    vocabulary,
    idf,
    options,
    transform: (texts) => weigh(countTerms(texts, vocabulary), idf, options),
    toJSON: () => ({ kind: 'tfidf', options, ...vocabularyToJson(vocabulary) }),
  };
}

function weigh(counts: CsrMatrix, idf: Float64Array, { sublinearTf, norm }: TfidfWeighting): CsrMatrix {
  const { indices, data } = counts;
  return reweigh(counts, norm, (place) => {
    const tf = data[place]!;
    return (sublinearTf && tf > 1 ? 1 + Math.log(tf) : tf) * idf[indices[place]!]!;
  });
}
