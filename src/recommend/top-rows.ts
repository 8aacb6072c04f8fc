import { BestRows, type RankedRow } from './best.js';
import type { Facet } from './facets.js';
import { dot, facetWorth, type Query, tagScale, tagWorth, textOf } from './query.js';
import { AMOUNT_BITS, AMOUNT_MASK, type JobTable } from './table.js';

/** Scores are whole millionths: as they are printed, so they are ranked. */
export const MILLION = 1_000_000;

const BUCKETS = 2048;

/** Numbers by row that every search writes anew; kept, so that searching allocates little. */
export class Scratch {
  met: Int32Array = new Int32Array(0);
  partial: Float64Array = new Float64Array(0);
  leftOut: Uint8Array = new Uint8Array(0);
  order: Int32Array = new Int32Array(0);
  sorted: Int32Array = new Int32Array(0);

  /** Makes room for so many rows. */
  fit(rows: number): void {
    if (this.partial.length >= rows) return;
    const room = Math.ceil(rows * 1.25);
    this.met = new Int32Array(room);
    this.partial = new Float64Array(room);
    this.leftOut = new Uint8Array(room);
    this.order = new Int32Array(room);
    this.sorted = new Int32Array(room);
  }
}

/**
 * The rows of the best scores, exactly: those that a comparison with every row would give.
 *
 * All but the cosine is summed up for every row: the tags a term at a time over their postings, the facets a column at a time.
 * The cosine adds between nothing and its weight W. Rows are then looked at from the greatest such sum downwards, and their
 * cosines computed, until the sum with W on top no longer reaches the worst of the best: the threshold algorithm of Fagin,
 * Lotem and Naor (2003) with one list in order and the other by random access. Sums are sorted into buckets, not wholly.
 *
 * @param scratch its `leftOut` marks the rows to pass over
 */
export function topRows(table: JobTable, query: Query, top: number, scratch: Scratch): RankedRow[] {
  const { rows } = table;
  addUpRows(table, query, scratch);
  const { partial } = scratch;
  const textWeight = query.place === null ? 0 : query.weights.text;
  const candidates = candidateRows(scratch, rows, top, textWeight);
  const best = new BestRows(top, table.ids);
  for (const row of candidates) {
    const sum = partial[row]!;
    // No row of a lower bucket can reach further than the upper end of this one.
    if (scoreOf((bucketOf(sum) + 1) / BUCKETS + textWeight) < best.least) break;
    if (scoreOf(sum + textWeight) < best.least) continue;
    best.offer(row, scoreOf(sum + textPart(table, query, row)));
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
  if (place === null || table.hasPlace.get(row) === 0) return 0;
  return weights.text * textOf(dot(place, table.places, row * table.dimensions!));
}

function bucketOf(sum: number): number {
  // Sums are in [0, 1], but for the last digit.
  return (sum * BUCKETS) | 0;
}

/**
 * The rows whose sums may be enough to be among the best, those of the greatest sums first, by buckets.
 *
 * In one pass over the sums: as soon as so many rows reach a bucket as are wanted, what lies further below it than a cosine
 * adds is passed over, which is nearly all.
 */
function candidateRows(
  { partial, leftOut, order, sorted }: Scratch,
  rows: number,
  top: number,
  textWeight: number,
): Int32Array {
  const counts = new Int32Array(BUCKETS + 1);
  let found = 0;
  /** Fewer rows than are wanted lie in buckets above this one. */
  let bar = 0;
  let above = 0;
  let floor = 0;
  for (let row = 0; row < rows; row++) {
    const sum = partial[row]!;
    if (sum < floor || leftOut[row] !== 0) continue;
    const bucket = bucketOf(sum);
    counts[bucket]!++;
    order[found++] = row;
    if (bucket > bar) above++;
    if (above < top) continue;
    while (above >= top) above -= counts[++bar]!;
    // One bucket less: scores are rounded.
    floor = (bar - 1) / BUCKETS - textWeight;
  }
  const starts = new Int32Array(BUCKETS + 1);
  const first = Math.max(0, bucketOf(floor));
  let total = 0;
  for (let bucket = BUCKETS; bucket >= first; bucket--) {
    starts[bucket] = total;
    total += counts[bucket]!;
  }
  for (let at = 0; at < found; at++) {
    const row = order[at]!;
    const bucket = bucketOf(partial[row]!);
    if (bucket >= first) sorted[starts[bucket]!++] = row;
  }
  return sorted.subarray(0, total);
}
