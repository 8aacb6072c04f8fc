import { BestRows, type RankedRow } from './best.js';
import type { Facet } from './facets.js';
import { facetWorth, type Query, tagScale, tagWorth, textOf } from './query.js';
import { AMOUNT_BITS, AMOUNT_MASK, type JobTable } from './table.js';

/** Scores are whole millionths: as they are printed, so they are ranked. */
export const MILLION = 1_000_000;

const BUCKETS = 2048;
/** Rows whose whole scores make the bar, at least: the more, the higher it is, and the fewer are left to look at. */
const LOOKED_AT_FIRST = 300;

/** Numbers by row that every search writes anew; kept, so that searching allocates little. */
export class Scratch {
  met: Int32Array = new Int32Array(0);
  partial: Float64Array = new Float64Array(0);
  leftOut: Uint8Array = new Uint8Array(0);
  found: Int32Array = new Int32Array(0);
  bounds: Float64Array = new Float64Array(0);
  order: Int32Array = new Int32Array(0);

  /** Makes room for so many rows. */
  fit(rows: number): void {
    if (this.partial.length >= rows) return;
    const room = Math.ceil(rows * 1.25);
    this.met = new Int32Array(room);
    this.partial = new Float64Array(room);
    this.leftOut = new Uint8Array(room);
    this.found = new Int32Array(room);
    this.bounds = new Float64Array(room);
    this.order = new Int32Array(room);
  }
}

/**
 * The rows of the best scores, exactly: those that a comparison with every row would give.
 *
 * All but the cosine is summed up for every row: the tags a term at a time over their postings, the facets a column at a time.
 * The cosine adds between nothing and its weight. The whole scores of the rows of the greatest sums are a bar that the best rows
 * reach. Of all other rows those are looked at whose sum and upper bound of the cosine reach it, from the greatest downwards,
 * until the next does not reach the worst of the best: the threshold algorithm of Fagin, Lotem and Naor (2003), with one list in
 * order and cosines by random access. Bounds are sorted into buckets, not wholly.
 *
 * @param scratch its `leftOut` marks the rows to pass over
 */
export function topRows(table: JobTable, query: Query, top: number, scratch: Scratch): RankedRow[] {
  addUpRows(table, query, scratch);
  const { partial, bounds, leftOut } = scratch;
  const best = new BestRows(top, table.ids);
  const look = (row: number): void => {
    leftOut[row] = 1;
    best.offer(row, scoreOf(partial[row]! + textPart(table, query, row)));
  };
  for (const { row } of rowsOfGreatestSums(table, Math.max(top, LOOKED_AT_FIRST), scratch)) look(row);
  const rest = rowsThatReach(best.least, table, query, scratch);
  for (const at of inOrder(bounds.subarray(0, rest.length), scratch)) {
    // No row of a lower bucket can reach further than the upper end of this one.
    if (scoreOf((bucketOf(bounds[at]!) + 1) / BUCKETS) < best.least) break;
    if (scoreOf(bounds[at]!) >= best.least) look(rest[at]!);
  }
  return best.sorted();
}

/** Writes what is met of every row, and its score but for its words. */
export function addUpRows(table: JobTable, query: Query, scratch: Scratch): void {
  scratch.fit(table.rows);
  const { met, partial } = scratch;
  addUpMet(table, query, met);
  const worth = facetWorth(query);
  addUpTags(table, query, scratch, valued(table, 'demands', worth.demands));
  for (const facet of ['reach', 'pay', 'remote'] as const) {
    const worthOf = worth[facet];
    if (worthOf === null) continue;
    addColumn(table.facetCodes[facet].array, table.rows, valued(table, facet, worthOf as WorthOf), partial);
  }
}

type WorthOf = (value: never) => number;

/** What the values of a facet are worth, by their numbers. */
function valued(table: JobTable, facet: Facet, worthOf: WorthOf): Float64Array {
  return Float64Array.from(table.facetValues[facet].values, (value) => worthOf(value as never));
}

/** In millionths. */
export function scoreOf(sum: number): number {
  return Math.min(MILLION, Math.round(sum * MILLION));
}

