import { COUNTED, type JobCounts } from './contents.js';
import { damaged } from './sections.js';

/** Numbers by id. */
export type Entries = readonly (readonly [id: string, jobs: number])[];

/** Counts as JSON has them. */
export type CountsData = { readonly jobs: number } & { readonly [part in (typeof COUNTED)[number]]: Entries };

/** Ids and names are short; a bound keeps a made-up file from filling the memory. */
const LONGEST = 200;

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
  const { jobs, ...counted } = objectIn(json, 'counts');
  const maps = COUNTED.map((part) => [part, mapIn(counted[part])] as const);
  return { jobs: countIn(jobs), ...Object.fromEntries(maps) } as unknown as JobCounts;
}

function mapIn(entries: unknown): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const entry of listIn(entries)) {
    const [id, jobs] = listIn(entry);
    const key = nameIn(id);
    if (map.has(key)) throw damaged('counts have one thing twice');
    map.set(key, countIn(jobs));
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
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw damaged('a count is no whole number');
  return value as number;
}
