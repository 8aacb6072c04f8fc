import { allMatches } from '../../../core/patterns.js';
import { partAt, type ResumePart, type ResumeSection } from './sections.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR = '(?:19[6-9]\\d|20[0-4]\\d)';
const MONTH = '(?:1[0-2]|0?[1-9])(?!\\d)';
const NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,?';
const point = (n: number): string =>
  `(?:(?<year${n}a>${YEAR})(?:\\s?[./年-]\\s?(?<month${n}a>${MONTH})(?:\\s?月(?:\\s?\\d{1,2}\\s?[日号])?|[./-]\\d{1,2}(?!\\d))?|\\s?年)?` +
  `|(?<name${n}>${NAME})\\s(?<year${n}b>${YEAR})|(?<month${n}c>${MONTH})[./](?<year${n}c>${YEAR}))`;
const OPEN = '(?<open>至今|现在|目前|今|present|now|current(?:ly)?|today|ongoing)';
const RANGE = new RegExp(
  `(?<![\\d.])${point(1)}\\s{0,3}(?:-{1,2}|[–—~～至到]{1,2}|to|until|through)\\s{0,3}(?:${point(2)}|${OPEN})(?![\\d])`,
  'g',
);
const LINE_REACH = 120;
const SCHOOL =
  /大学|学院|本科|硕士|博士|大专|学士|universit|college|school|institute of|bachelor|master of|ph\.?d|b\.s|m\.s/;
/** Parts whose dates are none of work. */
const NO_WORK: ReadonlySet<ResumeSection | undefined> = new Set([
  'education',
  'internship',
  'projects',
  'personal',
  'aside',
]);

/**
 * Months that the jobs of a folded résumé cover together, both ends counted; times that overlap count once. Where it has a
 * section for jobs only the dates there count, else those on lines that name no school.
 */
export function monthsWorked(text: string, parts: readonly ResumePart[], referenceDate: string | undefined): number {
  const hasJobs = parts.some(({ kind }) => kind === 'experience');
  const spans = allMatches(RANGE, text).flatMap((match) => {
    const kind = partAt(parts, match.index)?.kind;
    if (hasJobs ? kind !== 'experience' : NO_WORK.has(kind) || SCHOOL.test(lineAround(text, match.index))) return [];
    return monthsOf(match.groups!, referenceDate) ?? [];
  });
  return covered(spans);
}

/** From the first month to the one behind the last. */
type Months = readonly [number, number];

function monthsOf(groups: Readonly<Record<string, string>>, referenceDate: string | undefined): [Months] | null {
  const from = monthOf(groups, 1);
  const to = groups.open === undefined ? monthOf(groups, 2) : today(referenceDate);
  if (from === null || to === null) return null;
  // Years alone tell how long it was to a year; a month is worked to its end.
  const end = to.exact ? to.month + 1 : to.month;
  return from.month < end ? [[from.month, end]] : null;
}

interface Month {
  /** Since year 0. */
  readonly month: number;
  readonly exact: boolean;
}

function monthOf(groups: Readonly<Record<string, string>>, n: 1 | 2): Month | null {
  const year = groups[`year${n}a`] ?? groups[`year${n}b`] ?? groups[`year${n}c`];
  if (year === undefined) return null;
  const name = groups[`name${n}`];
  const number = groups[`month${n}a`] ?? groups[`month${n}c`];
  const month = name === undefined ? Number(number ?? 1) - 1 : MONTHS.indexOf(name.slice(0, 3));
  return { month: 12 * Number(year) + month, exact: name !== undefined || number !== undefined };
}

function today(referenceDate: string | undefined): Month | null {
  const match = /^(\d{4})-(\d{2})/.exec(referenceDate ?? '');
  return match && { month: 12 * Number(match[1]) + Number(match[2]) - 1, exact: true };
}

function covered(spans: readonly Months[]): number {
  let months = 0;
  let reach = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    months += Math.max(0, to - Math.max(from, reach));
    reach = Math.max(reach, to);
  }
  return months;
}

function lineAround(text: string, at: number): string {
  const before = text
    .slice(Math.max(0, at - LINE_REACH), at)
    .split('\n')
    .at(-1)!;
  return before + text.slice(at, at + LINE_REACH).split('\n', 1)[0]!;
}
