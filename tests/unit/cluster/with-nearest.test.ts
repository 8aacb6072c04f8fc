import { describe, expect, it } from 'vitest';
import { assignToClusters, prepareCentroids } from '../../../src/cluster/assign.js';
import type { Clustering } from '../../../src/cluster/clusterer.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { withNearest } from '../../../src/cluster/with-nearest.js';
import { csrFromDense } from '../../../src/core/csr.js';

const ROWS = csrFromDense([
  [1, 0],
  [2, 0],
  [9, 9],
  [10, 9],
  [11, 9],
]);

function clusteringOf(labels: readonly number[], centroids: readonly number[]): Clustering {
  const k = centroids.length / 2;
  return {
    k,
    cols: 2,
    metric: 'euclidean',
    labels: Int32Array.from(labels),
    centroids: Float32Array.from(centroids),
    sizes: Int32Array.from({ length: k }, (_, c) => labels.filter((label) => label === c).length),
    inertia: 99,
    iterations: 1,
    converged: false,
    warnings: [],
  };
}

describe('withNearest', () => {
  it('leaves a clustering alone whose rows are with their nearest centroids', () => {
    const found = kmeans(ROWS, { k: 2, metric: 'euclidean' });
    expect(withNearest(ROWS, found)).toBe(found);
  });

  it('moves rows to their nearest centroid, and numbers and measures anew', () => {
    const found = withNearest(ROWS, clusteringOf([0, 0, 0, 1, 1], [1, 0, 10, 9]));
    expect([...found.labels]).toEqual([1, 1, 0, 0, 0]);
    expect([...found.sizes]).toEqual([3, 2]);
    expect([...found.centroids]).toEqual([10, 9, 1, 0]);
    expect(found.inertia).toBeCloseTo(1 + 0 + 1 + 0 + 1, 5);
    expect(assignToClusters(ROWS, found).labels).toEqual(found.labels);
  });

  it('drops a cluster that loses all of its rows, and says so', () => {
    const found = withNearest(ROWS, clusteringOf([0, 0, 1, 1, 2], [1, 0, 10, 9, 90, 90]));
    expect([found.k, [...found.labels]]).toEqual([2, [1, 1, 0, 0, 0]]);
    expect(found.warnings).toMatchObject([{ code: 'FEWER_CLUSTERS', details: { found: 2, asked: 3 } }]);
  });
});

describe('prepared centroids', () => {
  it('place rows as they do unprepared', () => {
    for (const metric of ['cosine', 'euclidean'] as const) {
      const found = kmeans(ROWS, { k: 2, metric });
      expect(assignToClusters(ROWS, prepareCentroids(found))).toEqual(assignToClusters(ROWS, found));
    }
  });
});
