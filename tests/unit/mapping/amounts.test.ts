import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOf, aroundNumbers } from '../../../src/mapping/amounts.js';

describe('the parts of a text around its numbers', () => {
  it('reach so far on both sides, and are one where they meet', () => {
    expect(aroundNumbers('abcde5fghij', 2)).toEqual([{ start: 3, end: 8 }]);
    expect(aroundNumbers('5 ab 6', 2)).toEqual([{ start: 0, end: 6 }]);
    expect(aroundNumbers('5 abcdef 6', 2)).toEqual([
      { start: 0, end: 3 },
      { start: 7, end: 10 },
    ]);
    expect(aroundNumbers('one of many', 2)).toEqual([]);
  });

  it('hold every number as the whole text does', () => {
    const words = [
      'over 5k',
      '不低于三万',
      'half a million',
      'tens of thousands',
      '2-3万',
      'x'.repeat(90),
      '，',
      '的',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (chosen) => {
        const text = chosen.join('');
        const inParts = aroundNumbers(text, 80).flatMap(({ start, end }) =>
          amountsOf(text.slice(start, end)).map((amount) => ({
            ...amount,
            start: start + amount.start,
            end: start + amount.end,
          })),
        );
        expect(inParts).toEqual(amountsOf(text));
      }),
      { numRuns: 300 },
    );
  });
});
