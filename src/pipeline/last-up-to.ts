/**
 * The last place of ascending numbers that holds one up to a bound.
 *
 * @param sorted at least one number; the first is up to the bound
 */
export function lastUpTo(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sorted[middle]! <= bound) low = middle;
    else high = middle - 1;
  }
  return low;
}
