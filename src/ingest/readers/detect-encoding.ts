import { isUtf8 } from 'node:buffer';
import { COMMON_MARKS, COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from '../data/common-han.js';
import type { Encoding } from '../encoding.js';
import { incompleteTail } from './utf8.js';

/** An encoding, and whether another one could be meant. */
export interface Detected {
  readonly encoding: Encoding;
  readonly certain: boolean;
}

const REPLACEMENT = '\ufffd';
const SIMPLIFIED = new Set([...COMMON_SIMPLIFIED, ...COMMON_MARKS]);
const TRADITIONAL = new Set([...COMMON_TRADITIONAL, ...COMMON_MARKS]);

// Of Chinese in its own encoding some 80 % are common characters, of Chinese in the other one 5 %, of accents some 1 %.
const LEAST_COMMON = 0.3;
const SURELY_COMMON = 0.5;
const LEAST_MARGIN = 0.2;
const FEW_CHARACTERS = 4;

/** Share of the characters beyond ASCII that are common in Chinese; what cannot be decoded counts against it. */
function commonShare(text: string, common: ReadonlySet<string>): { readonly share: number; readonly count: number } {
  let count = 0;
  let good = 0;
  for (const character of text) {
    if (character < '\x80') continue;
    count++;
    if (common.has(character)) good++;
    else if (character === REPLACEMENT) good--;
  }
  return { share: count === 0 ? 0 : good / count, count };
}

/** Share of common characters in bytes read as `encoding`. */
export function chineseShare(
  sample: Uint8Array,
  encoding: 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be',
): { readonly share: number; readonly count: number } {
  // The sample may end within a character, which stream: true leaves out.
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  if (encoding === 'gb18030') return commonShare(text, SIMPLIFIED);
  if (encoding === 'big5') return commonShare(text, TRADITIONAL);
  return commonShare(text, new Set([...SIMPLIFIED, ...TRADITIONAL]));
}

/** More whole characters than broken ones: UTF-8 with damage. Of GBK text only a few pairs look like UTF-8. */
function mostlyUtf8(sample: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample)) {
    if (character === REPLACEMENT) bad++;
    else if (character >= '\x80') good++;
  }
  return good > bad;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0);

// Quotes, dashes, bullets and the like of Windows-1252; blanks, signs and marks of Latin-1.
const LATIN_MARKS = new Set([
  0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0,
  0xb7, 0xbb,
]);

/** Whether bytes beyond ASCII stand where accents and typographic marks stand: letters in words, marks anywhere. */
function looksLatin(sample: Uint8Array): boolean {
  let all = 0;
  let fitting = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte < 0x80) continue;
    all++;
    const inWord = byte >= 0xc0 && (isLetter(sample[at - 1]) || isLetter(sample[at + 1]));
    const alone = (sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80;
    if (LATIN_MARKS.has(byte) || (inWord && alone)) fitting++;
  }
  return fitting >= 0.6 * all;
}

/** GB18030 or Big5 where that makes common Chinese characters of the bytes, else Windows-1252. */
function byCharacters(sample: Uint8Array): Detected {
  const simplified = chineseShare(sample, 'gb18030');
  const traditional = chineseShare(sample, 'big5');
  const [encoding, best, other] =
    simplified.share >= traditional.share
      ? (['gb18030', simplified, traditional] as const)
      : (['big5', traditional, simplified] as const);
  if (best.share < LEAST_COMMON) return { encoding: 'windows-1252', certain: looksLatin(sample) };
  const certain =
    best.share >= SURELY_COMMON && best.share - other.share >= LEAST_MARGIN && best.count >= FEW_CHARACTERS;
  return { encoding, certain };
}

/** Whether the bytes are characters of the encoding throughout; the last one may be cut. */
function fits(sample: Uint8Array, encoding: Encoding): boolean {
  return !new TextDecoder(encoding).decode(sample, { stream: true }).includes(REPLACEMENT);
}

/**
 * The encoding of bytes that begin with one beyond ASCII and hold no byte order mark: UTF-8 where they are valid (or
 * mostly so), else GB18030 or Big5 where that makes plainly Chinese of them, else what the file declares where the bytes
 * can be in it, else the likeliest of GB18030, Big5 and Windows-1252.
 *
 * Telling encodings by the frequency of characters follows Li and Momoi, "A composite approach to language/encoding
 * detection" (2001).
 *
 * @param sample may end within a character
 * @param declared what the file says itself; `other` for an encoding that is not read, null for nothing
 */
export function detectEncoding(sample: Uint8Array, declared: Encoding | 'other' | null = null): Detected {
  if (isUtf8(sample.subarray(0, sample.length - incompleteTail(sample)))) return { encoding: 'utf-8', certain: true };
  if (mostlyUtf8(sample)) return { encoding: 'utf-8', certain: true };
  const told = byCharacters(sample);
  if (declared === null || (told.certain && told.encoding !== 'windows-1252')) return told;
  if (declared === 'other') return { ...told, certain: false };
  return declared !== 'utf-8' && fits(sample, declared) ? { encoding: declared, certain: true } : told;
}
