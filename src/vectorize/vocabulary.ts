import * as z from 'zod';
import { JobprismError } from '../core/errors.js';
import { parseOptions } from '../core/options.js';
import { type ChunkedDocuments, type Documents, toChunked } from './documents.js';

/** Which terms become columns. The rules and their order are those of scikit-learn's CountVectorizer. */
export interface VocabularyOptions {
  /**
   * Least document frequency. An integer from 1 up is a count of documents; a number in (0, 1) is a share of them.
   * Default: 1, that is every term. (1 is the count; a share of 1 would keep only terms that every document has.)
   */
  readonly minDf?: number | undefined;
  /**
   * Greatest document frequency. A number in (0, 1] is a share of the documents; an integer from 2 up is a count.
   * Default: 1, the share, that is no limit. (JavaScript has one kind of number, so where scikit-learn tells 1 from
   * 1.0, here 1 means what is useful: the count for `minDf`, the share for `maxDf`.)
   */
  readonly maxDf?: number | undefined;
  /**
   * Keep at most so many terms, those with the most occurrences in all documents, or the greatest weight where the
   * documents have weights; among equals the first in code unit order. Default: no limit.
   */
  readonly maxFeatures?: number | undefined;
}

/** The columns of a matrix: terms in code unit order with the number of documents that hold each. */
export interface Vocabulary {
  /** Number of terms, which is the number of columns. */
  readonly size: number;
  /** Number of documents that it was built from. */
  readonly documents: number;
  /** Column `j` stands for `terms[j]`; strictly increasing by UTF-16 code units. */
  readonly terms: readonly string[];
  /** `documentFrequencies[j]` documents hold `terms[j]`. */
  readonly documentFrequencies: Int32Array;
  /** The column of a term, or -1 where it is unknown. */
  columnOf(term: string): number;
}

const frequencyMessage = 'it must be an integer count from 1 up or a share between 0 and 1';
const frequency = z
  .number(frequencyMessage)
  .refine((value) => value > 0 && (value < 1 || Number.isSafeInteger(value)), { message: frequencyMessage });

/** The options of a vocabulary as a schema, for the schemas of vectorizers. */
export const vocabularyShape: {
  minDf: z.ZodType<number | undefined>;
  maxDf: z.ZodType<number | undefined>;
  maxFeatures: z.ZodType<number | undefined>;
} = {
  minDf: frequency.optional(),
  maxDf: frequency.optional(),
  maxFeatures: z.int('it must be an integer from 1 up').min(1, 'it must be an integer from 1 up').optional(),
};

// A share times a number of documents may land a rounding error beside the whole number that is meant (0.07 * 100).
const SHARE_SLACK = 1e-9;

// Whole numbers add up to the same in any order of the documents.
const WEIGHT_STEPS = 2 ** 20;

/**
 * Makes the vocabulary of documents. It does not depend on their order.
 *
 * @throws JobprismError OPTION_INVALID; VOCABULARY_EMPTY where no term is left (also without documents)
 * @example
 * buildVocabulary([['go', 'redis'], ['go']], { minDf: 2 }).terms; // ['go']
 */
export function buildVocabulary(documents: Documents, options: VocabularyOptions = {}): Vocabulary {
  const { minDf = 1, maxDf = 1, maxFeatures } = parseOptions(z.strictObject(vocabularyShape), options, 'vocabulary');
  const chunked = toChunked(documents);
  const { frequencies, totals } = countOccurrences(chunked);
  const { terms, documents: total } = chunked;
  const least = minDf < 1 ? minDf * total - SHARE_SLACK : minDf;
  const greatest = maxDf <= 1 ? maxDf * total + SHARE_SLACK : maxDf;

  const kept: number[] = [];
  frequencies.forEach((df, id) => {
    if (df > 0 && df >= least && df <= greatest) kept.push(id);
  });
  const byTerm = (a: number, b: number): number => (terms[a]! < terms[b]! ? -1 : 1);
  if (maxFeatures !== undefined && kept.length > maxFeatures) {
    kept.sort((a, b) => totals[b]! - totals[a]! || byTerm(a, b));
    kept.length = maxFeatures;
  }
  if (kept.length === 0) throw new JobprismError('VOCABULARY_EMPTY', { minDf, maxDf, documents: total });
  kept.sort(byTerm);
  return vocabularyOf(
    kept.map((id) => terms[id]!),
    Int32Array.from(kept, (id) => frequencies[id]!),
    total,
  );
}

/** A vocabulary from its parts, unchecked: `terms` must be in strictly increasing code unit order. */
export function vocabularyOf(terms: readonly string[], documentFrequencies: Int32Array, documents: number): Vocabulary {
  // A Map, because `constructor` and `__proto__` are terms of real job descriptions.
  const columns = new Map(terms.map((term, column) => [term, column]));
  return { size: terms.length, documents, terms, documentFrequencies, columnOf: (term) => columns.get(term) ?? -1 };
}

function countOccurrences({ terms, chunks }: ChunkedDocuments): { frequencies: Int32Array; totals: Float64Array } {
  const frequencies = new Int32Array(terms.length);
  const totals = new Float64Array(terms.length);
  const lastSeen = new Int32Array(terms.length).fill(-1);
  let before = 0;
  for (const { starts, ids, weights } of chunks()) {
    for (let doc = 0; doc + 1 < starts.length; doc++) {
      for (let p = starts[doc]!; p < starts[doc + 1]!; p++) {
        const id = ids[p]!;
        totals[id]! += weights ? Math.round(weights[p]! * WEIGHT_STEPS) : 1;
        if (lastSeen[id] !== before + doc) {
          lastSeen[id] = before + doc;
          frequencies[id]! += 1;
        }
      }
    }
    before += starts.length - 1;
  }
  return { frequencies, totals };
}
