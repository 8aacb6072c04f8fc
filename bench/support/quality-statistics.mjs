// Figures of several seeds as one cell of a table.

/** @param {readonly number[]} values at least one */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of the values as a population. @param {readonly number[]} values at least one */
export function deviation(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** @param {readonly number[]} values */
export function meanAndDeviation(values) {
  return `${fixed(mean(values))} ± ${fixed(deviation(values))}`;
}

/** @param {readonly number[]} values */
export function range(values) {
  return `${fixed(Math.min(...values))} to ${fixed(Math.max(...values))}`;
}

/**
 * How far the mean of one lies from that of the other, and the standard error of that (Welch's).
 *
 * @param {readonly number[]} values
 * @param {readonly number[]} others
 */
export function difference(values, others) {
  const apart = mean(values) - mean(others);
  const signed = `${apart < 0 ? '-' : '+'}${fixed(Math.abs(apart))}`;
  if (Math.min(values.length, others.length) < 2) return signed;
  return `${signed} ± ${fixed(Math.sqrt(squaredError(values) + squaredError(others)))}`;
}

function squaredError(values) {
  return deviation(values) ** 2 / (values.length - 1);
}

/**
 * How much several clusterings of the same things agree: the mean over all pairs of them.
 *
 * @template T
 * @param {readonly T[]} clusterings
 * @param {(a: T, b: T) => number} agreement
 * @returns {number | null} null where there is no pair
 */
export function pairwise(clusterings, agreement) {
  const values = clusterings.flatMap((a, i) => clusterings.slice(i + 1).map((b) => agreement(a, b)));
  return values.length === 0 ? null : mean(values);
}

/** @param {number | null} value */
export function fixed(value, digits = 3) {
  return value === null ? '' : value.toFixed(digits);
}

/** @param {number} count */
export function seedsSaid(count) {
  return count === 1 ? 'seed 1 alone' : `seeds 1 to ${count}`;
}

/** Seeds 1 to count. @param {number} count */
export function seedsUpTo(count) {
  return Array.from({ length: count }, (_, i) => i + 1);
}
