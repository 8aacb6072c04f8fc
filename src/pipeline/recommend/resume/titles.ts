import { largest } from './largest.js';
import type { ResumePart } from './sections.js';

/** What a résumé calls its person, folded. */
export interface ResumeTitles {
  /** What they want to be or call themselves at the head; null where it is not told. */
  readonly own: string | null;
  /** Of their last job. */
  readonly latest: string | null;
}

const JOB =
  /工程师|程序员|开发|研发|架构师|测试|运维|算法|分析师|科学家|经理|总监|主管|专家|负责人|前端|后端|全栈|实习生|developer|engineer|programmer|architect|analyst|scientist|manager|administrator|\bsre\b|devops|\bdba\b|tester|consultant|\blead\b|\bintern\b/;
const WISHED =
  /(?:求职(?:意向|目标|方向|岗位)|应聘(?:岗位|职位)|(?:期望|意向|目标)(?:岗位|职位)|\bobjective|\b(?:target|desired) (?:role|position)|\bposition)[\s:：#*】\]]{1,8}([^\n|｜，,；;（(]{2,60})/g;
const NO_TITLE = /[。;；!！?？:：@]|\d{4}|经验|经历|以上|\b(?:i|we|my|experience|years?)\b/;
const HEAD_LINES = 6;
const LONGEST = 48;
const PIECES = /\s*[|｜·•,，、]\s*|\s+[-–—]\s+|\s{2,}|\t|\bat\b|\.(?=\s|$)|。/;
const MARKS = /^[\s#*>\-•·【[]+|[\s#*】\]]+$/g;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const OPEN_END = /至今|现在|目前|\b(?:present|now|current|today|ongoing)\b/;
const FAR_YEAR = 9999;
const DATES = /\(?\d[\d./年月 -]{2,12}\)?|[:：]/g;

/** The titles of a folded résumé. */
export function titlesTold(text: string, parts: readonly ResumePart[]): ResumeTitles {
  return { own: wished(text) ?? atHead(text), latest: latestJob(text, parts) };
}

function wished(text: string): string | null {
  for (const match of text.matchAll(WISHED)) {
    const title = match[1]!.replace(MARKS, '').trim();
    if (JOB.test(title) && !NO_TITLE.test(title)) return title;
  }
  return null;
}

function atHead(text: string): string | null {
  const lines = text.split('\n', 4 * HEAD_LINES).filter((line) => line.trim() !== '');
  for (const line of lines.slice(0, HEAD_LINES)) {
    const title = titleIn(line.slice(0, 4 * LONGEST));
    if (title !== null) return title;
  }
  return null;
}

/** The title on the dated line of the last job, or on the line before or behind it. */
function latestJob(text: string, parts: readonly ResumePart[]): string | null {
  const jobs = parts.filter(({ kind }) => kind === 'experience' || kind === 'internship');
  const lines = jobs.flatMap(({ start, end }) => text.slice(start, end).split('\n'));
  const years = lines.map(lastYear);
  const latest = largest(years);
  if (latest === 0) return null;
  const at = years.indexOf(latest);
  for (const line of [lines[at], lines[at + 1], lines[at - 1]]) {
    const title = line === undefined ? null : titleIn(line.replace(DATES, '  '));
    if (title !== null) return title;
  }
  return null;
}

/** The last year that a line names, one behind all where it is open; 0 where it names none. */
function lastYear(line: string): number {
  const years = line.match(YEAR) ?? [];
  return years.length === 0 ? 0 : OPEN_END.test(line) ? FAR_YEAR : largest(years.map(Number));
}

function titleIn(line: string): string | null {
  for (const piece of line.replace(MARKS, '').split(PIECES)) {
    const words = piece.replace(MARKS, '').trim();
    if (words.length >= 2 && words.length <= LONGEST && JOB.test(words) && !NO_TITLE.test(words)) return words;
  }
  return null;
}
