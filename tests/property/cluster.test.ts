import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustedMutualInformation,
  adjustedRandIndex,
  fowlkesMallows,
  normalizedMutualInformation,
  purity,
  vMeasure,
} from '../../src/cluster/agreement.js';
import { createBlock, setToDense, setToRows } from '../../src/cluster/centroids.js';
import type { Metric } from '../../src/cluster/clusterer.js';
import { calinskiHarabasz, daviesBouldin, inertiaOf } from '../../src/cluster/dispersion.js';
import { dotsByColumns } from '../../src/cluster/dots.js';
import { chooseSeeds } from '../../src/cluster/init.js';
import { assignRows } from '../../src/cluster/kernel.js';
import { kmeans } from '../../src/cluster/kmeans.js';
import { lloyd } from '../../src/cluster/lloyd.js';
import { prepareRows } from '../../src/cluster/rows.js';
import { finishNow } from '../../src/cluster/runs.js';
import { silhouette } from '../../src/cluster/silhouette.js';
import { createState } from '../../src/cluster/state.js';
import { type CsrMatrix, csrFromDense, selectRows, transpose } from '../../src/core/csr.js';
import { createRandom } from '../../src/core/random.js';

/** Small whole numbers make ties and equal rows common. */
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 4 }) },
);
const metric = fc.constantFrom<Metric>('cosine', 'euclidean');

const denseRows = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 14 }))
  .chain(([cols, rows]) =>
    fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
  );

const matrixAndLabels = denseRows.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    k: fc.constant(4),
    labels: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: rows.length, maxLength: rows.length }),
  }),
);

const partitions = fc
  .integer({ min: 1, max: 25 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }),
    ),
  );

const RELABEL = [3, 0, 4, 1, 2] as const;

