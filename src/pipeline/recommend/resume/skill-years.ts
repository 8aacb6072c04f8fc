import type { Span } from '../../../core/span.js';
import { EN_NUMBER, parseSmallNumber, ZH_NUMBER } from '../../../ingest/facts/numerals.js';
import { NO_LEADING_ZERO, NOT_A_DATE } from './calendar-year.js';

const REACH = 60;
const MOST_YEARS = 50;

/** 5年 or "5 years" behind a skill: "Go（3年）", "Python - 4 years", "React and TypeScript for 4 years". */
const BEHIND = new RegExp(
  `^(?:(?:(?:, | and |, and | & |/|、|和|与)[a-z][\\w.#+]{0,20}){0,4} for |(?:语言|开发|编程)?\\s{0,2}[(（:：\\-–—,，|]?\\s{0,2})(?:${NO_LEADING_ZERO}(${ZH_NUMBER})\\s?\\+?\\s?年(?!级|薪|\\d)${NOT_A_DATE}|(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)\\b)`,
);
/** In front: 3年Go, "5 years of experience with React and TypeScript". */
const OTHERS = '(?:[a-z][\\w.#+]{0,20}(?:, |、| and | & |/|和|与)){0,4}';
const BEFORE = new RegExp(
  `(?<![\\d.])(?:${NO_LEADING_ZERO}(${ZH_NUMBER})\\s?\\+?\\s?年(?:以上|多|半)?(?:的)?\\s{0,2}${OTHERS}$|` +
    `(?<![a-z])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)(?: of)?(?: (?:professional|commercial|hands-on|solid|production|industry))?` +
    `(?: experience)?(?: (?:with|in|of|using|writing|coding))?\\s${OTHERS}$)`,
);

/** The years of use that a folded résumé states beside a skill; null where it states none. */
export function yearsBeside(text: string, { start, end }: Span): number | null {
  const behind = BEHIND.exec(lineOf(text.slice(end, end + REACH), 0));
  const before = behind ? null : BEFORE.exec(lineOf(text.slice(Math.max(0, start - REACH), start), -1));
  const said = behind ?? before;
  const years = parseSmallNumber(said?.[1] ?? said?.[2] ?? '');
  return years === null || years > MOST_YEARS ? null : years;
}

function lineOf(words: string, at: number): string {
  return words.split(/[\n。；;]/).at(at) ?? '';
}
