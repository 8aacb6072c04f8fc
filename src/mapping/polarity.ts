import type { Polarity } from '../core/job.js';
import type { Span } from '../core/span.js';

/** A part of a folded text whose statements share one polarity. Clauses cover the text in order. */
export interface Clause extends Span {
  readonly polarity: Polarity;
}

// A sentence ends at a stop or semicolon, at a line's end, or before the number of the next item in glued lists.
const SENTENCE = /[^。；;！!？?\n]+/g;
const NUMBERED_ITEM = /(?=(?:^|[^\d.a-z])(?:\d{1,2}[、.)．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]))/;
const ENGLISH_STOP = /(?<=[a-z0-9)]\.)\s+/;
const COMMA = /[,，()（）]/g;

const PREFERRED =
  /优先|加分|[更最为者尤则]佳|更好|最好|锦上添花|nice[ -]to[ -]have|(?:a|is|are|as an?|an?|big|huge|strong|definite|real) (?:added )?(?:plus|bonus|asset|advantage)\b|\bplus(?:es)?(?=[.!)]|$)|\bbonus\b|advantageous|preferred|preferabl[ey]|desirable|desired|ideally|beneficial|would be (?:great|nice|lovely|welcome|helpful)|good to have|not (?:required|mandatory|essential) but/;
const EXCLUDED_BEFORE =
  /(?:不要求|无需|不需要|不必|不限(?!于)|没有要求|无要求)(?:有|具备|掌握|会|懂|了解|熟悉)?[^,，]{0,12}$|\b(?:no|without)(?: prior| previous| specific)? [^,.]{0,30}$/;
const EXCLUDED_AFTER =
  /^[^,，。]{0,12}(?:不要求|不作要求|不做要求|不限(?!于)|没有要求也可)|^[^,.]{0,30}\b(?:is |are )?not (?:required|needed|necessary|mandatory|essential)|^[^,.]{0,24}\b(?:experience|knowledge)? ?(?:needed|required|necessary)\b/;
const NEGATED_LEAD = /\bno\b|\bwithout\b/;

const SECTION_PREFERRED =
  /^[^a-z\u4e00-\u9fff]{0,4}(?:加分项?|加分条件|优先条件|优先考虑|优先项|优选条件|nice[ -]to[ -]haves?|bonus(?: points)?|good to have|preferred(?: (?:skills|qualifications|experience|requirements))?|desired(?: (?:skills|qualifications))?|desirable(?: skills)?|(?:big )?plus(?:es)?|extra credit|it(?:'s| is) a plus if)[^。.]{0,18}[:：\]】)]?\s*$/;
const SECTION_PREFERRED_INLINE = /(?:加分项|优先条件|其他优先考虑|nice[ -]to[ -]haves?|bonus points)\s*[:：】\]]/;
// "有以下能力者优先" at the end of a line opens a list of pluses.
const SECTION_PREFERRED_BELOW = /(?:以下|如下|下列|下述)[^,，]{0,20}(?:优先|更佳|加分|最佳)[^,，]{0,6}$/;
const SECTION_OTHER =
  /(?:职责|工作内容|岗位描述|职位描述|任职|要求|资格|福利|待遇|我们提供|公司介绍|关于我们|地点|responsibilit|requirement|qualification|what you.{0,12}(?:do|bring|need)|must[ -]have|benefits|we offer|about (?:us|the)|perks|who you are|your profile|duties)/;
const HEADING_LIMIT = 40;

// Words that open a demand of their own, so that a plus behind a comma does not reach back over them.
const OPENS_DEMAND =
  /^\s*(?:\d{1,2}[、.)]|[-*•·])?\s*(?:有|具备|具有|熟悉|熟练|了解|掌握|精通|懂|会|能|拥有|参与|对|使用|做过|从事|本科|大专|硕士|至少|\d|strong|proficien|solid|experience[d]? (?:with|in)|knowledge|familiar|must|good|excellent|fluent|you )/;

/**
 * Cuts a folded text into clauses and says of each whether it asks, calls a plus, or waives.
 *
 * A trailing 优先 or "is a plus" covers its own clause, not the list before it; a heading such as 加分项 or
 * "Nice to have" covers its section.
 */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let inPreferredSection = false;
  for (const sentence of sentencesOf(text)) {
    const words = text.slice(sentence.start, sentence.end);
    if (isHeading(words)) inPreferredSection = SECTION_PREFERRED.test(words.trim());
    else if (SECTION_PREFERRED_INLINE.test(words) || SECTION_PREFERRED_BELOW.test(words.trim()))
      inPreferredSection = true;
    if (inPreferredSection) clauses.push({ ...sentence, polarity: 'preferred' });
    else clauses.push(...clausesOfSentence(text, sentence));
  }
  return clauses;
}

/** The polarity of what stands at a place: that of its clause, unless the words around it waive it. */
export function polarityAt(text: string, clauses: readonly Clause[], span: Span): Polarity {
  const clause = clauses.find((candidate) => span.start >= candidate.start && span.start < candidate.end);
  const start = clause?.start ?? 0;
  const end = Math.max(clause?.end ?? text.length, span.end);
  return isWaived(text.slice(start, span.start), text.slice(span.end, end))
    ? 'excluded'
    : (clause?.polarity ?? 'required');
}

function isWaived(before: string, after: string): boolean {
  if (EXCLUDED_BEFORE.test(before)) {
    return (
      !NEGATED_LEAD.test(before.slice(-40)) || /need|requir|necessary|expected|experience/.test(after.slice(0, 48))
    );
  }
  const match = EXCLUDED_AFTER.exec(after);
  return match !== null && (/不|没有|not /.test(match[0]) || NEGATED_LEAD.test(before.slice(-24)));
}

function* sentencesOf(text: string): Generator<Span> {
  for (const match of text.matchAll(SENTENCE)) {
    let at = match.index;
    for (const item of match[0].split(NUMBERED_ITEM)) {
      for (const part of item.split(ENGLISH_STOP)) {
        const start = text.indexOf(part, at);
        at = start + part.length;
        if (part.trim() !== '') yield { start, end: at };
      }
    }
  }
}

function isHeading(sentence: string): boolean {
  const words = sentence.trim();
  if (words.length > HEADING_LIMIT) return false;
  return SECTION_PREFERRED.test(words) || (SECTION_OTHER.test(words) && /[:：】\]]\s*$|^[^,，]{2,24}$/.test(words));
}

function clausesOfSentence(text: string, sentence: Span): Clause[] {
  const pieces = piecesOf(text, sentence);
  const preferred = pieces.map((piece) => PREFERRED.test(text.slice(piece.start, piece.end)));
  for (let i = pieces.length - 1; i > 0; i--) {
    // The plus reaches back over a list until a piece that opens a demand of its own.
    if (preferred[i] && !preferred[i - 1] && !OPENS_DEMAND.test(text.slice(pieces[i]!.start, pieces[i]!.end))) {
      preferred[i - 1] = true;
    }
  }
  return pieces.map((piece, i) => ({ ...piece, polarity: preferred[i] ? 'preferred' : 'required' }));
}

function piecesOf(text: string, sentence: Span): Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  for (const comma of text.slice(sentence.start, sentence.end).matchAll(COMMA)) {
    const end = sentence.start + comma.index + 1;
    pieces.push({ start, end });
    start = end;
  }
  if (start < sentence.end) pieces.push({ start, end: sentence.end });
  return pieces;
}
