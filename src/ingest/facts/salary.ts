import type { Salary } from '../../core/job.js';
import type { Found } from './found.js';
import { type Money, markedMoneyIn, moneyIn } from './money.js';

type Period = Salary['period'];

const PERIOD_AFTER: readonly (readonly [Period, RegExp])[] = [
  ['hour', /^\s?(?:[/／每]\s?(?:小时|时|hr|hour|h\b)|(?:per|an|a|p\/?)\s?(?:hour|hr)\b|hourly)/i],
  ['day', /^\s?(?:[/／每]\s?(?:天|日|day)|(?:per|a)\sday\b|daily)/i],
  ['month', /^\s?(?:(?:gross|net)\s)?(?:[/／每]\s?(?:个?月|month|mo\b)|(?:per|a)\smonth\b|monthly)/i],
  ['year', /^\s?(?:[/／每]\s?(?:年|year|yr|annum)|(?:per|a)\s(?:year|annum|yr)\b|p\.?\s?a\b|annual|yearly)/i],
];

const PERIOD_BEFORE: readonly (readonly [Period, RegExp])[] = [
  ['hour', /时薪|hourly/i],
  ['day', /日薪|daily rate/i],
  ['month', /月薪|monthly/i],
  ['year', /年薪|年包|annual|yearly/i],
];

const PAY_WORD = /薪|年包|工资|待遇|收入|salary|salaries|\bpay\b|compensation|\bwage|\brate\b|\bOTE\b|\bbase\b/i;
// Directly before an amount; what else stands between could be another subject.
const PAY_WORD_NEAR =
  /(?:薪|年包|工资|待遇|收入|salary|\bpay\b|compensation|\bwage|\brate\b|\bOTE\b)[^\d.。;；\n]{0,30}$/i;
const OTHER_SUBJECT =
  /^\s?(?:QPS|TPS|DAU|users?|people|employees|并发|用户|人|条|次|台|行|家|plan|\(k\)|[MB]\b|million|billion)/i;
// In a text these are what a company turns over.
const MILLIONS = /[\d\s]m(?![a-z])/i;
const EXTRA_PAY = /(?:补贴|补助|餐补|房补|津贴|奖金|stipend|bonus|allowance|reimburse)[^\d]{0,12}$/i;
const EXTRA_PAY_AFTER =
  /^\s?(?:元|块)?\s?(?:[/每]\s?[天日月年])?\s?的?(?:[^\s，。]{0,3})(?:补贴|补助|餐补|津贴|stipend)/i;

const MONTHS = /^.{0,14}?(?:[*×xX·]\s?(\d{2})\s?(?:个?月|薪)?(?!\d)|(\d{2})\s?(?:[-~～]\s?\d{2}\s?)?(?:薪|个月))/;

function periodStated(text: string, money: Money): Period | null {
  const after = text.slice(money.end, money.end + 20);
  const before =
    text
      .slice(Math.max(0, money.start - 40), money.start)
      .split(/[。;；\n]/)
      .at(-1) ?? '';
  const found =
    PERIOD_AFTER.find(([, pattern]) => pattern.test(after)) ?? PERIOD_BEFORE.find(([, p]) => p.test(before));
  return found?.[0] ?? null;
}

/** What is usual where no period is written: yuan are paid by the month, other money by the year. */
function usualPeriod(money: Money, currency: string): Period | null {
  const amount = money.min ?? money.max ?? 0;
  if (currency === 'CNY') return amount >= 100_000 ? 'year' : amount >= 1000 ? 'month' : null;
  if (amount >= 15_000) return 'year';
  return amount >= 1000 ? 'month' : amount <= 250 && money.currency !== null ? 'hour' : null;
}

function monthsAfter(text: string, money: Money): number | null {
  const match = MONTHS.exec(text.slice(money.end, money.end + 24).split(/[\n。]/, 1)[0] ?? '');
  const months = Number(match?.[1] ?? match?.[2]);
  return months >= 12 && months <= 36 ? months : null;
}

function toSalary(text: string, money: Money, usualCurrency: string): Salary | null {
  const currency = money.currency ?? usualCurrency;
  const period = periodStated(text, money) ?? usualPeriod(money, currency);
  if (period === null) return null;
  return { min: money.min, max: money.max, currency, period, months: monthsAfter(text, money) };
}

/** In a field for the pay every number is about the pay. */
function fromField(field: string, usualCurrency: string): Found<Salary> | null {
  for (const money of moneyIn(field)) {
    const salary = toSalary(field, money, usualCurrency);
    if (salary) return { value: salary, in: 'field', ...spanOf(field, money) };
  }
  return null;
}

