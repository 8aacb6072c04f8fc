import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChunkedDocuments } from '../../src/vectorize/documents.js';
import { addPhrases, type JoinedChunk, type JoinedDocuments, learnPhrases } from '../../src/vectorize/phrases.js';
import { fitTfidf } from '../../src/vectorize/tfidf.js';
import { termsOf, weightsOf } from '../support/chunks.js';

const TERMS = ['go', 'redis', 'api', 'rest', 'team', 'rest api'];

/** Documents of an id, a mark and a weight an occurrence. */
const documents = fc.array(
  fc.array(fc.tuple(fc.nat(TERMS.length - 2), fc.nat(1), fc.constantFrom(0.5, 1, 2.25)), { maxLength: 12 }),
  { minLength: 1, maxLength: 30 },
);
type Generated = ReadonlyArray<ReadonlyArray<readonly [id: number, joined: number, weight: number]>>;

function interned(generated: Generated, weighted: boolean): JoinedDocuments {
  return {
    terms: TERMS,
    docs: generated.map((doc) => Int32Array.from(doc, ([id]) => id)),
    joined: generated.map((doc) => Uint8Array.from(doc, ([, joined]) => joined)),
    ...(weighted ? { weights: generated.map((doc) => Float32Array.from(doc, ([, , weight]) => weight)) } : {}),
  };
}

/** The same in chunks of `size` documents, marked as a store of terms marks them. */
function chunked(generated: Generated, weighted: boolean, size: number): ChunkedDocuments<JoinedChunk> {
  const chunks: JoinedChunk[] = [];
  for (let from = 0; from < generated.length; from += size) {
    const docs = generated.slice(from, from + size);
    const flat = docs.flat();
    const starts = Int32Array.from([0, ...docs.map((_, i) => docs.slice(0, i + 1).flat().length)]);
    chunks.push({
      starts,
      ids: Int32Array.from(flat, ([id]) => id),
      joined: Uint8Array.from(flat, ([, joined, weight]) => joined + (weight > 1 ? 2 : 0)),
      ...(weighted ? { weights: Float32Array.from(flat, ([, , weight]) => weight) } : {}),
    });
  }
  return { terms: TERMS, documents: generated.length, chunks: () => chunks };
}

const cases = fc.tuple(documents, fc.boolean(), fc.integer({ min: 1, max: 7 }));

describe('documents in chunks', () => {
  it('have the phrases of documents in arrays', () => {
    fc.assert(
      fc.property(cases, ([generated, weighted, size]) => {
        const [arrays, chunks] = [interned(generated, weighted), chunked(generated, weighted, size)];
        const options = { minCount: 2, minNpmi: -1 };
        const phrases = learnPhrases(arrays, options);
        expect(learnPhrases(chunks, options)).toEqual(phrases);
        const whole = addPhrases(arrays, phrases, (words) => words.join(' '));
        const found = addPhrases(chunks, phrases, (words) => words.join(' '));
        expect(found.terms).toEqual(whole.terms);
        expect(termsOf(found)).toEqual(whole.docs.map((doc) => Array.from(doc, (id) => whole.terms[id])));
        expect(weightsOf(found)).toEqual(weighted ? whole.weights?.map((own) => [...own]) : undefined);
      }),
    );
  });

  it('are fitted and weighed as documents in arrays, also chunk by chunk', () => {
    fc.assert(
      fc.property(cases, ([generated, weighted, size]) => {
        fc.pre(generated.some((doc) => doc.length > 0));
        const [arrays, chunks] = [interned(generated, weighted), chunked(generated, weighted, size)];
        const model = fitTfidf(arrays);
        const ours = fitTfidf(chunks);
        expect(JSON.stringify(ours)).toBe(JSON.stringify(model));
        const matrix = model.transform(arrays);
        expect(ours.transform(chunks)).toEqual(matrix);
        const parts = [...chunks.chunks()].map((chunk) => {
          return ours.transform({ ...chunks, documents: chunk.starts.length - 1, chunks: () => [chunk] });
        });
        expect(parts.flatMap(({ data }) => [...data])).toEqual([...matrix.data]);
        expect(parts.flatMap(({ indices }) => [...indices])).toEqual([...matrix.indices]);
      }),
    );
  });
});
