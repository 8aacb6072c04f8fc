import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankedRow } from '../../../src/recommend/best.js';
import { diverseRows, poolFor } from '../../../src/recommend/diversity.js';
import { likenessTo } from '../../../src/recommend/likeness.js';
import { JobTable } from '../../../src/recommend/table.js';
import { anyJob } from '../../support/indexed-jobs.js';

const MILLION = 1_000_000;

/** By the formula, from the lists of tags and places of two rows. */
function plainLikeness(table: JobTable, a: number, b: number): number {
  const [first, second] = [table.row(a), table.row(b)];
  const amounts = new Map(Array.from(first.tags, (tag, i) => [tag, first.amounts[i]!]));
  let [smaller, larger] = [0, 0];
  for (const tag of new Set([...Array.from(first.tags), ...Array.from(second.tags)])) {
    const own = amounts.get(tag) ?? 0;
    const at = Array.from(second.tags).indexOf(tag);
    const other = at < 0 ? 0 : second.amounts[at]!;
    smaller += Math.min(own, other);
    larger += Math.max(own, other);
  }
  const tags = larger === 0 ? 1 : smaller / larger;
  if (first.place === null || second.place === null) return tags;
  const cosine = first.place.reduce((sum, x, i) => sum + x * second.place![i]!, 0);
  return (tags + Math.max(0, Math.min(1, cosine))) / 2;
}

/** The choice as its formula says, every likeness computed anew for every one that is chosen. */
function plainChoice(table: JobTable, pool: readonly RankedRow[], top: number, diversity: number): number[] {
  const chosen: number[] = [];
  while (chosen.length < Math.min(top, pool.length)) {
    let best: { row: number; worth: number } | null = null;
    for (const { row, score } of pool) {
      if (chosen.includes(row)) continue;
      const nearest = Math.max(0, ...chosen.map((other) => likenessTo(table, other)(row)));
      const worth = (1 - diversity) * (score / MILLION) - diversity * nearest;
      if (best === null || worth > best.worth) best = { row, worth };
    }
    chosen.push(best!.row);
  }
  return chosen;
}

const anyTable = fc.array(anyJob, { minLength: 1, maxLength: 25 }).map((jobs) => {
  const table = new JobTable(() => 256);
  for (const job of jobs) table.put(job);
  return table;
});

describe('choosing different ones', () => {
  it('compares jobs by the tags they have in common and by their places', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        for (let a = 0; a < table.rows; a++) {
          for (let b = 0; b < table.rows; b++) {
            expect(likenessTo(table, a)(b)).toBeCloseTo(plainLikeness(table, a, b), 12);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes what the formula takes', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: MILLION }), { minLength: 60, maxLength: 60 }),
        (table, top, diversity, scores) => {
          const sorted = [...scores].sort((a, b) => b - a);
          const pool = Array.from({ length: table.rows }, (_, row) => ({ row, score: sorted[row]! }));
          expect(diverseRows(table, pool, top, diversity).map(({ row }) => row)).toEqual(
            plainChoice(table, pool, top, diversity),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('looks among five times as many as are wanted, among 50 at least and 2000 at most', () => {
    expect([1, 10, 100, 400, 1000].map((top) => poolFor(top, 0.5))).toEqual([50, 50, 500, 2000, 2000]);
    expect(poolFor(1000, 0)).toBe(1000);
  });

  it('compares each that is left with each chosen one once', () => {
    const table = new JobTable(() => 256);
    fc.sample(anyJob, { numRuns: 30, seed: 1 }).forEach((job, i) => {
      table.put({ ...job, id: `job ${i}` });
    });
    let compared = 0;
    const places = {
      get: () => Float32Array.of(1),
      has: () => {
        compared++;
        return false;
      },
    };
    const counted = Object.create(table, { places: { value: places } }) as JobTable;
    const pool = Array.from({ length: 30 }, (_, row) => ({ row, score: 30 - row }));
    diverseRows(counted, pool, 10, 0.5);
    expect(compared).toBe(29 + 28 + 27 + 26 + 25 + 24 + 23 + 22 + 21 + 20);
  });
});
