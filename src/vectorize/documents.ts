import { JobprismError } from '../core/errors.js';

/** Documents as their terms in order of appearance, repetitions kept; terms are already folded and conflated. */
export type TermDocuments = ReadonlyArray<readonly string[]>;

/**
 * The same documents with every term replaced by its number in `terms`.
 *
 * Cheaper to ship between threads and to count than strings. The numbering is the caller's and may follow the order
 * of arrival: nothing that is fitted depends on it.
 */
export interface InternedDocuments {
  /** Every term once; `docs` refer to it by position. It may hold terms that no document uses. */
  readonly terms: readonly string[];
  readonly docs: readonly Int32Array[];
  /** By document and place: how much an occurrence counts, from 0.001 to 1000. Default: 1 each. */
  readonly weights?: readonly Float32Array[] | undefined;
}

/** Some interned documents, one behind the other in flat arrays. */
export interface TermChunk {
  /** The terms of document i are `ids[starts[i]]` to `ids[starts[i + 1]]`; `starts[0]` is 0. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** By occurrence: how much it counts, from 0.001 to 1000. Default: 1 each. */
  readonly weights?: Float32Array | undefined;
}

/**
 * Interned documents in chunks, for corpora that are too large for an array a document. Ids and weights are not checked:
 * who makes chunks answers for them.
 */
export interface ChunkedDocuments<Chunk extends TermChunk = TermChunk> {
  /** Every term once. It may hold terms that no document uses. */
  readonly terms: readonly string[];
  /** Number of documents in all chunks. */
  readonly documents: number;
  /** The chunks in order, from the first; asked for several times. */
  readonly chunks: () => Iterable<Chunk>;
}

/** What a vectorizer reads. */
export type Documents = TermDocuments | InternedDocuments | ChunkedDocuments;

/**
 * Replaces terms by numbers, in order of first appearance.
 *
 * @example
 * internDocuments([['go', 'redis'], ['go']]); // { terms: ['go', 'redis'], docs: [Int32Array [0, 1], Int32Array [0]] }
 */
export function internDocuments(documents: TermDocuments): InternedDocuments {
  const ids = new Map<string, number>();
  const terms: string[] = [];
  const docs = documents.map((document) => {
    const interned = new Int32Array(document.length);
    document.forEach((term, position) => {
      let id = ids.get(term);
      if (id === undefined) {
        id = terms.push(term) - 1;
        ids.set(term, id);
      }
      interned[position] = id;
    });
    return interned;
  });
  return { terms, docs };
}

// Sums of weights are kept in single precision, where 0.001 itself is a little less.
const LEAST_WEIGHT = Math.fround(0.001);
const MOST_WEIGHT = 1_000;

/**
 * Documents of any form as chunks, interned ones checked.
 *
 * @throws JobprismError OPTION_INVALID where `terms` holds a term twice, a document an id outside `terms`, or weights are
 *   not one number from 0.001 to 1000 an occurrence
 */
export function toChunked(documents: Documents): ChunkedDocuments {
  if ('chunks' in documents) return documents;
  const interned = 'terms' in documents ? documents : internDocuments(documents);
  check(interned);
  const { terms, docs, weights } = interned;
  return { terms, documents: docs.length, chunks: () => aChunkEach(docs, weights) };
}

function* aChunkEach(docs: readonly Int32Array[], weights: readonly Float32Array[] | undefined): Generator<TermChunk> {
  for (const [number, ids] of docs.entries()) {
    yield { starts: Int32Array.of(0, ids.length), ids, weights: weights?.[number] };
  }
}

function check({ terms, docs, weights }: InternedDocuments): void {
  if (new Set(terms).size !== terms.length) {
    throw new JobprismError('OPTION_INVALID', { option: 'documents.terms', reason: 'it holds a term twice' });
  }
  docs.forEach((doc, number) => {
    for (const id of doc) {
      if (id < 0 || id >= terms.length) {
        const reason = `document ${number} holds the id ${id}, and there are ${terms.length} terms`;
        throw new JobprismError('OPTION_INVALID', { option: 'documents.docs', reason });
      }
    }
    const own = weights?.[number];
    if (
      weights &&
      (own?.length !== doc.length || !own.every((weight) => weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT))
    ) {
      const reason = `document ${number} needs one number from 0.001 to 1000 an occurrence`;
      throw new JobprismError('OPTION_INVALID', { option: 'documents.weights', reason });
    }
  });
}
