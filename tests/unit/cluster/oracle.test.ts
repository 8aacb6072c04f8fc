import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/kmeans.json';
import type { Clustering } from '../../../src/cluster/clusterer.js';
import { calinskiHarabasz, daviesBouldin, inertiaOf } from '../../../src/cluster/dispersion.js';
import { createClusterer } from '../../../src/cluster/engines.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { silhouette } from '../../../src/cluster/silhouette.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';

function matrixOf(m: { rows: number; cols: number; indptr: number[]; indices: number[]; data: number[] }): CsrMatrix {
  return {
    rows: m.rows,
    cols: m.cols,
    indptr: Int32Array.from(m.indptr),
    indices: Int32Array.from(m.indices),
    data: Float32Array.from(m.data),
  };
}

function denseRows(matrix: CsrMatrix, rows: readonly number[]): Float64Array {
  const dense = new Float64Array(rows.length * matrix.cols);
  rows.forEach((row, i) => {
    for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) {
      dense[i * matrix.cols + matrix.indices[p]!] = matrix.data[p]!;
    }
  });
  return dense;
}

/** The same partition, whatever the numbers. */
function expectSamePartition(ours: ArrayLike<number>, theirs: readonly number[]): void {
  const canonical = (labels: ArrayLike<number>): number[] => {
    const numbers = new Map<number, number>();
    return Array.from(labels, (label) => {
      if (!numbers.has(label)) numbers.set(label, numbers.size);
      return numbers.get(label)!;
    });
  };
  expect(canonical(ours)).toEqual(canonical(theirs));
}

function expectEqual(found: Clustering, expected: { labels: number[]; inertia: number; iterations: number }): void {
  expectSamePartition(found.labels, expected.labels);
  expect(Math.abs(found.inertia / expected.inertia - 1)).toBeLessThan(1e-5);
  expect(found.iterations).toBe(expected.iterations);
}

describe.each(oracle.cases.map((one, number) => ({ ...one, number })))('scikit-learn, case $number', (one) => {
  const matrix = matrixOf(one.matrix);
  const labels = Int32Array.from(one.labels);
  const options = { k: one.k, metric: 'euclidean', init: denseRows(matrix, one.start), maxIterations: 300 } as const;

  it('k-means from a given start', () => {
    expectEqual(kmeans(matrix, options), one);
  });

  it('k-means with a tolerance', () => {
    const found = kmeans(matrix, { ...options, tolerance: one.loose.tolerance });
    expectEqual(found, one.loose);
    expect(found.converged).toBe(true);
  });

  it('ml-kmeans from a given start', async () => {
    expectEqual(await createClusterer('ml-kmeans').fit(matrix, options), one);
  });

  it('inertia, silhouette, Davies–Bouldin, Calinski–Harabasz', () => {
    expect(inertiaOf(matrix, labels, one.k) / one.inertia).toBeCloseTo(1, 9);
    const cosine = silhouette(matrix, labels, one.k);
    expect(cosine.mean).toBeCloseTo(one.silhouetteCosine, 6);
    expect([cosine.sampled, cosine.rows, cosine.warnings]).toEqual([false, matrix.rows, []]);
    expect(silhouette(matrix, labels, one.k, { metric: 'euclidean' }).mean).toBeCloseTo(one.silhouetteEuclidean, 6);
    expect(daviesBouldin(matrix, labels, one.k)).toBeCloseTo(one.daviesBouldin, 6);
    expect(calinskiHarabasz(matrix, labels, one.k)).toBeCloseTo(one.calinskiHarabasz, 6);
  });
});

describe('scikit-learn, a start that leaves a cluster empty', () => {
  it('relocates to the farthest row', () => {
    const { dense, init, ...expected } = oracle.relocation;
    expectEqual(kmeans(csrFromDense(dense), { k: 3, metric: 'euclidean', init: init.flat() }), expected);
  });
});
