import { describe, expect, it } from 'vitest';
import { csrFromDense } from '../../../src/core/csr.js';
import { emphasise } from '../../../src/vectorize/emphasis.js';

const MATRIX = csrFromDense([
  [3, 0, 4],
  [0, 0, 0],
  [0, 2, 0],
]);

describe('emphasise', () => {
  it('weighs columns and scales rows to length 1', () => {
    const before = [...MATRIX.data];
    const { indptr, indices, data } = emphasise(MATRIX, Float64Array.of(4, 100, 1.25));
    expect([...indptr]).toEqual([0, 2, 2, 3]);
    expect([...indices]).toEqual([0, 2, 1]);
    // (12, 5) has the length 13.
    expect(data[0]).toBeCloseTo(12 / 13, 6);
    expect(data[1]).toBeCloseTo(5 / 13, 6);
    expect(data[2]).toBe(1);
    expect([...MATRIX.data]).toEqual(before);
  });

  it.each([
    ['too few', [1, 1]],
    ['too many', [1, 1, 1, 1]],
    ['0', [1, 0, 1]],
    ['negative', [1, -1, 1]],
    ['no number', [1, Number.NaN, 1]],
    ['infinite', [1, Number.POSITIVE_INFINITY, 1]],
  ])('refuses weights that are %s', (_, weights) => {
    expect(() => emphasise(MATRIX, Float64Array.from(weights))).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        details: { option: 'weights', reason: 'must be 3 numbers above 0' },
      }),
    );
  });
});
