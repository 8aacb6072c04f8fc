import type { Span } from '../core/span.js';

const WORDS =
  '优先|加分|[更最为者尤则]佳|更[好棒]|最好|锦上添花|非必[须需]|可选|nice[ -]to[ -]haves?|good to have|pluses|plus|bonus|asset|advantage|advantageous|preferred|preferabl[ey]|desirable|desired|ideally|beneficial|optional';
const AROUND =
  '有|会|者|的|是|为|均|可|但|即|亦|项|考虑|条件|经验|录[用取]|不?[是]?必[须需]|a|an|as|is|are|be|but|not|or|and|very|highly|strongly|added|big|huge|strong|definite|real|would|experience|required|necessary|points?';
/** Nothing but a word that calls a plus, and words that go with it. */
const PLUS_ALONE = new RegExp(
  `^\\s*(?:(?:${AROUND})(?![a-z])\\s*)*(?:${WORDS})(?![a-z])(?:\\s*(?:${AROUND}|${WORDS})(?![a-z]))*\\s*!?\\s*[)）]$`,
);
const LONGEST = 48;
const OPENS = /[(（]$/;

// What joins the items of a list; "or" and a stroke join what is one item.
const JOINS = /[、,，:：]|和|与|及|\band\b/g;
/** What ends a list as a whole: "Kafka、Redis使用经验（优先）". */
const ENDS_LIST = /(?:经验|背景|能力|知识|者|等[^、]{0,6}|experience|knowledge|skills?)\s*[(（]$/;

/** True where a piece of a text is a bracket, opened at the end of the piece before, that only calls a plus. */
export function isPlusBracket(text: string, before: Span, piece: Span): boolean {
  if (piece.end - piece.start > LONGEST || !OPENS.test(text.slice(before.start, before.end))) return false;
  return PLUS_ALONE.test(text.slice(piece.start, piece.end));
}

/** Where the last item of a list begins that goes up to an opening bracket; 0 where the words are one item. */
export function itemBefore(words: string): number {
  if (ENDS_LIST.test(words)) return 0;
  const join = [...words.matchAll(JOINS)].at(-1);
  return join ? join.index + join[0].length : 0;
}
