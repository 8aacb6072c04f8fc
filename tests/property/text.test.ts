import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/core/text.js';
import { anyText, jobText } from './texts.js';

const ZERO_WIDTH = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\ufeff/;
const LONE_SURROGATE = /\p{Surrogate}/u;

describe('normalizeText, any text', () => {
  it('gives spans in bounds and in order, that cut no surrogate pair', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, jobText), (original) => {
        const folded = normalizeText(original);
        let last = 0;
        for (let i = 0; i < folded.text.length; i++) {
          const span = folded.toOriginal({ start: i, end: i + 1 });
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.start;
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(original.length);
          if (LONE_SURROGATE.test(original)) continue;
          expect(original.slice(span.start, span.end)).not.toMatch(LONE_SURROGATE);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('gives spans that fold to what they stand for, over whole characters', () => {
    fc.assert(
      fc.property(jobText, fc.nat(), fc.nat(), (original, a, b) => {
        const folded = normalizeText(original);
        const length = folded.text.length;
        const [start, end] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y) as [number, number];
        const span = folded.toOriginal({ start, end });
        const again = normalizeText(original.slice(span.start, span.end)).text;
        // A span that begins or ends within a character that grew (a ligature) gives all of it.
        expect(again).toContain(folded.text.slice(start, end));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('leaves no capital, no full-width letter and no zero-width character of job texts', () => {
    fc.assert(
      fc.property(jobText, (original) => {
        expect(normalizeText(original).text).not.toMatch(/[A-Z\uff21-\uff5a\u3000]/);
        expect(normalizeText(original).text).not.toMatch(ZERO_WIDTH);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('changes nothing a second time, on job texts', () => {
    fc.assert(
      fc.property(jobText, (original) => {
        const { text } = normalizeText(original);
        expect(normalizeText(text).text).toBe(text);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});
