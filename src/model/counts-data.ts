import { COUNTED, type JobCounts } from './contents.js';
import { damaged } from './sections.js';

/** Numbers by id. */
export type Entries = readonly (readonly [id: string, jobs: number])[];

/** Counts as JSON has them. */
export type CountsData = { readonly jobs: number } & { readonly [part in (typeof COUNTED)[number]]: Entries };

/** Ids and names are short; a bound keeps a made-up file from filling the memory. */
const LONGEST = 200;
/** More jobs than there are; sums and products of counts stay exact far beyond it. */
const MOST_JOBS = 2 ** 31;

export function countsData({ jobs, ...counted }: JobCounts): CountsData {
  const entries = COUNTED.map((part) => [part, [...counted[part]]] as const);
  return { jobs, ...Object.fromEntries(entries) } as CountsData;
}

/**
 * Counts from parsed JSON. Checked by hand, as are companions: they are thousands of short lists, for which a schema takes
 * longer than all the rest of a model.
 *
 * @throws JobprismError MODEL_DAMAGED
 */
export function countsIn(json: unknown): JobCounts {
  const { jobs: told, ...counted } = objectIn(json, 'counts');
  const jobs = countIn(told);
  const maps = COUNTED.map((part) => [part, mapIn(counted[part], jobs)] as const);
  return { jobs, ...Object.fromEntries(maps) } as unknown as JobCounts;
}

/**
 * Checks that the clusters together have no more of anything than all jobs have; outliers are in none of them.
 *
 * @throws JobprismError MODEL_DAMAGED
 */
export function checkParts(whole: JobCounts, parts: readonly JobCounts[]): void {
  const sumOf = (countOf: (part: JobCounts) => number): number => parts.reduce((sum, part) => sum + countOf(part), 0);
  if (sumOf(({ jobs }) => jobs) > whole.jobs) throw damaged('its clusters have more jobs than there are');
  for (const field of COUNTED) {
    const sums = new Map<string, number>();
    for (const part of parts) {
      for (const [id, jobs] of part[field]) sums.set(id, (sums.get(id) ?? 0) + jobs);
    }
    for (const [id, jobs] of sums) {
      if (jobs > (whole[field].get(id) ?? 0)) throw damaged('its clusters count more of something than all jobs have');
    }
  }
}

function mapIn(entries: unknown, most: number): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const entry of listIn(entries)) {
    const [id, told] = listIn(entry);
    const key = nameIn(id);
    const jobs = countIn(told);
    if (map.has(key)) throw damaged('counts have one thing twice');
    if (jobs > most) throw damaged('more jobs have something than there are');
    map.set(key, jobs);
  }
  return map;
}

/** @throws JobprismError MODEL_DAMAGED where it is another thing, as those below do */
export function objectIn(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(`${what} are no object`);
  return value as Readonly<Record<string, unknown>>;
}

export function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged('something counted is no list');
  return value as readonly unknown[];
}

export function nameIn(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST) throw damaged('something counted has no id');
  return value;
}

export function countIn(value: unknown): number {
  const isCount = Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_JOBS;
  if (!isCount) throw damaged('a count is no whole number, or beyond any');
  return value as number;
}
