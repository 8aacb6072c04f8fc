import type { JobFacts } from '../../core/job.js';
import { allMatches } from '../../core/patterns.js';
import type { Span } from '../../core/span.js';
import { type Clause, clausesOf, HOLDS, prefers } from './clauses.js';
import type { Found } from './found.js';
import { EN_NUMBER, parseSmallNumber, RANGE_DASH, ZH_NUMBER } from './numerals.js';

/** Years `[min, max]`, as in {@link JobFacts}. */
export type Years = NonNullable<JobFacts['experienceYears']>;

// More than this is the age of the company and not the experience of a person.
const MOST_YEARS = 20;
const WINDOW = 60;
const PREFERRED_BEFORE = 25;
// A clause may be as long as its text.
const COMPANY_BEFORE = 200;

const ZH_YEARS = new RegExp(
  `(?<![\\d一二三四五六七八九十每近去今第前这])(?<!\\d\\.(?=5\\D))(${ZH_NUMBER})\\s?年?\\s?(?:${RANGE_DASH}\\s?(${ZH_NUMBER})\\s?)?\\+?\\s?` +
    '年(?![级度薪代底终初龄轻会假纪份月内间末均]|[前后](?!端))(\\s?(?:[(（]含[)）])?\\s?(?:及|或|\\d年)?\\s?(?:以上|之上|\\+))?(\\s?(?:以下|以内))?',
  'g',
);
const EN_YEARS = new RegExp(
  `(?<![\\d.,$€£])(?<!\\d[-–])(${EN_NUMBER})\\s?(?:\\(\\d{1,2}\\)\\s?)?(\\+|plus\\b|or more\\b)?\\s?` +
    `(?:${RANGE_DASH}\\s?(${EN_NUMBER})\\s?(?:\\(\\d{1,2}\\)\\s?)?\\+?\\s?)?(?:years?|yrs?)(?![a-z])(?!['’]?\\s(?:old|ago|contract|in business|of age))`,
  'gi',
);

// Most clauses name no years at all; this is cheaper than finding that out with the pattern above.
const EN_GATE = /years?|yrs?/i;

