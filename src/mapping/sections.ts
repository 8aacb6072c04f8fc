import type { Span } from '../core/span.js';
import type { NormalizedText } from '../core/text.js';
import { FACT, inlineHeadings } from './inline-headings.js';

/** What a stretch of a job description is about; `other` where no heading says so. */
export type SectionKind = 'duties' | 'requirements' | 'preferred' | 'benefits' | 'company' | 'other';

/** A stretch of one line that stands under one heading. */
export interface SectionPart extends Span {
  /** `preferred` where the heading makes everything under it a plus. */
  readonly kind: SectionKind;
}

const LEAD = '[^a-z\\u4e00-\\u9fff]{0,4}';
const PLUS_HEADING =
  "加分项?|加分条件|优先条件|优先考虑|优先项|优选条件|nice[ -]to[ -]haves?|bonus(?: points| skills)?|good to have|(?:preferred|desired|desirable|optional)(?: (?:technical|additional|job))?(?: (?:skills|qualifications|experience|requirements|knowledge|attributes))?|skills (?:desired|preferred)|(?:big )?plus(?:es)?|extra credit|it(?:'s| is) a plus if|what (?:will |would )?(?:sets?|makes?) you (?:apart|stand out)|you(?:'ll| will) stand out if";

/** A line that is a heading of pluses and nothing else. */
const PLUS_LINE = new RegExp(`^${LEAD}(?:${PLUS_HEADING})[^。.:：]{0,18}[:：\\]】)]?\\s*$`);
/** "有以下能力者优先" at the end of a line opens a list of pluses. */
const PLUS_BELOW = /(?:以下|如下|下列|下述)[^,，]{0,20}(?:优先|更佳|加分|最佳)[^,，]{0,12}$/;
/** The most characters that it can span. */
const PLUS_BELOW_LENGTH = 36;
const OTHER_LINE =
  /(?:职责|工作内容|岗位描述|职位描述|任职|要求|资格|福利|待遇|我们提供|(?:公司|企业)(?:介绍|简介)|关于我们|地点|responsibilit|requirement|qualification|what you.{0,12}(?:do|bring|need)|what we.{0,12}(?:looking for|expect)|must[ -]have|benefits|we offer|about (?:us|the)|perks|who (?:you|we) are|your profile|duties)/;
/** Words that are a heading only where nothing else stands on the line. */
const BARE_LINE = new RegExp(
  `^${LEAD}(?:(?:the|your) (?:role|job|tasks)|(?:job|position|role) (?:description|summary)|about (?:this|your) (?:role|job|position)|about you|(?:technical )?skills|compensation|company(?: description)?)\\s*[:：\\]】]?\\s*$`,
);
const HEADING_LIMIT = 40;

const UNEVEN_SPACE = /\s{2,}|[^\S ]/g;
/** Code units that, evenly spaced, nearly always make more than a heading has. */
const END_LENGTH = 2 * HEADING_LIMIT;

/** A fact and no heading: it says nothing of what stands below it. */
const FACT_STATED = new RegExp(`^${LEAD}(?:${FACT})\\s*[:：】\\]]\\s*\\S`);
/** The rest of the sentence that states a fact. */
const FACT_BODY = /^(?:[^。;；!！.]|\.(?! ))*[。;；!！.]?/;

/** What a heading that is none of pluses announces; the first that fits. */
const KINDS: ReadonlyArray<readonly [RegExp, SectionKind]> = [
  [
    /职责|工作内容|(?:岗位|职位)描述|responsibilit|duties|what you.{0,12}do|about (?:the|this|your) (?:role|job|position)|^\W*(?:the|your) (?:role|job|tasks)\W*$|(?:job|position|role) (?:description|summary)/,
    'duties',
  ],
  [
    /公司介绍|公司简介|企业介绍|企业简介|关于我们|about (?:us|the)|who we are|^\W*company\b\W*(?:description)?\W*$/,
    'company',
  ],
  [
    /福利|待遇|薪|我们提供|benefit|we offer|perks|compensation|salary|(?<![a-z])rate\b|package|what's in it|top reasons/,
    'benefits',
  ],
  [
    /任职|要求|资格|requirement|qualification|must|required|essential|who you are|your profile|what (?:you|we)|about you|skills|education/,
    'requirements',
  ],
];

