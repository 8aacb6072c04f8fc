import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prepareRows } from '../../../src/cluster/rows.js';
import { createState, sumTaskOf } from '../../../src/cluster/state.js';
import { moveRows, sumGrids, sumRows } from '../../../src/cluster/sums.js';
import { csrFromDense } from '../../../src/core/csr.js';

it('keeps sums that do not know how rows came and went, to the last bit', () => {
  const value = fc.float({ min: Math.fround(-1e3), max: Math.fround(1e3), noNaN: true, noDefaultInfinity: true });
  const dense = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 20 });
  const journeys = fc.array(fc.tuple(fc.nat(19), fc.nat(2)), { maxLength: 30 });
  fc.assert(
    fc.property(dense, journeys, (cells, moves) => {
      const rows = prepareRows(csrFromDense(cells), 'euclidean');
      fc.pre(rows.matrix.rows > 0);
      const [moved, anew] = [createState(rows, 3), createState(rows, 3)];
      moved.labels.fill(0);
      for (const [row, cluster] of moves) {
        sumRows(sumTaskOf(moved), moveRows);
        moved.labels[row % rows.matrix.rows] = cluster;
      }
      sumRows(sumTaskOf(moved), moveRows);
      anew.labels.set(moved.labels);
      sumRows(sumTaskOf(anew), moveRows);
      expect(moved.block.sums).toEqual(anew.block.sums);
      expect(moved.block.counts).toEqual(anew.block.counts);
    }),
    { numRuns: 300 },
  );
});

it('rounds what is added to a column by its number of values and the greatest, and nothing that is near it', () => {
  const grids = sumGrids(
    csrFromDense([[1, 3e30], [0.25, 1e-3], [Math.fround(1 / 3)]].map((row) => [...row, 0].slice(0, 2))),
  );
  // 3 values of at most 1: the power of two above 3 is 4.
  expect(grids[0]).toBe(3 * 4);
  const rounded = (value: number, column: number): number => value + grids[column]! - grids[column]!;
  expect(rounded(Math.fround(1 / 3), 0)).toBe(Math.fround(1 / 3));
  expect(rounded(Math.fround(3e30), 1)).toBe(Math.fround(3e30));
  expect(rounded(Math.fround(1e-3), 1)).toBe(0);
});
