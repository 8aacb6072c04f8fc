import { describe, expect, it } from 'vitest';
import { csrFromDense } from '../../../src/core/csr.js';
import type { ModelClusters } from '../../../src/model/contents.js';
import { learnCentroids } from '../../../src/model/learn-centroids.js';

const clusters = (metric: ModelClusters['metric'], rows: readonly (readonly number[])[]): ModelClusters => ({
  metric,
  k: rows.length,
  cols: rows[0]!.length,
  centroids: Float32Array.from(rows.flat()),
  emptyTo: 0,
  outliers: null,
  counts: [],
});
const digits6 = (values: Float32Array): number[] => [...values].map((value) => Math.round(value * 1e6) / 1e6 || 0);

describe('learnCentroids', () => {
  it('gives the mean of the rows before and the further ones for Euclidean distance', () => {
    const before = clusters('euclidean', [
      [0, 0],
      [10, 10],
    ]);
    const rows = csrFromDense([
      [4, 0],
      [0, 0],
      [0, 4],
      [13, 10],
    ]);
    // Of 6 rows at 0 and 2 more, the empty one left out: (4, 4) / 8. Of 2 rows at 10 and one more: (33, 30) / 3.
    expect(digits6(learnCentroids(before, [6, 2], rows))).toEqual([0.5, 0.5, 11, 10]);
  });

  it('gives the direction of their mean for cosine, its length before as that of the further ones', () => {
    const before = clusters('cosine', [
      [1, 0],
      [0, 1],
    ]);
    // The cosines of the first two to their centroid are 0.8, and 0.8 is the mean of all three: so 3 rows of the first
    // cluster add up to (2.4, 0), and with (1.6, 1.2) they make (4, 1.2).
    const rows = csrFromDense([
      [0.8, 0.6],
      [0.8, 0.6],
      [0.6, 0.8],
    ]);
    const [x, y, u, v] = learnCentroids(before, [3, 4], rows);
    expect(x).toBeCloseTo(4 / Math.sqrt(16 + 1.44), 6);
    expect(y).toBeCloseTo(1.2 / Math.sqrt(16 + 1.44), 6);
    // (0, 3.2) and (0.6, 0.8) make (0.6, 4).
    expect(u! / v!).toBeCloseTo(0.6 / 4, 6);
  });

  it('leaves the centroid of a cluster without further rows where it was', () => {
    const before = clusters('cosine', [
      [0.6, 0.8, 0],
      [0, 0, 1],
    ]);
    const after = learnCentroids(before, [5, 5], csrFromDense([[0, 0, 2]]));
    expect(digits6(after)).toEqual([0.6, 0.8, 0, 0, 0, 1]);
    expect(learnCentroids(before, [5, 5], csrFromDense([[0, 0, 0]]))).toBe(before.centroids);
  });

  it('moves less the more rows a centroid stands for', () => {
    const rows = csrFromDense([[0.8, 0.6]]);
    const moved = [1, 10, 100].map((size) => learnCentroids(clusters('cosine', [[1, 0]]), [size], rows)[1]!);
    expect(moved[0]).toBeGreaterThan(3 * moved[1]!);
    expect(moved[1]).toBeGreaterThan(5 * moved[2]!);
    expect(moved[2]).toBeGreaterThan(0);
  });
});
