import type { Span } from '../../../core/span.js';
import { startingUpTo } from '../../../frameworks/inner.js';

/** What a part of a résumé is about; `other` where no heading says so. */
export type ResumeSection =
  | 'skills'
  | 'experience'
  | 'internship'
  | 'projects'
  | 'education'
  | 'wishes'
  | 'about'
  | 'personal'
  | 'aside'
  | 'other';

/** A stretch of a folded résumé under one heading; the words of a heading on a line of its own are in none. */
export interface ResumePart extends Span {
  readonly kind: ResumeSection;
}

const KINDS: ReadonlyArray<readonly [ResumeSection, RegExp]> = [
  [
    'skills',
    /^(?:专业|个人|掌握|it|主要|核心|相关|计算机)?(?:技能|技术栈?|专长|能力)(?:清单|特长|标签|专长|能力|描述|列表|概述|栈|树|与工具)?$|^特长$|^(?:(?:technical|core|key|professional|computer|programming|relevant|main) )?(?:skills?|competenc(?:y|ies)|proficiencies|expertise|strengths)(?: ?(?:set|summary|overview|list))?(?: (?:&|and) (?:tools|technologies|expertise))?$|^(?:tech(?:nology|nical)?|my) stack$|^(?:tools|technologies)(?: (?:&|and) (?:tools|technologies))?$|^toolbox$/,
  ],
  [
    'experience',
    /^(?:工作|职业|任职|从业|主要)(?:经历|经验|履历|背景)$|^履历$|^work$|^(?:(?:relevant|professional|work|employment|career|industry|job) ?)?(?:experience|history|employment)$|^(?:employment|career|work|job) (?:history|experience|background)$/,
  ],
  ['internship', /^(?:实习|校园|社会实践)(?:经历|经验|实践)$|^实习$|^internships?(?: experience)?$/],
  [
    'projects',
    /^(?:主要|个人|代表|开源|重点)?(?:项目|作品)(?:经历|经验|介绍|展示|贡献)?$|^(?:(?:selected|personal|side|key|notable|open[- ]source) )?(?:projects?|portfolio)(?: experience)?$/,
  ],
  [
    'education',
    /^(?:教育|学习|学业)(?:背景|经历|情况)?$|^学历(?:背景)?$|^(?:education(?:al)?|academic)(?: (?:background|history|qualifications?))?$|^degrees?$/,
  ],
  [
    'wishes',
    /^(?:求职|职业|工作|就业)(?:意向|目标|意愿|期望|方向|要求)$|^期望$|^(?:career |job |professional )?(?:objectives?|preferences|goals?)$|^(?:what i(?:'| a)m )?looking for$/,
  ],
  [
    'about',
    /^(?:自我|个人)(?:评价|介绍|描述|简介|总结|优势|陈述)$|^简介$|^关于我$|^(?:(?:professional|career|executive|personal) )?(?:summary|profile|overview|statement)$|^about(?: me)?$/,
  ],
  ['personal', /^(?:个人|基本|联系)(?:信息|资料|方式)$|^(?:personal|contact)(?: (?:details|information|info|data))?$/],
  [
    'aside',
    /^(?:获奖|荣誉|奖项|证书|资格证书|语言能力?|外语|兴趣|爱好|兴趣爱好|其他|备注|附加信息)(?:情况|经历|水平|与荣誉)?$|^(?:honou?rs?|awards?|certifi(?:cations?|cates)|(?:spoken )?languages|interests|hobbies|references?|publications|volunteering)(?: (?:&|and) \w{3,20})?$/,
  ],
];

const LONGEST_HEADING = 40;
/** Numbers, marks of Markdown and brackets around the words of a heading. */
const LEADING = /^(?:[\s#*>【[「『《<•·■◆●▪★☆◇□\-—–=_~|]|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}[、.])+/;
const TRAILING = /[\s#*】\]」』》>:：\-—–=_~|]+$/;
const LABEL_END = /[:：]/;
const HAN_WORDS = /[^\u4e00-\u9fff]+/g;
const LATIN_WORDS = /[\u4e00-\u9fff/|]+/g;

/**
 * Cuts a folded résumé into parts under one heading each, in order. A heading on a line of its own holds until the next
 * one; one with words behind its colon (`技能：Go、Redis`) holds for its line.
 */
export function resumeParts(text: string): ResumePart[] {
  const parts: ResumePart[] = [];
  let standing: ResumeSection = 'other';
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === '') continue;
    const whole = headingKind(line);
    if (whole !== null) {
      standing = whole;
      continue;
    }
    const kind = labelKind(line) ?? standing;
    const last = parts.at(-1);
    if (last?.kind === kind && text.slice(last.end, index).trim() === '') {
      parts[parts.length - 1] = { ...last, end: index + line.length };
    } else parts.push({ start: index, end: index + line.length, kind });
  }
  return parts;
}

/** The part that a place stands in; null on a heading. */
export function partAt(parts: readonly ResumePart[], at: number): ResumePart | null {
  const last = parts[startingUpTo(parts, at) - 1];
  return last && at < last.end ? last : null;
}

/** What a line announces that is a heading and nothing else. */
function headingKind(line: string): ResumeSection | null {
  if (line.length > 2 * LONGEST_HEADING) return null;
  return kindOf(line.replace(LEADING, '').replace(TRAILING, ''));
}

/** What the words before the first colon of a line announce. */
function labelKind(line: string): ResumeSection | null {
  const colon = line.slice(0, LONGEST_HEADING).search(LABEL_END);
  return colon < 0 ? null : kindOf(line.slice(0, colon).replace(LEADING, '').replace(TRAILING, ''));
}

/** A heading in Chinese, English, or both one beside the other. */
function kindOf(words: string): ResumeSection | null {
  if (words === '' || words.length > LONGEST_HEADING) return null;
  const readings = [words, words.replace(HAN_WORDS, ''), words.replace(LATIN_WORDS, ' ').trim()];
  const isBoth = readings[1] !== '' && readings[2] !== '';
  for (const reading of isBoth ? readings : [words]) {
    const known = KINDS.find(([, pattern]) => pattern.test(reading));
    if (known) return known[0];
  }
  return null;
}
