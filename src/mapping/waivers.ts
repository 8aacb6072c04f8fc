import { allMatches } from '../core/patterns.js';
import type { Span } from '../core/span.js';

// Words that say of what follows that it is not part of the job. Verbs only: what they waive is their object.
const OPENS_ZH =
  '(?:不要求|不强制(?:要求)?|不硬性要求|无需|无须|不需要|不必|不用(?=[写做会懂管碰维])|用不[到着上]|不涉及|不接触|不负责(?!任)|不考虑|不使用|不采用|不是做|(?<![得能])不[做搞碰写招找](?!要求|硬性|限))' +
  '(?:你|您)?(?:再|去|自己)?(?:有|具备|掌握|会|懂|了解|熟悉|精通|使用|开发|维护|搭建)?';
const OPENS_EN =
  "\\b(?:(?:do|does|did|will|would|wo)(?: not|n['’]t) (?:really |actually |currently |necessarily )?(?:need|require|want(?! to (?:miss|lose|do without))|expect|use|involve|include|touch|have to|do|build|be (?:doing|using|writing|building|touching|working (?:on|with)|responsible for))(?: you)?(?: to)?" +
  "|(?:there is |there['’]s )?no need (?:for|of|to)|without (?:the |any )?need (?:for|of|to)|need(?: not|n['’]t) (?:to )?" +
  "|not (?:currently |really )?(?:looking for|searching for|seeking|responsible for|in charge of|involved in|hiring)|never (?:need|use|touch|build)(?: to)?|if you (?:have never|have not|haven['’]t) (?:ever |yet )?(?:used|worked (?:with|in|on)|written|touched|seen|tried|done))(?![a-z])";
const OPENS = new RegExp(`${OPENS_ZH}|${OPENS_EN}`, 'g');

/** Every opening holds one of these, and few sentences do. */
const MAY_WAIVE = /不|无[需须]|n['’]t|(?<![a-z])(?:no|never|without)/;

/** Where a waiver ends inside its piece: words of contrast, of a reason, or of a statement of their own. */
const BREAKS =
  /但|而是|只|仅|而且|需要|必须|要求|主要|专注|负责|因为|即可|[:：]|\b(?:but|rather|instead|just|only|however|although|because|since|unless|when|while|if|so|who|which|that|we|you|they|he|she|it|to|must|should|will|is|are)\b/;
/** "Java 不要求经验" waives what stands before it. */
const NO_OBJECT = /^[\s,，)）]*(?:(?:相关|工作|从业)*(?:经验|基础|背景)[\s,，)）]*)?$/;
/** What is waived as a favour is no item of a list of skills: "no need to relocate, Go or Java". */
const FAVOUR =
  /加班|坐班|出差|打卡|驻场|倒班|夜班|值班|应酬|喝酒|学历|经验|\b(?:relocat|travel|commut|degree|diploma|overtime|visa|on-call|supervision|cover letter|resume|cv\b|office|worry)/;
/** Between two items of a waived list. */
const JOINS = /、|\/|或者?|和|与|及|\b(?:or|nor|and)\b/g;
/** An item longer than this is a statement and not waived to its end. Two columns a Chinese character. */
const ITEM_LIMIT = 32;

/** How far a waiver is followed inside its piece, in code units, and over how many pieces behind it. */
const REACH = 240;
const LIST_LIMIT = 12;

/** A piece behind a comma goes on with a waived list only as a bare item; what holds a verb speaks for itself. */
const SPEAKS_FOR_ITSELF =
  /[是有能会熟懂做写用要需走可均皆]|负责|开发|设计|维护|搭建|提供|优先|加分|掌握|了解|\b(?:have|has|need|know|build|write|work|run|use|experience|required|preferred|plus)\b/;
const ITEM_BEHIND_COMMA = 28;
/** Negative lists end so; "and" and 和 would as well begin something that is asked. */
const LAST_OF_LIST = /或|等|\b(?:or|nor)\b/;
/** "No ORM, cache or admin needed": the waiver stands at both ends of the list. */
const OPENS_FRAMED = /\b(?:no|without)(?: prior| previous)? (?=[a-z])/g;
const CLOSES_FRAMED = /\b(?:or|nor) [^,.]{0,40}\b(?:needed|required|necessary)\b/;

