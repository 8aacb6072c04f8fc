import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounded, roundedText } from '../../../src/core/rounded.js';

describe('roundedText', () => {
  it('writes what JSON writes of a rounded number', () => {
    for (const value of [
      0,
      1,
      0.6,
      0.5,
      0.000001,
      0.0000004,
      0.0000005,
      0.9999996,
      0.1 + 0.2,
      0.123,
      0.123456789,
      0.001,
    ]) {
      expect(roundedText(value)).toBe(JSON.stringify(value, rounded));
    }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        expect(roundedText(value)).toBe(JSON.stringify(value, rounded));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (units) => {
        expect(roundedText(units / 1e6)).toBe(String(units / 1e6));
      }),
    );
  });
});
