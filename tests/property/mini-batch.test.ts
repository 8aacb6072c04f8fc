import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/cluster/clusterer.js';
import { createMiniBatchKmeans, miniBatchKmeansFromJSON } from '../../src/cluster/mini-batch.js';
import { csrFromDense } from '../../src/core/csr.js';

const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }).map((value) => Math.round(value * 64) / 64) },
);
const metric = fc.constantFrom<Metric>('cosine', 'euclidean');

/** Batches of rows and as many given centroids as k, none of them empty. */
const streams = fc.integer({ min: 1, max: 5 }).chain((cols) => {
  const row = fc.array(cell, { minLength: cols, maxLength: cols });
  return fc.record({
    init: fc.array(
      row.filter((values) => values.some((value) => value !== 0)),
      { minLength: 1, maxLength: 4 },
    ),
    batches: fc.array(fc.array(row, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 5 }),
  });
});

const lengthOf = (row: readonly number[]): number => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
const dotOf = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, j) => sum + value * b[j]!, 0);

/** Algorithm 1 of Sculley (2010) as it stands there: nearest centres are cached for the batch, then rows move them. */
function sculley(init: number[][], batches: number[][][]): { centres: number[][]; counts: number[]; ties: boolean } {
  const centres = init.map((row) => [...row]);
  const counts = init.map(() => 0);
  let ties = false;
  for (const rows of batches.map((batch) => batch.filter((row) => lengthOf(row) > 0))) {
    const nearest = rows.map((row) => {
      const distances = centres.map((centre) => centre.reduce((sum, value, j) => sum + (value - row[j]!) ** 2, 0));
      const least = Math.min(...distances);
      ties ||= distances.filter((distance) => distance < least + 1e-4).length > 1;
      return distances.indexOf(least);
    });
    rows.forEach((row, i) => {
      const cluster = nearest[i]!;
      counts[cluster]! += 1;
      const rate = 1 / counts[cluster]!;
      centres[cluster] = centres[cluster]!.map((value, j) => (1 - rate) * value + rate * row[j]!);
    });
  }
  return { centres, counts, ties };
}

describe('partialFit', () => {
  it('equals the loop of the paper', () => {
    let compared = 0;
    fc.assert(
      fc.property(streams, ({ init, batches }) => {
        const { centres, counts, ties } = sculley(init, batches);
        // Where two centres are as near as rounding lets them be, either choice is right.
        if (ties) return;
        compared++;
        const model = createMiniBatchKmeans({
          k: init.length,
          metric: 'euclidean',
          init: init.flat(),
          reassignmentRatio: 0,
        });
        for (const batch of batches) model.partialFit(csrFromDense(batch));
        expect([...model.counts]).toEqual(counts);
        const expected = centres.flat();
        model.centroids.forEach((value, at) => {
          expect(Math.abs(value - expected[at]!)).toBeLessThan(1e-5);
        });
      }),
    );
    expect(compared).toBeGreaterThan(30);
  });

  it('with cosine keeps to the direction of the mean of the unit rows it has had', () => {
    fc.assert(
      fc.property(streams, ({ init, batches }) => {
        const model = createMiniBatchKmeans({ k: init.length, init: init.flat(), reassignmentRatio: 0 });
        const cols = init[0]!.length;
        const sums = init.map(() => new Array<number>(cols).fill(0));
        for (const batch of batches) {
          const before = model.centroids;
          const centres = init.map((_, c) => Array.from(before.subarray(c * cols, (c + 1) * cols)));
          for (const row of batch.filter((values) => lengthOf(values) > 0)) {
            const cosines = centres.map((centre) => dotOf(centre, row) / lengthOf(row));
            const best = Math.max(...cosines);
            if (cosines.filter((cosine) => cosine > best - 1e-4).length > 1) return;
            const sum = sums[cosines.indexOf(best)]!;
            row.forEach((value, j) => {
              sum[j]! += value / lengthOf(row);
            });
          }
          model.partialFit(csrFromDense(batch));
        }
        sums.forEach((sum, c) => {
          const centre = Array.from(model.centroids.subarray(c * cols, (c + 1) * cols));
          expect(lengthOf(centre)).toBeCloseTo(1, 5);
          // Rows that cancel out have no direction.
          if (lengthOf(sum) > 1e-2) expect(dotOf(centre, sum) / lengthOf(sum)).toBeCloseTo(1, 5);
        });
      }),
    );
  });

  it('can be saved and gone on with at any batch, starved centroids and all', () => {
    fc.assert(
      fc.property(
        streams,
        metric,
        fc.constantFrom(0, 0.01, 0.5, 1),
        fc.integer({ min: 0, max: 5 }),
        fc.integer(),
        ({ init, batches }, which, reassignmentRatio, pause, seed) => {
          const options = { k: init.length, metric: which, init: init.flat(), reassignmentRatio, seed };
          const straight = createMiniBatchKmeans(options);
          let paused = createMiniBatchKmeans(options);
          batches.forEach((batch, number) => {
            if (number === pause) paused = miniBatchKmeansFromJSON(JSON.parse(JSON.stringify(paused.toJSON())));
            expect(paused.partialFit(csrFromDense(batch))).toEqual(straight.partialFit(csrFromDense(batch)));
          });
          expect(JSON.stringify(paused)).toBe(JSON.stringify(straight));
          const { centroids, counts, rows } = straight;
          expect(centroids.every((value) => Number.isFinite(value))).toBe(true);
          if (reassignmentRatio === 0) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
        },
      ),
    );
  });
});
