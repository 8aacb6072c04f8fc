import { describe, expect, it } from 'vitest';
import type { Clustering } from '../../../src/cluster/clusterer.js';
import { isDegenerate, sliversAmong } from '../../../src/cluster/degenerate.js';
import { inertiaOf } from '../../../src/cluster/dispersion.js';
import { createKmeans, kmeans } from '../../../src/cluster/kmeans.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

function codes({ warnings }: Clustering): string[] {
  return warnings.map(({ code }) => code);
}

describe('isDegenerate', () => {
  it.each([
    [[3384, 1, 1, 1], true],
    [[3386, 1], true],
    [[1700, 1685, 1, 1], true],
    // 0.5 % of 3387 rows is 16.9
    [[3371, 16], true],
    [[3370, 17], false],
    [[3000, 380, 7], false],
    [[3386, 1, 0], true],
    [[3387], false],
    [[], false],
    [[50, 49, 1], false],
    [[9, 1], true],
    [[8, 2], false],
  ])('%j: %s', (sizes, expected) => {
    const rows = sizes.reduce((sum, size) => sum + size, 0);
    expect(isDegenerate(sizes, rows)).toBe(expected);
    expect(isDegenerate(Int32Array.from(sizes), rows)).toBe(expected);
  });

  it('compares with the even share where there are many clusters', () => {
    // Even shares of 50 rows: 0.5 % of 10000 rows is 50 too, but a sliver holds fewer than 2.5.
    const sizes = [5247, ...new Array<number>(51).fill(2), ...new Array<number>(148).fill(31)];
    expect(sliversAmong(sizes, 10_000)).toBe(51);
    expect(isDegenerate(sizes, 10_000)).toBe(false);
  });
});

/** Four groups of 100 rows, some way apart, and rows that are far from all of them and from each other. */
function withOutliers(outliers: number): CsrMatrix {
  const random = createRandom(4);
  const rows = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: 4 + outliers }, (_, j) => (j === i % 4 ? 3 : j < 4 ? random.next() : 0)),
  );
  const far = Array.from({ length: outliers }, (_, i) =>
    Array.from({ length: 4 + outliers }, (_, j) => (j === 4 + i ? 200 : 0)),
  );
  return csrFromDense([...rows, ...far]);
}

/** Equal rows but for two, so that there is one way to make three clusters. */
function noOtherWay(): CsrMatrix {
  return csrFromDense([...Array.from({ length: 60 }, () => [1, 0, 0]), [0, 1, 0], [0, 0, 1]]);
}

describe('k-means on rows with outliers', () => {
  const options = { k: 4, metric: 'euclidean' } as const;

  it('would cut off the outliers, and starts again', async () => {
    const matrix = withOutliers(3);
    const found = kmeans(matrix, options);
    expect(isDegenerate(found.sizes, matrix.rows)).toBe(false);
    // What k-means is after would be less if each outlier had a cluster of its own: sizes 400, 1, 1, 1.
    const cutOff = Int32Array.from({ length: 403 }, (_, row) => Math.max(0, row - 399));
    expect(found.inertia).toBeGreaterThan(inertiaOf(matrix, cutOff, 4));
    expect(codes(found)).toEqual([]);
    expect(found.k).toBe(4);
    expect(kmeans(matrix, options)).toEqual(found);
    expect(await createKmeans().fit(matrix, options)).toEqual(found);
  });

  it('warns where no start does better', () => {
    const found = kmeans(noOtherWay(), { k: 3 });
    expect([...found.sizes]).toEqual([60, 1, 1]);
    expect(found.warnings).toEqual([
      {
        code: 'CLUSTERS_UNBALANCED',
        message: '2 of 3 clusters hold hardly any documents, and 3 further starts gave no better ones.',
        details: { clusters: 3, slivers: 2, restarts: 3 },
      },
    ]);
  });

  it('leaves a given start alone, and warns', () => {
    const found = kmeans(noOtherWay(), { k: 3, init: [1, 0, 0, 0, 1, 0, 0, 0, 1] });
    expect(found.warnings.map(({ details }) => details)).toEqual([{ clusters: 3, slivers: 2, restarts: 0 }]);
  });

  it('does not count empty rows', () => {
    const matrix = csrFromDense([...Array.from({ length: 60 }, () => [0, 0]), [0, 1], [1, 0]]);
    expect(codes(kmeans(matrix, { k: 2 }))).toEqual(['ROWS_EMPTY']);
  });

  it('has nothing to say where many clusters or coinciding rows make them small', () => {
    const random = createRandom(1);
    const few = csrFromDense(Array.from({ length: 30 }, () => [random.next(), random.next(), random.next()]));
    expect(codes(kmeans(few, { k: 20 }))).toEqual([]);
    expect(codes(kmeans(noOtherWay(), { k: 5 }))).toEqual(['FEWER_CLUSTERS']);
  });
});
