import { requireText } from './options.js';
import type { Span } from './span.js';

/**
 * A text folded for matching (NFKC, lower case, zero-width characters removed) that can point back into the original.
 */
export interface NormalizedText {
  readonly original: string;
  /** What matchers and segmenters read. */
  readonly text: string;
  /** The span of the original that a span of `text` was made from. */
  toOriginal(span: Span): Span;
}

// Characters that NFKC and lower-casing map one to one and that never combine with a neighbour.
const ONE_TO_ONE =
  '[\\t\\n\\r\\x20-\\x7e\\u00a0\\u00b7\\u00c0-\\u00ff\\u2010-\\u2014\\u2018-\\u201d\\u2022\\u25a0-\\u25ff\\u3000-\\u3029\\u3030-\\u303f\\u4e00-\\u9fff\\uff01-\\uff5e]';
const ALL_ONE_TO_ONE = new RegExp(`^${ONE_TO_ONE}*$`);
// A character with the marks that may compose with it (Hangul vowels and half-width kana marks compose too).
const MARK = '\\p{M}\\u1160-\\u11ff\\uff9e\\uff9f';
const CLUSTER = new RegExp(`\\P{M}[${MARK}]*|\\p{M}+`, 'ysu');
// Such characters in a row, without the last of them where that has marks.
const PLAIN_RUN = new RegExp(`${ONE_TO_ONE}+(?![${MARK}])`, 'yu');
// Signs that NFKC would spell out and so glue to the word beside them: ① would become a digit, Java™ would become javatm,
// 16㎇ a name.
const SIGN =
  /^[\u2100\u2101\u2105\u2106\u2116\u2120-\u2122\u213b\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\u{1f100}-\u{1f2ff}]/u;
const ZERO_WIDTH = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe0e-\ufe0f]|\ufeff/g;

/**
 * Folds a text: NFKC, lower case, zero-width characters dropped. Full-width letters become ordinary ones; signs such as
 * ①, ™ and ㎡ stay as they are.
 *
 * @example
 * const folded = normalizeText('精通ＧＯ语言');
 * folded.text; // '精通go语言'
 * folded.toOriginal({ start: 2, end: 4 }); // { start: 2, end: 4 }
 * @throws JobprismError OPTION_INVALID where it is no string
 */
export function normalizeText(original: string): NormalizedText {
  requireText(original, 'text');
  if (ALL_ONE_TO_ONE.test(original)) {
    return { original, text: fold(original), toOriginal: samePlace };
  }
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length; ) {
    let end = endOf(PLAIN_RUN, original, at);
    if (end > at) {
      parts.push(fold(original.slice(at, end)));
      while (at < end) {
        starts.push(at);
        ends.push(++at);
      }
    }
    end = endOf(CLUSTER, original, at);
    const folded = foldCluster(original.slice(at, end));
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const toOriginal = ({ start, end }: Span): Span => {
    if (start >= end) {
      const at = starts[start] ?? original.length;
      return { start: at, end: at };
    }
    return { start: starts[start]!, end: ends[end - 1]! };
  };
  return { original, text: parts.join(''), toOriginal };
}

const samePlace = (span: Span): Span => span;

/** True where every place of a folded text is the same in the original, so that none has to be looked up. */
export function keepsPlaces(text: NormalizedText): boolean {
  return text.toOriginal === samePlace;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function foldCluster(cluster: string): string {
  const visible = cluster.replace(ZERO_WIDTH, '');
  return SIGN.test(visible) ? visible : fold(visible);
}

/** Where the match of a sticky pattern at a place ends; the place itself where there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** True for a letter of the Latin script, 0 to 9 and the underscore; the text is expected in lower case. */
export function isLatinWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || isLatinBeyondAscii(unit);
}

/** Without these Côte would hold the name C, and Résumé the name R. */
function isLatinBeyondAscii(unit: number): boolean {
  return (
    unit >= 0xdf && (unit <= 0x24f || (unit >= 0x1e00 && unit <= 0x1eff)) && unit !== 0xf7 // the sign ÷
  );
}
