import { describe, expect, it } from 'vitest';
import type { Clusterer, Clustering, ClusterOptions, Metric } from '../../src/cluster/clusterer.js';
import { type CsrMatrix, csrFromDense, selectRows } from '../../src/core/csr.js';
import { createRandom } from '../../src/core/random.js';

const METRICS: readonly Metric[] = ['cosine', 'euclidean'];

/** Rows around `groups` directions, the first ones with the most rows. */
function blobs(groups: number, rows: number, seed: number): CsrMatrix {
  const random = createRandom(seed);
  const dense = Array.from({ length: rows }, () => {
    const group = Math.floor(random.next() ** 2 * groups);
    return Array.from({ length: groups + 3 }, (_, j) => (j === group ? 5 : random.next() < 0.4 ? random.next() : 0));
  });
  return csrFromDense(dense);
}

function codes({ warnings }: Clustering): string[] {
  return warnings.map(({ code }) => code);
}

function expectLawful(matrix: CsrMatrix, options: ClusterOptions, found: Clustering): void {
  const { k, cols, labels, sizes, centroids, inertia, iterations } = found;
  expect(k).toBeGreaterThanOrEqual(1);
  expect(k).toBeLessThanOrEqual(options.k);
  expect(k < options.k).toBe(codes(found).includes('FEWER_CLUSTERS'));
  expect([cols, labels.length, sizes.length, centroids.length]).toEqual([matrix.cols, matrix.rows, k, k * matrix.cols]);
  const counts = new Int32Array(k);
  const first = new Int32Array(k).fill(-1);
  labels.forEach((label, row) => {
    expect(label >= 0 && label < k).toBe(true);
    counts[label]!++;
    if (first[label] === -1) first[label] = row;
  });
  expect(sizes).toEqual(counts);
  for (let c = 0; c < k; c++) {
    expect(sizes[c]).toBeGreaterThan(0);
    if (c > 0) expect(sizes[c - 1]! > sizes[c]! || (sizes[c - 1] === sizes[c] && first[c - 1]! < first[c]!)).toBe(true);
  }
  expect(centroids.every((value) => Number.isFinite(value))).toBe(true);
  expect(Number.isFinite(inertia) && inertia >= 0).toBe(true);
  expect(Number.isInteger(iterations)).toBe(true);
  expect(found.converged).toBe(!codes(found).includes('NOT_CONVERGED'));
}

