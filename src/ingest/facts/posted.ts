import type { Found } from './found.js';
import { parseSmallNumber } from './numerals.js';

const ISO = /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?/;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/;
const SHORT_ZH = /(?<!\d)(\d{1,2})月(\d{1,2})日/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(?:(\d{1,2})(?:st|nd|rd|th)?,?\s)?((?:19|20)\d{2})\b/i;
const AGO =
  /(\d{1,3}|[一二两三四五六七八九十]|an?|one|two|three)\+?\s?(分钟|小时|天|日|周|个?星期|个?月|minutes?|hours?|days?|weeks?|months?)\s?(?:以?前|之前|ago)/i;
const TODAY = /今天|今日|刚刚|just posted|\btoday\b/i;
const YESTERDAY = /昨天|昨日|\byesterday\b/i;
const DAY_BEFORE = /前天/;
const CUE =
  /(?:发布|更新|刷新|上线)(?:时间|日期|于)?\s{0,2}[:：]?\s{0,2}|\b(?:posted|published|date posted)(?: on)?\s{0,2}[:：]?\s{0,2}/gi;
const AFTER_CUE = 30;

const DAY = 86_400_000;
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/分钟|小时|minute|hour/i, 0],
  [/周|星期|week/i, 7],
  [/月|month/i, 30],
];
const ARTICLE = /^an?$/i;

/**
 * The day on which a job was posted, as `2024-05-01`, from its field and else from the text behind words such as
 * 发布时间. A relative one (3天前, "5 days ago") counts back from the reference date, and is null where none is given;
 * a month counts 30 days. The clock is never asked.
 *
 * @param reference the day on which the data was gathered, as `2024-05-04`; null where it is not known
 */
export function postedFound(field: string | null, text: string, reference: string | null): Found<string> | null {
  if (field !== null) {
    const found = dateIn(field, reference);
    return found && { ...found, in: 'field' };
  }
  for (const match of text.matchAll(CUE)) {
    const from = match.index + match[0].length;
    const words = text.slice(from, from + AFTER_CUE).split('\n', 1)[0]!;
    const found = dateIn(words, reference);
    if (found && found.start <= 2)
      return { value: found.value, in: 'text', start: from + found.start, end: from + found.end };
  }
  return null;
}

type Dated = Omit<Found<string>, 'in'>;

function dateIn(words: string, reference: string | null): Dated | null {
  return absolute(words) ?? stamp(words) ?? (reference === null ? null : relative(words, reference));
}

function absolute(words: string): Dated | null {
  const iso = ISO.exec(words) ?? COMPACT.exec(words);
  if (iso) return dated(iso, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const english = ENGLISH.exec(words);
  const day = Number(english?.[1] ?? english?.[3]);
  if (english && day > 0) return dated(english, Number(english[4]), 1 + MONTHS.indexOf(english[2]!.toLowerCase()), day);
  return null;
}

/** Seconds or milliseconds since 1970, as APIs answer. */
function stamp(words: string): Dated | null {
  const match = /^\s*(1\d{9})(\d{3})?(?:\.0+)?\s*$/.exec(words);
  if (!match) return null;
  return { value: dayOf(Number(match[1]) * 1_000), start: 0, end: words.length };
}

function relative(words: string, reference: string): Dated | null {
  const base = Date.parse(`${reference}T00:00:00Z`);
  const at = (match: RegExpExecArray, days: number): Dated => ({
    value: dayOf(base - days * DAY),
    start: match.index,
    end: match.index + match[0].length,
  });
  const ago = AGO.exec(words);
  if (ago) {
    const count = ARTICLE.test(ago[1]!) ? 1 : parseSmallNumber(ago[1]!)!;
    const unit = DAYS.find(([pattern]) => pattern.test(ago[2]!))?.[1] ?? 1;
    return at(ago, count * unit);
  }
  for (const [pattern, days] of [
    [DAY_BEFORE, 2],
    [YESTERDAY, 1],
    [TODAY, 0],
  ] as const) {
    const match = pattern.exec(words);
    if (match) return at(match, days);
  }
  const short = SHORT_ZH.exec(words);
  if (!short) return null;
  const [year] = reference.split('-').map(Number);
  const found = dated(short, year!, Number(short[1]), Number(short[2]));
  // What was posted in December and gathered in January is of the year before.
  return found && found.value > reference ? dated(short, year! - 1, Number(short[1]), Number(short[2])) : found;
}

function dated(match: RegExpExecArray, year: number, month: number, day: number): Dated | null {
  const time = Date.UTC(year, month - 1, day);
  const value = dayOf(time);
  // The 31st of February is no day.
  if (month < 1 || month > 12 || Number(value.slice(8)) !== day) return null;
  return { value, start: match.index, end: match.index + match[0].length };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
