import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/core/text.js';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { knownTerms } from '../../src/pipeline/read-job.js';
import { loadSegmenter, type SegmenterName } from '../../src/tokenize/segmenter.js';
import type { Token } from '../../src/tokenize/token.js';
import { createTokenizer, type Tokenizer } from '../../src/tokenize/tokenizer.js';
import { anyText, jobText } from './texts.js';

const ACCENTS = /[\u0300-\u036f]/g;
/** Such as the frame of a keycap: it is no part of a term, and of the place of the sign that it stands on. */
const MARKS_BEHIND = /\p{M}+$/u;

function expectLawful(text: string, tokens: readonly Token[]): void {
  let last = 0;
  for (const { start, end, term, stem } of tokens) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(term.length).toBeGreaterThan(0);
    expect(stem.length).toBeGreaterThan(0);
    last = end;
  }
}

describe.each<SegmenterName>(['jieba', 'intl'])('tokenizer over %s', (segmenter) => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    tokenizer = await createTokenizer({ segmenter });
  });

  function tokensOf(text: string): Token[] {
    const { catalogue } = builtInKnowledge();
    const folded = normalizeText(text);
    return tokenizer.tokenizeNormalized(folded, knownTerms(catalogue.match(folded), catalogue));
  }

  it('gives ordered, disjoint tokens in bounds of any text, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, jobText), (text) => {
        expectLawful(text, tokensOf(text));
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });

  it('points each token to what folds to its surface', () => {
    fc.assert(
      fc.property(jobText, (text) => {
        for (const { start, end, term, kind } of tokensOf(text)) {
          const surface = normalizeText(text.slice(start, end)).text;
          const bare = surface.replace(MARKS_BEHIND, '');
          const plain = bare.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
          if (kind === 'han' || kind === 'other') expect(surface).toBe(term);
          else if (kind === 'latin') expect([bare, plain]).toContain(term);
          else if (kind === 'code') expect(surface.startsWith(term)).toBe(true);
          // A technology or a term of the field stands under its one name, found again in the slice alone.
          else if (kind === 'domain') expect(tokenizer.tokenize(surface).map((token) => token.term)).toContain(term);
          else expect(surface).toMatch(/\S/);
        }
      }),
      { numRuns: 1_000, seed: 6, examples: [['hr@example.comcafé1️⃣'], ['Go1️⃣']] },
    );
  });

  it('gives one token for one name, wherever it stands', () => {
    const names = ['c++', 'c#', '.net', 'node.js', 'ci/cd', 'kubernetes', 'grpc', 'python'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), jobText, jobText, (name, before, after) => {
        // The full stop of Chinese parts the name from its surroundings, whatever they are.
        const text = `${before}。${name}。${after}`;
        const at = before.length + 1;
        const kind = name === 'ci/cd' ? 'domain' : 'technology';
        expect(tokensOf(text)).toContainEqual({
          term: name,
          stem: name,
          kind,
          start: at,
          end: at + name.length,
        });
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('gives the same tokens a second time', () => {
    fc.assert(
      fc.property(jobText, (text) => {
        expect(tokensOf(text)).toEqual(tokensOf(text));
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});

// The tokenizer has a way of its own to ask these two: jieba about parts of a text, nodejieba, where it was installed,
// about many runs at once.
const ABLE = (
  await Promise.all((['jieba', 'nodejieba'] as const).map((name) => loadSegmenter(name).catch(() => null)))
).filter((segmenter) => segmenter !== null);

describe.each(ABLE)('$name, asked about many runs', (segmenter) => {
  // Characters of every plane that the scanner takes for Chinese, those that jieba's dictionary joins among them.
  const han = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'负责高并发微服务系统开发研究生命科学北京大学的了一二三人工智能') },
    { weight: 1, arbitrary: fc.constantFrom('〇', '㐀', '\uf900', '\ufa0e', '𠮷', '𪚥') },
    { weight: 2, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) },
  );
  const runs = fc.array(
    fc.array(han, { minLength: 1, maxLength: 12 }).map((run) => run.join('')),
    { maxLength: 8 },
  );

  if (segmenter.segmentAll) {
    it('gives the spans that it gives of each alone', () => {
      fc.assert(
        fc.property(runs, (texts) => {
          const together = segmenter.segmentAll!(texts).map((spans) => [...spans]);
          expect(together).toEqual(texts.map((text) => [...segmenter.segment(text)]));
        }),
        { numRuns: 1_000, seed: 21 },
      );
    });
  }

  it('makes the tokens that it makes when it is asked about each', async () => {
    const atOnce = await createTokenizer({ segmenter });
    const oneByOne = await createTokenizer({
      segmenter: { name: 'one by one', segment: (text) => segmenter.segment(text) },
    });
    fc.assert(
      fc.property(jobText, (text) => {
        expect(atOnce.tokenize(text)).toEqual(oneByOne.tokenize(text));
      }),
      { numRuns: 500, seed: 22 },
    );
  });
});
