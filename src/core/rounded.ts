/**
 * A replacer for `JSON.stringify` that keeps six digits behind the point: they say all that a score means, and files stay
 * small.
 */
export function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value;
}

const UNITS = 1e6;
/** The digits of whole numbers below a thousand, and the same without zeros at their end. */
const DIGITS: readonly string[] = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
const ENDS: readonly string[] = DIGITS.map((digits) => digits.replace(/0+$/, ''));

/**
 * What `JSON.stringify` writes of a number in [0, 1] that {@link rounded} has rounded. The engine remembers the texts of
 * numbers it has written, and millions of them, each met once, stay in its memory for a while.
 */
export function roundedText(value: number): string {
  const units = Math.round(value * UNITS);
  if (units <= 0 || units >= UNITS) return String(units / UNITS);
  const low = units % 1000;
  const high = (units - low) / 1000;
  return low === 0 ? `0.${ENDS[high]}` : `0.${DIGITS[high]}${ENDS[low]}`;
}
