import { markTable } from '../../core/marks.js';
import { allMatches } from '../../core/patterns.js';
import { parseSmallNumber, RANGE_DASH } from './numerals.js';

/** An amount of money, or a range of it, as it stands in a text. */
export interface Money {
  readonly min: number | null;
  readonly max: number | null;
  /** ISO 4217, or null where no currency is named. */
  readonly currency: string | null;
  /** True where two bounds are written. */
  readonly range: boolean;
  /** True where an amount is written with a unit such as K or 万. */
  readonly scaled: boolean;
  readonly start: number;
  readonly end: number;
}

const CURRENCY_OF: Readonly<Record<string, string>> = {
  US$: 'USD',
  $: 'USD',
  HK$: 'HKD',
  S$: 'SGD',
  A$: 'AUD',
  C$: 'CAD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'CNY',
  '￥': 'CNY',
  '₹': 'INR',
  RMB: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  块: 'CNY',
  美元: 'USD',
  美金: 'USD',
  欧元: 'EUR',
  港币: 'HKD',
};

const SCALE_OF: Readonly<Record<string, number>> = { m: 1_000_000, k: 1000, 千: 1000, 万: 10000, w: 10000 };

const SIGN =
  '(?:US\\$|HK\\$|S\\$|A\\$|C\\$|[$€£¥￥₹]|\\b(?:USD|EUR|GBP|CNY|RMB|HKD|SGD|INR|PLN|CHF|CAD|AUD|JPY)\\b|人民币)';
// A number that goes on behind these is another one, and none of its parts is an amount.
const NUMBER =
  "(?:(?:\\d{1,3}(?:[, \\u00a0'’]\\d{3}){1,3}(?!\\d)(?:\\.\\d{1,6})?|\\d{1,3}(?:\\.\\d{3}){1,3}(?!\\d)(?:,\\d{1,2})?|" +
  "\\d{1,9}(?:\\.\\d{1,6})?)(?!\\d|\\.\\d|[,'’]\\d{3})|[一二两三四五六七八九十]{1,2}(?=[万千]))";
const SCALE = '(?:\\s?[kKmM](?![A-Za-z])|\\s?[wW](?![A-Za-z])|\\s?[万千])';
const WORD_AFTER =
  '(?:\\s?(?:元|块|人民币|美元|美金|欧元|港币|[€£](?!\\d)|\\b(?:USD|EUR|GBP|CNY|RMB|HKD|SGD|PLN|CHF)\\b))';
// Between the bounds the period may stand already, as in $150,000/year to $213,000/year.
const BETWEEN = '(?:/\\s?[a-z]{2,5}\\s?|\\s?/\\s?[月年天]\\s?)?';

const SOURCE =
  `(?<![\\w.,%=&#-])(?<sign>${SIGN})?\\s?(?<low>${NUMBER})(?<lowScale>${SCALE})?(?<lowWord>${WORD_AFTER})?` +
  `(?:${BETWEEN}\\s?(?:${RANGE_DASH})\\s?(?<sign2>${SIGN})?\\s?(?<high>${NUMBER})(?<highScale>${SCALE})?(?<word>${WORD_AFTER})?)?` +
  `(?<more>\\s?(?:\\+|以上|起(?!步价)|or more))?(?<most>\\s?(?:以下|以内|封顶|or less))?(?![\\d%])`;
