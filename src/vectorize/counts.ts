import type { CsrMatrix } from '../core/csr.js';
import { type ChunkedDocuments, type Documents, toChunked } from './documents.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Counts the terms of a vocabulary in documents. Other terms are passed over; a document without any known term
 * becomes an empty row.
 *
 * @returns one row a document, one column a term of the vocabulary, values are numbers of occurrences, or the sums of their
 *   weights where the documents have some
 * @throws JobprismError OPTION_INVALID where interned documents are not sound
 * @example
 * const vocabulary = buildVocabulary([['go', 'go', 'redis']]);
 * countTerms([['go', 'go', 'rust']], vocabulary).data; // Float32Array [2]
 */
export function countTerms(documents: Documents, vocabulary: Vocabulary): CsrMatrix {
  const chunked = toChunked(documents);
  // A corpus in chunks is asked for chunk by chunk, and it may have a million terms.
  const columns = chunked === documents ? rememberedColumns(chunked.terms, vocabulary) : undefined;
  return countColumns(chunked, columns ?? columnsOf(chunked.terms, vocabulary), vocabulary.size);
}

/** By number of a term: its column, -1 where the vocabulary does not have it. */
function columnsOf(terms: readonly string[], vocabulary: Vocabulary): Int32Array {
  return Int32Array.from(terms, (term) => vocabulary.columnOf(term));
}

const LAST = new WeakMap<Vocabulary, { readonly terms: readonly string[]; readonly columns: Int32Array }>();

/** The columns of terms that a vocabulary was asked for last. */
function rememberedColumns(terms: readonly string[], vocabulary: Vocabulary): Int32Array {
  const last = LAST.get(vocabulary);
  if (last && last.terms === terms && last.columns.length === terms.length) return last.columns;
  const columns = columnsOf(terms, vocabulary);
  LAST.set(vocabulary, { terms, columns });
  return columns;
}

function countColumns(documents: ChunkedDocuments, columns: Int32Array, cols: number): CsrMatrix {
  const indptr = rowPointers(documents, columns, cols);
  const indices = new Int32Array(indptr[documents.documents]!);
  const data = new Float32Array(indices.length);
  const counts = new Float64Array(cols);
  let end = 0;
  for (const { starts, ids, weights } of documents.chunks()) {
    for (let doc = 0; doc + 1 < starts.length; doc++) {
      const from = end;
      for (let p = starts[doc]!; p < starts[doc + 1]!; p++) {
        const column = columns[ids[p]!]!;
        if (column < 0) continue;
        if (counts[column] === 0) indices[end++] = column;
        counts[column]! += weights ? weights[p]! : 1;
      }
      indices.subarray(from, end).sort();
      for (let p = from; p < end; p++) {
        data[p] = counts[indices[p]!]!;
        counts[indices[p]!] = 0;
      }
    }
  }
  return { rows: documents.documents, cols, indptr, indices, data };
}

// Counting distinct columns first costs one more pass and saves arrays as long as all documents together.
function rowPointers({ documents, chunks }: ChunkedDocuments, columns: Int32Array, cols: number): Int32Array {
  const indptr = new Int32Array(documents + 1);
  const lastSeen = new Int32Array(cols).fill(-1);
  let [row, total] = [0, 0];
  for (const { starts, ids } of chunks()) {
    for (let doc = 0; doc + 1 < starts.length; doc++) {
      for (let p = starts[doc]!; p < starts[doc + 1]!; p++) {
        const column = columns[ids[p]!]!;
        if (column >= 0 && lastSeen[column] !== row) {
          lastSeen[column] = row;
          total++;
        }
      }
      indptr[++row] = total;
    }
  }
  return indptr;
}
