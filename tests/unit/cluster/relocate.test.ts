import { expect, it } from 'vitest';
import { settle } from '../../../src/cluster/relocate.js';
import { prepareRows } from '../../../src/cluster/rows.js';
import { createState } from '../../../src/cluster/state.js';
import { csrFromDense } from '../../../src/core/csr.js';

it('settle fills empty clusters with the farthest rows and does not empty another one for it', () => {
  // Rows 0 and 1 are the farthest of all, and the only ones of cluster 0.
  const rows = prepareRows(csrFromDense([[10], [-10], [1], [1.5], [3]]), 'euclidean');
  const state = createState(rows, 4);
  state.labels.set([0, 0, 1, 1, 1]);
  expect(settle(state)).toBeCloseTo(0.125, 6);
  expect([...state.labels]).toEqual([2, 0, 1, 1, 3]);
});
