import { describe, expect, it } from 'vitest';
import { contrastTerms } from '../../../src/cluster/contrast.js';
import { csrFromDense } from '../../../src/core/csr.js';

const TERMS = ['go', 'sql', 'vue', 'team'];

describe('contrastTerms', () => {
  const counts = csrFromDense([
    [3, 1, 0, 1],
    [3, 0, 0, 1],
    [0, 2, 2, 2],
    [0, 0, 5, 0],
  ]);
  const labels = Int32Array.of(0, 0, 1, 2);

  it('is the difference of log-odds in standard errors', () => {
    // Occurrences: 6, 1, 0, 2 of 9 here; 0, 2, 2, 2 of 6 there; 6, 3, 7, 4 of 20 in all, which five times are the prior.
    const here = 6 + 5 * 9 * 0.3;
    const there = 0 + 5 * 6 * 0.3;
    const difference = Math.log(here / (6 * 9 - here)) - Math.log(there / (6 * 6 - there));
    const found = contrastTerms(counts, labels, 0, 1, TERMS, 9);
    expect(found).toEqual([{ term: 'go', weight: expect.closeTo(difference / Math.sqrt(1 / here + 1 / there), 12) }]);
  });

  it('turns round with the clusters', () => {
    const found = contrastTerms(counts, labels, 1, 0, TERMS, 9);
    expect(found.map(({ term }) => term)).toEqual(['vue', 'sql', 'team']);
    // vue: 2 + 10.5 of 36 against 15.75 of 54.
    const difference = Math.log(12.5 / 23.5) - Math.log(15.75 / 38.25);
    expect(found[0]!.weight).toBeCloseTo(difference / Math.sqrt(1 / 12.5 + 1 / 15.75), 12);
    expect(contrastTerms(counts, labels, 1, 0, TERMS, 1)).toEqual(found.slice(0, 1));
    expect(contrastTerms(counts, labels, 1, 1, TERMS, 9)).toEqual([]);
  });

  it('keeps its order where all counts are multiplied', () => {
    const data = counts.data.map((count) => count / 64);
    expect(contrastTerms({ ...counts, data }, labels, 1, 0, TERMS, 9).map(({ term }) => term)).toEqual([
      'vue',
      'sql',
      'team',
    ]);
  });

  it('compares shares and not numbers where one cluster is much larger', () => {
    // Half of the rows of the small cluster have the first term, and a fifth of those of the large one.
    const dense = Array.from({ length: 1020 }, (_, row) =>
      row < 20 ? [row % 2, 1, 0] : [row % 5 === 0 ? 1 : 0, 1, 1],
    );
    const groups = Int32Array.from({ length: 1020 }, (_, row) => (row < 20 ? 0 : 1));
    expect(contrastTerms(csrFromDense(dense), groups, 0, 1, ['half', 'all', 'large'], 1)[0]!.term).toBe('half');
  });

  it('prefers what only this cluster has to what is common and more so here', () => {
    // Each cluster has 100 rows; 40 of them hold 'own' in the first; 'common' is in 60 there and in 30 of every other.
    const dense = Array.from({ length: 1000 }, (_, row) => {
      const within = row % 100;
      return [row < 100 && within < 40 ? 1 : 0, within < (row < 100 ? 60 : 30) ? 1 : 0, 4];
    });
    const groups = Int32Array.from({ length: 1000 }, (_, row) => Math.floor(row / 100));
    const found = contrastTerms(csrFromDense(dense), groups, 0, 3, ['own', 'common', 'filler'], 3);
    expect(found.map(({ term }) => term)).toEqual(['own', 'common']);
  });

  it('breaks ties by column', () => {
    const even = csrFromDense([
      [1, 1, 0],
      [0, 0, 2],
    ]);
    expect(contrastTerms(even, Int32Array.of(0, 1), 0, 1, ['b', 'a', 'c'], 9).map(({ term }) => term)).toEqual([
      'b',
      'a',
    ]);
  });

  it('has nothing to say of clusters without terms, or of one term alone', () => {
    const empty = csrFromDense([
      [1, 1],
      [0, 0],
    ]);
    expect(contrastTerms(empty, Int32Array.of(0, 1), 0, 1, ['a', 'b'], 9)).toEqual([]);
    expect(contrastTerms(empty, Int32Array.of(0, 1), 1, 0, ['a', 'b'], 9)).toEqual([]);
    const single = csrFromDense([[2], [1]]);
    expect(contrastTerms(single, Int32Array.of(0, 1), 0, 1, ['a'], 9)).toEqual([]);
  });
});
