import type { ChunkedDocuments } from '../../src/vectorize/documents.js';

/** The terms of every document. */
export function termsOf({ terms, chunks }: ChunkedDocuments): string[][] {
  return [...chunks()].flatMap(({ starts, ids }) => byDocument(starts, ids).map((doc) => doc.map((id) => terms[id]!)));
}

/** The weights of every document; undefined where they have none. */
export function weightsOf({ chunks }: ChunkedDocuments): number[][] | undefined {
  const all = [...chunks()];
  if (all.every(({ weights }) => weights === undefined)) return undefined;
  return all.flatMap(({ starts, weights }) => byDocument(starts, weights!));
}

function byDocument(starts: Int32Array, values: Iterable<number>): number[][] {
  const all = [...values];
  return Array.from({ length: starts.length - 1 }, (_, doc) => all.slice(starts[doc]!, starts[doc + 1]!));
}
