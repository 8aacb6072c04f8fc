import type { RankedRow } from './best.js';
import { rowLikeness } from './likeness.js';
import type { JobTable } from './table.js';
import { MILLION } from './top-rows.js';

/** Among so many of the best for each that is wanted, and so many at least, different ones are looked for. */
const POOL = 5;
const LEAST_POOL = 50;

/** How many of the best rows are needed to choose different ones among. */
export function poolFor(top: number, diversity: number): number {
  return diversity === 0 ? top : Math.max(LEAST_POOL, POOL * top);
}

/**
 * Chooses rows that are good and unlike each other: maximal marginal relevance (Carbonell and Goldstein, 1998). One after
 * another the row of the greatest
 *
 *     (1 - diversity) · score - diversity · likeness to the most alike of those chosen
 *
 * is taken, of equals the better one.
 *
 * @param pool the best first
 * @param diversity in [0, 1]
 */
export function diverseRows(table: JobTable, pool: readonly RankedRow[], top: number, diversity: number): RankedRow[] {
  if (diversity === 0) return pool.slice(0, top);
  const left = [...pool];
  const nearest = new Map(pool.map(({ row }) => [row, 0]));
  const chosen: RankedRow[] = [];
  while (chosen.length < top && left.length > 0) {
    const worth = left.map(({ row, score }) => (1 - diversity) * (score / MILLION) - diversity * nearest.get(row)!);
    const best = worth.reduce((at, value, i) => (value > worth[at]! ? i : at), 0);
    const [taken] = left.splice(best, 1) as [RankedRow];
    chosen.push(taken);
    for (const { row } of left) nearest.set(row, Math.max(nearest.get(row)!, rowLikeness(table, row, taken.row)));
  }
  return chosen;
}
