import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/agreement.json';
import { adjustedRandIndex, normalizedMutualInformation, vMeasure } from '../../../src/cluster/agreement.js';

describe('agreement of partitions', () => {
  it.each(oracle.cases)('equals scikit-learn: $name', ({ classes, clusters, ...expected }) => {
    expect(normalizedMutualInformation(classes, clusters)).toBeCloseTo(expected.nmi, 9);
    expect(adjustedRandIndex(classes, clusters)).toBeCloseTo(expected.ari, 9);
    const measured = vMeasure(classes, clusters);
    expect(measured.homogeneity).toBeCloseTo(expected.homogeneity, 9);
    expect(measured.completeness).toBeCloseTo(expected.completeness, 9);
    expect(measured.vMeasure).toBeCloseTo(expected.vMeasure, 9);
  });

  it('takes names for groups', () => {
    expect(adjustedRandIndex(['x', 'x', 'y', 'y'], Int32Array.of(0, 0, 1, 2))).toBeCloseTo(4 / 7, 12);
  });

  it('refuses partitions of different things', () => {
    for (const measure of [adjustedRandIndex, normalizedMutualInformation, vMeasure]) {
      expect(() => measure([1, 2], [1])).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    }
  });
});
