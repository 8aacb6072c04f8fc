/** Regular expression source of a small number in digits or Chinese numerals (一 to 九十九, 两, 半). */
export const ZH_NUMBER = '(?:\\d{1,2}(?:\\.5)?|[一二两三四五六七八九十]{1,3}|半)';

/** Regular expression source of a small number in digits or English words. */
export const EN_NUMBER =
  '(?:\\d{1,2}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)';

/** Regular expression source of what stands between the bounds of a range. */
export const RANGE_DASH = '(?:[-‐‑–—―~～至到]{1,2}|\\bto\\b)';

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  半: 0.5,
};

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
};

/**
 * The value of a small number as job descriptions write it, or null.
 *
 * @example
 * parseSmallNumber('十五'); // 15
 * parseSmallNumber('Five'); // 5
 */
export function parseSmallNumber(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  const word = WORDS[text.toLowerCase()] ?? DIGITS[text];
  if (word !== undefined) return word;
  const tens = /^([一二两三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (!tens) return null;
  return (DIGITS[tens[1]!] ?? 1) * 10 + (DIGITS[tens[2]!] ?? 0);
}
