import type { Span } from '../core/span.js';
import { DIGIT, GAP, HAN as HAN_UNIT, isPlainNumber, isPlainWord, kindAt, LETTER } from './scanner-units.js';
import type { KnownTerm } from './token.js';

/** What a piece of text between known terms is. */
export type PieceKind = 'han' | 'code' | 'latin' | 'other';

/** A piece of text that the scanner cut. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  /** The term it becomes; for `code` the name without a version glued behind, for `han` nothing: it is cut in place. */
  readonly text: string;
}

const HAN = '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}';
const LATIN = '\\p{Script=Latin}';
const FILE_ENDINGS = 'json|xml|ya?ml|toml|txt|csv|md|ini|conf|log|lock';

// One group a kind, tried in this order at each place: Han, a rate (dropped, so no group), a name with signs (but i++
// is a loop), a dotted name or a file's, a slashed, a versioned and a hyphened name, Latin letters, other letters. Every
// repetition is bounded or over one class that the next item of the pattern excludes, so the cost is linear in the
// text. Groups have numbers and not names: that is several times faster.
const PIECE = new RegExp(
  [
    `([${HAN}]+)`,
    '\\d[\\d.,]{0,12}[kwm]?\\/(?:h|hr|hour|d|day|wk|week|mo|month|yr|year|annum)(?![a-z0-9])',
    '((?![ijkmnxyz]\\+\\+)[a-z][a-z0-9]{0,20}(?:\\+\\+|#)(?![a-z0-9+#]))',
    `([a-z][a-z0-9]{0,20}\\.(?:js|ts|net|io|py|ai)(?![a-z0-9])|[a-z_]\\w{1,30}\\.(?:${FILE_ENDINGS})(?![a-z0-9]))`,
    '([a-z]{2,10}\\/\\d(?:\\.\\d)?(?![a-z0-9./]))',
    '([a-z]{2,20}(?=\\d{1,3}(?:\\.\\d{1,3}){1,3}(?![a-z0-9.]))[\\d.]+)',
    '([a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){1,4}(?![a-z0-9]))',
    `[${LATIN}\\d_'’]+`,
    `((?:(?![${HAN}${LATIN}])\\p{L}\\p{M}*)+)`,
  ].join('|'),
  'yu',
);
const WORD = /[a-z0-9_]/;
const FILE_ENDING = new RegExp(`^(?:${FILE_ENDINGS})$`);
const HAS_DIGIT_AND_LETTER = /^(?=.*\d)(?=.*[a-z])/;
const VERSION_BEHIND = /\d[\d.]*$/;
// 10k, 25w, 3years, 20ms, 4gb, 45/hr: an amount, not a name. 1st, 2nd: an order.
const AMOUNT =
  /^(?:\d+(?:k|w|m|g|t|b|kb|mb|gb|tb|pb|ms|us|ns|s|h|d|x|px|rmb|cny|usd|k\w{1,2}|th|st|nd|rd|am|pm|hrs?|mins?|yrs?|years?|months?|weeks?|days?|hours?|qps|tps|\+)+|v\d+|\d+|\d[\d.,]*[kwm]?\/[a-z]+)$/;
const NAMES_WITH_LEADING_DIGIT = new Set(['2b', '2c', '3d', '2d', '3g', '4g', '5g', '6g', '3ds', '51job', '58同城']);

/** True where a term is no more than the ending of a file's name: the json of package.json is not the format. */
export function isFileEnding(text: string, { start, end }: Span): boolean {
  return (
    start > 1 && text[start - 1] === '.' && WORD.test(text[start - 2]!) && FILE_ENDING.test(text.slice(start, end))
  );
}

/**
 * Cuts a folded text between known terms into runs of Han characters, technical names, and runs of Latin letters.
 * Numbers and amounts are dropped.
 *
 * @param text folded text
 * @param span the part of it to cut
 * @param pieces to which what is found is added
 */
export function scanPieces(text: string, { start, end }: Span, pieces: (Piece | KnownTerm)[]): void {
  let part: string | undefined;
  for (let at = start; at < end; ) {
    const from = at;
    // What nearly all texts are made of is told by its characters; the pattern decides about the rest.
    switch (kindAt(text, at++)) {
      case GAP:
        continue;
      case HAN_UNIT:
        while (at < end && kindAt(text, at) === HAN_UNIT) at++;
        if (at < end && isSurrogate(text.charCodeAt(at))) break;
        pieces.push({ kind: 'han', text: '', start: from, end: at });
        continue;
      case LETTER:
        while (at < end && kindAt(text, at) === LETTER) at++;
        if (!isPlainWord(text, at, end)) break;
        pieces.push({ kind: 'latin', text: text.slice(from, at), start: from, end: at });
        continue;
      case DIGIT:
        while (at < end && kindAt(text, at) === DIGIT) at++;
        if (!isPlainNumber(text, at, end)) break;
        continue;
    }
    part ??= text.slice(start, end);
    at = scanPiece(part, start, from, pieces);
  }
}

/**
 * Adds the piece, if any, that the pattern finds at a place, and tells where to go on.
 *
 * @param part what is cut, as a text of its own
 * @param offset where it stands in the text
 * @param start the place in the text
 */
export function scanPiece(part: string, offset: number, start: number, pieces: (Piece | KnownTerm)[]): number {
  PIECE.lastIndex = start - offset;
  const match = PIECE.exec(part);
  if (match === null) return start + (part.codePointAt(start - offset)! > 0xffff ? 2 : 1);
  const end = start + match[0].length;
  if (match[1]) pieces.push({ kind: 'han', text: '', start, end });
  else {
    const piece = pieceOf(match);
    if (piece) pieces.push({ kind: piece.kind, text: piece.text, start, end });
  }
  return end;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function pieceOf(match: RegExpExecArray): Pick<Piece, 'kind' | 'text'> | null {
  const [whole, , sign, dotted, slashed, versioned, hyphened, other] = match;
  if (other) return { kind: 'other', text: whole };
  if (AMOUNT.test(whole) && !NAMES_WITH_LEADING_DIGIT.has(whole)) return null;
  if (versioned) return { kind: 'code', text: whole.replace(VERSION_BEHIND, '') };
  if (sign ?? dotted ?? slashed) return { kind: 'code', text: whole };
  if (hyphened?.split('-').every((part) => AMOUNT.test(part))) return null;
  return HAS_DIGIT_AND_LETTER.test(whole) ? { kind: 'code', text: whole } : { kind: 'latin', text: whole };
}