const ZH_CONTEXT = /[经經][验驗历歷]|从业|工作年限|年限|背景/;
const ZH_LOOSE_CONTEXT = /[经經][验驗历歷]|从业|从事|年限|工作|开发|研发|相关|背景|运维|测试|设计|工程师/;
const ZH_COMPANY = /公司|集团|我司|我们(?!看重|希望|期望|要求|需要)|创始|平均|成立|核心成员|过去|合同|有效/;
// 写Go三年以上, 工作满3年: years of doing, told without the word for experience.
const ZH_DOING = /(?:写|用|做|工作|从业)[^，,。；;、]{0,20}$/;
const ZH_FULL = /满\s?$/;
const EN_CONTEXT = /experience|experienced|\bexp\b|background|expertise/i;
const EN_COMPANY = /\b(?:our|we have|we['’]ve|we are|company|founded|established|celebrating|in business)\b/i;
// 5+ years in embedded Linux; 3-5 years of developing pipelines.
const OPEN_SUBJECT = /^['’]?\s(?:in|of|as|with)\b/i;
const AT_LEAST = /(?:\bat least|\bminimum(?: of)?|\bmin\.?|\bno (?:less|fewer) than|≥|>=?)\s?$/i;
const OR_MORE = /^\s(?:or more|and up|plus|minimum)\b/i;
const HISTORY = /^['’]?\s(?:on average|in business|of (?:history|growth|heritage|innovation|success|service))\b/i;
const DOING = /^['’]?\sof\s(?:\w{2,20}\s){0,2}\w{2,20}ing\b/i;
const NOT_ASKED = /不限|无需|无经验|无工作经验|应届|在校|不要求|not required|no experience|entry/i;

/** Years, and where they stand in the text. */
interface Stated extends Span {
  readonly years: Years;
}

function yearsOf(low: string, high: string | undefined): Years | null {
  const min = parseSmallNumber(low);
  const max = high === undefined ? null : parseSmallNumber(high);
  if (min === null || min > MOST_YEARS) return null;
  return max !== null && max < min ? null : [min, max];
}

/** What stands around a match, in the same sentence. */
function around(text: string, start: number, end: number): { before: string; after: string } {
  const before =
    text
      .slice(Math.max(0, start - WINDOW), start)
      .split(/[。；;\n]/)
      .at(-1) ?? '';
  const after = text.slice(end, end + WINDOW).split(/[。；;\n]/, 1)[0] ?? '';
  return { before, after };
}

/** The clause with the number of a list item blanked, so that 3.5年 at the head of a line is 5 years in item 3. */
function withoutMarker(clause: string): string {
  return clause.replace(/^\s{0,8}\d{1,2}[.．、)）]/, (marker) => ' '.repeat(marker.length));
}

function chinese(text: string, clause: string, offset: number): Stated[] {
  if (!clause.includes('年') || prefers(clause)) return [];
  return allMatches(ZH_YEARS, withoutMarker(clause)).flatMap((match) => {
    const [whole, low, high, more, atMost] = match;
    const start = offset + match.index;
    const { before, after } = around(text, start, start + whole.length);
    if (ZH_COMPANY.test(clause.slice(Math.max(0, match.index - COMPANY_BEFORE), match.index))) return [];
    const doing = ZH_DOING.test(before) && (more !== undefined || ZH_FULL.test(before));
    const context = more || high !== undefined ? ZH_LOOSE_CONTEXT : ZH_CONTEXT;
    // What follows the next comma belongs to something else; what came before may be a heading.
    if (!doing && !context.test(after.split(/[，,]/, 1)[0] ?? '') && !context.test(before.slice(-16))) return [];
    const years = yearsOf(low!, high);
    if (!years) return [];
    return [{ years: atMost ? [null, years[1] ?? years[0]] : years, start, end: start + whole.length }];
  });
}

function english(text: string, clause: string, offset: number): Stated[] {
  if (!EN_GATE.test(clause)) return [];
  return allMatches(EN_YEARS, clause).flatMap((match) => {
    const [whole, low, more, high] = match;
    const start = offset + match.index;
    if (/^[a-z]/i.test(low!) && /[a-z]/i.test(text[start - 1] ?? '')) return [];
    const { before, after } = around(text, start, start + whole.length);
    // English scrapes lose their line ends, so a clause may run on: only a near "preferred" speaks of these years.
    const end = match.index + whole.length;
    if (prefers(clause.slice(Math.max(0, match.index - PREFERRED_BEFORE), end + WINDOW))) return [];
    if (EN_COMPANY.test(before.slice(-40))) return [];
    if (HISTORY.test(after)) return [];
    // An open or bounded number of years is a demand by its form; a plain one needs words that say so.
    const demanded =
      more !== undefined || high !== undefined || whole.includes('+') || OR_MORE.test(after) || AT_LEAST.test(before);
    const asked =
      demanded || EN_CONTEXT.test(after) || EN_CONTEXT.test(before) || OPEN_SUBJECT.test(after) || DOING.test(after);
    const years = asked ? yearsOf(low!, high) : null;
    return years ? [{ years, start, end: start + whole.length }] : [];
  });
}

/** The largest minimum; of two that are equal the one that has a maximum too. */
function largest(found: readonly Stated[]): Stated | null {
  let best: Stated | null = null;
  for (const stated of found) {
    const [min, max] = stated.years;
    const lead = best === null ? 1 : (min ?? 0) - (best.years[0] ?? 0);
    if (lead > 0 || (lead === 0 && best?.years[1] === null && max !== null)) best = stated;
  }
  return best;
}

const BARE_FIELD = new RegExp(`^\\s*(\\d{1,2})(?:\\.0)?\\s?(?:${RANGE_DASH}\\s?(\\d{1,2})(?:\\.0)?)?\\s*$`);
const MONTHS_FIELD = /^\s*(\d{1,3})\s?(?:个月|months?)\s?(?:及?以上|\+)?\s*$/i;
const BEFORE_FIELD = '经验 ';

/** A field speaks of nothing else, so its numbers need no words around them. */
function fromField(field: string): Found<Years> | null {
  const bare = BARE_FIELD.exec(field);
  if (bare) {
    const years = yearsOf(String(Number(bare[1])), bare[2]);
    return years && { value: years, in: 'field', start: 0, end: field.length };
  }
  const months = MONTHS_FIELD.exec(field);
  if (months) {
    const years = Math.round((Number(months[1]) / 12) * 10) / 10;
    return years > MOST_YEARS ? null : { value: [years, null], in: 'field', start: 0, end: field.length };
  }
  const at = BEFORE_FIELD.length;
  const text = `${BEFORE_FIELD}${field} experience`;
  const stated = largest([...chinese(text, field, at), ...english(text, field, at)]);
  return stated && { value: stated.years, in: 'field', start: stated.start - at, end: stated.end - at };
}

/**
 * Years of experience that are asked for, from the field for them and else from the text. Where the text asks for
 * several, the largest general minimum counts; what is only a plus does not.
 *
 * @param clauses those of the text, where they are known already
 * @example
 * experienceYears(null, '3年以上后端开发经验，1年以上Go经验'); // [3, null]
 * experienceYears('经验不限', ''); // null
 */
export function experienceYears(
  field: string | null,
  text: string,
  clauses: readonly Clause[] = clausesOf(text),
): Years | null {
  return experienceFound(field, text, clauses)?.value ?? null;
}

/** The same with the words that say it. */
export function experienceFound(field: string | null, text: string, clauses: readonly Clause[]): Found<Years> | null {
  if (field !== null) {
    const found = fromField(field);
    if (found || NOT_ASKED.test(field)) return found;
  }
  const stated = clauses.flatMap((clause) => {
    if (clause.optional || !(clause.marks & HOLDS.years)) return [];
    return [...chinese(text, clause.text, clause.start), ...english(text, clause.text, clause.start)];
  });
  const best = largest(stated);
  return best && { value: best.years, in: 'text', start: best.start, end: best.end };
}
