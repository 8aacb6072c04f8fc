import type { Span } from '../core/span.js';

/** True where `inner` lies inside `outer` and is shorter. */
export function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
}

/** The spans by start, those inside a longer one dropped; their ends never decrease. Two of one place both stay. */
export function withoutInner<T extends Span>(spans: readonly T[]): T[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: T[] = [];
  let reach: Span = { start: 0, end: 0 };
  for (const span of sorted) {
    if (isInside(span, reach)) continue;
    kept.push(span);
    if (span.end > reach.end) reach = span;
  }
  return kept;
}

/** How many of the spans, ordered by start, start at the place or before it. */
export function startingUpTo(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
