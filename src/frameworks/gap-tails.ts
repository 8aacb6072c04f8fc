import { endsClauseAt, type GapPhrase } from './gap-phrase.js';

/** Something that is found where a phrase with a gap is. */
export interface Gapped<T> {
  readonly phrase: GapPhrase<T>;
}

/**
 * The tails of all phrases with a gap that have one head and one limit. Heads such as 和 stand everywhere, so that a look
 * for each tail behind each of them would take long.
 */
export class GapTails<T, G extends Gapped<T>> {
  readonly #limit: number;
  readonly #byFirst = new Map<number, G[]>();
  /** A bit for each tail's first code unit; some share one. */
  #firsts = 0;

  /** @param limit widest gap */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param gapped of which the phrase has a tail, and one that is not empty */
  add(gapped: G): void {
    const first = gapped.phrase.tail!.charCodeAt(0);
    this.#firsts |= 1 << (first & 31);
    const same = this.#byFirst.get(first);
    if (same) same.push(gapped);
    else this.#byFirst.set(first, [gapped]);
  }

  /** Tells of each phrase whose tail follows in the same clause, and where its first such tail ends. */
  each(text: string, end: number, onTail: (gapped: G, last: number) => void): void {
    const found: G[] = [];
    const last = Math.min(end + this.#limit, text.length - 1);
    for (let at = end; at <= last; at++) {
      const unit = text.charCodeAt(at);
      if ((this.#firsts & (1 << (unit & 31))) !== 0) {
        for (const gapped of this.#byFirst.get(unit) ?? []) {
          const tail = gapped.phrase.tail!;
          if (!text.startsWith(tail, at) || found.includes(gapped)) continue;
          found.push(gapped);
          onTail(gapped, at + tail.length);
        }
      }
      if (endsClauseAt(text, at, end)) return;
    }
  }
}
