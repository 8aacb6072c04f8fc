import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/random.js';
import { bestAssignment } from '../../../../src/model/diff/assignment.js';

const total = (gains: readonly (readonly number[])[], columnOf: ArrayLike<number>): number =>
  gains.reduce((sum, row, at) => sum + (columnOf[at]! < 0 ? 0 : row[columnOf[at]!]!), 0);

/** The best total of all assignments, each row tried with every column that is left. */
function bestTotal(gains: readonly (readonly number[])[], cols: number): number {
  const turned = gains.length > cols ? Array.from({ length: cols }, (_, col) => gains.map((row) => row[col]!)) : gains;
  const from = (row: number, taken: number): number => {
    const own = turned[row];
    if (!own) return 0;
    const choices = own.flatMap((gain, col) => (taken & (1 << col) ? [] : [gain + from(row + 1, taken | (1 << col))]));
    return Math.max(...choices);
  };
  return from(0, 0);
}

const matrices = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, cols]) => {
  // Few different whole numbers, for ties and for sums without rounding.
  const row = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: cols, maxLength: cols });
  return fc.array(row, { minLength: rows, maxLength: rows });
});

describe('bestAssignment', () => {
  it('gives up the best single pair where the rest gains more by it', () => {
    // Greedy takes 9 + 1 = 10; 8 + 7 is more.
    expect([...bestAssignment(Float64Array.of(9, 8, 7, 1), 2, 2)]).toEqual([1, 0]);
  });

  it('leaves rows without a column where there are too few', () => {
    expect([...bestAssignment(Float64Array.of(2, 5, 3), 3, 1)]).toEqual([-1, 0, -1]);
    expect([...bestAssignment(Float64Array.of(2, 5, 3), 1, 3)]).toEqual([1]);
    expect([...bestAssignment(new Float64Array(0), 0, 3)]).toEqual([]);
    expect([...bestAssignment(new Float64Array(0), 2, 0)]).toEqual([-1, -1]);
  });

  it('gains as much as the best of all assignments', () => {
    fc.assert(
      fc.property(matrices, (gains) => {
        const cols = gains[0]!.length;
        const columnOf = bestAssignment(Float64Array.from(gains.flat()), gains.length, cols);
        const taken = [...columnOf].filter((col) => col >= 0);
        expect(taken.length).toBe(Math.min(gains.length, cols));
        expect(new Set(taken).size).toBe(taken.length);
        expect(total(gains, columnOf)).toBe(bestTotal(gains, cols));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a hidden permutation of a thousand', () => {
    const k = 1000;
    const random = createRandom(1);
    const gains = Float64Array.from({ length: k * k }, () => random.next() * 0.9);
    const hidden = Array.from({ length: k }, (_, row) => (row * 7 + 3) % k);
    hidden.forEach((col, row) => {
      gains[row * k + col] = 1;
    });
    expect([...bestAssignment(gains, k, k)]).toEqual(hidden);
  });
});
