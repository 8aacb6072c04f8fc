import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/quality.json';
import { calinskiHarabasz, daviesBouldin, inertiaOf } from '../../../src/cluster/dispersion.js';
import { silhouette } from '../../../src/cluster/silhouette.js';
import type { CsrMatrix } from '../../../src/core/csr.js';

interface Widths {
  readonly mean: number;
  readonly byCluster: ReadonlyArray<number | null>;
}

/** A case as scikit-learn answers it; without the measures that it refuses where fewer than two clusters hold a pair. */
interface Case {
  readonly name: string;
  readonly matrix: { rows: number; cols: number; indptr: number[]; indices: number[]; data: number[] };
  readonly labels: readonly number[];
  readonly k: number;
  readonly inertia: number;
  readonly cosine?: Widths;
  readonly euclidean?: Widths;
  readonly daviesBouldin?: number;
  readonly calinskiHarabasz?: number;
}

function matrixOf({ matrix: { rows, cols, indptr, indices, data } }: Case): CsrMatrix {
  const arrays = { indptr: Int32Array.from(indptr), indices: Int32Array.from(indices), data: Float32Array.from(data) };
  return { rows, cols, ...arrays };
}

describe.each(oracle.cases as Case[])('scikit-learn, labels that are given: $name', (one) => {
  const matrix = matrixOf(one);
  const labels = Int32Array.from(one.labels);

  it('inertia', () => {
    expect(inertiaOf(matrix, labels, one.k)).toBeCloseTo(one.inertia, 6);
  });

  it.each(['cosine', 'euclidean'] as const)('silhouette, %s', (metric) => {
    const expected = one[metric];
    const { mean, byCluster } = silhouette(matrix, labels, one.k, { metric });
    if (expected === undefined) {
      // scikit-learn refuses both. One cluster has no silhouette; rows that are all alone have 0 by definition.
      expect(mean).toBe(one.k === 1 ? null : 0);
      return;
    }
    expect(mean).toBeCloseTo(expected.mean, 6);
    expected.byCluster.forEach((width, cluster) => {
      if (width === null) expect(byCluster[cluster]).toBeNaN();
      else expect(byCluster[cluster]).toBeCloseTo(width, 6);
    });
  });

  it('Davies–Bouldin and Calinski–Harabasz', () => {
    const found = { db: daviesBouldin(matrix, labels, one.k), ch: calinskiHarabasz(matrix, labels, one.k) };
    if (one.daviesBouldin === undefined) {
      expect(found).toEqual({ db: one.k === 1 ? null : 0, ch: null });
    } else {
      expect(found.db).toBeCloseTo(one.daviesBouldin, 6);
      expect(found.ch! / one.calinskiHarabasz!).toBeCloseTo(1, 6);
    }
  });
});
