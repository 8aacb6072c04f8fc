import { BestRows, type RankedRow } from './best.js';
import type { Facet } from './facets.js';
import { facetWorth, type Query, tagScale, tagWorth, textOf } from './query.js';
import { AMOUNT_BITS, AMOUNT_MASK, type JobTable } from './table.js';

/** Scores are whole millionths: as they are printed, so they are ranked. */
export const MILLION = 1_000_000;

/** Rows whose whole scores make the bar, at least: the more, the higher it is, and the fewer are left to look at. */
const LOOKED_AT_FIRST = 128;

/** Numbers by row that every search writes anew; kept, so that searching allocates little. */
export class Scratch {
  met: Int32Array = new Int32Array(0);
  partial: Float64Array = new Float64Array(0);
  leftOut: Uint8Array = new Uint8Array(0);
  found: Int32Array = new Int32Array(0);
  bounds: Float64Array = new Float64Array(0);

  /** Makes room for so many rows. */
  fit(rows: number): void {
    if (this.partial.length >= rows) return;
    const room = Math.ceil(rows * 1.25);
    this.met = new Int32Array(room);
    this.partial = new Float64Array(room);
    this.leftOut = new Uint8Array(room);
    this.found = new Int32Array(room);
    this.bounds = new Float64Array(room);
  }
}

/**
 * The rows of the best scores, exactly: those that a comparison with every row would give.
 *
 * All but the cosine is summed up for every row: the tags a term at a time over their postings, the facets a column at a time.
 * The whole scores of the rows of the greatest sums are a bar that the best rows reach. Of all other rows those are looked at
 * that reach it with an upper bound of their cosine: filtering by approximations of a byte a number, then refining, as in the
 * VA-file of Weber, Schek and Blott (1998).
 *
 * @param scratch its `leftOut` marks the rows to pass over
 */
export function topRows(table: JobTable, query: Query, top: number, scratch: Scratch): RankedRow[] {
  addUpRows(table, query, scratch);
  const { partial, bounds, leftOut } = scratch;
  const best = new BestRows(top, table.ids);
  for (const { row } of rowsOfGreatestSums(table, Math.max(top, LOOKED_AT_FIRST), scratch)) {
    leftOut[row] = 1;
    best.offer(row, scoreOf(partial[row]! + textPart(table, query, row)));
  }
  const rest = rowsThatMayReach(best.least, table, query, scratch);
  boundScores(table, query, rest, scratch);
  for (let at = 0; at < rest.length; at++) {
    if (scoreOf(bounds[at]!) < best.least) continue;
    const row = rest[at]!;
    best.offer(row, scoreOf(partial[row]! + textPart(table, query, row)));
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

/** The rows that reach a score where their cosines are 1. */
function rowsThatMayReach(score: number, { rows }: JobTable, { weights }: Query, scratch: Scratch): Int32Array {
  const { partial, leftOut, found } = scratch;
  // Scores are rounded.
  const least = (score - 1) / MILLION - weights.text;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (partial[row]! >= least && leftOut[row] === 0) found[count++] = row;
  }
  return found.subarray(0, count);
}

/** Writes upper bounds of the scores of some rows. */
function boundScores(table: JobTable, { place, weights }: Query, rows: Int32Array, { partial, bounds }: Scratch): void {
  if (place) table.places.boundDots(place, rows, bounds);
  for (let at = 0; at < rows.length; at++) {
    bounds[at] = partial[rows[at]!]! + (place ? weights.text * textOf(bounds[at]!) : 0);
  }
}
