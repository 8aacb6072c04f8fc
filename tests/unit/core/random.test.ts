import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.js';

const MASK = (1n << 32n) - 1n;

/**
 * A second implementation, over big integers and after the authors' C code (https://prng.di.unimi.it/xoshiro128starstar.c)
 * with the state filled by splitmix32.
 */
function* reference(seed: number): Generator<number> {
  let mix = BigInt(seed) & MASK;
  const splitmix = (): bigint => {
    mix = (mix + 0x9e3779b9n) & MASK;
    let z = ((mix ^ (mix >> 16n)) * 0x21f0aaadn) & MASK;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & MASK;
    return z ^ (z >> 15n);
  };
  const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & MASK;
  const s = [splitmix(), splitmix(), splitmix(), splitmix()] as [bigint, bigint, bigint, bigint];
  const next32 = (): bigint => {
    const result = (rotl((s[1] * 5n) & MASK, 7n) * 9n) & MASK;
    const t = (s[1] << 9n) & MASK;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 11n);
    return result;
  };
  for (;;) {
    const high = next32() >> 5n;
    const low = next32() >> 6n;
    yield Number((high << 26n) | low) / 2 ** 53;
  }
}

function take(count: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
}

describe('createRandom', () => {
  it.each([0, 1, 42, -1, 2 ** 31, 123_456_789])('agrees with a second implementation for seed %d', (seed) => {
    const expected = reference(seed);
    for (const value of take(1_000, seed)) expect(value).toBe(expected.next().value);
  });

  // From a third one, in Python.
  it.each([
    [0, 0.41675133265905573, 0.5870561741002205, 0.2650367332581032],
    [1, 0.09156953175513294, 0.8881928137485323, 0.43427017709149285],
    [42, 0.15377165265745885, 0.018084542542176507, 0.5348906284683476],
    [-1, 0.9555830018603452, 0.2682696548492096, 0.8580147783595625],
  ])('knows the first values of seed %d', (seed, ...expected) => {
    expect(take(3, seed)).toEqual(expected);
  });

  it('gives one sequence a seed', () => {
    expect(take(100, 7)).toEqual(take(100, 7));
    expect(take(5, 7)).not.toEqual(take(5, 8));
  });

  it('counts the lowest 32 bits of a seed only', () => {
    expect(take(5, 2 ** 32 + 7)).toEqual(take(5, 7));
  });

  it('is spread evenly over [0, 1)', () => {
    const bins = new Array<number>(10).fill(0);
    for (const value of take(100_000, 3)) {
      expect(value >= 0 && value < 1).toBe(true);
      bins[Math.floor(value * 10)]!++;
    }
    // Five standard deviations of a bin: 5 * sqrt(100000 * 0.1 * 0.9) = 474.
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(474);
  });

  it('is spread evenly over the integers below a bound, and reaches each of them', () => {
    const random = createRandom(11);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.below(7)]!++;
    expect(counts).toHaveLength(7);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(463);
  });

  it('gives integers within large and small bounds', () => {
    const random = createRandom(5);
    for (let i = 0; i < 1_000; i++) {
      expect(random.below(1)).toBe(0);
      const large = random.below(2 ** 32);
      expect(Number.isInteger(large) && large >= 0 && large < 2 ** 32).toBe(true);
    }
  });
});
