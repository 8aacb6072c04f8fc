import type { Span } from '../core/span.js';

/** A stretch of one line that stands under one heading. */
export interface SectionPart extends Span {
  /** True where the heading makes everything under it a plus. */
  readonly preferred: boolean;
}

const BLOCK_MARKUP = /<\/?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|th|table|section)\b[^<>]{0,200}>/g;
const INLINE_MARKUP = /<\/?[a-z][a-z0-9]{0,12}\b[^<>]{0,200}>|&nbsp;|\*\*/g;

/** The folded text with its markup blanked, line by line as a reader sees it, all offsets kept. */
export function layoutOf(text: string): string {
  return text
    .replace(BLOCK_MARKUP, (tag) => `\n${' '.repeat(tag.length - 1)}`)
    .replace(INLINE_MARKUP, (tag) => ' '.repeat(tag.length));
}

const LEAD = '[^a-z\\u4e00-\\u9fff]{0,4}';
const PLUS_HEADING =
  "加分项?|加分条件|优先条件|优先考虑|优先项|优选条件|nice[ -]to[ -]haves?|bonus(?: points| skills)?|good to have|(?:preferred|desired|desirable|optional)(?: (?:technical|additional|job))?(?: (?:skills|qualifications|experience|requirements|knowledge|attributes))?|skills (?:desired|preferred)|(?:big )?plus(?:es)?|extra credit|it(?:'s| is) a plus if";

/** A line that is a heading of pluses and nothing else. */
const PLUS_LINE = new RegExp(`^${LEAD}(?:${PLUS_HEADING})[^。.:：]{0,18}[:：\\]】)]?\\s*$`);
/** "有以下能力者优先" at the end of a line opens a list of pluses. */
const PLUS_BELOW = /(?:以下|如下|下列|下述)[^,，]{0,20}(?:优先|更佳|加分|最佳)[^,，]{0,6}$/;
const OTHER_LINE =
  /(?:职责|工作内容|岗位描述|职位描述|任职|要求|资格|福利|待遇|我们提供|公司介绍|关于我们|地点|responsibilit|requirement|qualification|what you.{0,12}(?:do|bring|need)|must[ -]have|benefits|we offer|about (?:us|the)|perks|who you are|your profile|duties)/;
const HEADING_LIMIT = 40;

// Headings inside a line, as scraped text without line breaks has them ("…conceptsNice to haves:- Buildroot").
const PLUS_INLINE =
  '(?:其他优先考虑|加分项|加分|优先条件|nice[ -]to[ -]haves?|bonus points|(?:preferred|desired) (?:[a-z]+ )?(?:skills|qualifications|experience|requirements|knowledge)|skills (?:desired|preferred)|(?<![a-z])(?:desirable|ideally|plus(?:es)?|preferred|bonus))\\s*[:：】\\]]';
const OTHER_INLINE =
  "(?:(?:required|minimum|basic|essential|mandatory) (?:[a-z]+ )?(?:skills|qualifications|experience|requirements)|skills required|must[ -]haves?|(?<![a-z])(?:must|essential|qualifications)|responsibilities|requirements|benefits|education(?: level)?|salary|location|(?<![a-z])(?:rate|package|base)|(?:岗位|工作|任职|职位)?(?:职责|要求|资格)|任职条件|福利(?:待遇)?|薪资|薪酬|待遇|公司介绍|工作地点|职能类别)\\s*[:：】\\]]|what's in it for you|top reasons to work";
const INLINE = new RegExp(`(?<plus>${PLUS_INLINE})|(?:${OTHER_INLINE})`, 'g');

const ITEM = /^\s*(?:\d{1,2}[、.)．]|[(（]\d{1,2}[)）]|[①-⑳]|[-*•·➤–—◆●▪])/;

/** What holds below the line that has been read. */
type Standing = 'nothing' | 'plus' | 'plus-items';

/**
 * Cuts the layout of a text into stretches under one heading each, in order.
 *
 * A heading on a line of its own holds until the next heading. A heading with words behind it holds to the end of its
 * line, and on over the items below where those words begin a list.
 */
export function sectionParts(layout: string): SectionPart[] {
  const parts: SectionPart[] = [];
  let standing: Standing = 'nothing';
  for (const match of layout.matchAll(/[^\n]+/g)) {
    const line = match[0];
    if (line.trim() === '') continue;
    if (standing === 'plus-items' && !ITEM.test(line)) standing = 'nothing';
    if (isPlusHeading(line)) standing = 'plus';
    else if (isOtherHeading(line)) standing = 'nothing';
    standing = addLine(parts, match.index, line, standing);
  }
  return parts;
}

/** Adds the stretches of one line and says what holds below it. */
function addLine(parts: SectionPart[], offset: number, line: string, standing: Standing): Standing {
  const headings = [...line.matchAll(INLINE)];
  const bounds = [0, ...headings.map(({ index }) => index), line.length];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const preferred = i === 0 ? standing !== 'nothing' : isPlus(headings[i - 1]!);
    const [start, end] = [bounds[i]!, bounds[i + 1]!];
    if (start < end) parts.push({ start: offset + start, end: offset + end, preferred });
  }
  const last = headings.at(-1);
  if (!last) return standing;
  if (!isPlus(last)) return 'nothing';
  const body = line.slice(last.index + last[0].length);
  if (body.trim() === '') return 'plus';
  return ITEM.test(body) ? 'plus-items' : 'nothing';
}

function isPlus(heading: RegExpMatchArray): boolean {
  return heading.groups?.plus !== undefined;
}

function isPlusHeading(line: string): boolean {
  const words = line.trim();
  return (words.length <= HEADING_LIMIT && PLUS_LINE.test(words)) || PLUS_BELOW.test(words);
}

function isOtherHeading(line: string): boolean {
  const words = line.trim();
  return words.length <= HEADING_LIMIT && OTHER_LINE.test(words) && /[:：】\]]\s*$|^[^,，]{2,24}$/.test(words);
}
