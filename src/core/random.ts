/**
 * A seeded generator of pseudo-random numbers: same seed, same sequence, on every machine.
 *
 * @example
 * const random = createRandom(42);
 * random.next(); // a number in [0, 1)
 */
export interface Random {
  /** A double in [0, 1) with 53 random bits. */
  next(): number;
  /** An integer in [0, bound). `bound` must be a positive integer up to 2^32. */
  below(bound: number): number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018), its state filled
 * from `seed` by splitmix32. Chosen because it needs 32-bit integer operations only, which JavaScript has exactly.
 *
 * @param seed any integer; only its lowest 32 bits count
 * @example
 * const random = createRandom(42);
 * random.below(6) + 1; // a die
 */
export function createRandom(seed: number): Random {
  let mix = seed | 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();

  const next32 = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => {
    const high = next32() >>> 5;
    const low = next32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };
  return { next, below: (bound) => Math.floor(next() * bound) };
}
