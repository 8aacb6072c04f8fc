import type { Phrase } from '../core/phrase-matcher.js';
import type { Span } from '../core/span.js';
import { coveredBy, standsAt } from './covering.js';
import type { GapPhrase } from './gap-phrase.js';

/** The phrases of another meaning that refuse a match of a phrase where they cover it. */
export interface Refusals {
  readonly phrases: readonly string[];
  /** The text that stands at every match of {@link length}; null where it may differ from one to the next. */
  readonly spelling: string | null;
  /** Where the spelling stands in the phrases that hold it; found when it is first asked for. */
  places: readonly Place[] | null;
}

interface Place {
  readonly phrase: string;
  readonly at: number;
}

/** The refusals of a phrase. A space of it stands for any white space, and what a gap holds is not known beforehand. */
export function refusalsOf(phrase: Phrase<GapPhrase<unknown>>, phrases: readonly string[]): Refusals {
  const isFixed = phrase.value.tail === null && !/\s/.test(phrase.text);
  return { phrases, spelling: isFixed ? phrase.text : null, places: null };
}

/** True where one of the phrases stands in the text so that it covers the match. */
export function isRefused(text: string, { start, end }: Span, refusals: Refusals): boolean {
  const { phrases, spelling } = refusals;
  if (phrases.length === 0) return false;
  // Longer than the spelling by its plural s.
  if (end - start !== spelling?.length) return phrases.some((phrase) => coveredBy(text, phrase, start, end));
  // What covers the spelling holds it, and most of the phrases do not.
  refusals.places ??= placesOf(spelling, phrases);
  return refusals.places.some(({ phrase, at }) => at <= start && standsAt(text, phrase, start - at));
}

function placesOf(spelling: string, phrases: readonly string[]): Place[] {
  return phrases.flatMap((phrase) => {
    const places: Place[] = [];
    for (let at = phrase.indexOf(spelling); at >= 0; at = phrase.indexOf(spelling, at + 1)) places.push({ phrase, at });
    return places;
  });
}
