import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../../../src/core/csr.js';
import { type Bm25Options, bm25FromJSON, createBm25Vectorizer, fitBm25 } from '../../../src/vectorize/bm25.js';
import { internDocuments, type TermDocuments } from '../../../src/vectorize/documents.js';

const DOCUMENTS = [['go', 'go', 'go', 'redis'], ['go', 'mysql'], ['redis', 'redis'], []];

function rowOf({ indptr, indices, data }: CsrMatrix, row: number, terms: readonly string[]): Record<string, number> {
  const places = Array.from({ length: indptr[row + 1]! - indptr[row]! }, (_, p) => indptr[row]! + p);
  return Object.fromEntries(places.map((p) => [terms[indices[p]!]!, data[p]!]));
}

/** The formula, term by term and document by document. */
function naive(documents: TermDocuments, { k1 = 1.2, b = 0.75, norm = 'l2' }: Bm25Options): Record<string, number>[] {
  const meanLength = documents.reduce((sum, document) => sum + document.length, 0) / documents.length;
  return documents.map((document) => {
    const row = new Map<string, number>();
    for (const term of new Set(document)) {
      const df = documents.filter((other) => other.includes(term)).length;
      const tf = document.filter((other) => other === term).length;
      const idf = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
      const soft = tf + k1 * (1 - b + (b * document.length) / meanLength);
      row.set(term, (idf * tf * (k1 + 1)) / soft);
    }
    const length = norm === 'l2' ? Math.sqrt([...row.values()].reduce((sum, value) => sum + value * value, 0)) : 1;
    return Object.fromEntries([...row].map(([term, value]) => [term, value / length]));
  });
}

describe('fitBm25', () => {
  it('weighs a small case as by hand', () => {
    const model = fitBm25(DOCUMENTS, { norm: 'none' });
    expect(model.vocabulary.terms).toEqual(['go', 'mysql', 'redis']);
    expect(model.meanLength).toBe(2);
    // 4 documents: go and redis stand in 2, ln(1 + 2.5 / 2.5); mysql in 1, ln(1 + 3.5 / 1.5).
    expect(model.idf[0]).toBeCloseTo(Math.LN2, 15);
    expect(model.idf[1]).toBeCloseTo(1.2039728043259361, 15);
    expect(model.idf[2]).toBeCloseTo(Math.LN2, 15);
    const matrix = model.transform(DOCUMENTS);
    // Length 4 of mean 2: 1.2 * (0.25 + 0.75 * 2) = 2.1. go: ln 2 * 3 * 2.2 / 5.1, redis: ln 2 * 2.2 / 3.1.
    const first = rowOf(matrix, 0, model.vocabulary.terms);
    expect(first.go).toBeCloseTo(0.897014, 6);
    expect(first.redis).toBeCloseTo(0.491911, 6);
    // Length 2 of mean 2: 1.2. go: ln 2 * 2.2 / 2.2, mysql its idf, redis twice: ln 2 * 2 * 2.2 / 3.2.
    const second = rowOf(matrix, 1, model.vocabulary.terms);
    expect(second.go).toBeCloseTo(Math.LN2, 6);
    expect(second.mysql).toBeCloseTo(1.203973, 6);
    expect(rowOf(matrix, 2, model.vocabulary.terms).redis).toBeCloseTo(0.953077, 6);
    expect(rowOf(matrix, 3, model.vocabulary.terms)).toEqual({});
  });

  it('counts presence alone with k1 = 0, and no length with b = 0', () => {
    const presence = fitBm25(DOCUMENTS, { k1: 0, norm: 'none' });
    expect(rowOf(presence.transform([['go', 'go', 'go']]), 0, presence.vocabulary.terms).go).toBeCloseTo(Math.LN2, 6);
    const flat = fitBm25(DOCUMENTS, { b: 0, norm: 'none' });
    const [short, long] = [['go'], ['go', 'mysql', 'redis', 'redis']].map(
      (document) => rowOf(flat.transform([document]), 0, flat.vocabulary.terms).go,
    );
    expect(short).toBeCloseTo(Math.LN2, 6);
    expect(long).toBe(short);
  });

  it('leaves terms out of the length of a document that are out of the vocabulary', () => {
    const model = fitBm25([['a', 'x1'], ['a', 'x2', 'x3'], ['b'], ['b', 'a']], { minDf: 2 });
    expect(model.vocabulary.terms).toEqual(['a', 'b']);
    expect(model.meanLength).toBe(1.25);
    expect(model.transform([['a', 'rust', 'rust']])).toEqual(model.transform([['a']]));
  });

  it('equals a loop over the formula', () => {
    const document = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '数据', '__proto__', 'constructor'), {
      maxLength: 12,
    });
    const corpus = fc
      .array(document, { minLength: 1, maxLength: 8 })
      .filter((docs) => docs.some((doc) => doc.length > 0));
    const options = fc.record({
      k1: fc.double({ min: 0, max: 10, noNaN: true }),
      b: fc.double({ min: 0, max: 1, noNaN: true }),
      norm: fc.constantFrom('l2' as const, 'none' as const),
    });
    fc.assert(
      fc.property(corpus, options, (documents, given) => {
        const model = fitBm25(documents, given);
        const matrix = model.transform(documents);
        naive(documents, given).forEach((expected, row) => {
          const found = rowOf(matrix, row, model.vocabulary.terms);
          expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
          for (const [term, value] of Object.entries(expected)) {
            expect(Math.abs(found[term]! - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, value));
          }
        });
      }),
    );
  });

  it('learns the same mean length in any order, whatever the weights', () => {
    const { terms, docs } = internDocuments([['a'], ['b'], ['a', 'b'], ['b', 'b', 'a']]);
    const weights = docs.map((doc, d) => Float32Array.from(doc, (_, p) => [0.1, 0.001, 0.3, 700.7][(d + p) % 4]!));
    const forward = fitBm25({ terms, docs, weights });
    const backward = fitBm25({ terms, docs: [...docs].reverse(), weights: [...weights].reverse() });
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
  });

  it('can weigh documents of the least and the greatest weights', () => {
    const { terms, docs } = internDocuments([['a', 'b'], ['b']]);
    for (const weight of [0.001, 1000]) {
      const weights = docs.map((doc) => Float32Array.from(doc, () => weight));
      const model = fitBm25({ terms, docs, weights });
      expect(model.meanLength / weight).toBeCloseTo(1.5, 6);
      expect(bm25FromJSON(model.toJSON()).meanLength).toBe(model.meanLength);
      const { data } = model.transform({ terms, docs, weights });
      expect(data).toHaveLength(3);
      expect(data.every((value) => value > 0 && Number.isFinite(value))).toBe(true);
    }
  });
});

