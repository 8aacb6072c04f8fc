import { allMatches } from '../../../core/patterns.js';
import { EN_NUMBER, parseSmallNumber, RANGE_DASH, ZH_NUMBER } from '../../../ingest/facts/numerals.js';
import { NO_LEADING_ZERO, NOT_A_DATE } from './calendar-year.js';
import { monthsWorked } from './date-ranges.js';
import { largest } from './largest.js';
import type { ResumePart } from './sections.js';

const MOST_YEARS = 60;

/** 半 behind 年 is the second group. */
const YEARS_ZH = `(?<![\\d.])${NO_LEADING_ZERO}(${ZH_NUMBER})\\s?(?:多年|余年|年(半)?)`;
const YEARS_EN = `(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)\\b`;
const END_ZH = '(?=\\+?(?:以上|多|了)?(?:[\\s,，。;；、|｜/·)）]|$))';
const TITLE_ZH = '(?:工程师|程序员|架构师|分析师|科学家|设计师|经理|开发|测试|运维|研发|前端|后端|算法)';
const TITLE_EN =
  '\\b(?:dev|developer|engineer|programmer|analyst|scientist|architect|manager|administrator|tester|consultant)';

/** Years that a person says they have worked, or done something. */
const STATED: readonly RegExp[] = [
  new RegExp(
    `${YEARS_ZH}${NOT_A_DATE}(?!前(?!端)|级|薪|\\d)(?:以上|多|余)?\\+?(?:的)?[^,，。；;\\n]{0,16}?(?:经验|工作|开发|从业|研发|运维|测试)`,
    'g',
  ),
  new RegExp(
    `(?:工作|从业|开发)?(?:年限|经验)\\s{0,2}[:：]\\s{0,2}(${ZH_NUMBER})\\s?(?:${RANGE_DASH}\\s?${ZH_NUMBER}|\\+)?\\s?年(半)?`,
    'g',
  ),
  new RegExp(`(?:工作|毕业|从业|入行)[^\\d,，。;；:：\\n]{0,8}?${YEARS_ZH}${END_ZH}`, 'gm'),
  // The years behind what somebody is: 测试工程师 4年, "data engineer, 4 years".
  new RegExp(`${TITLE_ZH}[^\\S\\n]?[,，|｜·:：(（\\-–—]?[^\\S\\n]?${YEARS_ZH}${END_ZH}`, 'gm'),
  new RegExp(`${TITLE_EN}\\s?[,|·:(–—-]\\s?${YEARS_EN}(?! ago\\b)`, 'g'),
  new RegExp(
    `(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)['’]?(?: of)?(?: [a-z/&+-]{1,20}){0,4} (?:experience|expertise|background)\\b`,
    'g',
  ),
  new RegExp(
    `(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?) (?:in|as|building|developing|writing|working|designing|leading)\\b`,
    'g',
  ),
  new RegExp(`${YEARS_EN} exp\\b`, 'g'),
  new RegExp(`(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?yoe\\b`, 'g'),
  new RegExp(`\\bexperience\\s{0,2}[:：]\\s{0,2}(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)`, 'g'),
];

/**
 * Years of experience by a folded résumé: the most that it states, or the time that its jobs cover together, whichever is
 * longer. Null where it tells neither.
 *
 * @param referenceDate the day on which 至今 and "present" end, as `2024-05-04`; without it such a job is not counted
 */
export function yearsTold(
  text: string,
  parts: readonly ResumePart[],
  referenceDate: string | undefined,
): number | null {
  const stated = STATED.flatMap((pattern) =>
    allMatches(pattern, text).map(([, number, half]) => (parseSmallNumber(number!) ?? 0) + (half === '半' ? 0.5 : 0)),
  ).filter((years) => years <= MOST_YEARS);
  const worked = Math.round((10 * monthsWorked(text, parts, referenceDate)) / 12) / 10;
  const years = largest([worked, ...stated]);
  return years === 0 ? null : years;
}
