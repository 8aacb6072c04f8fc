import type { Span } from '../../core/span.js';

/** A text as a reader sees it, which can point back into the text that was scraped. */
export interface CleanText {
  readonly original: string;
  readonly text: string;
  /** The span of the original that a span of `text` was made from. */
  toOriginal(span: Span): Span;
}

const samePlace = (span: Span): Span => span;

/** A text that nothing is to be cleaned of. */
export function asItIs(original: string): CleanText {
  return { original, text: original, toOriginal: samePlace };
}

/** A stretch of a view: kept to the letter where it is as long as what it was made from. */
interface Stretch extends Span {
  /** Where it begins in the view. */
  readonly at: number;
  readonly kept: boolean;
}

/** Makes a view of a text from its stretches, in order. */
export class ViewBuilder {
  readonly #original: string;
  readonly #stretches: Stretch[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  /** Kept apart, since to ask a text that is being joined for it copies the text. */
  #last = '';

  constructor(original: string) {
    this.#original = original;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** The last character so far, or ''. */
  get last(): string {
    return this.#last;
  }

  /** Takes over a stretch of the original. */
  keep(start: number, end: number): void {
    if (start >= end) return;
    this.#add({ at: this.#length, start, end, kept: true }, this.#original.slice(start, end));
  }

  /** Writes other words in the place of a stretch. */
  put(words: string, start: number, end: number): void {
    if (words === '') return;
    this.#add({ at: this.#length, start, end, kept: false }, words);
  }

  #add(stretch: Stretch, words: string): void {
    this.#stretches.push(stretch);
    this.#parts.push(words);
    this.#length += words.length;
    this.#last = words.charAt(words.length - 1);
  }

  view(): CleanText {
    const stretches = this.#stretches;
    const text = this.#parts.join('');
    const original = this.#original;
    const stretchAt = (at: number): Stretch => stretches[lastUpTo(stretches, at)]!;
    const toOriginal = ({ start, end }: Span): Span => {
      if (stretches.length === 0 || start >= text.length) return { start: original.length, end: original.length };
      const first = stretchAt(start);
      const from = first.kept ? first.start + start - first.at : first.start;
      if (start >= end) return { start: from, end: from };
      const last = stretchAt(end - 1);
      return { start: from, end: last.kept ? last.start + end - last.at : last.end };
    };
    return { original, text, toOriginal };
  }
}

/** The last stretch that begins at or before a place of the view. */
function lastUpTo(stretches: readonly Stretch[], at: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (stretches[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A view of the text of a view. */
export function composed(outer: CleanText, inner: CleanText): CleanText {
  if (outer.text === outer.original) return { ...inner, original: outer.original };
  if (inner.text === inner.original) return outer;
  return {
    original: outer.original,
    text: inner.text,
    toOriginal: (span) => outer.toOriginal(inner.toOriginal(span)),
  };
}
