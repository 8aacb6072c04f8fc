import { markTable } from '../core/marks.js';

/** A heading inside a line, its colon included. */
export interface InlineHeading {
  readonly start: number;
  readonly words: string;
  /** True where it announces pluses. */
  readonly plus: boolean;
}

/** Regular expression source of what a line states a fact under. */
export const FACT =
  '(?:(?<![a-z])(?:education(?: level)?|salary(?: range)?|location|rate|package|base)|薪[资酬](?:待遇|范围)?|工作地[点址]|职能类别)';

// Headings inside a line, as scraped text without line breaks has them ("…conceptsNice to haves:- Buildroot").
const PLUS_INLINE =
  '(?:其他优先考虑|加分项|加分|优先条件|nice[ -]to[ -]haves?|good to have|bonus points|(?:preferred|desired) (?:[a-z]+ )?(?:skills|qualifications|experience|requirements|knowledge)|skills (?:desired|preferred)|(?<![a-z])(?:desirable|ideally|optional(?:ly)?|plus(?:es)?|preferred|bonus))\\s*[:：】\\]]';
const OTHER_INLINE = `(?:(?:required|minimum|basic|essential|mandatory) (?:[a-z]+ )?(?:skills|qualifications|experience|requirements)|skills required|must[ -]haves?|(?<![a-z])(?:must|essential|qualifications)|responsibilities|requirements|benefits|${FACT}|(?:岗位|工作|任职|职位)?(?:职责|要求|资格)|工作内容|(?:岗位|职位)描述|任职条件|福利(?:待遇)?|待遇|我们提供|(?:公司|企业)(?:介绍|简介)|关于我们)\\s*[:：】\\]]|what's in it for you|top reasons to work`;
const INLINE = new RegExp(`(?<plus>${PLUS_INLINE})|(?:${OTHER_INLINE})`);
export const INLINE_ALL: RegExp = new RegExp(INLINE.source, 'g');
/** All but two headings end in one of these. */
const COLON = /[:：】\]]/g;
const WITHOUT_COLON = ["what's in it for you", 'top reasons to work'];

const ENDS_HAN = 1;
const IN_ENGLISH = 2;
const MARKS = markTable([
  [ENDS_HAN, '虑项分件资酬遇围点址别责求格容述利供绍介们'],
  [IN_ENGLISH, 'abcdefghijklmnopqrstuvwxyz -'],
]);
/** The characters of the longest heading in Chinese. */
const LONGEST_HAN = 6;

/**
 * The headings inside a line, in order.
 *
 * A heading lies right before its colon and holds no other, so the pattern is tried on the few characters before each
 * colon that can be one.
 */
export function inlineHeadings(line: string): InlineHeading[] {
  const headings: InlineHeading[] = [];
  if (WITHOUT_COLON.some((heading) => line.includes(heading))) {
    for (const match of line.matchAll(INLINE_ALL)) headings.push(headingOf(match, 0));
    return headings;
  }
  let after = 0;
  COLON.lastIndex = 0;
  for (let colon = COLON.exec(line); colon !== null; colon = COLON.exec(line)) {
    const from = startBefore(line, after, colon.index);
    after = colon.index + 1;
    const match = from < 0 ? null : INLINE.exec(line.slice(from, after));
    if (match) headings.push(headingOf(match, from));
  }
  return headings;
}

function headingOf(match: RegExpMatchArray, from: number): InlineHeading {
  return { start: from + match.index!, words: match[0], plus: match.groups!.plus !== undefined };
}

/** Where a heading before a colon may start at the earliest, not before the colon ahead of it; -1 where none ends there. */
function startBefore(line: string, after: number, colon: number): number {
  let end = colon;
  while (end > after && line.charAt(end - 1).trim() === '') end--;
  if (end === after) return -1;
  const mark = MARKS[line.charCodeAt(end - 1)]!;
  if (mark === ENDS_HAN) return Math.max(after, end - LONGEST_HAN);
  if (mark !== IN_ENGLISH) return -1;
  let start = end;
  while (start > after && MARKS[line.charCodeAt(start - 1)] === IN_ENGLISH) start--;
  return start;
}
