/**
 * A table that tells of every UTF-16 code unit which kinds it is of, one bit for each kind. A walk over a text with it
 * says what a stretch may hold, far cheaper than a pattern, so that patterns are tried where they may match.
 *
 * @param kinds by bit (1, 2, 4 … 128) the characters that have it, all of the basic plane
 * @example
 * const marks = markTable([[1, '。；'], [2, '年']]);
 * marks['年'.charCodeAt(0)]; // 2
 */
export function markTable(kinds: readonly (readonly [bit: number, characters: string])[]): Uint8Array {
  const marks = new Uint8Array(0x10000);
  for (const [bit, characters] of kinds) {
    for (let i = 0; i < characters.length; i++) marks[characters.charCodeAt(i)]! |= bit;
  }
  return marks;
}

/**
 * The same for two code units side by side; look a place up by {@link pairOf}. Some pairs share a slot, so that a mark
 * says that a text may hold one of the words and its absence that it holds none.
 *
 * @param kinds by bit the words, of two characters each
 */
export function pairTable(kinds: readonly (readonly [bit: number, words: readonly string[]])[]): Uint8Array {
  const marks = new Uint8Array(0x10000);
  for (const [bit, words] of kinds) {
    for (const word of words) marks[pairOf(word.charCodeAt(0), word.charCodeAt(1))]! |= bit;
  }
  return marks;
}

/** Where a table of pairs keeps the marks of two code units. */
export function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3b) ^ second) & 0xffff;
}

/** The letters a to z. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What a pattern's `\s` matches. */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
