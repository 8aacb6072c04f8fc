import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kernels, openPlain, PLAIN } from '../../src/cluster/backend.js';
import { driftAfterMove, resetBounds } from '../../src/cluster/bounds.js';
import { centroidsFromSums, setToDense, setToRows } from '../../src/cluster/centroids.js';
import type { Clustering, Metric } from '../../src/cluster/clusterer.js';
import { createKmeans, kmeans } from '../../src/cluster/kmeans.js';
import { prepareRows } from '../../src/cluster/rows.js';
import { type ClusterState, createState, sumTaskOf, taskOf } from '../../src/cluster/state.js';
import { sumRows } from '../../src/cluster/sums.js';
import { openWasm } from '../../src/cluster/wasm-backend.js';
import { kernelModule } from '../../src/cluster/wasm-kernel.js';
import { type CsrMatrix, csrFromDense, squaredRowNorms } from '../../src/core/csr.js';
import { createRandom, type Random } from '../../src/core/random.js';

const METRICS: readonly Metric[] = ['cosine', 'euclidean'];

/** Rows as they are, empty ones and those of any length included. */
function rowsOf(matrix: CsrMatrix, metric: Metric): ClusterState['rows'] {
  const origin = Int32Array.from({ length: matrix.rows }, (_, row) => row);
  return { metric, matrix, origin, empty: new Int32Array(0), norms: squaredRowNorms(matrix) };
}

/** A state in the memory of the WebAssembly kernel, which the kernel in TypeScript can work on as well. */
function wasmState(matrix: CsrMatrix, k: number, metric: Metric): ClusterState {
  const backend = openWasm(matrix, k);
  return createState(rowsOf(backend.matrix, metric), k, backend);
}

/** The new labels by kernels, from scratch. */
function labelsBy(kernels: Kernels, state: ClusterState): number[] {
  state.labels.fill(-1);
  resetBounds(state.bounds, state.block);
  const middle = Math.floor(state.labels.length / 3);
  const { rows } = state.rows.matrix;
  const changed = kernels.assign(taskOf(state), 0, middle) + kernels.assign(taskOf(state), middle, rows);
  expect(changed).toBe(rows);
  return [...state.labels];
}

function expectSameLabels(matrix: CsrMatrix, k: number, metric: Metric, centroids: ArrayLike<number>): void {
  const state = wasmState(matrix, k, metric);
  setToDense(state.block, centroids);
  expect(labelsBy(state.kernels, state)).toEqual(labelsBy(PLAIN, state));
}

