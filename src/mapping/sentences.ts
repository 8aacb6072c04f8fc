import { LETTERS, markTable, pairOf, pairTable, WHITE_SPACE } from '../core/marks.js';
import type { Span } from '../core/span.js';

/** What a stretch of text may hold, by single characters of it; see {@link Piece}. */
export const MAY = {
  /** Call something a plus. */
  prefer: 1,
  /** Waive something. */
  waive: 2,
} as const;

/** A sentence, or a part of one up to behind its comma or bracket. */
export interface Piece extends Span {
  /** Bits of {@link MAY}. */
  readonly marks: number;
}

const COMMA = 4;
const END = 8;
/** A digit, a bracket or a circled number. */
const OPENS_NUMBER = 16;
const DOT = 32;
const SPACE = 64;
/** Behind one of these a number is part of a word or of another number. */
const GLUES = 128;

const MARKS = markTable([
  [MAY.prefer, '优加佳好锦棒赞选非'],
  [MAY.waive, '不没无零'],
  [COMMA, ',，()（）'],
  [END, '。；;！!？?\n'],
  [OPENS_NUMBER, '0123456789(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
  [DOT, '.'],
  [SPACE, WHITE_SPACE],
  [GLUES, `0123456789.${LETTERS}`],
]);
/** Each English word that does so holds one of these. */
const PAIRS = pairTable([
  [MAY.prefer, ['ni', 'pl', 'bo', 'as', 'ad', 'pr', 'de', 'id', 'be', 'go', 'no', 'ex', 'lo', 'op']],
  [MAY.waive, ['no', 'ne', "n'", 'n’', 'wi']],
]);

/** The number of an item of a list. */
const NUMBER = /\d{1,2}[、.)．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]/y;
const CLOSING = ')'.charCodeAt(0);

/**
 * The sentences of a stretch of folded text, in order. A sentence ends at a stop or semicolon, at a line's end, before
 * the number of the next item in glued lists, or at an English full stop with a space behind it.
 */
export function sentencesOf(text: string, { start, end }: Span): Piece[] {
  const sentences: Piece[] = [];
  // Where the sentence, the item of a list and what stands between two of the hard stops begin.
  let from = start;
  let item = start;
  let first = start;
  let marks = 0;
  for (let at = start; at < end; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    if ((mark & END) !== 0) {
      add(sentences, text, { start: from, end: at, marks });
      from = item = first = at + 1;
      marks = 0;
      continue;
    }
    if ((mark & OPENS_NUMBER) !== 0 && at > first && isItem(text, at, end)) {
      // The character before the number goes with it.
      item = at - 1;
      add(sentences, text, { start: from, end: item, marks });
      from = item;
      marks = MARKS[text.charCodeAt(item)]!;
    } else if ((mark & DOT) !== 0 && at > item && endsWord(text.charCodeAt(at - 1))) {
      const next = skipSpace(text, at + 1, end);
      if (next > at + 1) {
        add(sentences, text, { start: from, end: at + 1, marks });
        from = next;
        at = next - 1;
        marks = 0;
        continue;
      }
    }
    marks |= mark === GLUES ? pairMarks(text, at) : mark;
  }
  add(sentences, text, { start: from, end, marks });
  return sentences;
}

/** What a letter and the character behind it may begin. */
function pairMarks(text: string, at: number): number {
  return PAIRS[pairOf(text.charCodeAt(at), text.charCodeAt(at + 1))]!;
}

function isItem(text: string, at: number, end: number): boolean {
  if ((MARKS[text.charCodeAt(at - 1)]! & GLUES) !== 0) return false;
  NUMBER.lastIndex = at;
  return NUMBER.test(text) && NUMBER.lastIndex <= end;
}

/** True for a letter, a digit or a closing bracket. */
function endsWord(unit: number): boolean {
  return unit === CLOSING || (MARKS[unit]! & (GLUES | DOT)) === GLUES;
}

/** Skips white space within a line. */
function skipSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (MARKS[text.charCodeAt(next)]! & (SPACE | END)) === SPACE) next++;
  return next;
}

/** Adds a sentence that is not blank. */
function add(sentences: Piece[], text: string, sentence: Piece): void {
  if (skipSpace(text, sentence.start, sentence.end) < sentence.end) sentences.push(sentence);
}

/** The pieces of a sentence, in order. */
export function piecesOf(text: string, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let marks = 0;
  for (let at = start; at < end; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    marks |= mark === GLUES ? pairMarks(text, at) : mark;
    if ((mark & COMMA) === 0) continue;
    pieces.push({ start: from, end: at + 1, marks });
    from = at + 1;
    marks = 0;
  }
  if (from < end) pieces.push({ start: from, end, marks });
  return pieces;
}
