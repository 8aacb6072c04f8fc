import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/mini-batch.json';
import { assignToClusters } from '../../../src/cluster/assign.js';
import {
  createMiniBatchKmeans,
  type MiniBatchOptions,
  miniBatchKmeansFromJSON,
} from '../../../src/cluster/mini-batch.js';
import { type CsrMatrix, csrFromDense, selectRows } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Rows around four directions. */
function blobs(rows: number, seed: number): CsrMatrix {
  const random = createRandom(seed);
  return csrFromDense(
    range(0, rows).map((row) => range(0, 9).map((j) => (j === row % 4 ? 5 : random.next() < 0.4 ? random.next() : 0))),
  );
}

describe('partialFit by hand', () => {
  it('moves centroids to the mean of the rows that they have had', () => {
    const model = createMiniBatchKmeans({ k: 2, metric: 'euclidean', init: [0, 0, 10, 0], reassignmentRatio: 0 });
    // (1, 0) and (3, 0) are nearer to (0, 0); (9, 3) to (10, 0). The start itself has no weight.
    const first = model.partialFit(
      csrFromDense([
        [1, 0],
        [9, 3],
        [3, 0],
      ]),
    );
    expect([...model.centroids]).toEqual([2, 0, 9, 3]);
    expect([...model.counts]).toEqual([2, 1]);
    expect(first).toEqual({ rows: 3, inertia: 1 + 10 + 9, shift: 4 + 10, reassigned: 0 });
    // (5, 0): 9 from (2, 0) and 25 from (9, 3), so 2 + (5 - 2) / 3 = 3.
    expect(model.partialFit(csrFromDense([[5, 0]])).inertia).toBe(9);
    expect([...model.centroids]).toEqual([3, 0, 9, 3]);
    // (10, 3) and (11, 6): 1 and 13 from (9, 3), so (9 + 10 + 11) / 3 and (3 + 3 + 6) / 3.
    model.partialFit(
      csrFromDense([
        [10, 3],
        [11, 6],
      ]),
    );
    expect([...model.centroids]).toEqual([3, 0, 10, 4]);
    expect([...model.counts, model.rows, model.cols]).toEqual([3, 3, 6, 2]);
  });

  it('keeps centroids of cosine at length 1, in the direction of the sum of the unit rows', () => {
    const model = createMiniBatchKmeans({ k: 2, init: [2, 0, 0, 7], reassignmentRatio: 0 });
    expect([...model.centroids]).toEqual([1, 0, 0, 1]);
    // (4, 3) is (0.8, 0.6) at length 1, (60, 0) is (1, 0): the sum (1.8, 0.6) has the direction (3, 1).
    const { inertia } = model.partialFit(
      csrFromDense([
        [4, 3],
        [60, 0],
      ]),
    );
    expect(inertia).toBeCloseTo(2 * (1 - 0.8), 6);
    expect(model.centroids[0]).toBeCloseTo(3 / Math.sqrt(10), 7);
    expect(model.centroids[1]).toBeCloseTo(1 / Math.sqrt(10), 7);
    expect([...model.centroids.slice(2)]).toEqual([0, 1]);
  });

  it('gives a centroid that is starved an even share of the batch, and the weight of the emptiest other', () => {
    const model = createMiniBatchKmeans({ k: 3, metric: 'euclidean', init: [1, 0, 10, 0, 90, 90] });
    const report = model.partialFit(
      csrFromDense([
        [1, 0],
        [1, 0],
        [10, 0],
        [10, 0],
        [10, 0],
        [10, 8],
      ]),
    );
    // Only (10, 8) is away from its centroid, so nothing else can be drawn; the nearest row to it is (10, 0).
    expect(report.reassigned).toBe(1);
    expect([...model.centroids]).toEqual([1, 0, 10, 2, 10, 4]);
    expect([...model.counts]).toEqual([2, 4, 2]);
  });

  it('leaves centroids without rows in their place where all rows are on a centroid', () => {
    const model = createMiniBatchKmeans({ k: 2, metric: 'euclidean', init: [3, 3, 90, 90] });
    const rows = csrFromDense([
      [3, 3],
      [3, 3],
    ]);
    expect(model.partialFit(rows).reassigned).toBe(0);
    expect([[...model.centroids], [...model.counts]]).toEqual([
      [3, 3, 90, 90],
      [2, 0],
    ]);
  });

  it('starts on the first batch and finds what is plain to see', () => {
    const matrix = blobs(200, 3);
    const model = createMiniBatchKmeans({ k: 4, seed: 1 });
    expect([model.cols, model.rows, model.centroids.length, [...model.counts]]).toEqual([0, 0, 0, [0, 0, 0, 0]]);
    for (let from = 0; from < 200; from += 40) model.partialFit(selectRows(matrix, range(from, from + 40)));
    const { labels } = assignToClusters(matrix, model);
    expect(new Set(labels).size).toBe(4);
    labels.forEach((label, row) => {
      expect(label).toBe(labels[row % 4]);
    });
  });
});

