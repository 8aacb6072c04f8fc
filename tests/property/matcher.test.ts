import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PhraseMatch, PhraseMatcher } from '../../src/core/phrase-matcher.js';

const HAN_PHRASE = fc.string({ unit: fc.constantFrom('微', '服', '务', '高', '并'), minLength: 1, maxLength: 4 });
const HAN_TEXT = fc.string({ unit: fc.constantFrom('微', '服', '务', '高', '并'), maxLength: 40 });
const LATIN_PHRASE = fc.string({ unit: fc.constantFrom('a', 'b', 'o'), minLength: 2, maxLength: 4 });
const LATIN_TEXT = fc.string({ unit: fc.constantFrom('a', 'b', 'o', ' ', ',', '/', '中'), maxLength: 60 });

/** Every place of every phrase, by the plainest way there is. */
function everyPlace(
  text: string,
  phrases: readonly string[],
  admits: (start: number, end: number) => boolean,
): PhraseMatch<string>[] {
  const found: PhraseMatch<string>[] = [];
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      const part = text.slice(start, end);
      if (phrases.includes(part) && admits(start, end)) found.push({ start, end, value: part });
    }
  }
  return found;
}

function matcherOf(phrases: readonly string[]): PhraseMatcher<string> {
  return new PhraseMatcher(phrases.map((text) => ({ text, value: text })));
}

describe('PhraseMatcher against a search of every place', () => {
  it('agrees where there are no word boundaries', () => {
    fc.assert(
      fc.property(fc.uniqueArray(HAN_PHRASE, { minLength: 1, maxLength: 8 }), HAN_TEXT, (phrases, text) => {
        expect(matcherOf(phrases).find(text)).toEqual(everyPlace(text, phrases, () => true));
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('agrees at word boundaries', () => {
    fc.assert(
      fc.property(fc.uniqueArray(LATIN_PHRASE, { minLength: 1, maxLength: 8 }), LATIN_TEXT, (phrases, text) => {
        const letter = (at: number): boolean => /[a-z]/.test(text.charAt(at));
        const bounded = (start: number, end: number): boolean => !letter(start - 1) && !letter(end);
        expect(matcherOf(phrases).find(text)).toEqual(everyPlace(text, phrases, bounded));
      }),
      { numRuns: 500, seed: 10 },
    );
  });

  it('takes any run of white space for one space', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(space, space, (a, b) => {
        const text = `spring${a}boot${b}admin`;
        expect(
          matcherOf(['spring boot admin', 'boot'])
            .find(text)
            .map(({ start, end }) => text.slice(start, end)),
        ).toEqual([text, 'boot']);
      }),
      { numRuns: 100, seed: 11 },
    );
  });
});
