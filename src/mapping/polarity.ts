import type { Polarity } from '../core/job.js';
import type { Span } from '../core/span.js';
import { startingUpTo } from '../frameworks/inner.js';
import { isPlusBracket, itemBefore } from './plus-brackets.js';
import { type SectionPart, sectionParts } from './sections.js';
import { MAY, type Piece, piecesOf, sentencesOf } from './sentences.js';
import { waivedSpans } from './waivers.js';

/** A part of a folded text whose statements share one polarity. Clauses cover the text in order. */
export interface Clause extends Span {
  readonly polarity: Polarity;
  /** False where no words in it can waive anything. */
  readonly mayWaive: boolean;
}

/** Words that call what stands with them a plus. */
export const PREFERRED: RegExp =
  /优先|加分|非必[须需]|可选(?!择|[用型项中取])|[更最为者尤则]佳|更[好棒赞]|最好|锦上添花|nice[ -]to[ -]have|(?:a|is|are|as an?|an?|big|huge|strong|definite|real) (?:added )?(?:plus|bonus|asset|advantage)\b|\bplus(?:es)?(?=[.!)]|$)|\bbonus\b|advantageous|preferred|preferabl[ey]|desirable|desired|ideally|beneficial|would be (?:great|nice|lovely|welcome|helpful)|good to have|extra credit|priority (?:is |will be )?given|would (?:really )?love (?:it|to see)|\boptional(?=\s*(?:(?:skills?|requirements?|but|and)\b|[.,;:!)]|$))|\boptionally\b|not (?:required|needed|necessary|mandatory|essential) but|\b(?:but|though|although) not (?:strictly |absolutely |always )?(?:required|needed|necessary|mandatory|essential)/;
/** Words, up to a place, that waive it. */
export const EXCLUDED_BEFORE: RegExp =
  /(?:不限(?!于)|没有要求|无要求)(?:有|具备|掌握|会|懂|了解|熟悉)?[^,，]{0,12}$|\b(?:no|without)(?: prior| previous| specific)? [^,.]{0,30}$/;
/** Words, from a place on, that waive it. */
export const EXCLUDED_AFTER: RegExp =
  /^[^,，。]{0,12}(?:不要求|不作要求|不做要求|不限(?!于)|(?:没有|无)(?:硬性|强制|特殊|特别)?要求|零基础(?!勿))|^[^,，。]{0,12}(?:不需要|不涉及|不负责|不考虑|用不[到着上]|(?<![得能])不[做用碰写])了?\s*[,，)）]?$|^[^,.]{0,30}\b(?:is |are )?not (?:required|needed|necessary|mandatory|essential)|^[^,.]{0,24}\b(?:experience|knowledge)? ?(?:needed|required|necessary)\b/;
/** "Not required but welcome" is a plus. */
const WELCOME =
  /^[^,.]{0,30}\bnot (?:required|needed|necessary|mandatory|essential),? but (?:is |would be )?(?:welcome|an? (?:added )?(?:plus|bonus|advantage)|nice|good|great|useful|helpful|appreciated|valued|highly|prefer|desir|benefi)/;
/** 没有…经验也可以: lacking it does no harm. */
const LACKS = /(?:没有|没用过|没学过|没接触过|没做过|不会|不懂|不了解)[^,，。]{0,8}$/;
const FORGIVEN = /^[^,，。]{0,10}(?:也?没关系|也?没事|也可以?|也行|无妨|不要紧|亦可)/;
const NEGATED_LEAD = /\bno\b|\bwithout\b/;
/** How far from a place words may waive it; the patterns above span less. */
export const REACH = 48;
/** Without one of these so near nothing is waived, and few places have one. */
const NEGATION_BEFORE = /[不没无]|no(?![a-z])|without/;
const NEGATION_AFTER = /[不没无零]|not /;