/** The laws of the clusterer stage. */
export function clustererContract(name: string, make: () => Clusterer): void {
  describe.each(METRICS)(`clusterer contract: ${name}, %s`, (metric) => {
    const cluster = (matrix: CsrMatrix, options: ClusterOptions): Promise<Clustering> =>
      make().fit(matrix, { metric, ...options });

    it.each([1, 2, 3, 5, 9, 17])('keeps the laws for k = %i', async (k) => {
      const matrix = blobs(6, 60, k);
      expectLawful(matrix, { k }, await cluster(matrix, { k }));
      const hurried = { k, maxIterations: 1, nInit: 1 };
      expectLawful(matrix, hurried, await cluster(matrix, hurried));
    });

    it('finds clusters that are plain to see, and the sum of squares to their centroids', async () => {
      const matrix = csrFromDense([
        [0, 5, 0],
        [5, 0, 0],
        [5, 1, 0],
        [0, 5, 1],
        [5, 0, 1],
        [0, 0, 9],
      ]);
      const found = await cluster(matrix, { k: 3 });
      expect([...found.labels]).toEqual([1, 0, 0, 1, 0, 2]);
      expect([...found.sizes]).toEqual([3, 2, 1]);
      const expected = metric === 'cosine' ? [0, 0, 1] : [0, 0, 9];
      expect([...found.centroids.slice(6)]).toEqual(expected);
      expect(found.centroids[3]).toBe(0);
      if (metric === 'euclidean') {
        expect([...found.centroids.slice(0, 3)]).toEqual([5, Math.fround(1 / 3), Math.fround(1 / 3)]);
        expect(found.inertia).toBeCloseTo(2 / 3 + 2 / 3 + 0.5, 5);
      }
    });

    it('puts every row with its nearest centroid once it has converged', async () => {
      const matrix = blobs(5, 80, 3);
      const { labels, centroids, k, cols, converged } = await cluster(matrix, { k: 7 });
      expect(converged).toBe(true);
      for (let row = 0; row < matrix.rows; row++) {
        const dense = new Float64Array(cols);
        for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) dense[matrix.indices[p]!] = matrix.data[p]!;
        const length = metric === 'cosine' ? Math.hypot(...dense) : 1;
        const distances = Array.from({ length: k }, (_, c) =>
          dense.reduce((sum, value, j) => sum + (value / length - centroids[c * cols + j]!) ** 2, 0),
        );
        expect(distances[labels[row]!]! - Math.min(...distances)).toBeLessThan(1e-5);
      }
    });

    it('gives the same bytes for the same seed', async () => {
      const matrix = blobs(6, 90, 1);
      for (const seed of [0, 42, -7]) {
        expect(await cluster(matrix, { k: 8, seed })).toEqual(await cluster(matrix, { k: 8, seed }));
      }
      expect(await cluster(matrix, { k: 8 })).toEqual(await cluster(matrix, { k: 8, seed: 42 }));
    });

    it('does draw on the seed', async () => {
      const random = createRandom(5);
      const noise = csrFromDense(Array.from({ length: 60 }, () => Array.from({ length: 9 }, () => random.next())));
      const found = await Promise.all([1, 2, 3, 4].map((seed) => cluster(noise, { k: 9, seed, nInit: 1 })));
      expect(new Set(found.map(({ labels }) => labels.join())).size).toBeGreaterThan(1);
    });

    it('never gets worse with more runs', async () => {
      const matrix = blobs(7, 80, 9);
      const [one, many] = [await cluster(matrix, { k: 6, nInit: 1 }), await cluster(matrix, { k: 6, nInit: 8 })];
      expect(many.inertia).toBeLessThanOrEqual(one.inertia);
    });

    it('makes one cluster of equal rows', async () => {
      const matrix = csrFromDense(Array.from({ length: 6 }, () => [0.3, 0, 0.7]));
      const found = await cluster(matrix, { k: 4 });
      expectLawful(matrix, { k: 4 }, found);
      expect([found.k, found.inertia]).toEqual([1, expect.closeTo(0, 9)]);
      expect(found.warnings[0]!.details).toEqual({ found: 1, asked: 4 });
    });

    it('makes as many clusters as there are distinct rows', async () => {
      const matrix = csrFromDense([
        [1, 0, 0],
        [0, 1, 0],
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]);
      const found = await cluster(matrix, { k: 5 });
      expect([found.k, [...found.labels], codes(found)]).toEqual([3, [1, 0, 1, 0, 0, 2], ['FEWER_CLUSTERS']]);
      expect(codes(await cluster(matrix, { k: 3 }))).toEqual([]);
    });

    it('takes rows of one direction for equal by cosine, rounding aside', async () => {
      const matrix = csrFromDense([
        [0.1, 0.3, 0.7],
        [0.3, 0.9, 2.1],
        [0.7, 2.1, 4.9],
      ]);
      expect((await cluster(matrix, { k: 3, nInit: 1 })).k).toBe(metric === 'cosine' ? 1 : 3);
    });

    it('gives empty rows a label and no weight', async () => {
      const filled = [
        [4, 0, 0.1],
        [0, 9, 0],
        [4, 0.1, 0],
        [4, 0.2, 0],
      ];
      const without = await cluster(csrFromDense(filled), { k: 2 });
      const matrix = csrFromDense([[0, 0, 0], ...filled, [0, 0, 0]]);
      const found = await cluster(matrix, { k: 2 });
      expectLawful(matrix, { k: 2 }, found);
      expect([codes(found), found.warnings[0]!.details]).toEqual([['ROWS_EMPTY'], { rows: 2 }]);
      expect([...found.labels]).toEqual([0, 0, 1, 0, 0, 0]);
      expect([found.centroids, found.inertia]).toEqual([without.centroids, without.inertia]);
    });

    it('bears rows that are all empty, and a single row', async () => {
      const empty = csrFromDense([
        [0, 0],
        [0, 0],
      ]);
      const found = await cluster(empty, { k: 2 });
      expectLawful(empty, { k: 2 }, found);
      expect([found.k, codes(found)]).toEqual([1, ['FEWER_CLUSTERS', 'ROWS_EMPTY']]);
      const single = await cluster(csrFromDense([[0, 2]]), { k: 1 });
      expect([[...single.labels], single.inertia, codes(single)]).toEqual([[0], expect.closeTo(0, 12), []]);
    });

    it('fills clusters that a given start leaves empty', async () => {
      const matrix = csrFromDense([
        [9, 0, 1],
        [9, 1, 0],
        [0, 9, 0],
        [1, 9, 0],
        [0, 1, 9],
        [0, 0, 9],
      ]);
      const init = [9, 0, 0, 9, 0, 0, 9, 0, 0];
      const found = await cluster(matrix, { k: 3, init });
      expectLawful(matrix, { k: 3 }, found);
      expect([found.k, [...found.labels]]).toEqual([3, [0, 0, 1, 1, 2, 2]]);
      const hurried = await cluster(matrix, { k: 3, init, maxIterations: 1 });
      expectLawful(matrix, { k: 3 }, hurried);
      expect(hurried.k).toBe(3);
    });

    it('follows the rows when they are permuted under a given start', async () => {
      const matrix = blobs(4, 40, 12);
      const init = Array.from({ length: 4 * matrix.cols }, (_, at) =>
        at % matrix.cols === Math.floor(at / matrix.cols) ? 5 : 0.2,
      );
      const found = await cluster(matrix, { k: 4, init });
      const order = Array.from({ length: 40 }, (_, i) => (i * 7 + 3) % 40);
      const permuted = await cluster(selectRows(matrix, order), { k: 4, init });
      expect(permuted.inertia).toBeCloseTo(found.inertia, 4);
      const pairs = new Set(order.map((row, i) => `${found.labels[row]} ${permuted.labels[i]}`));
      expect(pairs.size).toBe(4);
      expect([...permuted.sizes]).toEqual([...found.sizes]);
    });

    it('does not change the matrix', async () => {
      const matrix = blobs(3, 30, 2);
      const before = structuredClone(matrix);
      await cluster(matrix, { k: 3 });
      expect(matrix).toEqual(before);
    });

    it('reports each run and stops on a signal', async () => {
      const matrix = blobs(3, 30, 2);
      const seen: string[] = [];
      const onProgress = (p: { stage: string; done: number; total: number | null }): void => {
        seen.push(`${p.stage} ${p.done}/${p.total}`);
      };
      await make().fit(matrix, { k: 3, metric, nInit: 2 }, { onProgress });
      expect(seen).toEqual(['cluster 1/2', 'cluster 2/2']);
      const controller = new AbortController();
      const stopping = make().fit(
        matrix,
        { k: 3, metric, nInit: 50 },
        {
          signal: controller.signal,
          onProgress: () => controller.abort(),
        },
      );
      await expect(stopping).rejects.toMatchObject({ code: 'ABORTED' });
      await expect(make().fit(matrix, { k: 3 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'ABORTED',
      });
    });

    it.each([
      [{ k: 0 }, 'OPTION_INVALID'],
      [{ k: 1.5 }, 'OPTION_INVALID'],
      [{ k: 31 }, 'CLUSTERS_INVALID'],
      [{ k: 2, nInit: 0 }, 'OPTION_INVALID'],
      [{ k: 2, maxIterations: 0 }, 'OPTION_INVALID'],
      [{ k: 2, tolerance: -1 }, 'OPTION_INVALID'],
      [{ k: 2, seed: 0.5 }, 'OPTION_INVALID'],
      [{ k: 2, metric: 'manhattan' as 'cosine' }, 'OPTION_INVALID'],
      [{ k: 2, init: [1, 2, 3] }, 'OPTION_INVALID'],
      [{ k: 1, init: [1, 2, 3, 4, 5, Number.NaN] }, 'OPTION_INVALID'],
      [{ k: 2, restarts: 3 } as ClusterOptions, 'OPTION_INVALID'],
    ])('rejects %o', async (options, code) => {
      await expect(cluster(blobs(3, 30, 2), options)).rejects.toMatchObject({ code });
    });

    it('rejects values that are not finite', async () => {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
        await expect(
          cluster(
            csrFromDense([
              [1, 2],
              [value, 1],
            ]),
            { k: 1 },
          ),
        ).rejects.toMatchObject({ code: 'OPTION_INVALID' });
      }
    });
  });
}