/** Writes the sum of amount · weight · credit of every row. */
function addUpMet(table: JobTable, { credits }: Query, met: Int32Array): void {
  met.fill(0, 0, table.rows);
  for (const [key, { worth }] of credits.byKey) {
    const code = table.tags.find(key);
    if (code === undefined) continue;
    const { array, size } = table.postings[code]!;
    addPostings(array, size, worth, met);
  }
}

/** Most of what a search costs: four at a time take two thirds of the time of one at a time. */
function addPostings(postings: Int32Array, size: number, worth: number, met: Int32Array): void {
  const whole = size - (size % 4);
  for (let i = 0; i < whole; i += 4) {
    const [a, b, c, d] = [postings[i]!, postings[i + 1]!, postings[i + 2]!, postings[i + 3]!];
    met[a >> AMOUNT_BITS]! += (a & AMOUNT_MASK) * worth;
    met[b >> AMOUNT_BITS]! += (b & AMOUNT_MASK) * worth;
    met[c >> AMOUNT_BITS]! += (c & AMOUNT_MASK) * worth;
    met[d >> AMOUNT_BITS]! += (d & AMOUNT_MASK) * worth;
  }
  for (let i = whole; i < size; i++) {
    const last = postings[i]!;
    met[last >> AMOUNT_BITS]! += (last & AMOUNT_MASK) * worth;
  }
}

/** The worth of tags and of what is asked of a person, by row. */
function addUpTags(table: JobTable, query: Query, { met, partial }: Scratch, demands: Float64Array): void {
  const { rows, asked } = table;
  const codes = table.facetCodes.demands.array;
  const scale = tagScale(query, query.credits.total);
  for (let row = 0; row < rows; row++) {
    const sum = met[row]!;
    partial[row] = (sum === 0 ? 0 : tagWorth(scale, sum, asked[row]!)) + demands[codes[row]!]!;
  }
}

function addColumn(codes: Int32Array, rows: number, byCode: Float64Array, partial: Float64Array): void {
  for (let row = 0; row < rows; row++) partial[row]! += byCode[codes[row]!]!;
}

function textPart(table: JobTable, { place, weights }: Query, row: number): number {
  return place === null ? 0 : weights.text * textOf(table.places.dot(place, row));
}

function bucketOf(sum: number): number {
  // Bounds may lie a little above 1, by rounding.
  return Math.min(BUCKETS, (sum * BUCKETS) | 0);
}

function rowsOfGreatestSums({ rows, ids }: JobTable, most: number, { partial, leftOut }: Scratch): RankedRow[] {
  const greatest = new BestRows(most, ids);
  let least = greatest.least;
  for (let row = 0; row < rows; row++) {
    if (partial[row]! < least || leftOut[row] !== 0) continue;
    greatest.offer(row, partial[row]!);
    least = greatest.least;
  }
  return greatest.sorted();
}

/** The rows that may reach a score, their upper bounds in `bounds`. */
function rowsThatReach(score: number, table: JobTable, query: Query, scratch: Scratch): Int32Array {
  const { partial, leftOut, found, bounds } = scratch;
  const textWeight = query.place === null ? 0 : query.weights.text;
  // Scores are rounded.
  const least = (score - 1) / MILLION;
  const leastSum = least - textWeight;
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    if (partial[row]! >= leastSum && leftOut[row] === 0) found[count++] = row;
  }
  if (query.place) table.places.boundDots(query.place, found.subarray(0, count), bounds);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const bound = partial[found[at]!]! + (query.place ? textWeight * textOf(bounds[at]!) : 0);
    if (bound < least) continue;
    found[kept] = found[at]!;
    bounds[kept++] = bound;
  }
  return found.subarray(0, kept);
}

/** Where the bounds stand, the greatest first, by buckets. */
function inOrder(bounds: Float64Array, { order }: Scratch): Int32Array {
  const starts = new Int32Array(BUCKETS + 2);
  for (const bound of bounds) starts[BUCKETS - bucketOf(bound) + 1]!++;
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  for (let at = 0; at < bounds.length; at++) order[starts[BUCKETS - bucketOf(bounds[at]!)]!++] = at;
  return order.subarray(0, bounds.length);
}
