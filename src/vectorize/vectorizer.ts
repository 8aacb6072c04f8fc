import type { CsrMatrix } from '../core/csr.js';
import type { Documents } from './documents.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The stage that turns documents into rows of numbers.
 *
 * Laws, held by `tests/contract/vectorizer.ts` for every implementation: `fit` on the same documents in any order of
 * arrival gives the same model to the byte; neither `fit` nor `transform` changes its argument; `transform` depends on
 * the model and each document alone, so rows may be made in any grouping; matrices are sound CSR with finite values.
 */
export interface Vectorizer {
  /** What it is called in options and in saved models. */
  readonly name: string;
  /** Learns a model. Throws VOCABULARY_EMPTY where nothing can be learnt. */
  fit(documents: Documents): VectorizerModel;
}

/** What a {@link Vectorizer} has learnt. */
export interface VectorizerModel {
  /** The meaning of the columns. */
  readonly vocabulary: Vocabulary;
  /** One row a document, one column a term of the vocabulary; a document without known terms is an empty row. */
  transform(documents: Documents): CsrMatrix;
  /** Plain data that `JSON.stringify` keeps whole; the same model always gives the same text. */
  toJSON(): unknown;
}
