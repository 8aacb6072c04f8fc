import { isLatinWord } from './text.js';

/** One phrase to look for. */
export interface Phrase<T> {
  /** Folded as {@link normalizeText} folds; single spaces stand for any run of white space. */
  readonly text: string;
  readonly value: T;
  /** Accept a plural `s` behind an English phrase. Default: no. */
  readonly plural?: boolean;
  /** Accept a version number glued behind, as in `python3.8` or `vue2.x`; it stays outside the span. Default: no. */
  readonly version?: boolean;
}

/** A phrase found; offsets are those of the folded text. */
export interface PhraseMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const SPACE = 0x20;
const PLUS = 0x2b;
const HASH = 0x23;
const LETTER_S = 0x73;
const VERSION = /(?:v|\s?v)?\d{1,4}(?:\.(?:\d{1,4}|x)){0,3}(?:\+(?!\+))?/y;
// Around a one-letter name these characters mean that it is part of something else: R&D, C-level, e.g., I'd.
const TIES_SINGLE_LETTER = "&'’.-+@_#$";

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  phrases: Phrase<T>[] | null;
}

/**
 * Finds many phrases in one pass over a text, at word boundaries where a phrase begins or ends with a Latin letter.
 *
 * A trie walked from every place where a word may begin; all phrases that end on the way are reported, the shorter
 * ones too, so that the caller decides which of them count.
 *
 * @example
 * const matcher = new PhraseMatcher([{ text: 'go', value: 'go' }, { text: 'c++', value: 'c++' }]);
 * matcher.find('熟悉go、c++'); // go at 2–4, c++ at 5–8
 */
export class PhraseMatcher<T> {
  readonly #root: Node<T> = { next: new Map(), phrases: null };

  constructor(phrases: Iterable<Phrase<T>>) {
    for (const phrase of phrases) {
      let node = this.#root;
      for (let i = 0; i < phrase.text.length; i++) {
        const unit = phrase.text.charCodeAt(i);
        let child = node.next.get(unit);
        if (!child) {
          child = { next: new Map(), phrases: null };
          node.next.set(unit, child);
        }
        node = child;
      }
      if (node !== this.#root) {
        node.phrases ??= [];
        node.phrases.push(phrase);
      }
    }
  }

  /** All matches, by start and then by end. */
  find(text: string): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let start = 0; start < text.length; start++) {
      const first = this.#root.next.get(text.charCodeAt(start));
      if (!first || !mayStart(text, start)) continue;
      let node: Node<T> | undefined = first;
      let at = start + 1;
      while (node) {
        if (node.phrases) collect(text, start, at, node.phrases, found);
        if (at >= text.length) break;
        const unit = text.charCodeAt(at);
        if (isSpace(unit)) {
          node = node.next.get(SPACE);
          at = node ? skipSpace(text, at) : at;
        } else {
          node = node.next.get(unit);
          at++;
        }
      }
    }
    return found;
  }
}

function collect<T>(text: string, start: number, at: number, phrases: Phrase<T>[], found: PhraseMatch<T>[]): void {
  for (const phrase of phrases) {
    const end = endOf(text, start, at, phrase);
    if (end > 0) found.push({ start, end, value: phrase.value });
  }
}

/** Where the phrase ends in the text, its plural included, or -1 where no word ends there. */
function endOf<T>(text: string, start: number, at: number, phrase: Phrase<T>): number {
  if (at - start === 1 && isLatinWord(text.charCodeAt(start)) && !standsAlone(text, start)) return -1;
  if (mayEnd(text, at)) return at;
  if (phrase.plural && text.charCodeAt(at) === LETTER_S && mayEnd(text, at + 1)) return at + 1;
  if (phrase.version && at - start > 1) {
    VERSION.lastIndex = at;
    if (VERSION.test(text) && mayEnd(text, VERSION.lastIndex)) return at;
  }
  return -1;
}

function mayStart(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  if (start === 0 || (!isLatinWord(unit) && unit !== 0x2e)) return true;
  return !isLatinWord(text.charCodeAt(start - 1));
}

/** A word ends at `at` where neither it nor a `+` or `#` that belongs to a name (C++, C#) goes on. */
function mayEnd(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const last = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at);
  if (!isLatinWord(last)) return last !== PLUS || next !== PLUS;
  if (isLatinWord(next)) return false;
  if (next === HASH) return false;
  return next !== PLUS || !(text.charCodeAt(at + 1) === PLUS);
}

function standsAlone(text: string, at: number): boolean {
  const before = at > 0 ? text.charAt(at - 1) : ' ';
  if (TIES_SINGLE_LETTER.includes(before)) return false;
  const after = text.charAt(at + 1);
  if (after === '' || !TIES_SINGLE_LETTER.includes(after)) return true;
  // A full stop behind the letter ends a sentence unless a word is glued to it.
  return after === '.' && !isLatinWord(text.charCodeAt(at + 2));
}

function isSpace(unit: number): boolean {
  return unit === SPACE || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0;
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}
