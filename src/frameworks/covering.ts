const PLURAL = 's';
const OPEN_END = '*';
const LETTER = /[a-z]/;
const DIGIT = /\d/;
const LETTER_OR_DIGIT = /[a-z\d]/;

/**
 * True where the phrase stands in the text so that it covers the range.
 *
 * A phrase ends where its last word does, whose plural it covers too: "go back" stands in "go back to work", not in "Go
 * backend". With `*` at its end it stands where a longer word begins with its last one, too: `spring recruit*`.
 */
export function coveredBy(text: string, phrase: string, start: number, end: number): boolean {
  const length = writtenLength(phrase);
  for (let at = Math.max(0, end - length); at <= start; at++) {
    if (standsAt(text, phrase, at)) return true;
  }
  return false;
}

/** True where the phrase stands at the place and ends as its writing asks. */
export function standsAt(text: string, phrase: string, at: number): boolean {
  if (phrase.endsWith(OPEN_END)) return text.startsWith(phrase.slice(0, -1), at);
  return text.startsWith(phrase, at) && endsWord(text, at + phrase.length);
}

/** How many characters of a text a phrase covers. */
function writtenLength(phrase: string): number {
  return phrase.endsWith(OPEN_END) ? phrase.length - 1 : phrase.length;
}

/** True at the end of a word, and before the s of its plural; a version goes on where its digits do. */
function endsWord(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  if (DIGIT.test(last)) return !DIGIT.test(text.charAt(end));
  if (!LETTER.test(last) || !LETTER_OR_DIGIT.test(text.charAt(end))) return true;
  return text.charAt(end) === PLURAL && !LETTER_OR_DIGIT.test(text.charAt(end + 1));
}
