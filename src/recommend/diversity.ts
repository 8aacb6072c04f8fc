import type { RankedRow } from './best.js';
import { likenessTo } from './likeness.js';
import type { JobTable } from './table.js';
import { MILLION } from './top-rows.js';

/** Among so many of the best for each that is wanted, and so many at least, different ones are looked for. */
const POOL = 5;
const LEAST_POOL = 50;
/** Every one chosen is compared with all that are left, so that a pool may not grow with what is wanted for ever. */
const MOST_POOL = 2000;

/** How many of the best rows are needed to choose different ones among. */
export function poolFor(top: number, diversity: number): number {
  return diversity === 0 ? top : Math.max(top, Math.min(MOST_POOL, Math.max(LEAST_POOL, POOL * top)));
}

/**
 * Chooses rows that are good and unlike each other: maximal marginal relevance (Carbonell and Goldstein, 1998). One after
 * another the row of the greatest
 *
 *     (1 - diversity) · score - diversity · likeness to the most alike of those chosen
 *
 * is taken, of equals the better one. Each row remembers its greatest likeness, so that it is compared with each chosen one
 * once.
 *
 * @param pool the best first
 * @param diversity in [0, 1]
 */
export function diverseRows(table: JobTable, pool: readonly RankedRow[], top: number, diversity: number): RankedRow[] {
  if (diversity === 0) return pool.slice(0, top);
  const nearest = new Float64Array(pool.length);
  const left = pool.map((_, at) => at);
  const chosen: RankedRow[] = [];
  const worthOf = (at: number): number => (1 - diversity) * (pool[at]!.score / MILLION) - diversity * nearest[at]!;
  while (chosen.length < top && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (worthOf(left[i]!) > worthOf(left[best]!)) best = i;
    const taken = pool[left[best]!]!;
    left.splice(best, 1);
    chosen.push(taken);
    const likeness = likenessTo(table, taken.row);
    for (const at of left) nearest[at] = Math.max(nearest[at]!, likeness(pool[at]!.row));
  }
  return chosen;
}
