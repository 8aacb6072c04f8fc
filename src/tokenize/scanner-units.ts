/** A code unit of which only the scanner's pattern knows what it is. */
export const UNKNOWN = 0;
/** No piece begins here; one goes on over it only where it is a sign of a name. */
export const GAP = 1;
export const HAN = 2;
/** a to z. */
export const LETTER = 3;
/** 0 to 9. */
export const DIGIT = 4;

/** First and last code unit of what needs no pattern. Most of a text is of these; all else may be left to the pattern. */
const RANGES: readonly (readonly [kind: number, first: number, last: number])[] = [
  [GAP, 0x00, 0x26],
  [GAP, 0x28, 0x2f],
  [DIGIT, 0x30, 0x39],
  [GAP, 0x3a, 0x40],
  [GAP, 0x5b, 0x5e],
  [GAP, 0x60, 0x60],
  [LETTER, 0x61, 0x7a],
  [GAP, 0x7b, 0x7e],
  // Dashes, quotation marks but the apostrophe, and the bullet.
  [GAP, 0x2010, 0x2018],
  [GAP, 0x201a, 0x2026],
  [GAP, 0x25a0, 0x25ff],
  // Stops and brackets, without 々, 〆 and 〇.
  [GAP, 0x3000, 0x3004],
  [GAP, 0x3008, 0x3020],
  [HAN, 0x3007, 0x3007],
  [HAN, 0x3400, 0x4dbf],
  [HAN, 0x4e00, 0x9fff],
  [HAN, 0xf900, 0xfaff],
];

const KINDS = new Uint8Array(65_536);
for (const [kind, first, last] of RANGES) KINDS.fill(kind, first, last + 1);

/** What the scanner knows of the code unit at a place of a text. */
export function kindAt(text: string, at: number): number {
  return KINDS[text.charCodeAt(at)]!;
}

/**
 * True where letters that end at a place are a word and cannot be a part of a name such as c++, node.js, abc/2 or x-ray.
 *
 * @param end where what is looked at ends
 */
export function isPlainWord(text: string, at: number, end: number): boolean {
  if (at >= end) return true;
  const kind = kindAt(text, at);
  if (kind === HAN) return true;
  if (kind !== GAP) return false;
  const behind = at + 1 < end ? kindAt(text, at + 1) : GAP;
  switch (text.charAt(at)) {
    case '#':
      return false;
    case '+':
      return text.charAt(at + 1) !== '+';
    case '.':
      return behind !== LETTER;
    case '/':
      return behind !== DIGIT;
    case '-':
      return behind !== LETTER && behind !== DIGIT;
    default:
      return true;
  }
}

/** True where digits that end at a place are a number and no part of an amount, a rate or a name. */
export function isPlainNumber(text: string, at: number, end: number): boolean {
  if (at >= end) return true;
  const kind = kindAt(text, at);
  if (kind === HAN) return true;
  if (kind !== GAP) return false;
  // A rate: 45/hr, 1,000.50k/yr.
  if ('.,/'.includes(text.charAt(at))) return at + 1 >= end || !/[0-9.,kwm/a-z]/.test(text.charAt(at + 1));
  const behind = at + 1 < end ? kindAt(text, at + 1) : GAP;
  return text.charAt(at) !== '-' || (behind !== LETTER && behind !== DIGIT);
}
