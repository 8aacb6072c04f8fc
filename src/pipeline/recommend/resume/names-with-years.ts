import type { Span } from '../../../core/span.js';
import { EN_NUMBER } from '../../../ingest/facts/numerals.js';

/** A word with years of use behind it: Go for 2 years. */
const NAMED = new RegExp(`(?<![\\w.+#-])([a-z][\\w.+#]{0,20}) for (?:${EN_NUMBER})\\s?\\+?\\s?(?:years?|yrs?)\\b`, 'g');
/** What a use is told by in front of it, or years of another use. */
const OF_USE =
  /\b(?:used|using|use|with|wrote|writing|written|coded|coding|programmed|programming|learned|learnt|knows?|(?:years?|yrs?),?(?: and)?) $|\b(?:years?|yrs?)[,&] ?$/;
/** Words after these are one of several; what is a name in them is written as one. */
const OF_SEVERAL = /(?:,| and| &) $/;
const REACH = 24;

/**
 * The places in a folded text of words that are told with years of use, "Used Python for 5 years and Go for 2 years": a word that
 * means something else in a sentence is a name there. "I had to go for 2 years" tells no use.
 *
 * @param isCapital whether what stands at a place was written with a capital
 */
export function namesWithYears(text: string, isCapital: (place: Span) => boolean): Span[] {
  const places = [...text.matchAll(NAMED)].map(({ 1: name, index }) => ({ start: index, end: index + name!.length }));
  return places.filter((place) => {
    const before = text.slice(Math.max(0, place.start - REACH), place.start);
    return OF_USE.test(before) || (OF_SEVERAL.test(before) && isCapital(place));
  });
}
