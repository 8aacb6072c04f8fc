import { describe, expect, it } from 'vitest';
import { calinskiHarabasz, daviesBouldin, inertiaOf } from '../../../src/cluster/dispersion.js';
import { sampleRows, silhouette } from '../../../src/cluster/silhouette.js';
import { csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

const LINE = csrFromDense([[1], [2], [5], [9]]);

describe('silhouette', () => {
  it('is that of a hand-computed case, a lone row counting 0', () => {
    const { mean, byCluster } = silhouette(LINE, Int32Array.of(0, 0, 1, 2), 3, { metric: 'euclidean' });
    // a = 1 for both; b = 4 and 3
    expect(mean).toBeCloseTo((3 / 4 + 2 / 3) / 4, 12);
    expect([...byCluster]).toEqual([expect.closeTo((3 / 4 + 2 / 3) / 2, 12), 0, 0]);
  });

  it('is undefined for one cluster and 0 for lone rows', () => {
    for (const metric of ['cosine', 'euclidean'] as const) {
      expect(silhouette(LINE, new Int32Array(4), 1, { metric }).mean).toBeNull();
      expect(silhouette(LINE, new Int32Array(4), 3, { metric }).mean).toBeNull();
      expect(silhouette(LINE, Int32Array.of(0, 1, 2, 3), 4, { metric }).mean).toBe(0);
    }
  });

  it('is 0 and not NaN where all rows coincide', () => {
    const same = csrFromDense([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    for (const metric of ['cosine', 'euclidean'] as const) {
      expect(silhouette(same, Int32Array.of(0, 0, 1, 1), 2, { metric }).mean).toBeCloseTo(0, 6);
    }
  });

  it('puts empty rows at distance 1 of every other row by cosine', () => {
    const matrix = csrFromDense([
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(silhouette(matrix, Int32Array.of(0, 0, 1, 1), 2).mean).toBeCloseTo(0.5, 12);
  });

  it('takes a seeded sample where there are too many rows, and says so', () => {
    const random = createRandom(1);
    const matrix = csrFromDense(
      Array.from({ length: 600 }, (_, i) => [random.next() + (i % 2) * 3, 1 + random.next()]),
    );
    const labels = Int32Array.from({ length: 600 }, (_, i) => i % 2);
    const options = { metric: 'euclidean', exactUpTo: 500, sampleSize: 300 } as const;
    const sampled = silhouette(matrix, labels, 2, options);
    expect([sampled.sampled, sampled.rows]).toEqual([true, 300]);
    expect(sampled.warnings[0]).toMatchObject({ code: 'SILHOUETTE_SAMPLED', details: { sample: 300, rows: 600 } });
    expect(silhouette(matrix, labels, 2, options)).toEqual(sampled);
    expect(silhouette(matrix, labels, 2, { ...options, seed: 1 }).mean).not.toBe(sampled.mean);
    const exact = silhouette(matrix, labels, 2, { metric: 'euclidean', exactUpTo: 600 });
    expect(exact.sampled).toBe(false);
    expect(Math.abs(exact.mean! - sampled.mean!)).toBeLessThan(0.03);
  });
});

describe('sampleRows', () => {
  it('draws different rows in order, each about as often', () => {
    const hits = new Int32Array(20);
    for (let seed = 0; seed < 2000; seed++) {
      const rows = sampleRows(20, 5, seed);
      expect(new Set(rows).size).toBe(5);
      expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
      for (const row of rows) hits[row]!++;
    }
    for (const count of hits) expect(Math.abs(count - 500)).toBeLessThan(100);
    expect([...sampleRows(3, 9, 1)]).toEqual([0, 1, 2]);
  });
});

describe('dispersion', () => {
  it('is that of a hand-computed case', () => {
    const labels = Int32Array.of(0, 0, 1, 1);
    expect(inertiaOf(LINE, labels, 2)).toBeCloseTo(0.5 + 8, 9);
    // spreads 0.5 and 2, means 1.5 and 7
    expect(daviesBouldin(LINE, labels, 2)).toBeCloseTo(2.5 / 5.5, 9);
    // between: 4 * 2.75²; within 8.5; degrees of freedom 1 and 2
    expect(calinskiHarabasz(LINE, labels, 2)).toBeCloseTo((4 * 2.75 ** 2) / (8.5 / 2), 9);
  });

  it('is undefined or degenerate where it should be', () => {
    expect(daviesBouldin(LINE, new Int32Array(4), 1)).toBeNull();
    expect(calinskiHarabasz(LINE, new Int32Array(4), 2)).toBeNull();
    expect(calinskiHarabasz(LINE, Int32Array.of(0, 1, 2, 3), 4)).toBeNull();
    const pairs = csrFromDense([
      [1, 3],
      [1, 3],
      [2, 7],
      [2, 7],
    ]);
    expect(calinskiHarabasz(pairs, Int32Array.of(0, 0, 1, 1), 2)).toBe(1);
    expect(daviesBouldin(pairs, Int32Array.of(0, 0, 1, 1), 2)).toBe(0);
    expect(daviesBouldin(pairs, Int32Array.of(0, 1, 0, 1), 2)).toBe(0);
  });
});
