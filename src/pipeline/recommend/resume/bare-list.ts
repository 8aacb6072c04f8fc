import type { Span } from '../../../core/span.js';
import type { SkillNames } from '../skill-names.js';
import { levelWords } from './skill-levels.js';

const LONGEST = 200;
const PIECE = /[^\n,，、;；|/•·。()（）:：]+/g;
const WORD = /\S+/g;
/** What may stand beside names in a list: years, a degree, and what the person wishes for. */
const ASIDE =
  /^(?:[\s*+-]+|\d{1,2}(?:\.\d)?\s?\+?\s?(?:年|years?|yrs?)(?:以上|多)?(?:的?(?:工作|开发)?经验|of experience)?|大专|本科|硕士|博士|\d{1,3}[kw万]|(?:期望|希望|想去|想在|base).*)$/;
const YEARS_BEHIND = /[\s]*\d{1,2}(?:\.\d)?\s?\+?\s?(?:年|years?|yrs?)(?:以上|多)?(?:的?(?:工作|开发)?经验)?$/;
const YEARS_BEFORE = /^\d{1,2}(?:\.\d)?\s?\+?\s?(?:年|(?:years?|yrs?)(?: of)?)\s*/;
const JOIN = /\s(?:and|or|&)\s|[和与及]|(?<=[a-z+#])\s{2,}/g;
const KIND_BEHIND = /\s?(?:语言|开发(?:工程师)?|编程|工程师|developer|engineer|programmer)$/;

/**
 * The places of the names in a folded text of a few words that is made of names, levels and years only, such as `Go，3年`: a list
 * in which a word that means something else in a sentence is meant. Empty where anything else stands in it.
 */
export function bareList(text: string, names: SkillNames): Span[] {
  if (text.length > LONGEST) return [];
  const places: Span[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    for (const part of piecesOf(piece, index)) {
      const found = namesIn(part, text, names);
      if (found === null) return [];
      places.push(...found);
    }
  }
  return places;
}

function piecesOf(piece: string, index: number): Span[] {
  const places: Span[] = [];
  let start = index;
  if (ASIDE.test(piece.trim())) return [];
  for (const join of piece.matchAll(JOIN)) {
    places.push({ start, end: index + join.index });
    start = index + join.index + join[0].length;
  }
  return [...places, { start, end: index + piece.length }];
}

/** The one name that a piece spells, or the names that all of its words spell; null where it holds another word. */
function namesIn(piece: Span, text: string, names: SkillNames): Span[] | null {
  const name = withoutLevel(piece, text);
  const words = text.slice(name.start, name.end);
  if (words === '' || ASIDE.test(words)) return [];
  if (names.spelled(words) !== null) return [name];
  const places = [...words.matchAll(WORD)].map(({ 0: word, index }) => {
    return { start: name.start + index, end: name.start + index + word.length };
  });
  return places.every(({ start, end }) => names.spelled(text.slice(start, end)) !== null) ? places : null;
}

/** A piece without level, years and kind around its name. */
function withoutLevel({ start, end }: Span, text: string): Span {
  let [from, to] = [start, end];
  const words = (): string => text.slice(from, to);
  const cut = (pattern: RegExp, atStart: boolean): void => {
    const length = pattern.exec(words())?.[0].length ?? 0;
    if (atStart) from += length;
    else to -= length;
  };
  cut(/^[\s*+•-]+/, true);
  cut(/\s+$/, false);
  cut(YEARS_BEFORE, true);
  const level = levelWords(words());
  if (level && level.start === 0) from += level.end;
  else if (level && level.end === to - from) to = from + level.start;
  cut(/^\s+/, true);
  cut(YEARS_BEHIND, false);
  cut(KIND_BEHIND, false);
  cut(/\s+$/, false);
  return { start: from, end: to };
}
