import type { CsrMatrix } from '../core/csr.js';
import { type Documents, toInterned } from './documents.js';
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
  const { terms, docs, weights } = toInterned(documents);
  const columns = Int32Array.from(terms, (term) => vocabulary.columnOf(term));
  const indptr = rowPointers(docs, columns, vocabulary.size);
  const indices = new Int32Array(indptr[docs.length]!);
  const data = new Float32Array(indices.length);
  const counts = new Float64Array(vocabulary.size);
  for (let row = 0; row < docs.length; row++) {
    const ids = docs[row]!;
    const from = indptr[row]!;
    let end = from;
    for (let p = 0; p < ids.length; p++) {
      const column = columns[ids[p]!]!;
      if (column < 0) continue;
      if (counts[column] === 0) indices[end++] = column;
      counts[column]! += weights ? weights[row]![p]! : 1;
    }
    indices.subarray(from, end).sort();
    for (let p = from; p < end; p++) {
      data[p] = counts[indices[p]!]!;
      counts[indices[p]!] = 0;
    }
  }
  return { rows: docs.length, cols: vocabulary.size, indptr, indices, data };
}

// Counting distinct columns first costs one more pass and saves arrays as long as all documents together.
function rowPointers(docs: readonly Int32Array[], columns: Int32Array, cols: number): Int32Array {
  const indptr = new Int32Array(docs.length + 1);
  const lastSeen = new Int32Array(cols).fill(-1);
  let total = 0;
  for (let row = 0; row < docs.length; row++) {
    const ids = docs[row]!;
    for (let p = 0; p < ids.length; p++) {
      const column = columns[ids[p]!]!;
      if (column >= 0 && lastSeen[column] !== row) {
        lastSeen[column] = row;
        total++;
      }
    }
    indptr[row + 1] = total;
  }
  return indptr;
}
