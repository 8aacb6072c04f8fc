const LINE_BREAK = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;

/** A word of the dictionary: its code units, of which the first `length` count and which the next word overwrites. */
export type OnWord = (units: readonly number[], length: number, frequency: number) => void;

/**
 * Reads jieba's dictionary: in each line a word, its frequency and its part of speech, which is not wanted. By bytes,
 * since most of the time of loading would go into strings.
 */
export function readLines(utf8: Uint8Array, onWord: OnWord): void {
  const units: number[] = [];
  for (let at = 0; at < utf8.length; at++) {
    let length = 0;
    for (let byte = utf8[at]!; byte > SPACE; byte = utf8[at]!) {
      const size = sizeOf(byte);
      const code = codeAt(utf8, at, size);
      if (code > 0xffff) {
        units[length++] = 0xd800 + ((code - 0x10000) >> 10);
        units[length++] = 0xdc00 + (code & 0x3ff);
      } else units[length++] = code;
      at += size;
    }
    let frequency = 0;
    if (utf8[at] === SPACE) at++;
    for (let digit = utf8[at]! - ZERO; digit >= 0 && digit <= 9; digit = utf8[++at]! - ZERO) {
      frequency = frequency * 10 + digit;
    }
    if (length > 0) onWord(units, length, frequency);
    while (at < utf8.length && utf8[at] !== LINE_BREAK) at++;
  }
}

/** Bytes of the character that begins with one. */
function sizeOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

function codeAt(utf8: Uint8Array, at: number, size: number): number {
  const first = utf8[at]!;
  if (size === 1) return first;
  let code = first & (0x7f >> size);
  for (let i = 1; i < size; i++) code = (code << 6) | (utf8[at + i]! & 0x3f);
  return code;
}
