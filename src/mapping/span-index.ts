import type { Span } from '../core/span.js';
import { startingUpTo } from '../frameworks/inner.js';

/** Answers whether a span shares a code unit with any of many, in the time of a binary search. */
export class SpanIndex {
  readonly #spans: readonly Span[];
  /** For every span the furthest end among it and those before it. */
  readonly #reach: readonly number[];

  constructor(spans: Iterable<Span>) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start);
    let furthest = 0;
    this.#reach = this.#spans.map(({ end }) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  overlaps(span: Span): boolean {
    const last = startingUpTo(this.#spans, span.end - 1) - 1;
    return last >= 0 && this.#reach[last]! > span.start;
  }
}
