import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/agreement.json';
import {
  adjustedMutualInformation,
  adjustedRandIndex,
  contingencyTable,
  fowlkesMallows,
  normalizedMutualInformation,
  purity,
  vMeasure,
} from '../../../src/cluster/agreement.js';

const MEASURES = [
  adjustedMutualInformation,
  adjustedRandIndex,
  contingencyTable,
  fowlkesMallows,
  normalizedMutualInformation,
  purity,
  vMeasure,
];

describe('agreement of partitions', () => {
  it.each(oracle.cases)('equals scikit-learn: $name', ({ classes, clusters, ...expected }) => {
    expect(normalizedMutualInformation(classes, clusters)).toBeCloseTo(expected.nmi, 9);
    expect(adjustedMutualInformation(classes, clusters)).toBeCloseTo(expected.ami, 9);
    expect(adjustedRandIndex(classes, clusters)).toBeCloseTo(expected.ari, 9);
    expect(fowlkesMallows(classes, clusters)).toBeCloseTo(expected.fowlkesMallows, 9);
    expect(purity(classes, clusters)).toBeCloseTo(expected.purity, 12);
    const measured = vMeasure(classes, clusters);
    expect(measured.homogeneity).toBeCloseTo(expected.homogeneity, 9);
    expect(measured.completeness).toBeCloseTo(expected.completeness, 9);
    expect(measured.vMeasure).toBeCloseTo(expected.vMeasure, 9);
    expect([...contingencyTable(classes, clusters).cells]).toEqual(expected.contingency.flat());
  });

  it('takes names for groups', () => {
    expect(adjustedRandIndex(['x', 'x', 'y', 'y'], Int32Array.of(0, 0, 1, 2))).toBeCloseTo(4 / 7, 12);
    expect(purity(['go', 'go', 'ios', 'ios'], [0, 0, 0, 1])).toBe(0.75);
  });

  it('corrects information for chance, which normalising does not', () => {
    // Six by six groups that cross: no pair is together in both, yet 36 things in as many cells tell nothing.
    const rows = Array.from({ length: 36 }, (_, i) => i % 6);
    const cols = Array.from({ length: 36 }, (_, i) => Math.floor(i / 6));
    expect(normalizedMutualInformation(rows, cols)).toBe(0);
    expect(adjustedMutualInformation(rows, cols)).toBeLessThan(-0.2);
    // Singletons hold all information on pairs, and so would any other singletons.
    const pairs = Array.from({ length: 36 }, (_, i) => i >> 1);
    const alone = pairs.map((_, i) => i);
    expect(normalizedMutualInformation(pairs, alone)).toBeGreaterThan(0.8);
    expect(adjustedMutualInformation(pairs, alone)).toBeCloseTo(0, 9);
  });

  it('has an answer for no things', () => {
    expect([adjustedMutualInformation([], []), adjustedRandIndex([], []), purity([], [])]).toEqual([1, 1, 1]);
    expect(fowlkesMallows([], [])).toBe(0);
  });

  it('refuses partitions of different things', () => {
    for (const measure of MEASURES) {
      expect(() => measure([1, 2], [1])).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    }
  });
});

describe('contingencyTable', () => {
  it('names its rows and columns in an order of their own', () => {
    const table = contingencyTable(['b', 10, 'a', 9, 'b'], [1, 0, 1, 1, 0]);
    expect(table.rowNames).toEqual([9, 10, 'a', 'b']);
    expect(table.colNames).toEqual([0, 1]);
    expect([...table.cells]).toEqual([0, 1, 1, 0, 0, 1, 1, 1]);
    expect([[...table.rowSums], [...table.colSums], table.total]).toEqual([[1, 1, 1, 2], [2, 3], 5]);
  });

  it('refuses what is no list, and more groups than a table has room for', () => {
    expect(() => contingencyTable(null as never, [1])).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    const alone = Int32Array.from({ length: 10_001 }, (_, i) => i);
    expect(() => contingencyTable(alone, alone)).toThrow(/10001 and 10001 groups are too many/);
    expect(adjustedRandIndex(alone, new Int32Array(10_001))).toBe(0);
  });
});
