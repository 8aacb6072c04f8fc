import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Grades = ReadonlyMap<string, number>;

interface Figures {
  ndcgAt(ranked: readonly string[], grades: Grades, places: number): number;
  precisionAt(ranked: readonly string[], grades: Grades, places: number): number;
  reciprocalRank(ranked: readonly string[], grades: Grades): number;
  foundAt(ranked: readonly string[], grades: Grades, places: number, isOfKind: (job: string) => boolean): number | null;
  rankedBy(scores: ReadonlyMap<string, number>): string[];
}

const FILE = new URL('../../../bench/support/ranking-figures.mjs', import.meta.url).href;
const { ndcgAt, precisionAt, reciprocalRank, foundAt, rankedBy } = (await import(FILE)) as Figures;

const GRADES = new Map([
  ['three', 3],
  ['two', 2],
  ['one', 1],
]);

describe('figures of a ranking against grades', () => {
  it('give the gain by the place that a job stands in, as a share of the greatest gain', () => {
    expect(ndcgAt(['three', 'two', 'one'], GRADES, 10)).toBe(1);
    // 3 + 0 / log2(3) + 7 / log2(4) of 7 + 3 / log2(3) + 1 / log2(4)
    expect(ndcgAt(['two', 'none', 'three'], GRADES, 10)).toBeCloseTo(6.5 / 9.392789, 6);
    // Only the first two places count, of the ideal order, too.
    expect(ndcgAt(['two', 'none', 'three'], GRADES, 2)).toBeCloseTo(3 / 8.892789, 6);
    expect(ndcgAt(['none', 'neither'], GRADES, 10)).toBe(0);
    expect(ndcgAt([], GRADES, 10)).toBe(0);
  });

  it('never let an order gain more than the one by grade', () => {
    const jobs = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 3 })), {
      selector: ([id]) => id,
      minLength: 1,
    });
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 12 }), (graded, places) => {
        const grades = new Map([...graded, ['certain', 3] as const]);
        const value = ndcgAt([...grades.keys()], grades, places);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(ndcgAt(rankedBy(grades), grades, places)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('count good jobs, of grade 2 and up, in the first places', () => {
    expect(precisionAt(['one', 'two', 'none', 'three'], GRADES, 2)).toBe(0.5);
    expect(precisionAt(['two'], GRADES, 5)).toBe(0.2);
    expect(reciprocalRank(['one', 'none', 'two', 'three'], GRADES)).toBe(1 / 3);
    expect(reciprocalRank(['one', 'none'], GRADES)).toBe(0);
  });

  it('say what share of the good jobs of a kind is found, and nothing where there is none', () => {
    const startsWithT = (job: string) => job.startsWith('t');
    expect(foundAt(['none', 'two', 'three'], GRADES, 2, startsWithT)).toBe(0.5);
    expect(foundAt(['two', 'three'], GRADES, 2, (job) => job === 'one')).toBeNull();
  });

  it('rank by score, and by id where scores are equal', () => {
    const scores = new Map([
      ['b', 1],
      ['a', 1],
      ['Z', 1],
      ['c', 2],
    ]);
    expect(rankedBy(scores)).toEqual(['c', 'Z', 'a', 'b']);
  });
});
