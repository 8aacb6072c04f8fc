// ln 2 as a sum of two doubles; the first has 32 bits, so that its product with an exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Parts a double in two halves of 26 bits. */
const SPLITTER = 134_217_729;
/** The last term of artanh's series that is added: for |s| < 0.172 the rest is below 1e-19 of the sum. */
const LAST_TERM = 25;

/**
 * The natural logarithm of a whole number from 1 to 2^52, rounded to the nearest double for all but one in some ten
 * thousand, and there to the one beside it.
 *
 * `Math.log` errs in the last digit for one number in seventy, and not for the same ones in every engine. Such a digit
 * decides between two cuts of a sentence that are equally likely.
 *
 * With n = 2^k m and s = (m - 1) / (m + 1): ln n = k ln 2 + 2 (s + s³/3 + s⁵/5 + …). The leading terms are kept as sums
 * of two doubles (Dekker, "A floating-point technique for extending the available precision", 1971).
 */
export function exactLog(n: number): number {
  let k = 0;
  let m = n;
  for (; m > Math.SQRT2; m /= 2) k++;
  const below = m + 1;
  const s = (m - 1) / below;
  const product = s * below;
  const sLow = (m - 1 - product - productError(s, below, product)) / below;
  const square = s * s;
  let series = 0;
  for (let i = LAST_TERM; i >= 3; i -= 2) series = series * square + 1 / i;
  const high = k * LN2_HIGH;
  const sum = high + 2 * s;
  const rounded = sum - high;
  const error = high - (sum - rounded) + (2 * s - rounded);
  return sum + (error + (2 * sLow + k * LN2_LOW) + 2 * s * square * series);
}

/** What a product of two doubles lost by rounding. */
function productError(a: number, b: number, product: number): number {
  const aHigh = SPLITTER * a - (SPLITTER * a - a);
  const bHigh = SPLITTER * b - (SPLITTER * b - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