describe.each(oracle.cases.map((one, number) => ({ ...one, number })))('scikit-learn, case $number', (one) => {
  it('has the same counts, inertias and centroids', () => {
    const { rows, cols, indptr, indices, data } = one.matrix;
    const matrix: CsrMatrix = {
      rows,
      cols,
      indptr: Int32Array.from(indptr),
      indices: Int32Array.from(indices),
      data: Float32Array.from(data),
    };
    const init = new Float64Array(one.k * cols);
    one.start.forEach((row, cluster) => {
      for (let p = indptr[row]!; p < indptr[row + 1]!; p++) init[cluster * cols + indices[p]!] = data[p]!;
    });
    const model = createMiniBatchKmeans({ k: one.k, metric: 'euclidean', init, reassignmentRatio: 0 });
    let from = 0;
    for (const { to, counts, inertia } of one.steps) {
      const report = model.partialFit(selectRows(matrix, range(from, to)));
      expect([...model.counts]).toEqual(counts);
      expect(report.inertia / inertia).toBeCloseTo(1, 5);
      from = to;
    }
    const differences = model.centroids.map((value, at) => Math.abs(value - one.centres[at]!));
    expect(Math.max(...differences)).toBeLessThan(1e-6);
  });
});

describe('a model as plain data', () => {
  it.each([
    { metric: 'cosine' },
    { metric: 'euclidean' },
    // Here centroids starve again and again, so the random draws must go on as well.
    { metric: 'euclidean', reassignmentRatio: 0.9 },
    { metric: 'cosine', reassignmentRatio: 0.9 },
  ] as const)('goes on to the same bytes: %o', (options) => {
    const matrix = blobs(240, 8);
    const batch = (number: number): CsrMatrix => selectRows(matrix, range(number * 30, number * 30 + 30));
    const straight = createMiniBatchKmeans({ k: 6, seed: 5, ...options });
    let reassigned = 0;
    for (let number = 0; number < 8; number++) reassigned += straight.partialFit(batch(number)).reassigned;
    for (const pause of [0, 1, 5]) {
      let model = createMiniBatchKmeans({ k: 6, seed: 5, ...options });
      for (let number = 0; number < 8; number++) {
        if (number === pause) model = miniBatchKmeansFromJSON(JSON.parse(JSON.stringify(model)));
        model.partialFit(batch(number));
      }
      expect(model.toJSON()).toEqual(straight.toJSON());
    }
    expect(reassigned > 0).toBe('reassignmentRatio' in options);
  });

  it('depends on the seed', () => {
    const fitted = (seed: number): Float32Array => {
      const model = createMiniBatchKmeans({ k: 7, seed });
      model.partialFit(blobs(60, 4));
      return model.centroids;
    };
    expect(fitted(1)).toEqual(fitted(1));
    expect(fitted(1)).not.toEqual(fitted(2));
  });

  it('is refused where it is not one', () => {
    const model = createMiniBatchKmeans({ k: 2, metric: 'euclidean' });
    model.partialFit(blobs(20, 1));
    const good = model.toJSON();
    expect(miniBatchKmeansFromJSON(good).toJSON()).toEqual(good);
    for (const wrong of [
      null,
      {},
      { ...good, kind: 'tfidf' },
      { ...good, version: 2 },
      { ...good, k: 3 },
      { ...good, cols: 8 },
      { ...good, metric: 'manhattan' },
      { ...good, counts: [1] },
      { ...good, counts: [-1, 2] },
      { ...good, sums: good.sums.slice(1) },
      { ...good, centroids: good.centroids.map(() => Number.NaN) },
    ]) {
      expect(() => miniBatchKmeansFromJSON(wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    }
  });
});

describe('what partialFit refuses', () => {
  it.each([
    { k: 0 },
    { k: 2.5 },
    { k: 2, seed: 0.5 },
    { k: 2, metric: 'manhattan' },
    { k: 2, reassignmentRatio: -0.1 },
    { k: 2, reassignmentRatio: 1.1 },
    { k: 2, init: 'random' },
    { k: 2, init: [] },
    { k: 2, init: [1, 2, 3] },
    { k: 2, init: [1, 2, 3, Number.NaN] },
    { k: 2, batchSize: 10 },
  ])('options %o', (options) => {
    expect(() => createMiniBatchKmeans(options as MiniBatchOptions)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });

  it('a first batch with fewer than k distinct rows, and says how many', () => {
    const model = createMiniBatchKmeans({ k: 3 });
    const rows = (...dense: number[][]): CsrMatrix => csrFromDense(dense);
    const refusal = (documents: number): unknown =>
      expect.objectContaining({ code: 'CLUSTERS_INVALID', details: { clusters: 3, documents } });
    expect(() => model.partialFit(rows([1, 0], [0, 1]))).toThrow(refusal(2));
    expect(() => model.partialFit(rows([1, 0], [2, 0], [1, 1], [3, 0]))).toThrow(refusal(2));
    expect(model.partialFit(rows([1, 0], [1, 1], [0, 1])).rows).toBe(3);
  });

  it('bad batches, and stays as it was', () => {
    const model = createMiniBatchKmeans({ k: 2 });
    model.partialFit(blobs(20, 1));
    const before = model.toJSON();
    const invalid = expect.objectContaining({
      code: 'OPTION_INVALID',
      details: expect.objectContaining({ option: 'matrix' }),
    });
    expect(() => model.partialFit(csrFromDense([[1, 2]]))).toThrow(invalid);
    expect(() => model.partialFit(csrFromDense([[1, 2, 3, 4, Number.NaN, 6, 7, 8, 9]]))).toThrow(invalid);
    expect(() => model.partialFit(blobs(20, 2), { signal: AbortSignal.abort() })).toThrow(
      expect.objectContaining({ code: 'ABORTED' }),
    );
    expect(model.toJSON()).toEqual(before);
  });

  it('nothing of empty rows, which it leaves out', () => {
    const filled = blobs(12, 6);
    const dense = range(0, 14).map((row) => {
      const values = new Array<number>(9).fill(0);
      if (row === 0 || row === 13) return values;
      for (let p = filled.indptr[row - 1]!; p < filled.indptr[row]!; p++) values[filled.indices[p]!] = filled.data[p]!;
      return values;
    });
    const [without, holes] = [createMiniBatchKmeans({ k: 3 }), createMiniBatchKmeans({ k: 3 })];
    expect(holes.partialFit(csrFromDense(dense))).toEqual(without.partialFit(filled));
    const before = holes.toJSON();
    expect(before).toEqual(without.toJSON());
    expect(holes.partialFit(csrFromDense([new Array(9).fill(0)]))).toEqual({
      rows: 0,
      inertia: 0,
      shift: 0,
      reassigned: 0,
    });
    expect(holes.toJSON()).toEqual(before);
  });

  it('nothing of a watcher, who is told how many rows there were', () => {
    const seen: unknown[] = [];
    const model = createMiniBatchKmeans({ k: 2 });
    for (const rows of [10, 7]) model.partialFit(blobs(rows, 1), { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { stage: 'cluster', done: 10, total: null },
      { stage: 'cluster', done: 17, total: null },
    ]);
  });
});
