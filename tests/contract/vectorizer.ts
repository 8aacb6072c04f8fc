import { describe, expect, it } from 'vitest';
import { internDocuments, type TermDocuments } from '../../src/vectorize/documents.js';
import type { Vectorizer } from '../../src/vectorize/vectorizer.js';

const DOCUMENTS: TermDocuments = [
  ['go', 'redis', 'go', 'kubernetes'],
  ['java', 'spring', 'redis'],
  ['constructor', '__proto__', 'go', 'toString'],
  ['微服务', 'go', '高并发', '微服务'],
  [],
  ['java', '高并发'],
];

/** The laws of the vectorizer stage. */
export function vectorizerContract(name: string, make: () => Vectorizer): void {
  describe(`vectorizer contract: ${name}`, () => {
    it('has sorted terms and finds each of them and no other', () => {
      const { vocabulary } = make().fit(DOCUMENTS);
      expect(vocabulary.size).toBe(vocabulary.terms.length);
      expect(vocabulary.terms).toEqual([...vocabulary.terms].sort());
      vocabulary.terms.forEach((term, column) => {
        expect(vocabulary.columnOf(term)).toBe(column);
      });
      for (const term of ['constructor', '__proto__', 'toString', 'go']) expect(vocabulary.columnOf(term)).not.toBe(-1);
      for (const term of ['hasOwnProperty', 'valueOf', '', 'Go']) expect(vocabulary.columnOf(term)).toBe(-1);
    });

    it('gives the same bytes in any order of arrival', () => {
      const expected = JSON.stringify(make().fit(DOCUMENTS));
      for (let shift = 1; shift < DOCUMENTS.length; shift++) {
        const rotated = [...DOCUMENTS.slice(shift), ...DOCUMENTS.slice(0, shift)].map((doc) => [...doc].reverse());
        expect(JSON.stringify(make().fit(rotated))).toBe(expected);
      }
    });

    it('makes sound matrices, one row a document', () => {
      const { rows, cols, indptr, indices, data } = make().fit(DOCUMENTS).transform(DOCUMENTS);
      expect([rows, cols, indptr.length]).toEqual([DOCUMENTS.length, make().fit(DOCUMENTS).vocabulary.size, rows + 1]);
      expect([indptr[0], indptr[rows]]).toEqual([0, indices.length]);
      expect(data.length).toBe(indices.length);
      expect(indptr[5]! - indptr[4]!).toBe(0);
      for (let row = 0; row < rows; row++) {
        const columns = [...indices.slice(indptr[row], indptr[row + 1])];
        expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
      }
      expect(data.every((value) => Number.isFinite(value) && value !== 0)).toBe(true);
    });

    it('transforms each document by itself, and the same way every time', () => {
      const model = make().fit(DOCUMENTS);
      const whole = model.transform(DOCUMENTS);
      expect(model.transform(DOCUMENTS)).toEqual(whole);
      DOCUMENTS.forEach((document, row) => {
        const one = model.transform([document]);
        expect(one.indices).toEqual(whole.indices.slice(whole.indptr[row], whole.indptr[row + 1]));
        expect(one.data).toEqual(whole.data.slice(whole.indptr[row], whole.indptr[row + 1]));
      });
    });

    it('reads interned documents alike, whatever their numbering', () => {
      const { terms, docs } = internDocuments(DOCUMENTS);
      const last = terms.length - 1;
      const interned = {
        terms: [...terms].reverse(),
        docs: docs.map((ids) => ids.map((id) => last - id)),
      };
      const model = make().fit(interned);
      expect(JSON.stringify(model)).toBe(JSON.stringify(make().fit(DOCUMENTS)));
      expect(model.transform(interned)).toEqual(model.transform(DOCUMENTS));
    });

    it('counts an occurrence of weight 2 as two of them', () => {
      const { terms, docs } = internDocuments(DOCUMENTS);
      const weights = docs.map((doc) => Float32Array.from(doc, (_, place) => 1 + (place % 3)));
      const written = DOCUMENTS.map((doc) =>
        doc.flatMap((term, place) => new Array<string>(1 + (place % 3)).fill(term)),
      );
      const model = make().fit({ terms, docs, weights });
      expect(JSON.stringify(model)).toBe(JSON.stringify(make().fit(written)));
      expect(model.transform({ terms, docs, weights })).toEqual(model.transform(written));
      expect(model.transform({ terms, docs, weights })).not.toEqual(model.transform(DOCUMENTS));
    });

    it('reads weights of 1 as no weights, and learns the same from weights in any order', () => {
      const { terms, docs } = internDocuments(DOCUMENTS);
      const ones = docs.map((doc) => new Float32Array(doc.length).fill(1));
      expect(JSON.stringify(make().fit({ terms, docs, weights: ones }))).toBe(JSON.stringify(make().fit(DOCUMENTS)));
      const weights = docs.map((doc) => Float32Array.from(doc, (_, place) => 0.1 * (1 + place)));
      const model = make().fit({ terms, docs, weights });
      const reversed = { terms, docs: [...docs].reverse(), weights: [...weights].reverse() };
      expect(JSON.stringify(make().fit(reversed))).toBe(JSON.stringify(model));
      const { data } = model.transform({ terms, docs, weights });
      expect(data.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    });

    it.each<[string, readonly number[][]]>([
      ['are missing for a document', [[1, 1]]],
      ['are too few', [[1], [1]]],
      [
        'are too many',
        [
          [1, 1],
          [1, 1],
        ],
      ],
      ['are 0', [[1, 0], [1]]],
      ['are negative', [[1, -1], [1]]],
      ['are too little', [[1, 0.0009], [1]]],
      ['are too much', [[1, 1001], [1]]],
      ['are no number', [[1, Number.NaN], [1]]],
      ['are without end', [[1, Number.POSITIVE_INFINITY], [1]]],
    ])('refuses weights that %s', (_, numbers) => {
      const weights = numbers.map((own) => Float32Array.from(own));
      const documents = { ...internDocuments([['go', 'redis'], ['go']]), weights };
      const refusal = expect.objectContaining({
        code: 'OPTION_INVALID',
        details: expect.objectContaining({ option: 'documents.weights' }),
      });
      expect(() => make().fit(documents)).toThrow(refusal);
      expect(() => make().fit(DOCUMENTS).transform(documents)).toThrow(refusal);
    });

    it('passes over terms it does not know', () => {
      const model = make().fit(DOCUMENTS);
      expect(model.transform([['rust', 'go', 'hasOwnProperty']])).toEqual(model.transform([['go']]));
      expect(model.transform([['rust']]).indices.length).toBe(0);
      expect(model.transform([]).rows).toBe(0);
    });

    it('does not change its arguments', () => {
      const frozen = DOCUMENTS.map((document) => Object.freeze([...document]));
      const model = make().fit(Object.freeze(frozen));
      model.transform(frozen);
      expect(frozen).toEqual(DOCUMENTS);
    });

    it('refuses to learn from nothing', () => {
      for (const documents of [[], [[]], [[], []]]) {
        expect(() => make().fit(documents)).toThrow(expect.objectContaining({ code: 'VOCABULARY_EMPTY' }));
      }
    });
  });
}
