import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Counted,
  exactTest,
  newcombeInterval,
  quantileOf,
  wilsonInterval,
  Z_95,
} from '../../../../src/model/diff/shares.js';

const of = (count: number, all: number): Counted => ({ count, of: all });
const digits4 = (interval: readonly number[]): number[] => interval.map((end) => Math.round(end * 1e4) / 1e4 || 0);

describe('wilsonInterval', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
  it.each([
    [of(81, 263), [0.2553, 0.3662]],
    [of(15, 148), [0.0624, 0.1605]],
    [of(0, 20), [0, 0.1611]],
    [of(1, 29), [0.0061, 0.1718]],
  ])('of %j is that of the paper', (counted, interval) => {
    expect(digits4(wilsonInterval(counted, Z_95))).toEqual(interval);
  });
});

describe('newcombeInterval', () => {
  // Newcombe (1998), table II, method 10: contrasts (a) to (h) as first share less second one.
  it.each([
    [of(56, 70), of(48, 80), [0.0524, 0.3339]],
    [of(9, 10), of(3, 10), [0.1705, 0.809]],
    [of(6, 7), of(2, 7), [0.0582, 0.8062]],
    [of(5, 56), of(0, 29), [-0.0381, 0.1926]],
    [of(0, 10), of(0, 20), [-0.1611, 0.2775]],
    [of(0, 10), of(0, 10), [-0.2775, 0.2775]],
    [of(10, 10), of(0, 20), [0.6791, 1]],
    [of(10, 10), of(0, 10), [0.6075, 1]],
  ])('of %j less %j is that of the paper', (first, second, interval) => {
    expect(digits4(newcombeInterval(second, first, Z_95))).toEqual(interval);
  });
});

describe('quantileOf', () => {
  it.each([
    [0.05, 1.959964],
    [0.01, 2.575829],
    [0.001, 3.290527],
    [0.00001, 4.417173],
  ])('of %d is %d to the error of the source', (level, z) => {
    expect(Math.abs(quantileOf(level) - z)).toBeLessThan(0.00045);
  });
});

describe('exactTest', () => {
  it('is twice the tail that is counted by hand', () => {
    // 1 of 4 and 3 of 4: C(4,3) C(4,1) + C(4,4) C(4,0) = 17 of C(8,4) = 70 ways.
    expect(exactTest(of(1, 4), of(3, 4))).toBeCloseTo(34 / 70, 12);
    expect(exactTest(of(2, 4), of(2, 4))).toBe(1);
    // None of 10 and 5 of 10: C(10,5) of C(20,5) ways.
    expect(exactTest(of(0, 10), of(5, 10))).toBeCloseTo((2 * 252) / 15504, 12);
  });

  it('is the tail of all tables with the same sums, summed up one by one', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const small = fc.integer({ min: 1, max: 12 });
    const sample = small.chain((all) => fc.integer({ min: 0, max: all }).map((count) => of(count, all)));
    fc.assert(
      fc.property(sample, sample, (before, after) => {
        const having = before.count + after.count;
        const ways = (x: number): number =>
          x < 0 || x > after.of || having - x < 0 || having - x > before.of
            ? 0
            : choose(after.of, x) * choose(before.of, having - x);
        const counts = Array.from({ length: having + 1 }, (_, x) => x);
        const sum = (some: readonly number[]): number => some.reduce((total, x) => total + ways(x), 0);
        const upper = sum(counts.filter((x) => x >= after.count)) / sum(counts);
        const lower = sum(counts.filter((x) => x <= after.count)) / sum(counts);
        expect(exactTest(before, after)).toBeCloseTo(Math.min(1, 2 * Math.min(upper, lower)), 10);
      }),
    );
  });

  it('is the same however large the samples are, and ends soon', () => {
    // Against the sum of logarithms, one by one.
    const sums = new Float64Array(6_001);
    for (let n = 2; n < sums.length; n++) sums[n] = sums[n - 1]! + Math.log(n);
    const choose = (n: number, k: number): number => sums[n]! - sums[k]! - sums[n - k]!;
    const ways = (x: number): number => Math.exp(choose(3_000, x) + choose(3_000, 400 - x) - choose(6_000, 400));
    const upper = Array.from({ length: 401 - 230 }, (_, at) => ways(230 + at)).reduce((sum, own) => sum + own, 0);
    expect(exactTest(of(170, 3_000), of(230, 3_000)) / (2 * upper)).toBeCloseTo(1, 9);
    // Twice the normal tail beyond 2, and shares that are alike.
    const half = 2 ** 30;
    const away = Math.round(Math.sqrt(half / 2));
    expect(exactTest(of(half / 2, half), of(half / 2 + away * 2, half))).toBeCloseTo(0.0455, 3);
    expect(exactTest(of(half / 2, half), of(half / 2, half))).toBeGreaterThan(0.999);
    expect(exactTest(of(0, half), of(half, half))).toBe(0);
  });
});