/** "Mandarin is an advantage" speaks of Mandarin alone. */
const SINGULAR_PLUS = /\bis (?:a|an) /;
/** "…, but not required" speaks of all that stands before it. */
const CONCEDES = /^\s*(?:but|though|although) not /;
const IDEALLY = /^\s*(?:[-*•·]\s*)?(?:ideally|preferably|optionally),$/;
const JOINED_ON = /^\s*(?:or|and\/or|或者?)(?![a-z])/;
/** A label, an opening bracket, a headcount or a word of demand ends what a plus reaches back over. */
const STANDS_APART = /[:：]|[(（]$|required|\bmust\b|mandatory|essential|必须|必备|(?:[一两二三四五\d]|若干)名/;
/** Longer pieces between commas are statements of their own and no items of a list. */
const LIST_ITEM_LIMIT = 48;

// Words that open a demand of their own, so that a plus behind a comma does not reach back over them.
const OPENS_DEMAND =
  /^\s*(?:\d{1,2}[、.)]|[-*•·])?\s*(?:有|具备|具有|熟悉|熟练|了解|掌握|精通|懂|会|能|拥有|参与|对|使用|做过|从事|本科|大专|硕士|至少|\d|strong|proficien|solid|experience[d]? (?:with|in)|knowledge|familiar|must|good|excellent|fluent|you )/;

/**
 * Cuts a folded text into clauses and says of each whether it asks, calls a plus, or waives.
 *
 * A trailing 优先 or "is a plus" covers its own clause, not the list before it; a heading such as 加分项 or
 * "Nice to have" covers its section.
 */
export function clausesOf(text: string, parts: readonly SectionPart[] = sectionParts(text)): Clause[] {
  const clauses: Clause[] = [];
  for (const part of parts) {
    for (const sentence of sentencesOf(text, part)) addClauses(clauses, text, sentence, part.kind === 'preferred');
  }
  return clauses;
}

function addClauses(clauses: Clause[], text: string, sentence: Piece, isPlus: boolean): void {
  const { start, end, marks } = sentence;
  const holdsPlus = !isPlus && (marks & MAY.prefer) !== 0 && PREFERRED.test(text.slice(start, end));
  const mayWaive = (marks & MAY.waive) !== 0;
  if (isPlus || !(holdsPlus || mayWaive)) {
    // All of it is asked for, or all of it is a plus.
    const whole: Clause = { start, end, polarity: isPlus ? 'preferred' : 'required', mayWaive };
    if (mayWaive) addCut(clauses, [whole], waivedSpans(text, piecesOf(text, sentence)));
    else clauses.push(whole);
    return;
  }
  const pieces = piecesOf(text, sentence);
  const covered = holdsPlus ? coveredByPlus(text, pieces) : null;
  const asked = pieces.map(
    (piece, i): Clause => ({
      start: piece.start,
      end: piece.end,
      polarity: covered?.[i] ? 'preferred' : 'required',
      mayWaive: (piece.marks & MAY.waive) !== 0,
    }),
  );
  if (covered) spreadBrackets(text, asked);
  addCut(clauses, asked, mayWaive ? waivedSpans(text, pieces) : []);
}

/** "Redis、Kafka（加分）": a bracket that only calls a plus shares its clause with the item before it. */
function spreadBrackets(text: string, asked: Clause[]): void {
  for (let i = 1; i < asked.length; i++) {
    const [before, bracket] = [asked[i - 1]!, asked[i]!];
    if (!isPlusBracket(text, before, bracket)) continue;
    const start = before.start + itemBefore(text.slice(before.start, before.end));
    asked[i - 1] = { ...before, end: start };
    asked[i] = { ...bracket, start, polarity: 'preferred', mayWaive: before.mayWaive || bracket.mayWaive };
  }
  // Where the item is all of its clause, nothing is left of that.
  for (let i = asked.length - 1; i >= 0; i--) if (asked[i]!.start === asked[i]!.end) asked.splice(i, 1);
}

