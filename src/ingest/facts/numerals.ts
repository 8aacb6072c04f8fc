import { CHINESE_DIGITS, ENGLISH_NUMBERS } from '../../core/numerals.js';

/** Regular expression source of a small number in digits or Chinese numerals (一 to 九十九, 两, 半). */
export const ZH_NUMBER = '(?:\\d{1,2}(?:\\.5)?|[一二两三四五六七八九十]{1,3}|半)';

/** Regular expression source of a small number in digits or English words. */
export const EN_NUMBER =
  '(?:\\d{1,2}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)';

/** Regular expression source of what stands between the bounds of a range. */
export const RANGE_DASH = '(?:[-‐‑–—―~～至到]{1,2}|\\bto\\b)';

const DIGITS: Readonly<Record<string, number>> = { ...CHINESE_DIGITS, 半: 0.5 };

/**
 * The value of a small number as job descriptions write it, or null.
 *
 * @example
 * parseSmallNumber('十五'); // 15
 * parseSmallNumber('Five'); // 5
 */
export function parseSmallNumber(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  const word = ENGLISH_NUMBERS[text.toLowerCase()] ?? DIGITS[text];
  if (word !== undefined) return word;
  const tens = /^([一二两三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (!tens) return null;
  return (DIGITS[tens[1]!] ?? 1) * 10 + (DIGITS[tens[2]!] ?? 0);
}
