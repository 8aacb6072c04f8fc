import type { Phrase } from '../core/phrase-matcher.js';
import type { Span } from '../core/span.js';
import { isLatinWord, normalizeText } from '../core/text.js';

/** The gap of a phrase. */
export const GAP = '…';
/** Widest gap in characters: ten Chinese characters, or about four English words. */
const GAP_LIMIT = { zh: 10, en: 32 } as const;
/** A full stop ends a clause too where white space is behind it. */
const CLAUSE_ENDS: ReadonlySet<number> = new Set(Array.from('。；;！!？?\n', (sign) => sign.charCodeAt(0)));
const FULL_STOP = 0x2e;
const SPACE = /\s/;

/** A phrase to match: its head is looked up, its tail (where the phrase has a gap) must follow within the limit. */
export interface GapPhrase<T> {
  readonly value: T;
  readonly tail: string | null;
  readonly limit: number;
}

/** Folds a phrase of the catalogue or of a pack and prepares it for the matcher. */
export function gapPhrase<T>(phrase: string, language: 'zh' | 'en', value: T): Phrase<GapPhrase<T>> {
  const at = phrase.indexOf(GAP);
  // Head and tail are folded apart: folding would make three full stops of the gap itself.
  const head = foldPart(at < 0 ? phrase : phrase.slice(0, at));
  const tail = at < 0 ? null : foldPart(phrase.slice(at + GAP.length));
  return { text: head, value: { value, tail, limit: GAP_LIMIT[language] }, plural: true };
}

/**
 * Why a phrase can never be found, or null. With a gap it needs words on both sides, and the gap is one: what stands
 * behind a second would have to stand in the text as it is written.
 */
export function gapFault(phrase: string): string | null {
  const parts = phrase.split(GAP);
  if (parts.length > 2) return `«${phrase}» has more than one …`;
  if (parts.every((part) => foldPart(part) !== '')) return null;
  return parts.length === 1 ? `«${phrase}» has no words` : `«${phrase}» needs words on both sides of its …`;
}

/** Where a match ends once its tail is found, or -1 where the tail does not follow in the same clause. */
export function endOfGapPhrase<T>(text: string, end: number, { tail, limit }: GapPhrase<T>): number {
  if (tail === null || tail === '') return end;
  const first = tail.charCodeAt(0);
  const last = Math.min(end + limit, text.length - tail.length);
  for (let at = end; at <= last; at++) {
    if (text.charCodeAt(at) === first && text.startsWith(tail, at)) return at + tail.length;
    if (endsClauseAt(text, at, end)) return -1;
  }
  return -1;
}

/** True where a phrase with a gap stands in the text so that its tail overlaps the span: `call…rest` and "rest api". */
export function tailTouches<T>(text: string, head: string, phrase: GapPhrase<T>, { start, end }: Span): boolean {
  const from = Math.max(0, start - phrase.limit - head.length);
  for (let at = text.indexOf(head, from); at >= 0 && at < start; at = text.indexOf(head, at + 1)) {
    if (isInsideWord(text, at)) continue;
    const last = endOfGapPhrase(text, at + head.length, phrase);
    if (last > start && last - (phrase.tail ?? '').length < end) return true;
  }
  return false;
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && isLatinWord(text.charCodeAt(at)) && isLatinWord(text.charCodeAt(at - 1));
}

/** True where a clause that goes on from a place up to another has ended behind the character there. */
export function endsClauseAt(text: string, at: number, from: number): boolean {
  if (CLAUSE_ENDS.has(text.charCodeAt(at))) return true;
  return at > from && text.charCodeAt(at - 1) === FULL_STOP && SPACE.test(text.charAt(at));
}

/** What stands on one side of a gap, as it is compared. */
export function foldPart(part: string): string {
  return normalizeText(part).text.trim();
}