/** Period and months that stand behind an amount belong to its words. */
const SUFFIX =
  /^(?:\s?[/／每]\s?(?:小时|时|天|日|个?月|年|hour|hr|h\b|day|month|mo\b|year|yr|annum)|\s?(?:per|an?|p\/?)\s?(?:hour|hr|day|month|year|annum|yr)\b|\s?p\.?\s?a\b\.?|\s?(?:hourly|daily|monthly|annually|yearly))?(?:\s?[*×xX·]\s?\d{2}\s?(?:薪|个?月)?|\s?\d{2}薪)?/i;

function spanOf(text: string, { start, end }: Money): { readonly start: number; readonly end: number } {
  const lead = /^\s*/.exec(text.slice(start, end))![0].length;
  return { start: start + lead, end: end + (SUFFIX.exec(text.slice(end, end + 24))?.[0].length ?? 0) };
}

/** Whether an amount in running text is the pay: 2 where words say so, 1 where its form does, 0 where nothing does. */
function credibility(text: string, money: Money): number {
  const before =
    text
      .slice(Math.max(0, money.start - 60), money.start)
      .split(/[。;；\n]/)
      .at(-1) ?? '';
  const after = text.slice(money.end, money.end + 20);
  if (
    MILLIONS.test(text.slice(money.start, money.end)) ||
    OTHER_SUBJECT.test(after) ||
    EXTRA_PAY.test(before) ||
    EXTRA_PAY_AFTER.test(after)
  )
    return 0;
  const amount = money.max ?? money.min ?? 0;
  const stated = PERIOD_AFTER.find(([, pattern]) => pattern.test(after))?.[0];
  if (!money.range) return single(before, money, amount, stated);
  const alike = money.max! / money.min! <= 6;
  if (!alike || (money.currency === null && !money.scaled && stated === undefined && amount < 1000)) return 0;
  if (PAY_WORD.test(before) || PAY_WORD.test(headingBefore(text, money.start))) return 2;
  const marked = money.scaled || money.currency !== null;
  return marked && (stated !== undefined || (amount >= 3000 && amount <= 1_000_000)) ? 1 : 0;
}

function single(before: string, money: Money, amount: number, stated: Period | undefined): number {
  if (/401$/.test(before) || (amount === 401_000 && money.scaled)) return 0;
  const marked = money.scaled || money.currency !== null;
  if (PAY_WORD_NEAR.test(before) && (marked || stated !== undefined) && (amount >= 1000 || stated !== undefined))
    return 2;
  return money.currency !== null && (stated === 'hour' || stated === 'day') ? 1 : 0;
}

/** The line above, where the amount opens its own line. */
function headingBefore(text: string, start: number): string {
  const above = text.slice(Math.max(0, start - 60), start);
  return /\n[\s*\-•]{0,6}$/.test(above) ? (above.trimEnd().split('\n').at(-1) ?? '') : '';
}

function fromText(text: string, usualCurrency: string, where: 'title' | 'text'): Found<Salary> | null {
  let best: Found<Salary> | null = null;
  for (const money of markedMoneyIn(text)) {
    const belief = credibility(text, money);
    if (belief === 0 || (belief === 1 && best)) continue;
    const value = toSalary(text, money, usualCurrency);
    const found: Found<Salary> | null = value && { value, in: where, ...spanOf(text, money) };
    if (found && belief === 2) return found;
    best = found;
  }
  return best;
}

/**
 * The pay, from its field and else from the title and the text. Where no currency is written it is yuan in a Chinese
 * text and dollars in an English one; where no period is written it is the usual one for the currency. Null where
 * nothing is said or it is open (面议).
 *
 * @example
 * salaryOf('15-25K·14薪', ''); // { min: 15000, max: 25000, currency: 'CNY', period: 'month', months: 14 }
 * salaryOf('$120k–$150k', ''); // { min: 120000, max: 150000, currency: 'USD', period: 'year', months: null }
 * salaryOf('面议', ''); // null
 */
export function salaryOf(field: string | null, text: string, title: string | null = null): Salary | null {
  return salaryFound(field, text, title)?.value ?? null;
}

/** The same with the words that say it. */
export function salaryFound(field: string | null, text: string, title: string | null): Found<Salary> | null {
  if (field !== null) {
    // BOSS and its like write bare K ranges, and those are yuan whatever the language of the text.
    const found = fromField(field, 'CNY');
    if (found || /面议|negotiable/i.test(field)) return found;
  }
  const usual = text === '' || /\p{Script=Han}/u.test(text) ? 'CNY' : 'USD';
  return (title === null ? null : fromText(title, usual, 'title')) ?? fromText(text, usual, 'text');
}
