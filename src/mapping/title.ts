import type { TextField } from '../core/job.js';
import { markTable, WHITE_SPACE } from '../core/marks.js';
import type { Span } from '../core/span.js';
import type { MatchedField } from './matched-field.js';

/** The words that a job is called by, and where they stand. */
export interface TitleWords extends Span {
  readonly field: TextField;
}

const LONGEST_TITLE = 30;
/** Lines looked at: scraped texts open with the company or with nothing now and then. */
const LINES_READ = 3;
/** Marks that stand before the words of a line, and behind them. */
const LEADING = /(?:[^\S\n]|[#*>【[「『《•·\-—–=_~|🚀🔥])*/uy;
const IS_TRAILING = markTable([[1, `${WHITE_SPACE}#*】]」』》=_~|:：`]]);
const NAMES_A_JOB =
  /工程师|程序员|开发|研发|架构师|测试|运维|算法|设计师|分析师|科学家|经理|总监|主管|专家|实习生|负责人|developer|engineer|programmer|architect|analyst|scientist|manager|administrator|intern\b|sre\b|dba\b|tester|consultant|lead\b/;
const KINDS_OF_JOB =
  '工程师|程序员|架构师|研究员|设计师|分析师|科学家|经理|实习生|开发|研发|developer|engineer|architect|analyst|manager';
const PLACE_LIMIT = 24;
/** A line of a list of jobs: short, and the kind of job stands at its end or before a place or team. */
const ENDS_AS_JOB = new RegExp(
  `^[^。；;！!？?,，:：]{0,20}(?:${KINDS_OF_JOB})(?:$|\\s?[-—(（/])[^。；;，,]{0,${PLACE_LIMIT}}$`,
);
/** The most that it spans: most lines are longer, and few are looked at for it. */
const LONGEST_LISTED = 20 + Math.max(...KINDS_OF_JOB.split('|').map((kind) => kind.length)) + 2 + PLACE_LIMIT;
/** What a sentence, a heading or a line of facts has and a title has not. */
const NO_TITLE =
  /[。；;!！?？,，]|https?:|职责|要求|描述|内容|简介|介绍|我们|负责|熟悉|以上|\byou\b|\bwe\b|\bour\b|responsibilit|requirement|description|about |looking for/;

/**
 * The title of a job: its own field, or, where that is missing, the first line of the text that reads like one: short,
 * naming a kind of job, no sentence and no heading. Null where there is neither.
 */
export function titleOf(fields: readonly MatchedField[]): TitleWords | null {
  const title = fields.find(({ field }) => field === 'title');
  if (title && title.text.text.trim() !== '') {
    return { field: 'title', start: 0, end: title.text.text.length };
  }
  const body = fields.find(({ field }) => field === 'text');
  return body ? titleLine(body.text.text) : null;
}

/** Lines of an untitled text that each name a job, as a post for several jobs lists them. */
export function listedJobs(fields: readonly MatchedField[]): TitleWords[] {
  if (fields.some(({ field, text }) => field === 'title' && text.text.trim() !== '')) return [];
  const body = fields.find(({ field }) => field === 'text');
  if (!body) return [];
  const { text } = body.text;
  const listed: TitleWords[] = [];
  for (const line of linesOf(text)) {
    if (line.end - line.start <= LONGEST_LISTED && ENDS_AS_JOB.test(text.slice(line.start, line.end)))
      listed.push(line);
  }
  return listed;
}

function titleLine(text: string): TitleWords | null {
  let read = 0;
  for (const line of linesOf(text)) {
    if (read++ >= LINES_READ) return null;
    if (isTitle(text.slice(line.start, line.end))) return line;
  }
  return null;
}

function isTitle(words: string): boolean {
  if (words.length > LONGEST_TITLE && !/[(（]/.test(words)) return false;
  const core = words.replace(/[(（][^)）]*[)）]?/g, '');
  return core !== '' && core.length <= LONGEST_TITLE && NAMES_A_JOB.test(core) && !NO_TITLE.test(core);
}

/** The lines of a text that hold words, without the marks around them. */
export function* linesOf(text: string): Generator<TitleWords> {
  for (let from = 0, lineEnd = 0; from < text.length; from = lineEnd + 1) {
    lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0) lineEnd = text.length;
    const words = wordsOf(text, from, lineEnd);
    if (words) yield words;
  }
}

function wordsOf(text: string, from: number, lineEnd: number): TitleWords | null {
  LEADING.lastIndex = from;
  LEADING.test(text);
  const start = LEADING.lastIndex;
  if (start === lineEnd && text.slice(from, lineEnd).trim() === '') return null;
  let end = lineEnd;
  while (end > from && IS_TRAILING[text.charCodeAt(end - 1)] === 1) end--;
  // Marks that begin among the leading ones are none behind words.
  return { field: 'text', start, end: end < start ? lineEnd : end };
}
