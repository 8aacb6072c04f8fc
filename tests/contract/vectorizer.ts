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
