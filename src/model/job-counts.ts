import { COUNTED, type JobCounts } from './contents.js';

/** What both counts hold together. */
export function addCounts(a: JobCounts, b: JobCounts): JobCounts {
  return combined(a, b, 1);
}

/** What is left of counts without some that are part of them. */
export function withoutCounts(all: JobCounts, part: JobCounts): JobCounts {
  return combined(all, part, -1);
}

/** Whether counts have as much of everything as some that should be part of them. */
export function holdsCounts(all: JobCounts, part: JobCounts): boolean {
  if (part.jobs > all.jobs) return false;
  return COUNTED.every((field) => [...part[field]].every(([id, jobs]) => jobs <= (all[field].get(id) ?? 0)));
}

/** In the order of the ids; what then stands in no job is left out. */
function combined(a: JobCounts, b: JobCounts, sign: 1 | -1): JobCounts {
  const together = { jobs: a.jobs + sign * b.jobs } as Record<keyof JobCounts, unknown>;
  for (const field of COUNTED) {
    const ids = [...new Set([...a[field].keys(), ...b[field].keys()])].sort();
    const counts = ids.map((id): [string, number] => [id, (a[field].get(id) ?? 0) + sign * (b[field].get(id) ?? 0)]);
    together[field] = new Map(counts.filter(([, jobs]) => jobs > 0));
  }
  return together as unknown as JobCounts;
}
