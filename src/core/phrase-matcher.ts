import { EdgeTable, NO_NODE } from './edge-table.js';
import { isLatinWord } from './text.js';
import { type CompactTrie, ROOT, Trie } from './trie.js';

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

/** Told of a match. */
export type OnMatch<T> = (start: number, end: number, value: T) => void;

const SPACE = 0x20;
const PLUS = 0x2b;
const HASH = 0x23;
const LETTER_S = 0x73;
const VERSION = /(?:v|\s?v)?\d{1,4}(?:\.(?:\d{1,4}|x)){0,3}(?:\+(?!\+))?/y;
// Around a one-letter name these characters mean that it is part of something else: R&D, C-level, e.g., I'd.
const TIES_SINGLE_LETTER = "&'’.-+@_#$";
const QUOTES = new Set(["''", '‘’']);

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
  readonly #trie: CompactTrie;
  /** By node: the number of the list of phrases that end there, 0 for none. */
  readonly #endings: Uint32Array;
  readonly #lists: (readonly Phrase<T>[])[] = [[]];
  readonly #beginnings = new Beginnings();

  constructor(phrases: Iterable<Phrase<T>>) {
    const trie = new Trie();
    const listByNode = new Map<number, Phrase<T>[]>();
    for (const phrase of phrases) {
      const node = enter(phrase.text, trie);
      if (node === ROOT) continue;
      const list = listByNode.get(node);
      if (list) list.push(phrase);
      else listByNode.set(node, [phrase]);
    }
    this.#trie = trie.compact();
    this.#endings = new Uint32Array(this.#trie.numbers.length);
    for (const [node, list] of listByNode) {
      this.#endings[this.#trie.numbers[node]!] = this.#lists.push(list) - 1;
      this.#beginnings.add(list[0]!.text, this.#trie);
    }
  }

  /** All matches, by start and then by end. */
  find(text: string): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    this.each(text, (start, end, value) => {
      found.push({ start, end, value });
    });
    return found;
  }

  /** Tells of every match, in the order of {@link find}; for a caller who drops most of them. */
  each(text: string, onMatch: OnMatch<T>): void {
    if (this.#lists.length === 1) return;
    let unit = text.charCodeAt(0);
    for (let start = 0; start < text.length; start++) {
      const next = start + 1 < text.length ? text.charCodeAt(start + 1) : SPACE;
      if (this.#beginnings.hasAlone(unit)) {
        if (mayStart(text, start)) this.#walk(text, start, start + 1, this.#trie.child(ROOT, unit), onMatch);
      } else if (this.#beginnings.hasPair(unit, next) && mayStart(text, start)) {
        this.#walk(text, start, start + 2, this.#beginnings.nodeOf(unit, next), onMatch);
      }
      unit = next;
    }
  }

  /** Goes on from a node, to which the text leads from `start` to `at`. */
  #walk(text: string, start: number, at: number, node: number, onMatch: OnMatch<T>): void {
    while (node > ROOT) {
      const ending = this.#endings[node]!;
      if (ending > 0) report(text, start, at, this.#lists[ending]!, onMatch);
      if (at >= text.length) return;
      const unit = text.charCodeAt(at);
      if (isSpace(unit)) {
        node = this.#trie.child(node, SPACE);
        if (node > ROOT) at = skipSpace(text, at);
      } else {
        node = this.#trie.child(node, unit);
        at++;
      }
    }
  }
}

/** The node at which a phrase ends. */
function enter(text: string, trie: Trie): number {
  let node = ROOT;
  for (let i = 0; i < text.length; i++) node = trie.add(node, text.charCodeAt(i));
  return node;
}

/** Tells of nearly every place of a text by its first two code units that no phrase begins there. */
class Beginnings {
  /** A bit for each code unit with which a phrase of one unit, or one with a space behind that, begins. */
  readonly #alone = new Uint32Array(2_048);
  /** A bit for each two code units with which a phrase begins; some share one. */
  readonly #pairs = new Uint32Array(2_048);
  /** By both units: the node behind them. */
  readonly #nodes = new EdgeTable();

  /** @param trie in which the phrase is entered */
  add(phrase: string, trie: CompactTrie): void {
    const [first, second] = [phrase.charCodeAt(0), phrase.charCodeAt(1)];
    if (phrase.length === 1 || second === SPACE) {
      this.#alone[first >> 5]! |= 1 << (first & 31);
      return;
    }
    const pair = pairOf(first, second);
    this.#pairs[pair >> 5]! |= 1 << (pair & 31);
    if (this.nodeOf(first, second) === NO_NODE) {
      this.#nodes.add(first, second, trie.child(trie.child(ROOT, first), second));
    }
  }

  hasAlone(unit: number): boolean {
    return (this.#alone[unit >> 5]! & (1 << (unit & 31))) !== 0;
  }

  hasPair(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return (this.#pairs[pair >> 5]! & (1 << (pair & 31))) !== 0;
  }

  /** The node behind two code units, of phrases that do not begin with the first alone; -1 where there is none. */
  nodeOf(first: number, second: number): number {
    return this.#nodes.child(first, second);
  }
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ second) & 0xffff;
}

function report<T>(text: string, start: number, at: number, phrases: readonly Phrase<T>[], onMatch: OnMatch<T>): void {
  if (at - start === 1 && isLatinWord(text.charCodeAt(start)) && !standsAlone(text, start)) return;
  const ends = mayEnd(text, at);
  for (const phrase of phrases) {
    const end = ends ? at : endBehind(text, start, at, phrase);
    if (end > 0) onMatch(start, end, phrase.value);
  }
}

/** Where a phrase behind which no word ends is followed by its plural or a version, or -1. */
function endBehind<T>(text: string, start: number, at: number, phrase: Phrase<T>): number {
  if (phrase.plural && text.charCodeAt(at) === LETTER_S && mayEnd(text, at + 1)) return at + 1;
  // The version of a name that ends in a digit is that digit: "angular 17" is not "angular 1" in version 7.
  if (phrase.version && at - start > 1 && !isDigit(text.charCodeAt(at - 1))) {
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
  // A name in quotation marks: ['R', 'Python'].
  if (QUOTES.has(before + text.charAt(at + 1))) return !isLatinWord(text.charCodeAt(at - 2));
  if (TIES_SINGLE_LETTER.includes(before)) return false;
  const after = text.charAt(at + 1);
  if (after === '' || !TIES_SINGLE_LETTER.includes(after)) return true;
  // A full stop behind the letter ends a sentence unless a word is glued to it.
  return after === '.' && !isLatinWord(text.charCodeAt(at + 2));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isSpace(unit: number): boolean {
  return unit === SPACE || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0;
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}
