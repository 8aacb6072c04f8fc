import type { JobFacts } from '../core/job.js';
import type { Level, Role } from '../mapping/roles.js';

/** A value and in how many jobs it stands. */
export interface Count<T extends string> {
  readonly value: T;
  readonly jobs: number;
}

/** Quartiles of monthly pay over the jobs that state it. */
export interface SalaryBand {
  readonly currency: string;
  /** Jobs that state pay in this currency. */
  readonly jobs: number;
  /** 25th, 50th and 75th percentile of the middle of each range, a month. */
  readonly monthly: readonly [number, number, number];
}

/** Who and where the jobs of a cluster are. */
export interface ClusterProfile {
  readonly roles: readonly Count<Role>[];
  readonly levels: readonly Count<Level | 'unknown'>[];
  readonly cities: readonly Count<string>[];
  /** The currency that most jobs state; null where none states pay. */
  readonly salary: SalaryBand | null;
}

interface ProfiledJob {
  readonly facts: JobFacts;
  readonly role: Role;
  readonly level: Level | null;
}

const CITIES_SHOWN = 10;
// Usual hours, days and months of work, to bring pay to a month.
const MONTHS_OF = { hour: 1 / 174, day: 1 / 21.75, month: 1, year: 12 } as const;

/** Counts roles, levels and cities of jobs and takes the quartiles of their pay. */
export function profileOf(jobs: readonly ProfiledJob[]): ClusterProfile {
  return {
    roles: countsOf(jobs.map(({ role }) => role)),
    levels: countsOf(jobs.map(({ level }) => level ?? 'unknown')),
    cities: countsOf(jobs.flatMap(({ facts }) => facts.city ?? [])).slice(0, CITIES_SHOWN),
    salary: salaryBand(jobs),
  };
}

/** How often each value stands, the most frequent first, ties in code-unit order. */
export function countsOf<T extends string>(values: readonly T[]): Count<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, jobs]) => ({ value, jobs }))
    .sort((a, b) => b.jobs - a.jobs || (a.value < b.value ? -1 : 1));
}

function salaryBand(jobs: readonly ProfiledJob[]): SalaryBand | null {
  const stated = jobs.flatMap(({ facts: { salary } }) => {
    if (!salary) return [];
    const bounds = [salary.min, salary.max].filter((bound) => bound !== null);
    if (bounds.length === 0) return [];
    const middle = bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length;
    return [{ currency: salary.currency, monthly: middle / MONTHS_OF[salary.period] }];
  });
  const currency = countsOf(stated.map((pay) => pay.currency))[0]?.value;
  if (currency === undefined) return null;
  const monthly = stated.filter((pay) => pay.currency === currency).map((pay) => pay.monthly);
  monthly.sort((a, b) => a - b);
  return {
    currency,
    jobs: monthly.length,
    monthly: [quantile(monthly, 0.25), quantile(monthly, 0.5), quantile(monthly, 0.75)],
  };
}

/** The quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan, 1996). */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}
