import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchClusters } from '../../../../src/model/diff/matches.js';

const match = (rows: readonly (readonly number[])[], related = 0.5) =>
  matchClusters(Float64Array.from(rows.flat()), rows.length, rows[0]!.length, related);

describe('matchClusters', () => {
  it('pairs by the most in all, not by the nearest first', () => {
    const { pairs } = match([
      [0.9, 0.8],
      [0.85, 0.6],
    ]);
    expect(pairs).toEqual([
      { older: 0, newer: 1, similarity: 0.8 },
      { older: 1, newer: 0, similarity: 0.85 },
    ]);
  });

  it('takes what is like nothing for born or gone, though assignment would have paired it', () => {
    expect(
      match([
        [0.9, 0.1],
        [0.2, 0.49],
      ]),
    ).toEqual({
      pairs: [{ older: 0, newer: 0, similarity: 0.9 }],
      born: [1],
      gone: [1],
      split: [],
      merged: [],
    });
  });

  it('tells a split: newer clusters left over that are like an older one', () => {
    expect(
      match([
        [0.7, 0.9, 0.8, 0.2],
        [0.1, 0.2, 0.1, 0.3],
      ]),
    ).toEqual({
      pairs: [{ older: 0, newer: 1, similarity: 0.9 }],
      born: [3],
      gone: [1],
      split: [
        [
          { older: 0, newer: 1, similarity: 0.9 },
          { older: 0, newer: 2, similarity: 0.8 },
          { older: 0, newer: 0, similarity: 0.7 },
        ],
      ],
      merged: [],
    });
  });

  it('tells a merger: older clusters left over that are like a newer one', () => {
    const { merged, gone } = match([
      [0.7, 0],
      [0.8, 0.1],
      [0, 0.9],
    ]);
    expect(gone).toEqual([]);
    expect(merged).toEqual([
      [
        { older: 1, newer: 0, similarity: 0.8 },
        { older: 0, newer: 0, similarity: 0.7 },
      ],
    ]);
  });

  it('takes the bound itself for related', () => {
    expect(match([[0.5]]).pairs).toHaveLength(1);
    expect(match([[0.4999]]).pairs).toHaveLength(0);
  });

  it('puts every cluster of either side in one place', () => {
    const cosine = fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10);
    const sides = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }));
    const tables = sides.chain(([rows, cols]) =>
      fc.array(fc.array(cosine, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
    );
    fc.assert(
      fc.property(tables, (rows) => {
        const { pairs, born, gone, split, merged } = match(rows);
        const leftovers = (families: typeof split) => families.flatMap(([, ...others]) => others);
        const newer = [...pairs.map((pair) => pair.newer), ...born, ...leftovers(split).map((pair) => pair.newer)];
        const older = [...pairs.map((pair) => pair.older), ...gone, ...leftovers(merged).map((pair) => pair.older)];
        const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
        expect(newer.sort((a, b) => a - b)).toEqual(upTo(rows[0]!.length));
        expect(older.sort((a, b) => a - b)).toEqual(upTo(rows.length));
        for (const [first] of [...split, ...merged]) expect(pairs).toContainEqual(first);
        for (const { similarity } of [...pairs, ...split.flat(), ...merged.flat()]) {
          expect(similarity).toBeGreaterThanOrEqual(0.5);
        }
      }),
    );
  });
});