describe('a fitted BM25 model as JSON', () => {
  const model = fitBm25(DOCUMENTS, { minDf: 2, k1: 1.5, b: 0.5 });

  it('comes back to the byte', () => {
    const copy = bm25FromJSON(JSON.parse(JSON.stringify(model)));
    expect(copy.idf).toEqual(model.idf);
    expect(copy.options).toEqual({ k1: 1.5, b: 0.5, norm: 'l2' });
    expect(copy.meanLength).toBe(1.75);
    expect(copy.transform(DOCUMENTS)).toEqual(model.transform(DOCUMENTS));
    expect(JSON.stringify(copy)).toBe(JSON.stringify(model));
  });

  const json = fitBm25(DOCUMENTS).toJSON();
  it.each<[string, unknown]>([
    ['nothing', null],
    ['an empty object', {}],
    ['another kind', { ...json, kind: 'tfidf' }],
    ['another version', { ...json, version: 2 }],
    ['no documents', { ...json, documents: 0 }],
    ['no terms', { ...json, terms: [], documentFrequencies: [] }],
    ['terms in disorder', { ...json, terms: ['redis', 'mysql', 'go'] }],
    ['a term twice', { ...json, terms: ['go', 'go', 'redis'] }],
    ['a frequency too few', { ...json, documentFrequencies: [2, 1] }],
    ['a frequency above the documents', { ...json, documentFrequencies: [2, 5, 2] }],
    ['a frequency of 0', { ...json, documentFrequencies: [2, 0, 2] }],
    ['no mean length', { ...json, meanLength: undefined }],
    ['a mean length of 0', { ...json, meanLength: 0 }],
    ['a mean length that JSON made null of', { ...json, meanLength: null }],
    ['no options', { ...json, options: undefined }],
    ['a negative k1', { ...json, options: { ...json.options, k1: -1 } }],
    ['a b above 1', { ...json, options: { ...json.options, b: 1.5 } }],
    ['a norm that is not there', { ...json, options: { ...json.options, norm: 'l1' } }],
  ])('is refused with %s', (_, broken) => {
    expect(() => bm25FromJSON(broken)).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        details: expect.objectContaining({ option: expect.stringMatching(/^bm25/) }),
      }),
    );
  });
});

describe('the options of BM25', () => {
  it.each<[object, string]>([
    [{ k1: -0.1 }, 'bm25.k1'],
    [{ k1: 1_001 }, 'bm25.k1'],
    [{ k1: Number.NaN }, 'bm25.k1'],
    [{ k1: '1.2' }, 'bm25.k1'],
    [{ b: -0.1 }, 'bm25.b'],
    [{ b: 1.1 }, 'bm25.b'],
    [{ norm: 'l1' }, 'bm25.norm'],
    [{ minDf: 0 }, 'bm25.minDf'],
    [{ maxFeatures: 0.5 }, 'bm25.maxFeatures'],
    [{ sublinearTf: true }, 'bm25'],
  ])('%j is refused, by both ways in', (options, option) => {
    const refusal = expect.objectContaining({
      code: 'OPTION_INVALID',
      details: expect.objectContaining({ option }),
    });
    expect(() => fitBm25(DOCUMENTS, options)).toThrow(refusal);
    expect(() => createBm25Vectorizer(options)).toThrow(refusal);
  });
});
