/** A number with six digits behind the point: they say all that a score means, and files stay small. */
export function roundedNumber(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A replacer for `JSON.stringify` that rounds numbers which are not whole. */
export function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? roundedNumber(value) : value;
}
