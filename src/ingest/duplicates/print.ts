import { TELLING_WORDS } from '../data/telling-brackets.js';
import { lettersOf, mix, sketchOfLetters } from './sketch.js';

/** What two advertisements are compared by. */
export interface TextPrint {
  /** Hash of the title, 32 bits; 0 for none. */
  readonly title: number;
  /** Hash of the letters and digits of the text, 53 bits. */
  readonly text: number;
  /** As `sketchOf` makes it of the text. */
  readonly sketch: Uint8Array;
}

/** What stands in brackets, such as a place or a note of urgency, makes no other job of a title, but for what tells. */
const BRACKETS = /[([【][^)\]】]{0,40}[)\]】]/g;
const HIGH_BITS = 0x200000;

/**
 * The print of an advertisement, by which `DuplicateFinder` compares it.
 *
 * @param title null for none
 * @param text in full; both as `normalizeText` folds them
 * @param names ids of the technologies that the title names, in brackets or not: titles that name others are others
 */
export function printOf(title: string | null, text: string, names: readonly string[] = []): TextPrint {
  const letters = lettersOf(text);
  return { title: titleHash(title, names), text: hash53(letters), sketch: sketchOfLetters(letters) };
}

function titleHash(title: string | null, names: readonly string[]): number {
  if (title === null) return 0;
  const bare = lettersOf(title.replace(BRACKETS, ' '));
  const { low } = hashesOf(bare.length > 0 ? bare : lettersOf(title));
  const telling = [...tellingWords(title), ...new Set(names)].sort();
  return telling.reduce((hash, word) => mix(hash ^ hashesOf(lettersOf(word)).low), low);
}

/** Those of {@link TELLING_WORDS} that stand in brackets. */
function tellingWords(title: string): string[] {
  const bracketed = title.match(BRACKETS)?.join(' ') ?? '';
  return bracketed === '' ? [] : TELLING_WORDS.filter((word) => holds(bracketed, word));
}

/** A Latin word counts only where it stands alone. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + word.length)];
    if (!isLatinLetter(word.charCodeAt(0)) || !(isLatinLetter(before) || isLatinLetter(after))) return true;
  }
  return false;
}

function isLatinLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function hash53(units: Uint16Array): number {
  const { low, high } = hashesOf(units);
  return (high % HIGH_BITS) * 2 ** 32 + low;
}

/** FNV-1a (Fowler, Noll and Vo, 1991) over 16-bit units, from two starts. */
function hashesOf(units: Uint16Array): { readonly low: number; readonly high: number } {
  let low = 0x811c9dc5;
  let high = 0x2f0b4c47;
  for (const unit of units) {
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x01000193) + 1;
  }
  return { low: mix(low), high: mix(high) };
}
