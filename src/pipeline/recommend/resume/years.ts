import { allMatches } from '../../../core/patterns.js';
import { EN_NUMBER, parseSmallNumber, ZH_NUMBER } from '../../../ingest/facts/numerals.js';
import { NO_LEADING_ZERO, NOT_A_DATE } from './calendar-year.js';
import { monthsWorked } from './date-ranges.js';
import { largest } from './largest.js';
import type { ResumePart } from './sections.js';

const MOST_YEARS = 60;

/** Years that a person says they have worked, or done something. */
const STATED: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d.])${NO_LEADING_ZERO}(${ZH_NUMBER})\\s?(?:年|多年|余年)${NOT_A_DATE}(?!前(?!端)|级|薪|\\d)(?:以上|多|余)?\\+?(?:的)?[^,，。；;\\n]{0,16}?(?:经验|工作|开发|从业|研发|运维|测试)`,
    'g',
  ),
  new RegExp(`(?:工作|从业|开发)?(?:年限|经验)\\s{0,2}[:：]\\s{0,2}(${ZH_NUMBER})\\s?\\+?\\s?年`, 'g'),
  new RegExp(
    `(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)['’]?(?: of)?(?: [a-z/&+-]{1,20}){0,4} (?:experience|expertise|background)\\b`,
    'g',
  ),
  new RegExp(
    `(?<![\\w.])(${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?) (?:in|as|building|developing|writing|working|designing|leading)\\b`,
    'g',
  ),
  new RegExp(`\\b(?:dev|developer|engineer|programmer)\\s?\\((${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)\\)`, 'g'),
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
    allMatches(pattern, text).map((match) => parseSmallNumber(match[1]!) ?? 0),
  ).filter((years) => years <= MOST_YEARS);
  const worked = Math.round((10 * monthsWorked(text, parts, referenceDate)) / 12) / 10;
  const years = largest([worked, ...stated]);
  return years === 0 ? null : years;
}
