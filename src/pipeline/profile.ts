import type { ExtractedFacts, JobFacts } from '../core/job.js';
import type { QuantityKind } from '../frameworks/schema.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import { decidingFigures, type RequirementUnit, unitOf } from '../mapping/requirements.js';
import type { Level, Role } from '../mapping/roles.js';
import type { Part, Tallied, Tally } from '../mapping/tally.js';

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

/** What the jobs of a cluster state of one quantity. */
export interface ClusterRequirement {
  readonly quantity: QuantityKind;
  readonly unit: RequirementUnit;
  /** Jobs that state it and do not waive it. */
  readonly jobs: number;
  /** 25th, 50th and 75th percentile of the figure that each job is counted by: its highest, of latency its lowest. */
  readonly quartiles: readonly [number, number, number];
}

/** Who and where the jobs of a cluster are, and what figures they state. */
export interface ClusterProfile {
  readonly roles: readonly Count<Role>[];
  readonly levels: readonly Count<Level | 'unknown'>[];
  readonly cities: readonly Count<string>[];
  /** The currency that most jobs state; null where none states pay. */
  readonly salary: SalaryBand | null;
  /** By quantity, that of most jobs first. */
  readonly requirements: readonly ClusterRequirement[];
}

const CITIES_SHOWN = 10;
// Usual hours, days and months of work, to bring pay to a month.
const MONTHS_OF = { hour: 1 / 174, day: 1 / 21.75, month: 1, year: 12 } as const;

/**
 * What of a job is counted for the profile of its cluster: role, level, city, the middle of its monthly pay, figures; and
 * for who compares clusters the city by its English name, as far as it is known.
 */
export function profileParts(
  { city, salary, place }: JobFacts & Partial<Pick<ExtractedFacts, 'place'>>,
  { role, level, requirements }: Pick<JobMapping, 'role' | 'level' | 'requirements'>,
): Part[] {
  const parts: Part[] = [
    { kind: 'role', id: role, value: 0 },
    { kind: 'level', id: level ?? 'unknown', value: 0 },
  ];
  if (city !== null) parts.push({ kind: 'city', id: city, value: 0 });
  if (place?.city) parts.push({ kind: 'place', id: place.city.en, value: 0 });
  const bounds = salary ? [salary.min, salary.max].filter((bound) => bound !== null) : [];
  if (salary && bounds.length > 0) {
    const middle = bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length;
    parts.push({ kind: 'pay', id: salary.currency, value: middle / MONTHS_OF[salary.period] });
  }
  for (const [quantity, value] of decidingFigures(requirements))
    parts.push({ kind: 'requirement', id: quantity, value });
  return parts;
}

/** The roles, levels and cities of jobs, and the quartiles of their pay and their figures. */
export function profileOf(jobs: Tally): ClusterProfile {
  return {
    roles: countsIn<Role>(jobs.of('role')),
    levels: countsIn<Level | 'unknown'>(jobs.of('level')),
    cities: countsIn(jobs.of('city')).slice(0, CITIES_SHOWN),
    salary: salaryBand(jobs.of('pay')),
    requirements: requirementsIn(jobs.of('requirement')),
  };
}

/** How often each value stands, the most frequent first, ties in code-unit order. */
export function countsOf<T extends string>(values: readonly T[]): Count<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return inOrder([...counts].map(([value, jobs]) => ({ value, jobs })));
}

function countsIn<T extends string>(tallied: ReadonlyMap<string, Tallied>): Count<T>[] {
  return inOrder([...tallied].map(([value, { jobs }]) => ({ value: value as T, jobs })));
}

function inOrder<T extends string>(counts: Count<T>[]): Count<T>[] {
  return counts.sort((a, b) => b.jobs - a.jobs || (a.value < b.value ? -1 : 1));
}

function salaryBand(pay: ReadonlyMap<string, Tallied>): SalaryBand | null {
  const currency = countsIn(pay)[0]?.value;
  if (currency === undefined) return null;
  const { jobs, quartiles } = spreadOf(pay.get(currency)!);
  return { currency, jobs, monthly: quartiles };
}

function requirementsIn(figures: ReadonlyMap<string, Tallied>): ClusterRequirement[] {
  return countsIn<QuantityKind>(figures).map(({ value: quantity }) => ({
    quantity,
    unit: unitOf(quantity),
    ...spreadOf(figures.get(quantity)!),
  }));
}

function spreadOf({ values }: Tallied): { readonly jobs: number; readonly quartiles: [number, number, number] } {
  const sorted = values.flatMap(([value, jobs]) => Array<number>(jobs).fill(value));
  sorted.sort((a, b) => a - b);
  return { jobs: sorted.length, quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)] };
}

/** The quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan, 1996). */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}
