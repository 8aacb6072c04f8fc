import type { Span } from '../../../core/span.js';
import type { NormalizedText } from '../../../core/text.js';
import type { CatalogueMatch } from '../../../frameworks/catalogue.js';
import { startingUpTo, withoutInner } from '../../../frameworks/inner.js';
import type { SkillNames } from '../skill-names.js';
import { bareList } from './bare-list.js';
import { namesWithYears } from './names-with-years.js';
import type { ResumePart } from './sections.js';
import { saysLevel } from './skill-levels.js';

const ITEM = /[^\n,，、;；|()（）:：/•·。]+/g;
const LEVEL_BEHIND = /^\s?[(（]([^()（）\n]{1,24})[)）]/;
const MARKS_BEFORE = /^[\s\-*•·【[]+/;
const LONGEST = 60;
const SENTENCE = /[^\n。；;!！?？.]+(?:\.(?!\s|$)[^\n。；;!！?？.]+)*/g;
/** One word alone may be said otherwise: "Go." */
const FEWEST_OF_SENTENCE = 2;

/**
 * The names of a folded résumé that stand as an item of their own in a part for skills, or with a level in brackets behind
 * them, or with years of use, or of a text or a sentence that is nothing but a few names: there a word that means something else in a sentence (React, Rust, Spark)
 * is the technology of that name.
 *
 * @param known what the catalogue found in the text; its places are left out
 */
export function listedNames(
  text: NormalizedText,
  parts: readonly ResumePart[],
  names: SkillNames,
  known: readonly CatalogueMatch[],
): CatalogueMatch[] {
  const isKnown = placesTaken(known);
  const matchOf = (id: string, folded: Span): CatalogueMatch => {
    return { kind: 'technology', id, folded, span: text.toOriginal(folded) };
  };
  const bare = bareList(text.text, names);
  if (bare.length > 0) {
    const unknown = bare.filter(({ start, end }) => !isKnown(start, end));
    return unknown.map((folded) => matchOf(names.spelled(text.text.slice(folded.start, folded.end))!, folded));
  }
  const apart = [...sentenceLists(text.text, parts, names), ...toldWithYears(text)].filter(
    ({ start, end }) => !isKnown(start, end),
  );
  const named = apart.flatMap((folded) => {
    const id = names.spelled(text.text.slice(folded.start, folded.end));
    return id === null ? [] : [matchOf(id, folded)];
  });
  const isNamed = placesTaken(named);
  const items = parts.flatMap(({ start, end, kind }) => {
    const words = text.text.slice(start, end);
    return [...words.matchAll(ITEM)].flatMap((item): CatalogueMatch[] => {
      if (item[0].length > LONGEST) return [];
      const lead = MARKS_BEFORE.exec(item[0])?.[0].length ?? 0;
      const name = item[0].slice(lead).trimEnd();
      const from = start + item.index + lead;
      if (name === '' || isKnown(from, from + name.length) || isNamed(from, from + name.length)) return [];
      if (kind !== 'skills' && !hasLevel(words.slice(item.index + item[0].length, item.index + LONGEST * 2))) return [];
      const id = names.spelled(name);
      if (id === null) return [];
      return [matchOf(id, { start: from, end: from + name.length })];
    });
  });
  return [...named, ...items];
}

/** The names of the sentences that are nothing but names: "React and TypeScript." */
function sentenceLists(text: string, parts: readonly ResumePart[], names: SkillNames): Span[] {
  const telling = parts.filter(({ kind }) => kind !== 'personal' && kind !== 'aside');
  return telling.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(SENTENCE)].flatMap((sentence) => {
      const from = start + sentence.index;
      const places = bareList(sentence[0], names).map((place) => ({
        start: from + place.start,
        end: from + place.end,
      }));
      const different = new Set(places.map((place) => text.slice(place.start, place.end)));
      return different.size < FEWEST_OF_SENTENCE ? [] : places;
    }),
  );
}

function toldWithYears(text: NormalizedText): Span[] {
  return namesWithYears(text.text, (place) => {
    const { start } = text.toOriginal(place);
    return /\p{Lu}/u.test(text.original.charAt(start));
  });
}

/** Whether something known stands in a stretch. */
function placesTaken(known: readonly CatalogueMatch[]): (from: number, to: number) => boolean {
  const places = withoutInner(known.map(({ folded }) => folded));
  return (from, to) => (places[startingUpTo(places, to - 1) - 1]?.end ?? 0) > from;
}

function hasLevel(behind: string): boolean {
  const bracket = LEVEL_BEHIND.exec(behind);
  return bracket !== null && saysLevel(bracket[0]);
}
