/** A piece of a text between commas and stops. */
export interface Clause {
  readonly text: string;
  /** Offset in the whole text. */
  readonly start: number;
  /** True where it stands under a heading such as 加分项 or "Nice to have". */
  readonly optional: boolean;
}

// Commas and dots inside numbers part nothing; a dot parts only where a new sentence begins.
const BREAK = /[。；;！!？?\n\r，]|,(?!\d)|\.(?=\s{1,4}[A-Z])/g;

const HEADING_MAX = 40;
const OPTIONAL_HEADING =
  /加分|优先(?:条件|考虑|项)|nice[ -]to[ -]haves?|bonus (?:points|skills)|preferred (?:skills?|qualifications?|experience|requirements?)|desired (?:skills?|qualifications?)|pluses/i;
const HEADING = /^\s{0,8}(?:#{1,6}\s|\*\*|【)|[:：】]\s{0,8}(?:\*\*)?\s{0,8}$/;

/** Ranges of the text that stand under a heading for what is only a plus. */
function optionalRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let open: number | null = null;
  let at = 0;
  for (const line of text.split('\n')) {
    const optional = line.length <= HEADING_MAX && OPTIONAL_HEADING.test(line) && isHeading(line);
    if (open !== null && !optional && line.length <= HEADING_MAX && HEADING.test(line)) {
      ranges.push([open, at]);
      open = null;
    }
    if (optional && open === null) open = at;
    at += line.length + 1;
  }
  if (open !== null) ranges.push([open, text.length]);
  return ranges;
}

/** A line that says nothing but that what follows is a plus. */
function isHeading(line: string): boolean {
  return HEADING.test(line) || line.replace(OPTIONAL_HEADING, '').replace(/[^\p{L}]/gu, '').length <= 3;
}

/** Cuts a text into clauses, the unit that words like 优先 and "preferred" speak about. */
export function clausesOf(text: string): readonly Clause[] {
  const ranges = optionalRanges(text);
  const clauses: Clause[] = [];
  let range = 0;
  const push = (start: number, end: number): void => {
    if (end <= start) return;
    while (range < ranges.length && ranges[range]![1] <= start) range++;
    const [from, to] = ranges[range] ?? [0, 0];
    clauses.push({ text: text.slice(start, end), start, optional: start >= from && start < to });
  };
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    push(start, match.index);
    start = match.index + match[0].length;
  }
  push(start, text.length);
  return clauses;
}

const PREFERENCE =
  /优先|加分|更佳|最好|为佳|者佳|preferred|preferable|preferably|nice to have|a (?:big |huge |strong )?plus\b|desired|desirable|ideally|an advantage/i;

/** True where a clause calls what it names a plus. */
export function prefers(clause: string): boolean {
  return PREFERENCE.test(clause);
}
