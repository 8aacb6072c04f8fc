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
  [MAY.prefer, '优加佳好锦'],
  [MAY.waive, '不没无'],
  [COMMA, ',，()（）'],
  [END, '。；;！!？?\n'],
  [OPENS_NUMBER, '0123456789(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
  [DOT, '.'],
  [SPACE, WHITE_SPACE],
  [GLUES, `0123456789.${LETTERS}`],
]);
/** Each English word that does so holds one of these. */
const PAIRS = pairTable([
  [MAY.prefer, ['ni', 'pl', 'bo', 'as', 'ad', 'pr', 'de', 'id', 'be', 'go', 'no']],
  [MAY.waive, ['no', 'ne', "n'", 'n’', 'wi']],
]);

/** The number of an item of a list. */
const NUMBER = /\d{1,2}[、.)．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]/y;
const CLOSING = ')'.charCodeAt(0);

/**
 * The sentences of a stretch of folded text, in order. A sentence ends at a stop or
 * semicolon, at a line's end, or before the number of the next item in glued lists. The marks of one may be more than it
 * holds.
 */
export function sentencesOf(text: string, { start, end }: Span): Piece[] {
  const sentences: Piece[] = [];
  let from = start;
  let marks = 0;
  for (let at = start; at <= end; at++) {
    const mark = at < end ? MARKS[text.charCodeAt(at)]! : END;
    if ((mark & END) === 0) {
      marks |= mark === GLUES ? pairMarks(text, at) : mark;
      continue;
    }
    if ((marks & (OPENS_NUMBER | DOT)) !== 0) cut(sentences, text, { start: from, end: at, marks });
    else add(sentences, text, from, at, marks);
    from = at + 1;
    marks = 0;
  }
  return sentences;
}

/** What a letter and the character behind it may begin. */
function pairMarks(text: string, at: number): number {
  return PAIRS[pairOf(text.charCodeAt(at), text.charCodeAt(at + 1))]!;
}

/** Adds what stands between two stops, cut before numbers of items and behind English full stops. */
function cut(sentences: Piece[], text: string, { start, end, marks }: Piece): void {
  let from = start;
  let item = start;
  for (let at = start; at < end; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    if ((mark & OPENS_NUMBER) !== 0 && isItem(text, at, start, end)) {
      // The character before the number goes with it.
      item = at - 1;
      add(sentences, text, from, item, marks);
      from = item;
    } else if ((mark & DOT) !== 0 && at > item && endsWord(text.charCodeAt(at - 1))) {
      const next = skipSpace(text, at + 1, end);
      if (next === at + 1) continue;
      add(sentences, text, from, at + 1, marks);
      from = next;
      at = next - 1;
    }
  }
  add(sentences, text, from, end, marks);
}

function isItem(text: string, at: number, start: number, end: number): boolean {
  if (at === start || (MARKS[text.charCodeAt(at - 1)]! & GLUES) !== 0) return false;
  NUMBER.lastIndex = at;
  return NUMBER.test(text) && NUMBER.lastIndex <= end;
}

/** True for a letter, a digit or a closing bracket. */
function endsWord(unit: number): boolean {
  return unit === CLOSING || (MARKS[unit]! & (GLUES | DOT)) === GLUES;
}

function skipSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (MARKS[text.charCodeAt(next)]! & SPACE) !== 0) next++;
  return next;
}

/** Adds a sentence that is not blank. */
function add(sentences: Piece[], text: string, start: number, end: number, marks: number): void {
  if (skipSpace(text, start, end) < end) sentences.push({ start, end, marks });
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
