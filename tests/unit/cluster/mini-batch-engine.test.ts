import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/mini-batch.json';
import { openPlain } from '../../../src/cluster/backend.js';
import { distancesOf } from '../../../src/cluster/batch.js';
import { setToDense } from '../../../src/cluster/centroids.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { createMiniBatch } from '../../../src/cluster/mini-batch-engine.js';
import { stopRule } from '../../../src/cluster/mini-batch-stop.js';
import { prepareRows } from '../../../src/cluster/rows.js';
import { createState } from '../../../src/cluster/state.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';

/** The rows of `generated` in scripts/record-sklearn.py. */
function generated({ rows, cols, groups, nnz }: typeof oracle.fit): CsrMatrix {
  let x = 1;
  const width = cols / groups;
  const dense = Array.from({ length: rows }, (_, row) => {
    const counts = new Array<number>(cols).fill(0);
    for (let n = 0; n < nnz; n++) {
      x = (Math.imul(1664525, x) + 1013904223) >>> 0;
      const ofGroup = ((row * 7) % groups) * width + ((x >>> 8) % width);
      counts[x >>> 30 > 0 ? ofGroup : (x >>> 8) % cols]! += 1;
    }
    return counts;
  });
  return csrFromDense(dense);
}

const matrix = generated(oracle.fit);
const k = oracle.fit.groups;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('the engine mini-batch', () => {
  it('is as good as scikit-learn from a row of each group', async () => {
    const dense = new Float64Array(k * matrix.cols);
    for (let p = 0; p < matrix.indptr[k]!; p++) {
      const row = matrix.indptr.findIndex((end) => end > p) - 1;
      dense[row * matrix.cols + matrix.indices[p]!] = matrix.data[p]!;
    }
    const found = await createMiniBatch().fit(matrix, { k, init: dense, metric: 'euclidean' });
    const { lloyd, miniBatch } = oracle.fit.inertias;
    expect(found.inertia / lloyd.given).toBeCloseTo(1, 3);
    expect(found.inertia).toBeLessThan(miniBatch.given);
    expect(new Set(found.labels.subarray(0, k)).size).toBe(k);
  });

  it('comes near scikit-learn from starts of its own, as many for both', async () => {
    const inertias: number[] = [];
    for (let seed = 0; seed < 10; seed++) {
      const found = await createMiniBatch().fit(matrix, { k, seed, nInit: 3, metric: 'euclidean' });
      expect([found.k, found.converged]).toEqual([k, true]);
      inertias.push(found.inertia);
    }
    const { lloyd, miniBatch } = oracle.fit.inertias;
    // Two groups taken for one add 3 %, and starts differ by as much.
    expect(mean(inertias) / mean(miniBatch.found)).toBeLessThan(1.03);
    // From a row of each group KMeans finds the groups, so nothing is below that but rounding.
    expect(Math.min(...inertias)).toBeGreaterThan(lloyd.given * 0.999);
  });

  it.each(['cosine', 'euclidean'] as const)(
    'tells the inertia of its labels, near that of kmeans: %s',
    async (metric) => {
      const options = { k, seed: 3, nInit: 2, metric };
      const found = await createMiniBatch().fit(matrix, options);
      expect(found.inertia / kmeans(matrix, options).inertia).toBeLessThan(1.05);
      // The sum over the rows, as its labels and centroids have it.
      const rows = prepareRows(matrix, metric);
      const state = createState(rows, found.k);
      setToDense(state.block, found.centroids);
      const batch = { rows, labels: found.labels, from: 0, to: matrix.rows };
      const inertia = distancesOf(batch, state.block).reduce((sum, distance) => sum + distance, 0);
      expect(found.inertia / inertia).toBeCloseTo(1, 5);
    },
  );

  it.each(['cosine', 'euclidean'] as const)(
    'gives the same bytes in WebAssembly and in TypeScript: %s',
    async (metric) => {
      const options = { k, seed: 2, nInit: 2, metric };
      expect(await createMiniBatch().fit(matrix, options)).toEqual(
        await createMiniBatch(openPlain).fit(matrix, options),
      );
    },
  );

  it('counts passes, and says where there were too few', async () => {
    const hurried = await createMiniBatch().fit(matrix, { k, nInit: 1, maxIterations: 1 });
    expect([hurried.iterations, hurried.converged, hurried.warnings.map(({ code }) => code)]).toEqual([
      1,
      false,
      ['NOT_CONVERGED'],
    ]);
  });

  it('ends earlier where centroids may still move', async () => {
    const strict = await createMiniBatch().fit(matrix, { k, nInit: 1 });
    const loose = await createMiniBatch().fit(matrix, { k, nInit: 1, tolerance: 10 });
    expect([loose.converged, loose.iterations]).toEqual([true, 1]);
    expect(strict.iterations).toBeGreaterThan(1);
  });
});

describe('the stop rule', () => {
  const stopsAfter = (inertias: readonly number[], batch: number, rows: number): number => {
    const { isEnough } = stopRule(batch, rows, 0);
    return inertias.findIndex((inertia) => isEnough(inertia, 1)) + 1;
  };

  it('stops at the tenth batch without a fall, the first batch aside', () => {
    expect(stopsAfter(new Array(30).fill(5), 10, 10)).toBe(12);
    expect(stopsAfter([1, ...new Array(30).fill(5)], 10, 10)).toBe(12);
    expect(stopsAfter([9, 8, 7, 6, ...new Array(30).fill(6)], 10, 10)).toBe(14);
    expect(
      stopsAfter(
        Array.from({ length: 40 }, (_, n) => 100 - n),
        10,
        10,
      ),
    ).toBe(0);
  });

  it('takes less than a thousandth for no fall', () => {
    const falling = (share: number): number[] => Array.from({ length: 300 }, (_, n) => 1 - share * n);
    // Ten falls together count, so a fall of a ten-thousandth a batch is enough and one of half of it is not.
    expect(stopsAfter(falling(1.2e-4), 10, 10)).toBe(0);
    expect(stopsAfter(falling(0.8e-4), 10, 10)).toBe(12);
  });

  it('smooths: with small batches one that is worse is forgiven', () => {
    const wavy = Array.from({ length: 200 }, (_, n) => 100 - 0.4 * n + (n % 3 === 0 ? 5 : 0));
    expect(stopsAfter(wavy, 10, 1000)).toBe(0);
  });

  it('stops at a small movement where that is asked for', () => {
    expect(stopRule(10, 10, 0.5).isEnough(3, 0.1)).toBe(false);
    const { isEnough } = stopRule(10, 10, 0.5);
    expect([isEnough(3, 0.1), isEnough(2, 0.6), isEnough(1, 0.5)]).toEqual([false, false, true]);
  });
});
