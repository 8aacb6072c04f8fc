import { LETTERS, markTable } from '../../core/marks.js';

/** A piece of a text between commas and stops. */
export interface Clause {
  readonly text: string;
  /** What it may hold, of {@link HOLDS}. */
  readonly marks: number;
  /** Offset in the whole text. */
  readonly start: number;
  /** True where it stands under a heading such as 加分项 or "Nice to have". */
  readonly optional: boolean;
}

/** What a clause may hold, by single characters of it. */
export const HOLDS = {
  /** A character of which each Chinese word for a degree has one. */
  degree: 1,
  /** 年, or the y of years. */
  years: 2,
  /** A letter a to z of either case. */
  latin: 4,
} as const;
const ENDS = 8;
const MAY_END = 16;

const MARKS = markTable([
  [HOLDS.degree, '学专科硕究博高初技'],
  [HOLDS.years, '年yY'],
  [HOLDS.latin, LETTERS + LETTERS.toUpperCase()],
  [ENDS, '。；;！!？?\n\r，'],
  [MAY_END, ',.'],
]);
const COMMA = 0x2c;
/** A dot parts only where a new sentence begins. */
const NEW_SENTENCE = /\s{1,4}[A-Z]/y;

const HEADING_MAX = 40;
const OPTIONAL_HEADING =
  /加分|优先(?:条件|考虑|项)|nice[ -]to[ -]haves?|bonus (?:points|skills)|preferred (?:skills?|qualifications?|experience|requirements?)|desired (?:skills?|qualifications?)|pluses/i;
const HEADING = /^\s{0,8}(?:#{1,6}\s|\*\*|【)|[:：】]\s{0,8}(?:\*\*)?\s{0,8}$/;

/** Ranges of the text that stand under a heading for what is only a plus. */
function optionalRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let open: number | null = null;
  for (let at = 0, end = 0; at <= text.length; at = end + 1) {
    end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    if (end - at > HEADING_MAX) continue;
    const line = text.slice(at, end);
    const optional = OPTIONAL_HEADING.test(line) && isHeading(line);
    if (open !== null && !optional && HEADING.test(line)) {
      ranges.push([open, at]);
      open = null;
    }
    if (optional && open === null) open = at;
  }
  if (open !== null) ranges.push([open, text.length]);
  return ranges;
}

/** A line that says nothing but that what follows is a plus. */
function isHeading(line: string): boolean {
  return HEADING.test(line) || line.replace(OPTIONAL_HEADING, '').replace(/[^\p{L}]/gu, '').length <= 3;
}

/**
 * The clauses of a text that may hold a fact, in order: the unit that words like 优先 and "preferred" speak about. What
 * has none of the marks is left out.
 */
export function clausesOf(text: string): readonly Clause[] {
  const ranges = optionalRanges(text);
  const clauses: Clause[] = [];
  let range = 0;
  let start = 0;
  let marks = 0;
  for (let at = 0; at <= text.length; at++) {
    const mark = at < text.length ? MARKS[text.charCodeAt(at)]! : ENDS;
    marks |= mark;
    if (mark < ENDS || (mark === MAY_END && !endsAt(text, at))) continue;
    marks &= ENDS - 1;
    if (marks !== 0) {
      while (range < ranges.length && ranges[range]![1] <= start) range++;
      const [from, to] = ranges[range] ?? [0, 0];
      clauses.push({ text: text.slice(start, at), marks, start, optional: start >= from && start < to });
    }
    start = at + 1;
    marks = 0;
  }
  return clauses;
}

/** Commas and dots inside numbers part nothing. */
function endsAt(text: string, at: number): boolean {
  if (text.charCodeAt(at) === COMMA) {
    const next = text.charCodeAt(at + 1);
    return !(next >= 0x30 && next <= 0x39);
  }
  NEW_SENTENCE.lastIndex = at + 1;
  return NEW_SENTENCE.test(text);
}

const PREFERENCE =
  /优先|加分|更佳|最好|为佳|者佳|preferred|preferable|preferably|nice to have|a (?:big |huge |strong )?plus\b|desired|desirable|ideally|an advantage/i;

/** True where a clause calls what it names a plus. */
export function prefers(clause: string): boolean {
  return PREFERENCE.test(clause);
}
