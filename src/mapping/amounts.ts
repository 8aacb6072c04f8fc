import { CHINESE_DIGITS, ENGLISH_NUMBERS } from '../core/numerals.js';
import { allMatches } from '../core/patterns.js';
import type { Span } from '../core/span.js';

/** A number of a folded text, whatever it counts. */
export interface Amount extends Span {
  /** Of a range the upper end. */
  readonly value: number;
  /** The lower end of a range, else the value. */
  readonly low: number;
  /** True where the text means at least so many: 万级, 10k+, 超过, tens of thousands. */
  readonly atLeast: boolean;
  /** True where the text gives a ceiling that is not reached: 不到一千, under 1k. */
  readonly atMost: boolean;
}

const DIGITS: Readonly<Record<string, number>> = { ...CHINESE_DIGITS, 零: 0 };
const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  k: 1e3,
  w: 1e4,
  m: 1e6,
  bn: 1e9,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const WORDS: Readonly<Record<string, number>> = { ...ENGLISH_NUMBERS, a: 1, an: 1, half: 0.5, quarter: 0.25, of: 1 };
// Words for a number that is left open count as one of what stands behind them: several thousand is at least 1,000.
const OPEN_WORD = /several|some|few|couple|many|tens|hundreds|thousands|millions|billions|dozens/;

const FIGURE = '\\d{1,12}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?';
const SUFFIX =
  '(?:\\s?[多几余]?(?:[十百千]?[万亿]|[百千](?!分))|\\s?(?:k|w|m|bn)(?![a-z\\d])|\\s?(?:hundred|thousand|million|billion)\\b)';
const COUNT_WORD = `(?:half an?|a quarter of an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|some|many|a few|a couple of)`;
const ENGLISH = `\\b(?:(?:tens|hundreds|dozens) of (?:thousands|millions|billions)|(?:hundreds|thousands|millions|billions)\\b|${COUNT_WORD}[ -]hundred (?:thousand|million)|${COUNT_WORD}[ -](?:hundred|thousand|million|billion))`;
const CHINESE =
  '[几数上过近约成好两零一二三四五六七八九十百千万亿]{0,8}[十百千万亿](?:(?:几|多|余)?[万亿]|[一二三四五六七八九](?![个年月日天人次笔条分]))?';
const OVER =
  '(?:超过?|大于(?:等于)?|高于|不低于|不少于|不小于|至少|突破|达到?|>=?|≥|over|above|more than|at least|exceed(?:s|ing)|beyond|greater than)';
const UNDER =
  '(?:不到|不足|不超过|不过|不[高大多]于|低于|小于(?:等于)?|少于|最多|<=?|≤|(?<![a-z])sub-?|within|under|below|less than|fewer than|at most|no more than|not more than)';
const RANGE = `(?:(?<lower>${FIGURE})(?<lowerSuffix>${SUFFIX})?\\s?(?:[-~–—]|到|至|to)\\s?)?`;
const MORE = '(?:\\s?(?:\\+|级别?|以上|多|余|plus\\b|or more|and up))';

const AMOUNT = new RegExp(
  `(?:(?<over>${OVER})|(?<under>${UNDER}))?\\s{0,2}(?:大?[约概]|about |around )?(?:${RANGE}(?<figure>${FIGURE})(?<suffix>${SUFFIX})?|(?<english>${ENGLISH})|(?<chinese>${CHINESE}))(?<more>${MORE}{0,2})`,
  'g',
);

/** Every number holds one of these. */
const CORE = /[\d十百千万亿]+|hundred|thousand|illion/g;

/**
 * The parts of a folded text that lie within a reach of a number, in order and apart from each other: in English the
 * lesser part of it. Each holds its numbers whole.
 *
 * @param reach in code units, more than the words of a number (at least, or more) take
 */
export function aroundNumbers(text: string, reach: number): Span[] {
  const parts: { start: number; end: number }[] = [];
  for (const { index, 0: core } of allMatches(CORE, text)) {
    const start = Math.max(0, index - reach);
    const end = Math.min(text.length, index + core.length + reach);
    const last = parts.at(-1);
    if (last && start <= last.end) last.end = end;
    else parts.push({ start, end });
  }
  return parts;
}

/**
 * The numbers that a folded text states in digits, Chinese numerals or English words, in order.
 *
 * @example
 * amountsOf('五万以上')[0]; // { value: 50000, atLeast: true, atMost: false, start: 0, end: 4 }
 */
export function amountsOf(text: string): Amount[] {
  return allMatches(AMOUNT, text).flatMap((match) => {
    const { over, under, lower, lowerSuffix, figure, suffix, english, chinese, more } = match.groups!;
    const value =
      figure !== undefined
        ? figureValue(figure, suffix)
        : english !== undefined
          ? englishValue(english)
          : chineseValue(chinese!);
    if (!Number.isFinite(value)) return [];
    const open =
      over !== undefined ||
      more !== '' ||
      OPEN_WORD.test(english ?? '') ||
      /[几数上过成好多余]|^[十百千万亿]+$/.test(chinese ?? '') ||
      /[多几余]/.test(suffix ?? '');
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return [
      {
        value,
        low: lower === undefined ? value : lowerEnd(lower, lowerSuffix, value, suffix),
        atLeast: open && !under,
        atMost: under !== undefined,
        start,
        end: match.index + match[0].length,
      },
    ];
  });
}

function figureValue(figure: string, suffix = ''): number {
  return Number(figure.replaceAll(',', '')) * scaleOf(suffix);
}

/** In "2-3万" both ends are counted in 万, in "500-1万" the upper one alone. */
function lowerEnd(figure: string, own: string | undefined, upper: number, ofUpper: string | undefined): number {
  const shared = figureValue(figure, own ?? ofUpper);
  return Math.min(upper, shared > upper ? figureValue(figure, own) : shared);
}

/** What a figure's suffix multiplies it by: 万, 百万, k, million. */
function scaleOf(suffix: string): number {
  const word = suffix.trim();
  if (word in SCALES) return SCALES[word]!;
  return [...word].reduce((product, character) => product * (SCALES[character] ?? 1), 1);
}

function englishValue(words: string): number {
  let value = 1;
  for (const word of words.split(/[ -]/)) {
    value *= WORDS[word] ?? SCALES[word] ?? SCALES[word.replace(/s$/, '')] ?? (word === 'tens' ? 10 : 1);
  }
  return value;
}

/** Reads a Chinese numeral; 几, 数 and the like count as one, so that 数万 is at least 10,000. 两万五 is 25,000. */
export function chineseValue(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let scale = 1;
  for (const character of numeral.replace('成千', '').replace('亿万', '亿')) {
    if (character in SCALES) scale = SCALES[character]!;
    if (character in DIGITS) digit ??= DIGITS[character]!;
    else if (character === '万' || character === '亿') {
      total = (total + (section + (digit ?? 0) || (total === 0 ? 1 : 0))) * SCALES[character]!;
      section = 0;
      digit = null;
    } else if (character in SCALES) {
      section += (digit ?? 1) * SCALES[character]!;
      digit = null;
    }
  }
  const last = digit ?? 0;
  return total + section + (scale >= 100 && !numeral.includes('零') ? (last * scale) / 10 : last);
}