describe('kernel', () => {
  it('equals a naive loop over dense rows, ties to the lowest cluster', () => {
    fc.assert(
      fc.property(
        denseRows,
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: 0, max: 1e6 }),
        metric,
        (rows, k, seed, chosen) => {
          const matrix = csrFromDense(rows);
          const random = createRandom(seed);
          const centroids = Array.from({ length: k }, () => rows[0]!.map(() => random.below(5) - 2));
          const block = createBlock(k, matrix.cols, chosen);
          // Euclidean centroids of whole numbers are exact; for cosine the kernel reads what the block made of them.
          setToDense(block, centroids.flat());
          const stored = centroids.map((centroid, c) => centroid.map((_, j) => block.values[j * block.stride + c]!));
          const labels = new Int32Array(matrix.rows).fill(-1);
          const { values, stride, penalties } = block;
          const task = { ...matrix, centroids: values, stride, penalties, labels };
          const middle = matrix.rows >> 1;
          const changed = assignRows(task, 0, middle) + assignRows(task, middle, matrix.rows);
          expect(changed).toBe(matrix.rows);
          rows.forEach((row, i) => {
            const naive = stored.map((centroid) => {
              const dot = row.reduce((sum, value, j) => sum + value * centroid[j]!, 0);
              return chosen === 'cosine' ? dot : dot - centroid.reduce((sum, value) => sum + value * value, 0) / 2;
            });
            const best = Math.max(...naive);
            expect(labels[i]).toBe(naive.indexOf(best));
          });
          expect(assignRows(task, 0, matrix.rows)).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('k-means', () => {
  it('never lets inertia rise from one iteration to the next', () => {
    fc.assert(
      fc.property(
        denseRows,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 99 }),
        metric,
        (dense, k, seed, chosen) => {
          const rows = prepareRows(csrFromDense(dense), chosen);
          const { rows: n } = rows.matrix;
          fc.pre(n > 0);
          const random = createRandom(seed);
          const start = Array.from({ length: Math.min(k, n) }, () => random.below(n));
          const state = createState(rows, start.length);
          setToRows(state.block, rows.matrix, start);
          const run = finishNow(lloyd(state, { maxIterations: 50, shiftTolerance: -1, control: {}, traced: true }));
          const slack = 1e-5 * (1 + run.trace[0]!);
          for (let i = 1; i < run.trace.length; i++)
            expect(run.trace[i]).toBeLessThanOrEqual(run.trace[i - 1]! + slack);
          expect(run.inertia).toBeLessThanOrEqual(run.trace.at(-1)! + slack);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps its laws on any small matrix', () => {
    fc.assert(
      fc.property(denseRows, fc.integer({ min: 1, max: 14 }), fc.integer(), metric, (dense, k, seed, chosen) => {
        fc.pre(k <= dense.length);
        const matrix = csrFromDense(dense);
        const found = kmeans(matrix, { k, seed, metric: chosen, nInit: 2 });
        expect(found.sizes.every((size) => size > 0)).toBe(true);
        expect(found.sizes).toEqual(
          [...found.sizes]
            .sort((a, b) => b - a)
            .reduce((all, size, i) => all.fill(size, i, i + 1), new Int32Array(found.k)),
        );
        expect(found.centroids.every(Number.isFinite)).toBe(true);
        expect(found.inertia).toBeGreaterThanOrEqual(0);
        const distinct = distinctRows(dense, chosen);
        expect(found.k).toBe(Math.max(1, Math.min(k, distinct)));
        // As many clusters as distinct rows leave nothing to explain.
        if (found.k === distinct) expect(found.inertia).toBeCloseTo(0, 4);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves no cluster empty from any start, however soon it is stopped', () => {
    const few = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        denseRows,
        few,
        fc.integer({ min: 2, max: 6 }),
        fc.integer(),
        metric,
        (dense, most, k, seed, chosen) => {
          fc.pre(k <= distinctRows(dense, chosen));
          const random = createRandom(seed);
          const init = Array.from({ length: k * dense[0]!.length }, () => random.below(9) - 2);
          const found = kmeans(csrFromDense(dense), { k, metric: chosen, init, maxIterations: most });
          expect(found.k).toBe(k);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('starts from different rows', () => {
    fc.assert(
      fc.property(denseRows, fc.integer({ min: 1, max: 9 }), fc.integer(), metric, (dense, k, seed, chosen) => {
        const rows = prepareRows(csrFromDense(dense), chosen);
        fc.pre(rows.matrix.rows > 0);
        const seeds = chooseSeeds(rows, dotsByColumns(rows.matrix), k, createRandom(seed));
        expect(seeds.length).toBe(Math.min(k, distinctRows(dense, chosen)));
        expect(
          distinctRows(
            seeds.map((row) => dense[rows.origin[row]!]!),
            chosen,
          ),
        ).toBe(seeds.length);
      }),
      { numRuns: 400 },
    );
  });
});

describe('transpose', () => {
  it('undoes itself', () => {
    fc.assert(
      fc.property(denseRows, (dense) => {
        const matrix: CsrMatrix = csrFromDense(dense);
        expect(transpose(transpose(matrix))).toEqual(matrix);
      }),
    );
  });
});

describe('measures of quality', () => {
  it('equal their definitions, taken naively', () => {
    fc.assert(
      fc.property(matrixAndLabels, metric, ({ rows, labels, k }, chosen) => {
        const found = silhouette(csrFromDense(rows), Int32Array.from(labels), k, { metric: chosen }).mean;
        const expected = naiveSilhouette(rows, labels, chosen);
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 5);
      }),
      { numRuns: 300 },
    );
  });

  it('stay in bounds and do not depend on names or order', () => {
    fc.assert(
      fc.property(matrixAndLabels, ({ rows, labels, k }) => {
        const matrix = csrFromDense(rows);
        const numbers = Int32Array.from(labels);
        const order = rows.map((_, row) => row).reverse();
        const reversed = selectRows(matrix, order);
        const renamed = Int32Array.from(order, (row) => (labels[row]! + 1) % k);
        const measures = [
          (m: CsrMatrix, l: Int32Array) => silhouette(m, l, k).mean,
          (m: CsrMatrix, l: Int32Array) => silhouette(m, l, k, { metric: 'euclidean' }).mean,
          (m: CsrMatrix, l: Int32Array) => daviesBouldin(m, l, k),
          (m: CsrMatrix, l: Int32Array) => inertiaOf(m, l, k),
        ];
        for (const measure of measures) {
          const value = measure(matrix, numbers);
          if (value === null) expect(measure(reversed, renamed)).toBeNull();
          else expect(measure(reversed, renamed)).toBeCloseTo(value, 6);
        }
        for (const value of measures.slice(0, 2).map((measure) => measure(matrix, numbers) ?? 0)) {
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(daviesBouldin(matrix, numbers, k) ?? 0).toBeGreaterThanOrEqual(0);
        expect(calinskiHarabasz(matrix, numbers, k) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('measures of agreement', () => {
  it('stay in bounds, and do not depend on names or sides', () => {
    fc.assert(
      fc.property(partitions, ([a, b]) => {
        const renamed = a.map((name) => RELABEL[name]!);
        const nmi = normalizedMutualInformation(a, b);
        const ari = adjustedRandIndex(a, b);
        const v = vMeasure(a, b);
        const ami = adjustedMutualInformation(a, b);
        const fm = fowlkesMallows(a, b);
        const pure = purity(a, b);
        for (const value of [nmi, v.homogeneity, v.completeness, v.vMeasure, fm, pure]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(ari).toBeLessThanOrEqual(1 + 1e-12);
        expect(ari).toBeGreaterThanOrEqual(-1);
        // Chance can only be taken off.
        expect(ami).toBeLessThanOrEqual(nmi + 1e-9);
        expect(Number.isFinite(ami)).toBe(true);
        expect(normalizedMutualInformation(renamed, b)).toBeCloseTo(nmi, 10);
        expect(normalizedMutualInformation(b, a)).toBeCloseTo(nmi, 10);
        expect(adjustedRandIndex(renamed, b)).toBeCloseTo(ari, 10);
        expect(adjustedRandIndex(b, a)).toBeCloseTo(ari, 10);
        expect(adjustedMutualInformation(renamed, b)).toBeCloseTo(ami, 9);
        expect(adjustedMutualInformation(b, a)).toBeCloseTo(ami, 9);
        expect(fowlkesMallows(b, renamed)).toBeCloseTo(fm, 10);
        expect(purity(renamed, b)).toBeCloseTo(pure, 10);
        expect([adjustedMutualInformation(a, renamed), purity(a, renamed)]).toEqual([1, 1]);
        expect(vMeasure(b, a).completeness).toBeCloseTo(v.homogeneity, 10);
        expect(adjustedRandIndex(a, renamed)).toBe(1);
        expect(normalizedMutualInformation(a, renamed)).toBeCloseTo(1, 10);
        // Rosenberg and Hirschberg's V with equal weights is NMI by the arithmetic mean.
        if (new Set(a).size > 1 || new Set(b).size > 1) expect(v.vMeasure).toBeCloseTo(nmi, 8);
      }),
      { numRuns: 300 },
    );
  });
});

/** Number of different rows, or directions, that are not empty. */
function distinctRows(dense: readonly (readonly number[])[], chosen: Metric): number {
  const keys = dense
    .filter((row) => row.some((value) => value !== 0))
    .map((row) => {
      const length = chosen === 'cosine' ? Math.hypot(...row) : 1;
      return row.map((value) => (value / length + 0).toFixed(9)).join();
    });
  return new Set(keys).size;
}

function naiveSilhouette(rows: readonly number[][], labels: readonly number[], chosen: Metric): number | null {
  if (new Set(labels).size < 2) return null;
  const distance = (p: number[], q: number[]): number => {
    if (chosen === 'euclidean') return Math.hypot(...p.map((value, j) => value - q[j]!));
    const lengths = Math.hypot(...p) * Math.hypot(...q);
    return lengths > 0 ? 1 - p.reduce((sum, value, j) => sum + value * q[j]!, 0) / lengths : 1;
  };
  const widths = rows.map((row, i) => {
    const means = new Map<number, number>();
    for (const label of new Set(labels)) {
      const others = rows.filter((_, j) => j !== i && labels[j] === label);
      if (others.length > 0)
        means.set(label, others.reduce((sum, other) => sum + distance(row, other), 0) / others.length);
    }
    const inside = means.get(labels[i]!);
    if (inside === undefined) return 0;
    means.delete(labels[i]!);
    const outside = Math.min(...means.values());
    const greater = Math.max(inside, outside);
    return greater > 1e-6 ? (outside - inside) / greater : 0;
  });
  return widths.reduce((sum, width) => sum + width, 0) / widths.length;
}
