import { describe, expect, it } from 'vitest';

interface Statistics {
  mean(values: readonly number[]): number;
  deviation(values: readonly number[]): number;
  meanAndDeviation(values: readonly number[]): string;
  difference(values: readonly number[], others: readonly number[]): string;
  range(values: readonly number[]): string;
  pairwise<T>(clusterings: readonly T[], agreement: (a: T, b: T) => number): number | null;
  seedsUpTo(count: number): number[];
}

const FILE = new URL('../../../bench/support/quality-statistics.mjs', import.meta.url).href;
const { mean, deviation, meanAndDeviation, difference, range, pairwise, seedsUpTo } = (await import(
  FILE
)) as Statistics;

describe('the figures of docs/QUALITY.md', () => {
  it('are the mean and the deviation of the population', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(values)).toBe(5);
    expect(deviation(values)).toBe(2);
    expect(meanAndDeviation(values)).toBe('5.000 ± 2.000');
    expect(meanAndDeviation([0.5])).toBe('0.500 ± 0.000');
    expect(range([0.25, 0.125, 1])).toBe('0.125 to 1.000');
  });

  it('give a difference with its standard error', () => {
    expect(difference([1, 3], [0, 0])).toBe('+2.000 ± 1.000');
    // Both variances of the sample are 32 / 7, so the error is √(2 · 32 / 7 / 8) = √(8 / 7).
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    const higher = values.map((value) => value + 0.5);
    expect(difference(values, higher)).toBe('-0.500 ± 1.069');
    expect(difference([0.25], [0.5])).toBe('-0.250');
  });

  it('compare every pair of clusterings once, and none where there is one', () => {
    const compared: string[] = [];
    const agreement = pairwise([1, 2, 4], (a, b) => {
      compared.push(`${a}-${b}`);
      return b - a;
    });
    expect(compared).toEqual(['1-2', '1-4', '2-4']);
    expect(agreement).toBe(2);
    expect(pairwise([1], () => 1)).toBeNull();
  });

  it('are of seeds from 1', () => {
    expect(seedsUpTo(3)).toEqual([1, 2, 3]);
  });
});
