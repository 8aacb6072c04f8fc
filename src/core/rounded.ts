/**
 * A replacer for `JSON.stringify` that keeps six digits behind the point: they say all that a score means, and files stay
 * small.
 */
export function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value;
}
