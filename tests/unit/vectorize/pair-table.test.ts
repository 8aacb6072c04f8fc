import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairTable } from '../../../src/vectorize/pair-table.js';

describe('PairTable', () => {
  it('counts pairs as a Map of joined keys does, however many there are', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 1500, size: 'max' }), (pairs) => {
        const table = new PairTable();
        const expected = new Map<string, number>();
        for (const [left, right] of pairs) {
          table.count(left, right);
          expected.set(`${left} ${right}`, (expected.get(`${left} ${right}`) ?? 0) + 1);
        }
        const found = new Map<string, number>();
        table.forEach((left, right, count) => {
          found.set(`${left} ${right}`, count);
        });
        expect([...found].sort()).toEqual([...expected].sort());
        for (const [left, right] of pairs) expect(table.get(left, right)).toBe(expected.get(`${left} ${right}`));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps what was set, tells a pair from its reverse, and has 0 for others', () => {
    const table = new PairTable();
    for (let i = 0; i < 5_000; i++) table.set(i, i + 1, 7 * i + 1);
    for (let i = 0; i < 5_000; i++) expect(table.get(i, i + 1)).toBe(7 * i + 1);
    expect(table.get(1, 0)).toBe(0);
    table.set(3, 4, 1);
    expect(table.get(3, 4)).toBe(1);
  });
});
