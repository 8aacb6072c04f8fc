import type { Phrase } from '../core/phrase-matcher.js';
import { normalizeText } from '../core/text.js';

const GAP = '…';
/** Widest gap in characters: ten Chinese characters, or about four English words. */
const GAP_LIMIT = { zh: 10, en: 32 } as const;
const CLAUSE_END = /[。；;！!？?\n]|\.\s/;

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
  const head = fold(at < 0 ? phrase : phrase.slice(0, at));
  const tail = at < 0 ? null : fold(phrase.slice(at + GAP.length));
  return { text: head, value: { value, tail, limit: GAP_LIMIT[language] }, plural: true };
}

/** Where a match ends once its tail is found, or -1 where the tail does not follow in the same clause. */
export function endOfGapPhrase<T>(text: string, end: number, phrase: GapPhrase<T>): number {
  if (phrase.tail === null) return end;
  const window = text.slice(end, end + phrase.limit + phrase.tail.length);
  const at = window.indexOf(phrase.tail);
  if (at < 0 || CLAUSE_END.test(window.slice(0, at))) return -1;
  return end + at + phrase.tail.length;
}

function fold(part: string): string {
  return normalizeText(part).text.trim();
}
