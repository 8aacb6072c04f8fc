import { LETTERS, markTable, WHITE_SPACE } from '../core/marks.js';
import type { Span } from '../core/span.js';

/** What a stretch of text may hold, by single characters of it; see {@link Piece}. */
export const MAY = {
  /** Call something a plus. */
  prefer: 1,
  /** Waive something. */
  waive: 2,
} as const;

/** A part of a sentence up to behind its comma or bracket. */
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
  // Without a letter no English word does either.
  [MAY.prefer, `优加佳好锦${LETTERS}`],
  [MAY.waive, '不没无nw'],
  [COMMA, ',，()（）'],
  [END, '。；;！!？?\n'],
  [OPENS_NUMBER, '0123456789(（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
  [DOT, '.'],
  [SPACE, WHITE_SPACE],
  [GLUES, `0123456789.${LETTERS}`],
]);

/** The number of an item of a list. */
const NUMBER = /\d{1,2}[、.)．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]/y;
const CLOSING = ')'.charCodeAt(0);

/**
 * The sentences of a stretch of folded text, in order, each with the marks of all it holds. A sentence ends at a stop or
 * semicolon, at a line's end, or before the number of the next item in glued lists.
 */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
  const sentences: Span[] = [];
  let from = start;
  let marks = 0;
  for (let at = start; at <= end; at++) {
    const mark = at < end ? MARKS[text.charCodeAt(at)]! : END;
    if ((mark & END) === 0) {
      marks |= mark;
      continue;
    }
    if ((marks & (OPENS_NUMBER | DOT)) !== 0) cut(sentences, text, from, at);
    else add(sentences, text, from, at);
    from = at + 1;
    marks = 0;
  }
  return sentences;
}

/** Adds what stands between two stops, cut before numbers of items and behind English full stops. */
function cut(sentences: Span[], text: string, start: number, end: number): void {
  let from = start;
  let item = start;
  for (let at = start; at < end; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    if ((mark & OPENS_NUMBER) !== 0 && isItem(text, at, start, end)) {
      // The character before the number goes with it.
      item = at - 1;
      add(sentences, text, from, item);
      from = item;
    } else if ((mark & DOT) !== 0 && at > item && endsWord(text.charCodeAt(at - 1))) {
      const next = skipSpace(text, at + 1, end);
      if (next === at + 1) continue;
      add(sentences, text, from, at + 1);
      from = next;
      at = next - 1;
    }
  }
  add(sentences, text, from, end);
}

function isItem(text: string, at: number, start: number, end: number): boolean {
  if (at - 1 <= start || (MARKS[text.charCodeAt(at - 1)]! & GLUES) !== 0) return false;
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
function add(sentences: Span[], text: string, start: number, end: number): void {
  if (skipSpace(text, start, end) < end) sentences.push({ start, end });
}

/** The pieces of a sentence, in order. */
export function piecesOf(text: string, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let marks = 0;
  for (let at = start; at < end; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    marks |= mark;
    if ((mark & COMMA) === 0) continue;
    pieces.push({ start: from, end: at + 1, marks });
    from = at + 1;
    marks = 0;
  }
  if (from < end) pieces.push({ start: from, end, marks });
  return pieces;
}