const ITEM = /^\s*(?:\d{1,2}[、.)．]|[(（]\d{1,2}[)）]|[①-⑳]|[-*•·➤–—◆●▪])/;

/** What holds below the line that has been read. */
interface Standing {
  readonly kind: SectionKind;
  /** True where it holds over the items of a list only. */
  readonly itemsOnly: boolean;
}

const NOTHING: Standing = { kind: 'other', itemsOnly: false };

const known = new WeakMap<NormalizedText, readonly SectionPart[]>();

/** The sections of a folded text, found once: its clauses and the weights of its tokens ask for the same ones. */
export function sectionsOf(text: NormalizedText): readonly SectionPart[] {
  let parts = known.get(text);
  if (!parts) {
    parts = sectionParts(text.text);
    known.set(text, parts);
  }
  return parts;
}

/**
 * Cuts a folded text into stretches under one heading each, in order.
 *
 * A heading on a line of its own holds until the next heading. A heading of pluses with words behind it holds to the end
 * of its line, and on over the items below where those words begin a list; a fact, such as a salary, to the end of its
 * sentence; any other heading with words behind it holds until the next one.
 */
export function sectionParts(text: string): SectionPart[] {
  const parts: SectionPart[] = [];
  let standing = NOTHING;
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    if (line.trim() === '') continue;
    if (standing.itemsOnly && !ITEM.test(line)) standing = NOTHING;
    const words = headingWords(line);
    if (isPlusHeading(words)) standing = { kind: 'preferred', itemsOnly: false };
    else if (isOtherHeading(words)) standing = { kind: kindOf(words), itemsOnly: false };
    standing = addLine(parts, match.index, line, standing);
  }
  return parts;
}

/** The words of a line, evenly spaced; of one that is too long for a heading its end is enough. */
export function headingWords(line: string): string {
  const words = line.trim();
  if (words.length > END_LENGTH) {
    const end = words.slice(-END_LENGTH).replace(UNEVEN_SPACE, ' ');
    if (end.length > HEADING_LIMIT) return end;
  }
  return words.replace(UNEVEN_SPACE, ' ');
}

/** Adds the stretches of one line and says what holds below it. */
function addLine(parts: SectionPart[], offset: number, line: string, standing: Standing): Standing {
  const headings = inlineHeadings(line);
  let { kind } = standing;
  let below = standing;
  let from = 0;
  const add = (to: number): void => {
    if (from < to) parts.push({ start: offset + from, end: offset + to, kind });
    from = to;
  };
  headings.forEach((heading, i) => {
    add(heading.start);
    const bodyStart = heading.start + heading.words.length;
    const body = line.slice(bodyStart, headings[i + 1]?.start);
    if (FACT_STATED.test(heading.words + body)) {
      const around = kind === 'preferred' ? 'other' : kind;
      kind = kindOf(heading.words);
      add(bodyStart + FACT_BODY.exec(body)![0].length);
      kind = around;
      below = { kind, itemsOnly: false };
    } else {
      kind = heading.plus ? 'preferred' : kindOf(heading.words);
      below = kind === 'preferred' ? belowPluses(body) : { kind, itemsOnly: false };
    }
  });
  add(line.length);
  return below;
}

/** What holds below a heading of pluses with these words behind it. */
function belowPluses(body: string): Standing {
  if (body.trim() === '') return { kind: 'preferred', itemsOnly: false };
  return ITEM.test(body) ? { kind: 'preferred', itemsOnly: true } : NOTHING;
}

function kindOf(heading: string): SectionKind {
  return KINDS.find(([pattern]) => pattern.test(heading))?.[1] ?? 'other';
}

/** Whether a line, as {@link headingWords} gives it, makes what stands below it a plus. */
export function isPlusHeading(words: string): boolean {
  return (words.length <= HEADING_LIMIT && PLUS_LINE.test(words)) || PLUS_BELOW.test(words.slice(-PLUS_BELOW_LENGTH));
}

function isOtherHeading(words: string): boolean {
  if (words.length > HEADING_LIMIT || FACT_STATED.test(words)) return false;
  return BARE_LINE.test(words) || (OTHER_LINE.test(words) && /[:：】\]]\s*$|^[^,，]{2,24}$/.test(words));
}
