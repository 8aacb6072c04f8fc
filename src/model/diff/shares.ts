/** Lower and upper end. */
export type Interval = readonly [number, number];

/** Of so many jobs so many have something. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** The normal quantile of a two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * The score interval of a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference"
 * (1927).
 *
 * @param z normal quantile of the level; {@link Z_95} for 95 %
 */
export function wilsonInterval({ count, of }: Counted, z: number): Interval {
  const squared = z * z;
  const middle = 2 * count + squared;
  const reach = z * Math.sqrt(squared + 4 * count * (1 - count / of));
  const width = 2 * (of + squared);
  // Without rounding none of them would lie outside.
  return [Math.max(0, (middle - reach) / width), Math.min(1, (middle + reach) / width)];
}

/**
 * The interval of the difference `after - before` of two independent shares by the hybrid score method without
 * continuity correction: R. G. Newcombe, "Interval estimation for the difference between independent proportions:
 * comparison of eleven methods" (1998), method 10.
 *
 * @param z normal quantile of the level; {@link Z_95} for 95 %
 */
export function newcombeInterval(before: Counted, after: Counted, z: number): Interval {
  const [earlier, later] = [before.count / before.of, after.count / after.of];
  const [low1, high1] = wilsonInterval(before, z);
  const [low2, high2] = wilsonInterval(after, z);
  const difference = later - earlier;
  return [
    difference - Math.sqrt((later - low2) ** 2 + (high1 - earlier) ** 2),
    difference + Math.sqrt((high2 - later) ** 2 + (earlier - low1) ** 2),
  ];
}

/**
 * The normal quantile that leaves `level` outside, half of it on either side: rational approximation 26.2.23 of
 * Abramowitz and Stegun, "Handbook of mathematical functions" (1964), off by less than 0.00045.
 *
 * @param level in (0, 1)
 */
export function quantileOf(level: number): number {
  const t = Math.sqrt(-2 * Math.log(level / 2));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** The probability, were both shares one, of counts that differ at least as much as these do. */
export type ExactTest = (before: Counted, after: Counted) => number;

/**
 * Fisher's exact test of two shares: R. A. Fisher, "Statistical methods for research workers" (5th edition, 1934), §21.02.
 * Two-sided as twice the smaller tail, at most 1. It keeps its level whatever the counts are.
 *
 * @param most most jobs in both samples together
 */
export function exactTest(most: number): ExactTest {
  const logFactorials = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logFactorials[n] = logFactorials[n - 1]! + Math.log(n);
  const logChoose = (n: number, k: number): number => logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;
  return (before, after) => {
    const having = before.count + after.count;
    const all = before.of + after.of;
    const probability = Math.exp(
      logChoose(before.of, before.count) + logChoose(after.of, after.count) - logChoose(all, having),
    );
    const upper = tail(probability, after.count, having, after.of, before.of);
    const lower = tail(probability, before.count, having, before.of, after.of);
    return Math.min(1, 2 * Math.min(upper, lower));
  };
}

/** The probability of `count` or more of `having` in a sample of `own`, with `others` in the other sample. */
function tail(probability: number, count: number, having: number, own: number, others: number): number {
  let [term, sum] = [probability, 0];
  for (let x = count; x <= Math.min(having, own) && term > 0; x++) {
    sum += term;
    term *= ((own - x) * (having - x)) / ((x + 1) * (others - having + x + 1));
  }
  return sum;
}
