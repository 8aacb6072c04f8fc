import * as z from 'zod';
import { type Vocabulary, vocabularyOf } from './vocabulary.js';

/** The part of a saved model that every vectorizer over a vocabulary has. */
export interface FittedJson {
  /** Version of the layout. */
  readonly version: 1;
  /** Number of documents it was fitted on. */
  readonly documents: number;
  readonly terms: readonly string[];
  readonly documentFrequencies: readonly number[];
}

/** What of a saved model every kind has, for the schema of a kind. */
export const fittedShape: {
  version: z.ZodType<1>;
  documents: z.ZodType<number>;
  terms: z.ZodType<string[]>;
  documentFrequencies: z.ZodType<number[]>;
} = {
  version: z.literal(1),
  documents: z.int().min(1),
  terms: z.array(z.string()).min(1),
  documentFrequencies: z.array(z.int().min(1)),
};

/** What {@link isSound} holds a saved model to, for the message of a schema. */
export const SOUND =
  'terms must be in strictly increasing code unit order, with one document frequency a term, from 1 to the number of documents';

/** Whether the parts of a saved model, each of its kind, go together. */
export function isSound({ documents, terms, documentFrequencies: df }: FittedJson): boolean {
  const increasing = terms.every((term, i) => i === 0 || terms[i - 1]! < term);
  return increasing && df.length === terms.length && df.every((count) => count <= documents);
}

/** What a saved model holds of its vocabulary. */
export function vocabularyToJson({ documents, terms, documentFrequencies }: Vocabulary): FittedJson {
  return { version: 1, documents, terms, documentFrequencies: Array.from(documentFrequencies) };
}

/** The vocabulary of a saved model that has been checked. */
export function vocabularyFromJson({ documents, terms, documentFrequencies }: FittedJson): Vocabulary {
  return vocabularyOf(terms, Int32Array.from(documentFrequencies), documents);
}
