import { lettersOf, mix, sketchOf } from './sketch.js';

/** What two advertisements are compared by. */
export interface TextPrint {
  /** Hash of the title, 32 bits; 0 for none. */
  readonly title: number;
  /** Hash of the letters and digits of the text, 53 bits. */
  readonly text: number;
  /** As `sketchOf` makes it of the text. */
  readonly sketch: Uint8Array;
}

/** What stands in brackets, such as a place or a note of urgency, makes no other job of a title. */
const BRACKETS = /[([【][^)\]】]{0,40}[)\]】]/g;
const HIGH_BITS = 0x200000;

/**
 * The print of an advertisement, by which `DuplicateFinder` compares it.
 *
 * @param title null for none
 * @param text in full; both as `normalizeText` folds them
 */
export function printOf(title: string | null, text: string): TextPrint {
  return { title: titleHash(title), text: hash53(lettersOf(text)), sketch: sketchOf(text) };
}

function titleHash(title: string | null): number {
  if (title === null) return 0;
  const bare = lettersOf(title.replace(BRACKETS, ' '));
  const { low } = hashesOf(bare.length > 0 ? bare : lettersOf(title));
  return low;
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