/**
 * The spans of a sentence that its words waive: the object of "we do not need", 不做, and what a list goes on
 * with. The pieces are those between the commas of one sentence.
 *
 * @example
 * const text = 'we do not need an admin console, orm or cache';
 * waivedSpans(text, [{ start: 0, end: 32 }, { start: 32, end: 45 }]); // 'do not need an admin console,' and ' orm or cache'
 */
export function waivedSpans(text: string, pieces: readonly Span[]): Span[] {
  if (!MAY_WAIVE.test(text.slice(pieces[0]?.start, pieces.at(-1)?.end))) return [];
  const spans: Span[] = [];
  for (const [i, piece] of pieces.entries()) {
    const words = text.slice(piece.start, piece.end);
    for (const opening of allMatches(OPENS, words)) spans.push(...reachOf(text, pieces, i, opening));
    for (const opening of allMatches(OPENS_FRAMED, words)) spans.push(...framedReach(text, pieces, i, opening));
  }
  return spans;
}

/** Where the words of a sentence open a waiver, in order, whether or not it reaches anything. */
export function waiverOpenings(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  if (!MAY_WAIVE.test(words)) return [];
  return [...allMatches(OPENS, words), ...allMatches(OPENS_FRAMED, words)]
    .map(({ index, 0: opening }) => ({ start: start + index, end: start + index + opening.length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function reachOf(text: string, pieces: readonly Span[], i: number, opening: RegExpExecArray): Span[] {
  const start = pieces[i]!.start + opening.index + opening[0].length;
  const rest = text.slice(start, Math.min(pieces[i]!.end, start + REACH));
  const reach = reachInside(rest);
  if (NO_OBJECT.test(rest.slice(0, reach))) return [];
  // The opening belongs to what it waives, so that it does not read as a waiver of what stands before it.
  const own = { start: pieces[i]!.start + opening.index, end: start + reach };
  const alone = reach < rest.length || FAVOUR.test(rest);
  return alone ? [own] : [own, ...pieces.slice(i + 1, listEnd(text, pieces, i + 1, LAST_OF_LIST))];
}

/** "No …" waives a list only where its end says so too. */
function framedReach(text: string, pieces: readonly Span[], i: number, opening: RegExpExecArray): Span[] {
  const start = pieces[i]!.start + opening.index + opening[0].length;
  const rest = text.slice(start, Math.min(pieces[i]!.end, start + REACH));
  if (reachInside(rest) < rest.length) return [];
  const end = listEnd(text, pieces, i + 1, CLOSES_FRAMED);
  return end > i + 1 ? [{ start, end: pieces[i]!.end }, ...pieces.slice(i + 1, end)] : [];
}

/** How far into the rest of its piece a waiver holds. */
function reachInside(rest: string): number {
  const end = BREAKS.exec(rest)?.index ?? rest.length;
  let from = 0;
  for (const join of rest.slice(0, end).matchAll(JOINS)) {
    if (columns(rest.slice(from, join.index)) > ITEM_LIMIT) break;
    from = join.index + join[0].length;
  }
  return columns(rest.slice(from, end)) > ITEM_LIMIT ? cutToLimit(rest, from) : end;
}

/** Up to where the columns of an item are spent, and the word there is over. */
function cutToLimit(rest: string, from: number): number {
  let at = from;
  for (let spent = 0; at < rest.length && spent < ITEM_LIMIT; at++) spent += columns(rest.charAt(at));
  while (at < rest.length && /[a-z]/.test(rest.charAt(at))) at++;
  return at;
}

/** The index behind the last piece of a list that goes on at a piece, or that index itself where none does. */
function listEnd(text: string, pieces: readonly Span[], first: number, last: RegExp): number {
  for (let i = first; i < Math.min(pieces.length, first + LIST_LIMIT); i++) {
    const { start, end } = pieces[i]!;
    const words = text.slice(start, Math.min(end, start + REACH));
    if (last === CLOSES_FRAMED && last.test(words)) return i + 1;
    if (columns(words) > 2 * ITEM_BEHIND_COMMA || BREAKS.test(words) || SPEAKS_FOR_ITSELF.test(words)) return first;
    if (last.test(words)) return i + 1;
    if (columns(words) > ITEM_BEHIND_COMMA) return first;
  }
  return first;
}

function columns(text: string): number {
  return text.length + (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0);
}