function gaussian(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

/** Sparse rows of some topics, or dense ones. */
function topics(rows: number, cols: number, share: number, random: Random): CsrMatrix {
  const centres = Array.from({ length: 12 }, () => Array.from({ length: cols }, () => gaussian(random)));
  return csrFromDense(
    Array.from({ length: rows }, () => {
      const centre = centres[random.below(12)]!;
      return centre.map((value) => (random.next() < share ? value + 1.5 * gaussian(random) : 0));
    }),
  );
}

it('there is WebAssembly with SIMD here, so that it is what the other tests test', () => {
  expect(kernelModule()).not.toBeNull();
  expect(openWasm(csrFromDense([[1]]), 1).kernels).not.toBe(PLAIN);
});

describe.each(METRICS)('the kernels in WebAssembly and in TypeScript agree, %s', (metric) => {
  it.each([
    ['sparse', 0.1],
    ['dense', 1],
  ])('on labels of random %s rows for any k', (_, share) => {
    const random = createRandom(3);
    const matrix = topics(403, 37, share, random);
    for (const k of [1, 2, 3, 4, 7, 8, 9, 16, 17, 24, 25, 31, 32, 33, 40, 56, 57, 64, 100, 1000]) {
      expectSameLabels(
        matrix,
        k,
        metric,
        Array.from({ length: k * 37 }, () => gaussian(random)),
      );
    }
  });

  it('on exact ties, duplicates, empty rows and centroids, zeros and negative numbers', () => {
    const cell = fc.constantFrom(0, 0, 0, 1, 2, -1);
    const vectors = (cols: number, most: number): fc.Arbitrary<number[][]> =>
      fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: most });
    const problem = fc.integer({ min: 1, max: 5 }).chain((cols) => fc.tuple(vectors(cols, 20), vectors(cols, 40)));
    fc.assert(
      fc.property(problem, ([rows, centroids]) =>
        expectSameLabels(csrFromDense(rows), centroids.length, metric, centroids.flat()),
      ),
      { numRuns: 300 },
    );
  });

  it('on rows that single precision cannot tell apart', () => {
    const random = createRandom(8);
    const a = Array.from({ length: 50 }, () => gaussian(random));
    const b = Array.from({ length: 50 }, () => gaussian(random));
    // Beside the middle of two centroids by some 1e-8 of their distance.
    const nearTies = Array.from({ length: 300 }, () =>
      a.map((value, j) => (value + b[j]!) / 2 + (value - b[j]!) * 1e-8 * gaussian(random)),
    );
    expectSameLabels(csrFromDense(nearTies), 2, metric, [...a, ...b]);
    expectSameLabels(csrFromDense(nearTies), 4, metric, [...b, ...a, ...b, ...a.map((value) => value * (1 + 1e-7))]);
  });

  it.each([1e-42, 1e-38, 1e-30, 1e-20, 1e18, 1e19, 1e30, 3e37])('on values about %d', (size) => {
    const random = createRandom(5);
    const values = (count: number): number[] => Array.from({ length: count }, () => gaussian(random) * size);
    const matrix = csrFromDense(Array.from({ length: 60 }, () => values(6)));
    expectSameLabels(matrix, 11, metric, values(66));
    expectSameLabels(
      matrix,
      11,
      metric,
      values(66).map((value) => value / size),
    );
  });

  it.each([
    ['sparse', 0.15, 9],
    ['sparse', 0.15, 40],
    ['dense', 1, 12],
    ['dense', 1, 5],
  ])('on every iteration, while rows are left out: %s rows', (_, share, k) => {
    const random = createRandom(k);
    const { matrix } = prepareRows(topics(1500, 60, share, random), metric);
    const ours = wasmState(matrix, k, metric);
    const reference = createState(rowsOf(matrix, metric), k, openPlain(matrix, k));
    const start = Array.from({ length: k }, () => random.below(matrix.rows));
    for (const state of [ours, reference]) {
      setToRows(state.block, matrix, start);
      resetBounds(state.bounds, state.block);
    }
    let leftOut = 0;
    for (let iteration = 0; iteration < 25; iteration++) {
      const { slack, drift } = ours.bounds;
      leftOut += ours.labels.filter((label, row) => slack[row]! > 0 && slack[row]! > drift[label]!).length;
      const changed = [ours, reference].map((state) => {
        const count = state.kernels.assign(taskOf(state), 0, matrix.rows);
        state.kernels.rescore(taskOf(state), state.scores);
        sumRows(sumTaskOf(state), state.kernels.moveRows);
        const penalties = state.block.penalties.slice();
        const shift = centroidsFromSums(state.block, state.kernels.centroids);
        driftAfterMove(state.bounds, state.block, penalties);
        return [count, shift];
      });
      expect(changed[0]).toEqual(changed[1]);
      expect(ours.labels).toEqual(reference.labels);
      expect(ours.scores).toEqual(reference.scores);
      expect(ours.block.counts).toEqual(reference.block.counts);
      expect(Buffer.from(ours.block.values.slice().buffer)).toEqual(Buffer.from(reference.block.values.buffer));
      expect(ours.block.norms).toEqual(reference.block.norms);
    }
    expect(leftOut).toBeGreaterThan(1500);
  });

  it.each([
    ['sparse', 0.2, 1],
    ['sparse', 0.2, 7],
    ['dense', 1, 3],
    ['dense', 1, 30],
  ])('on whole fits: %s rows', async (_, share, k) => {
    const matrix = topics(700, 30, share, createRandom(k));
    const options = { k, metric, nInit: 2, seed: k };
    const expected = await createKmeans(openPlain).fit(matrix, options);
    // At once, so that they meet between iterations: each has a memory of its own.
    const fits = await Promise.all([1, 2, 3].map(() => createKmeans(openWasm).fit(matrix, options)));
    for (const found of fits) expect(found).toEqual(expected);
  });

  it('on any small matrix, whole fits', async () => {
    const cell = fc.constantFrom(0, 0, 1, 2, -3, 0.1);
    const dense = fc
      .integer({ min: 1, max: 4 })
      .chain((cols) => fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 14 }));
    await fc.assert(
      fc.asyncProperty(dense, fc.integer({ min: 1, max: 14 }), async (rows, k) => {
        fc.pre(k <= rows.length);
        const options = { k, metric, nInit: 2 };
        const [ours, reference] = await Promise.all(
          [openWasm, openPlain].map((open) => createKmeans(open).fit(csrFromDense(rows), options)),
        );
        expect(ours).toEqual(reference);
      }),
      { numRuns: 200 },
    );
  });
});

it('tells of a kernel that gave way', async () => {
  const matrix = csrFromDense([[1], [2], [9]]);
  const clustered = (gaveWay: boolean): Promise<Clustering> =>
    createKmeans((rows, k) => ({ ...openPlain(rows, k), gaveWay })).fit(matrix, { k: 2, metric: 'euclidean' });
  expect((await clustered(true)).warnings.map(({ code }) => code)).toEqual(['KERNEL_GAVE_WAY']);
  expect((await clustered(false)).warnings).toEqual([]);
});

it('refuses centroids beyond memory, and says what to lower', () => {
  const wide = { ...csrFromDense(Array.from({ length: 1000 }, (_, row) => [row + 1])), cols: 500_000 };
  expect(() => kmeans(wide, { k: 1000 })).toThrow(/k × columns is 1000 × 500000.*lower k/);
});

it('gives way to TypeScript where its memory is too small', () => {
  const wide = { ...csrFromDense([[1], [2]]), cols: 2 ** 26 };
  const { kernels, gaveWay } = openWasm(wide, 8);
  expect(kernels).toBe(PLAIN);
  expect(gaveWay).toBe(true);
});
