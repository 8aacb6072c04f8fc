/**
 * A half-open range of UTF-16 code units, `[start, end)`, in a text.
 *
 * Offsets always point into the original text as it was read, never into a normalised copy.
 *
 * @example
 * const span: Span = { start: 2, end: 4 };
 * '熟悉Go'.slice(span.start, span.end); // 'Go'
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True where two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