const MONEY = new RegExp(SOURCE, 'g');
const MONEY_HERE = new RegExp(SOURCE, 'y');
/** Code units that a currency and a space take at most before a number. */
const LEAD = 4;
/** A number with none of these behind it is not followed by a scale, another bound, a currency or a period. */
const GOES_ON = /[\sa-z/／每万千元块人美欧港€£+以起‐‑–—―~～至到-]|[.,'’]\d/iy;
const NUMERALS = '一二两三四五六七八九十';
const IS_NUMERAL = markTable([[1, NUMERALS]]);
const NUMERAL_HERE = new RegExp(`^[${NUMERALS}]{1,2}[万千]`);
/** The last character of each currency. */
const SIGN_BEFORE = /[$€£¥￥₹DRPYBFN币]/;

/** The named groups of what {@link MONEY} finds. */
interface MoneyGroups {
  readonly sign?: string;
  readonly low?: string;
  readonly lowScale?: string;
  readonly lowWord?: string;
  readonly sign2?: string;
  readonly high?: string;
  readonly highScale?: string;
  readonly word?: string;
  readonly more?: string;
  readonly most?: string;
}

const FLOOR_BEFORE =
  /(?:≥|>=?|\bfrom|\bat least|\bminimum(?: of)?|\bstarting (?:at|from)|不低于|至少|最低)[\s:：]{0,3}$/i;
const CEILING_BEFORE = /(?:≤|<=?|\bup to|\bmaximum(?: of)?|\bmax\.?|不超过|最高|至多)[\s:：]{0,3}$/i;

/** Three digits behind a dot are thousands, as money has no such decimals, unless a unit follows: 1.234万. */
const DOTTED = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/;
const DOTTED_TWICE = /\..*\./;

function amountOf(number: string, scale: number): number {
  if (!/^\d/.test(number)) return (parseSmallNumber(number) ?? 0) * scale;
  const dotted = DOTTED.test(number) && (scale === 1 || DOTTED_TWICE.test(number));
  const plain = dotted ? number.replaceAll('.', '').replace(',', '.') : number.replace(/[, \u00a0'’]/g, '');
  return Math.round(Number(plain) * scale * 100) / 100;
}

function scaleOf(text: string | undefined): number | null {
  return text === undefined ? null : (SCALE_OF[text.trim().toLowerCase()] ?? null);
}

function currencyOf(...names: readonly (string | undefined)[]): string | null {
  const name = names.find((item) => item !== undefined)?.trim();
  return name === undefined ? null : (CURRENCY_OF[name] ?? name);
}

/** In 15-25K the K is meant for both bounds, in 8千-1.2万 each has its own, in 8000-1.2万 only one has. */
function bounds(groups: MoneyGroups): readonly [number, number | null] {
  const highScale = scaleOf(groups.highScale);
  const lowScale = scaleOf(groups.lowScale);
  const low = amountOf(groups.low!, lowScale ?? 1);
  if (groups.high === undefined) return [low, null];
  const high = amountOf(groups.high, highScale ?? 1);
  if (lowScale === null && highScale !== null) {
    const shared = amountOf(groups.low!, highScale);
    return [shared <= high ? shared : low, high];
  }
  return [low, highScale === null && lowScale !== null && high < low ? amountOf(groups.high, lowScale) : high];
}

function moneyOf(text: string, match: RegExpMatchArray): Money | null {
  const groups = (match.groups ?? {}) as MoneyGroups;
  const start = match.index ?? 0;
  const [low, high] = bounds(groups);
  if (low <= 0 || (high !== null && high < low)) return null;
  const before = text.slice(Math.max(0, start - 20), start);
  const open = groups.more !== undefined || FLOOR_BEFORE.test(before);
  const ceiling = high === null && !open && (groups.most !== undefined || CEILING_BEFORE.test(before));
  return {
    min: ceiling ? null : low,
    max: high ?? (open ? null : low),
    currency: currencyOf(groups.sign, groups.sign2, groups.word, groups.lowWord),
    range: high !== null,
    scaled: groups.lowScale !== undefined || groups.highScale !== undefined,
    start,
    end: start + match[0].length,
  };
}

/** Every amount or range in a text that may be money, in order; bare numbers are among them. */
export function moneyIn(text: string): readonly Money[] {
  return allMatches(MONEY, text).flatMap((match) => moneyOf(text, match) ?? []);
}

/**
 * The same without nearly all the numbers that stand bare, in a fraction of the time: no currency, no scale, no second
 * bound and no period stand beside them. Texts are full of those, and none says what a job pays.
 */
export function* markedMoneyIn(text: string): Generator<Money> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < from || !(isDigit(unit) ? !isDigit(text.charCodeAt(at - 1)) : isNumeral(text, at, unit))) continue;
    const bareEnd = isDigit(unit) ? endOfBare(text, at) : 0;
    const match = bareEnd > 0 ? null : matchAround(text, Math.max(from, at - LEAD), at);
    if (bareEnd > 0) from = bareEnd;
    if (!match) continue;
    from = match.index + match[0].length;
    const money = moneyOf(text, match);
    if (money) yield money;
  }
}

/** True for a Chinese numeral with its scale. */
function isNumeral(text: string, at: number, unit: number): boolean {
  return IS_NUMERAL[unit] === 1 && NUMERAL_HERE.test(text.slice(at, at + 3));
}

/** The first match that begins at one of the places. */
function matchAround(text: string, first: number, last: number): RegExpExecArray | null {
  for (let start = first; start <= last; start++) {
    MONEY_HERE.lastIndex = start;
    const match = MONEY_HERE.exec(text);
    if (match) return match;
  }
  return null;
}

/** Where a number in digits ends that stands bare; 0 for any other. */
function endOfBare(text: string, at: number): number {
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  GOES_ON.lastIndex = end;
  if (GOES_ON.test(text)) return 0;
  const before = text.charAt(at - 1);
  return SIGN_BEFORE.test(before.trim() === '' ? text.charAt(at - 2) : before) ? 0 : end;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
