import { describe, expect, it } from 'vitest';
import { countTerms } from '../../../src/vectorize/counts.js';
import { buildVocabulary } from '../../../src/vectorize/vocabulary.js';

// df: a 4, b 3, c 2, d 1, e 1; occurrences: a 4, b 3, c 2, d 1, e 9
const DOCS = [
  ['a', 'b', 'c', 'd'],
  ['a', 'b', 'c'],
  ['a', 'b'],
  ['a', ...'eeeeeeeee'],
];

const termsWith = (options: Parameters<typeof buildVocabulary>[1]): string =>
  buildVocabulary(DOCS, options).terms.join('');

describe('buildVocabulary', () => {
  it('keeps every term by default and counts documents, not occurrences', () => {
    const vocabulary = buildVocabulary(DOCS);
    expect(vocabulary.terms).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([...vocabulary.documentFrequencies]).toEqual([4, 3, 2, 1, 1]);
    expect(vocabulary.documents).toBe(4);
  });

  it.each([
    [{ minDf: 1 }, 'abcde'],
    [{ minDf: 2 }, 'abc'],
    [{ minDf: 0.5 }, 'abc'],
    [{ minDf: 0.51 }, 'ab'],
    [{ maxDf: 1 }, 'abcde'],
    [{ maxDf: 0.75 }, 'bcde'],
    [{ maxDf: 0.74 }, 'cde'],
    [{ maxDf: 2 }, 'cde'],
    [{ minDf: 2, maxDf: 3 }, 'bc'],
    [{ maxFeatures: 1 }, 'e'],
    [{ maxFeatures: 2 }, 'ae'],
    [{ maxFeatures: 9 }, 'abcde'],
    [{ maxFeatures: 2, maxDf: 3 }, 'be'],
  ])('%o keeps %s', (options, expected) => {
    expect(termsWith(options)).toBe(expected);
  });

  it('breaks ties of maxFeatures by code units, not by arrival', () => {
    expect(buildVocabulary([['é', 'z', 'Z', 'a']], { maxFeatures: 2 }).terms).toEqual(['Z', 'a']);
  });

  it('keeps the terms of the greatest weight where occurrences have weights', () => {
    const documents = { terms: ['a', 'b', 'c'], docs: [Int32Array.of(0, 0, 1), Int32Array.of(2)] };
    const weights = [Float32Array.of(0.5, 0.5, 3), Float32Array.of(2)];
    expect(buildVocabulary(documents, { maxFeatures: 2 }).terms).toEqual(['a', 'b']);
    const weighted = buildVocabulary({ ...documents, weights }, { maxFeatures: 2 });
    expect(weighted.terms).toEqual(['b', 'c']);
    expect([...weighted.documentFrequencies]).toEqual([1, 1]);
  });

  it('does not lose a term to the rounding of a share', () => {
    const docs = Array.from({ length: 100 }, (_, i) => (i < 7 ? ['x', 'y'] : ['y']));
    expect(buildVocabulary(docs, { minDf: 0.07 }).terms).toEqual(['x', 'y']);
  });

  it.each([
    [{ minDf: 0 }, 'minDf'],
    [{ minDf: 1.5 }, 'minDf'],
    [{ maxDf: -1 }, 'maxDf'],
    [{ maxDf: Number.NaN }, 'maxDf'],
    [{ maxFeatures: 0 }, 'maxFeatures'],
  ])('refuses %o', (options, name) => {
    expect(() => buildVocabulary(DOCS, options)).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        details: expect.objectContaining({ option: `vocabulary.${name}` }),
      }),
    );
  });

  it('says what left no term', () => {
    expect(() => buildVocabulary(DOCS, { minDf: 5 })).toThrow(
      expect.objectContaining({ code: 'VOCABULARY_EMPTY', details: { minDf: 5, maxDf: 1, documents: 4 } }),
    );
  });

  it('refuses interned documents that are not sound', () => {
    for (const documents of [
      { terms: ['a', 'a'], docs: [] },
      { terms: ['a'], docs: [Int32Array.of(1)] },
      { terms: ['a'], docs: [Int32Array.of(-1)] },
    ]) {
      expect(() => buildVocabulary(documents)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    }
  });

  it('leaves out interned terms that no document uses', () => {
    expect(buildVocabulary({ terms: ['a', 'b'], docs: [Int32Array.of(1)] }).terms).toEqual(['b']);
  });
});

describe('countTerms', () => {
  it('counts known terms in column order', () => {
    const counts = countTerms([['e', 'b', 'e', '?'], ['?'], ['a']], buildVocabulary(DOCS));
    expect([...counts.indptr]).toEqual([0, 2, 2, 3]);
    expect([...counts.indices]).toEqual([1, 4, 0]);
    expect([...counts.data]).toEqual([1, 2, 1]);
  });

  it('adds up weights where there are some', () => {
    const documents = { terms: ['e', '?', 'b'], docs: [Int32Array.of(0, 1, 0, 2), Int32Array.of()] };
    const weights = [Float32Array.of(0.5, 9, 2, 0.25), Float32Array.of()];
    const counts = countTerms({ ...documents, weights }, buildVocabulary(DOCS));
    expect([...counts.indptr]).toEqual([0, 2, 2]);
    expect([...counts.indices]).toEqual([1, 4]);
    expect([...counts.data]).toEqual([0.25, 2.5]);
  });
});
