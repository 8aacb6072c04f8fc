import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PhraseMatch, PhraseMatcher } from '../../src/core/phrase-matcher.js';
import { coveredBy } from '../../src/frameworks/covering.js';
import { endOfGapPhrase, gapPhrase } from '../../src/frameworks/gap-phrase.js';
import { GapTails } from '../../src/frameworks/gap-tails.js';
import { isRefused, refusalsOf } from '../../src/frameworks/refusals.js';

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

  it('agrees where phrases go on in many ways', () => {
    const unit = fc.constantFrom(...'微服务高并发开测试计');
    const phrases = fc.uniqueArray(fc.string({ unit, minLength: 1, maxLength: 3 }), { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(phrases, fc.string({ unit, maxLength: 40 }), (all, text) => {
        expect(matcherOf(all).find(text)).toEqual(everyPlace(text, all, () => true));
      }),
      { numRuns: 300, seed: 12 },
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

describe('the tail of a phrase with a gap', () => {
  /** By its definition: the first place of the tail within the limit, no end of a clause before it. */
  function endByDefinition(text: string, end: number, tail: string, limit: number): number {
    const window = text.slice(end, end + limit + tail.length);
    const at = window.indexOf(tail);
    return at < 0 || /[。；;！!？?\n]|\.\s/.test(window.slice(0, at)) ? -1 : end + at + tail.length;
  }

  it('is found where its definition finds it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ', '\n', '。', '中', 'x'), maxLength: 60 });
    const tail = fc.string({ unit: fc.constantFrom('a', 'b', '.', '中'), maxLength: 3 });
    fc.assert(
      fc.property(
        text,
        tail,
        fc.nat(20),
        fc.constantFrom('zh' as const, 'en' as const),
        (words, last, at, language) => {
          const end = Math.min(at, words.length);
          const phrase = gapPhrase(`head…${last}`, language, null).value;
          expect(endOfGapPhrase(words, end, phrase)).toBe(endByDefinition(words, end, last, phrase.limit));
        },
      ),
      { numRuns: 5_000, seed: 13 },
    );
  });
});

describe('the tails of one head', () => {
  it('are found together where each is found alone', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ', '。', '中', 'x'), maxLength: 40 });
    const tails = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '中'), minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(text, tails, fc.nat(10), (words, all, at) => {
        const end = Math.min(at, words.length);
        const gapped = all.map((tail) => ({ phrase: gapPhrase(`head…${tail}`, 'zh', null).value }));
        const together = new GapTails<null, (typeof gapped)[number]>(gapped[0]?.phrase.limit ?? 0);
        for (const one of gapped) together.add(one);
        const found = new Map<string, number>();
        together.each(words, end, ({ phrase }, last) => {
          expect(found.has(phrase.tail!)).toBe(false);
          found.set(phrase.tail!, last);
        });
        for (const { phrase } of gapped) {
          expect(found.get(phrase.tail!) ?? -1).toBe(endOfGapPhrase(words, end, phrase));
        }
      }),
      { numRuns: 5_000, seed: 15 },
    );
  });
});

describe('refusals by spelling', () => {
  it('agree with a search of all phrases around the match', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '中');
    const some = fc.string({ unit, minLength: 1, maxLength: 3 });
    const text = fc.string({ unit, maxLength: 24 });
    fc.assert(
      fc.property(
        some,
        fc.array(fc.string({ unit, maxLength: 5 }), { maxLength: 4 }),
        text,
        (spelling, refuse, words) => {
          const phrase = gapPhrase(spelling, 'zh', null);
          const refusals = refusalsOf(phrase, refuse);
          for (const { start, end } of new PhraseMatcher([phrase]).find(words)) {
            const covered = refuse.some((one) => coveredBy(words, one, start, end));
            expect(isRefused(words, { start, end }, refusals)).toBe(covered);
          }
        },
      ),
      { numRuns: 5_000, seed: 14 },
    );
  });
});
