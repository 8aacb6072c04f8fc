import { describe, expect, it } from 'vitest';
import type { Clustering } from '../../../src/cluster/clusterer.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { findOutliers } from '../../../src/cluster/outliers.js';
import { csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

type Given = Pick<Clustering, 'k' | 'cols' | 'metric' | 'labels' | 'centroids'>;

/** Points of a line about the given centroids. */
function onLine(labels: readonly number[], ...centroids: number[]): Given {
  const k = centroids.length;
  return {
    k,
    cols: 1,
    metric: 'euclidean',
    labels: Int32Array.from(labels),
    centroids: Float32Array.from(centroids),
  };
}

describe('findOutliers', () => {
  it('scores a hand-computed case', () => {
    // Distances to 20: 1 2 3 4 15 with median 3; deviations 2 1 0 1 12 with median 1.
    const matrix = csrFromDense([[21], [22], [17], [24], [35]]);
    const found = findOutliers(matrix, onLine([0, 0, 0, 0, 0], 20));
    const expected = [-2, -1, 0, 1, 12].map((deviation) => expect.closeTo(0.6745 * deviation, 6));
    expect([...found.scores]).toEqual(expected);
    expect([...found.rows]).toEqual([4]);
    expect([...findOutliers(matrix, onLine([0, 0, 0, 0, 0], 20), { bound: 8.1 }).rows]).toEqual([]);
    expect([...findOutliers(matrix, onLine([0, 0, 0, 0, 0], 20), { bound: 0.6 }).rows]).toEqual([3, 4]);
  });

  it('judges a tight cluster by the spread of all rows', () => {
    // By its own spread of 0 the row at 102 would be infinitely far out. Distances in the first cluster: 1 2 3 4 5.
    const matrix = csrFromDense([[11], [12], [13], [14], [15], [100], [100], [100], [102]]);
    const { rows, scores } = findOutliers(matrix, onLine([0, 0, 0, 0, 0, 1, 1, 1, 1], 10, 100));
    // Deviations of all: 2 1 0 1 2 0 0 0 2, with median 1.
    expect(scores[8]).toBeCloseTo(0.6745 * 2, 6);
    expect([...rows]).toEqual([]);
  });

  it('finds rows of no group, by direction and by position', () => {
    const random = createRandom(3);
    const dense = Array.from({ length: 200 }, (_, i) =>
      Array.from({ length: 6 }, (_, j) => (j === i % 4 ? 5 : 0) + random.next()),
    );
    // Beside the groups, between them, and with nothing in common with them.
    dense.push([0, 0, 0, 0, 9, 0], [4, 4, 4, 4, 0, 0], [0, 0, 0, 0, 0, 9]);
    const matrix = csrFromDense(dense);
    for (const metric of ['cosine', 'euclidean'] as const) {
      const { rows, scores } = findOutliers(matrix, kmeans(matrix, { k: 4, metric }));
      expect([...rows]).toEqual([200, 201, 202]);
      expect(Math.max(...scores.slice(0, 200))).toBeLessThan(3.5);
    }
  });

  it('takes empty rows for outliers and leaves rows that are alone or coincide', () => {
    const matrix = csrFromDense([
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 1],
      [0, 0],
    ]);
    for (const metric of ['cosine', 'euclidean'] as const) {
      const { rows, scores } = findOutliers(matrix, kmeans(matrix, { k: 2, metric }));
      expect([...rows]).toEqual([4]);
      expect(scores[4]).toBe(Number.POSITIVE_INFINITY);
      expect([...scores.slice(0, 4)].some(Number.isNaN)).toBe(false);
    }
    const same = csrFromDense(Array.from({ length: 9 }, () => [0.3, 0.7, 0.1]));
    for (const metric of ['cosine', 'euclidean'] as const) {
      expect([...findOutliers(same, kmeans(same, { k: 1, metric })).rows]).toEqual([]);
    }
    const nothing = csrFromDense([]);
    expect(findOutliers(nothing, onLine([]))).toEqual({ rows: new Int32Array(0), scores: new Float64Array(0) });
  });

  it('refuses labels and bounds that do not fit', () => {
    const matrix = csrFromDense([[1], [2]]);
    expect(() => findOutliers(matrix, onLine([0], 1))).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    for (const label of [-1, 1]) {
      expect(() => findOutliers(matrix, onLine([0, label], 1))).toThrow(
        expect.objectContaining({ code: 'OPTION_INVALID' }),
      );
    }
    for (const bound of [0, -1, Number.NaN]) {
      expect(() => findOutliers(matrix, onLine([0, 0], 1), { bound })).toThrow(
        expect.objectContaining({ code: 'OPTION_INVALID' }),
      );
    }
  });
});
