/**
 * Rounds numbers down or up to whole ones that add up to a given total: those of the largest remainders are rounded up, ties
 * in order (method of Hamilton, 1792).
 *
 * @param exact not negative, with a sum within their count of the total
 */
export function roundedTo(total: number, exact: readonly number[]): number[] {
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((sum, value) => sum + value, 0);
  const order = exact.map((value, i) => ({ i, remainder: value - whole[i]! }));
  order.sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  // The sum of the exact ones was rounded, too: the rest may be one below nothing.
  for (let at = order.length - 1; rest < 0 && at >= 0; at--) {
    const { i } = order[at]!;
    if (whole[i]! === 0) continue;
    whole[i]!--;
    rest++;
  }
  for (let at = 0; rest > 0 && order.length > 0; at = (at + 1) % order.length) {
    whole[order[at]!.i]!++;
    rest--;
  }
  return whole;
}
