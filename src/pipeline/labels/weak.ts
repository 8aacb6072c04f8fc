import words from '../data/weak-words.json' with { type: 'json' };

const ENDS_LIKE_AN_ADVERB = /.{3}(?:[aeiou]lly|[dnst]tly|kly|edly|ously|ively|ently|antly)$/;
const ENDS_LIKE_A_PARTICIPLE = /.{3}[^aeiou]ed$/;
const STARTS_WITH_A_NUMBER = /^\d/;
/** A single letter says nothing where it is no name. */
const LETTERS = 2;

let weak: ReadonlySet<string> | undefined;

/**
 * Whether a word names nothing by itself: a verb, an adverb, an adjective, a noun of any posting (data/weak-words.json),
 * a number. A label has them only where there is nothing better.
 *
 * @param word as a reader is shown it
 */
export function isWeak(word: string): boolean {
  weak ??= new Set(Object.values(words).flatMap((list) => list.split(' ')));
  return weak.has(word) || word.length < LETTERS || STARTS_WITH_A_NUMBER.test(word) || ENDS_LIKE_AN_ADVERB.test(word);
}

/** Whether a single English word has the form of a participle, which may still begin a good phrase. */
export function looksLikeParticiple(word: string): boolean {
  return ENDS_LIKE_A_PARTICIPLE.test(word);
}