/** The polarity of what stands at a place: that of its clause, unless the words around it waive it. */
export function polarityAt(text: string, clauses: readonly Clause[], span: Span): Polarity {
  const last = clauses[startingUpTo(clauses, span.start) - 1];
  const clause = last && span.start < last.end ? last : undefined;
  if (clause && !clause.mayWaive && span.end <= clause.end) return clause.polarity;
  const start = clause?.start ?? 0;
  const end = Math.max(clause?.end ?? text.length, span.end);
  return isWaived(text.slice(Math.max(start, span.start - REACH), span.start), text.slice(span.end, end))
    ? 'excluded'
    : (clause?.polarity ?? 'required');
}

function isWaived(before: string, after: string): boolean {
  if (WELCOME.test(after)) return false;
  if (LACKS.test(before) && FORGIVEN.test(after)) return true;
  if (!NEGATION_BEFORE.test(before) && !NEGATION_AFTER.test(after.slice(0, REACH))) return false;
  if (EXCLUDED_BEFORE.test(before)) {
    return (
      !NEGATED_LEAD.test(before.slice(-40)) || /need|requir|necessary|expected|experience/.test(after.slice(0, 48))
    );
  }
  const match = EXCLUDED_AFTER.exec(after);
  // "Preferred but not required" is a plus.
  if (match === null || PREFERRED.test(match[0])) return false;
  return /不|没有|无|零基础|not /.test(match[0]) || NEGATED_LEAD.test(before.slice(-24));
}

/** Adds clauses with what lies in waived spans cut out of them as clauses of their own. */
function addCut(parts: Clause[], clauses: readonly Clause[], waived: readonly Span[]): void {
  const spans = [...waived].sort((a, b) => a.start - b.start);
  let next = 0;
  for (const clause of clauses) {
    let at = clause.start;
    const add = (end: number, polarity: Polarity): void => {
      if (at < end) parts.push({ start: at, end, polarity, mayWaive: clause.mayWaive });
      at = Math.max(at, end);
    };
    while (next < spans.length && spans[next]!.start < clause.end) {
      const { start, end } = spans[next]!;
      add(start, clause.polarity);
      add(Math.min(end, clause.end), 'excluded');
      // A span that goes on is met again by the next clause.
      if (end > clause.end) break;
      next += 1;
    }
    add(clause.end, clause.polarity);
  }
}

/**
 * By piece whether a plus in one of them covers it. Pieces end behind their commas, across which nothing of the pattern
 * reaches: a sentence without has no piece with.
 */
function coveredByPlus(text: string, pieces: readonly Span[]): boolean[] {
  const covered = pieces.map((piece) => PREFERRED.test(text.slice(piece.start, piece.end)));
  for (let i = pieces.length - 1; i > 0; i--) {
    if (covered[i] && !covered[i - 1] && reachesBack(text, pieces[i]!, pieces[i - 1]!)) covered[i - 1] = true;
  }
  for (let i = 1; i < pieces.length; i++) {
    // "Ideally, you have run Kafka": the word alone speaks of what follows it.
    if (covered[i - 1] && IDEALLY.test(text.slice(pieces[i - 1]!.start, pieces[i - 1]!.end))) covered[i] = true;
    // "It would be lovely if you know eBPF, or have run Kafka": what is joined on shares the plus.
    if (covered[i - 1] && JOINED_ON.test(text.slice(pieces[i]!.start, pieces[i]!.end))) covered[i] = true;
  }
  return covered;
}

/** True where a plus covers the piece before its own too: over the items of a list, not over a demand of its own. */
function reachesBack(text: string, piece: Span, before: Span): boolean {
  const words = text.slice(piece.start, piece.end);
  const item = text.slice(before.start, before.end);
  if (CONCEDES.test(words)) return true;
  if (OPENS_DEMAND.test(words) || SINGULAR_PLUS.test(words)) return false;
  return item.length <= LIST_ITEM_LIMIT && !STANDS_APART.test(item);
}
