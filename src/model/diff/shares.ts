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
 * Two-sided as twice the smaller tail, at most 1. It keeps its level whatever the counts are. Memory does not grow with the
 * counts, and time with the square root of them.
 */
export function exactTest(before: Counted, after: Counted): number {
  const having = before.count + after.count;
  const all = before.of + after.of;
  const probability = Math.exp(
    logChoose(before.of, before.count) + logChoose(after.of, after.count) - logChoose(all, having),
  );
  const upper = tail(probability, after.count, having, after.of, before.of);
  const lower = tail(probability, before.count, having, before.of, after.of);
  return Math.min(1, 2 * Math.min(upper, lower));
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const MOST_SUMMED = 1_024;
const SUMMED = new Float64Array(MOST_SUMMED + 1);
for (let n = 2; n <= MOST_SUMMED; n++) SUMMED[n] = SUMMED[n - 1]! + Math.log(n);

/**
 * ln n!: summed up where n is small, beyond that Stirling's series (Abramowitz and Stegun, "Handbook of mathematical
 * functions", 1964, 6.1.41), whose first term left out is below 1e-18 from there on.
 */
function logFactorial(n: number): number {
  if (n <= MOST_SUMMED) return SUMMED[n]!;
  const squared = n * n;
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * squared)) / squared) / n;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

const NEGLIGIBLE = 2 ** -80;

/** The probability of `count` or more of `having` in a sample of `own`, with `others` in the other sample. */
function tail(probability: number, count: number, having: number, own: number, others: number): number {
  let [term, sum] = [probability, 0];
  for (let x = count; x <= Math.min(having, own) && term > 0; x++) {
    sum += term;
    const ratio = ((own - x) * (having - x)) / ((x + 1) * (others - having + x + 1));
    term *= ratio;
    // Behind the peak terms only fall, and those that change no digit are left out.
    if (ratio < 1 && term < sum * NEGLIGIBLE) break;
  }
  return sum;
}
