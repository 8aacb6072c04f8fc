import type { Span } from '../core/span.js';
import type { KnownTerm } from './token.js';

/** What a piece of text between known terms is. */
export type PieceKind = 'han' | 'code' | 'latin' | 'other';

/** A piece of text that the scanner cut. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  /** The term it becomes; for `code` the name without a version glued behind. */
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
  'gu',
);
const WORD = /[a-z0-9_]/;
const PLAIN_WORD = /^[a-z]+$/;
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
export function scanPieces(text: string, span: Span, pieces: (Piece | KnownTerm)[]): void {
  const part = text.slice(span.start, span.end);
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(part); match !== null; match = PIECE.exec(part)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    // Most runs are of one of these two kinds, so they are told first.
    if (match[1]) pieces.push({ kind: 'han', text: match[0], start, end });
    else if (PLAIN_WORD.test(match[0])) pieces.push({ kind: 'latin', text: match[0], start, end });
    else {
      const piece = pieceOf(match);
      if (piece) pieces.push({ kind: piece.kind, text: piece.text, start, end });
    }
  }
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
