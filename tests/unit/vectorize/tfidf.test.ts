import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/tfidf.json';
import { fitTfidf, type TfidfOptions, tfidfFromJSON } from '../../../src/vectorize/tfidf.js';

const termOf = (column: number): string => `t${String(column).padStart(3, '0')}`;
const documents = oracle.counts.map((counts) =>
  counts.flatMap((count, column) => Array.from({ length: count }, () => termOf(column))),
);

describe('fitTfidf', () => {
  it.each(oracle.cases)(
    'equals scikit-learn: sublinear $sublinearTf, norm $norm',
    ({ sublinearTf, norm, idf, weights }) => {
      const model = fitTfidf(documents, { sublinearTf, norm } as TfidfOptions);
      expect(model.idf.length).toBe(idf.length);
      model.idf.forEach((value, column) => {
        expect(value).toBeCloseTo(idf[column]!, 12);
      });
      const matrix = model.transform(documents);
      expect([...matrix.indptr]).toEqual(weights.indptr);
      expect([...matrix.indices]).toEqual(weights.indices);
      matrix.data.forEach((value, p) => {
        expect(Math.abs(value - weights.data[p]!)).toBeLessThan(2e-6);
      });
    },
  );

  it('weighs a small case as by hand', () => {
    const model = fitTfidf([['go', 'redis'], ['go'], ['go', 'mysql']], { norm: 'none' });
    expect(model.vocabulary.terms).toEqual(['go', 'mysql', 'redis']);
    expect(model.idf[0]).toBe(1);
    expect(model.idf[1]).toBeCloseTo(Math.LN2 + 1, 15);
    const { data } = model.transform([['redis', 'go', 'redis', 'redis']]);
    expect(data[0]).toBe(1);
    expect(data[1]).toBeCloseTo((1 + Math.log(3)) * (1 + Math.LN2), 6);
  });

  it('takes the logarithm of weighted counts from 1 on, and lesser ones as they are', () => {
    const model = fitTfidf([['go', 'redis', 'vue']], { norm: 'none' });
    const documents = { terms: ['go', 'redis', 'vue'], docs: [Int32Array.of(0, 1, 1, 2)] };
    const { data } = model.transform({ ...documents, weights: [Float32Array.of(0.25, 0.5, 1.5, 1)] });
    expect(data[0]).toBe(0.25);
    expect(data[1]).toBeCloseTo(1 + Math.LN2, 6);
    expect(data[2]).toBe(1);
  });

  it('scales rows to length 1', () => {
    const { rows, indptr, data } = fitTfidf(documents).transform(documents);
    for (let row = 0; row < rows; row++) {
      const length = data.slice(indptr[row], indptr[row + 1]).reduce((sum, value) => sum + value * value, 0);
      expect(length).toBeCloseTo(1, 6);
    }
  });

  it('comes back from JSON to the byte', () => {
    const model = fitTfidf(documents, { minDf: 2, maxDf: 0.9 });
    const copy = tfidfFromJSON(JSON.parse(JSON.stringify(model)));
    expect(copy.idf).toEqual(model.idf);
    expect(copy.options).toEqual({ sublinearTf: true, norm: 'l2' });
    expect(copy.transform(documents)).toEqual(model.transform(documents));
    expect(JSON.stringify(copy)).toBe(JSON.stringify(model));
  });

  it('refuses broken JSON', () => {
    const json = fitTfidf([['a', 'b'], ['a']]).toJSON();
    for (const broken of [
      null,
      {},
      { ...json, version: 2 },
      { ...json, terms: ['b', 'a'] },
      { ...json, terms: ['a', 'a'] },
      { ...json, documentFrequencies: [2] },
      { ...json, documentFrequencies: [3, 1] },
      { ...json, documentFrequencies: [2, 0] },
    ]) {
      expect(() => tfidfFromJSON(broken)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    }
  });

  it('refuses options that it does not know how to use', () => {
    for (const options of [{ norm: 'l1' }, { sublinearTf: 1 }, { minDf: '2' }]) {
      expect(() => fitTfidf(documents, options as unknown as TfidfOptions)).toThrow(
        expect.objectContaining({ code: 'OPTION_INVALID' }),
      );
    }
  });
});
