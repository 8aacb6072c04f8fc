import type { Education, Salary } from '../core/job.js';
import type { Level, Role } from '../mapping/roles.js';
import { jobCityKey } from './cities.js';
import type { IndexedJob } from './indexed-job.js';

/** Pay a month at the upper end. */
export interface MonthlyPay {
  readonly amount: number;
  readonly currency: string;
}

/** What is asked of a person as such, together: few sets of them are different. */
export interface Demands {
  readonly role: Role;
  readonly level: Level | null;
  /** Years of experience from and to. */
  readonly years: readonly [number | null, number | null] | null;
  readonly education: Education | null;
}

/** What jobs are compared and filtered by beside their tags and words. */
export interface Facets {
  readonly demands: Demands;
  readonly city: string | null;
  /** The city that one must be in: `*` for a job that is done from anywhere. */
  readonly reach: string | null;
  readonly pay: MonthlyPay | null;
  readonly remote: 'remote' | 'hybrid' | 'onsite' | null;
  readonly language: 'zh' | 'en' | 'mixed';
  readonly cluster: number | null;
  /** Day, as `2024-05-01`. */
  readonly posted: string | null;
  readonly company: string | null;
}

/** The names of all facets, in the order in which an index keeps them. */
export const FACETS = [
  'demands',
  'city',
  'reach',
  'pay',
  'remote',
  'language',
  'cluster',
  'posted',
  'company',
] as const;

/** Name of a facet. */
export type Facet = (typeof FACETS)[number];

/** Where a job is done that is remote. */
export const ANYWHERE = '*';

const HOURS_A_MONTH = 174;
const DAYS_A_MONTH = 21.75;

/** The facets of a job. */
export function facetsOf(job: IndexedJob): Facets {
  const { facts } = job;
  const city = jobCityKey(facts);
  return {
    demands: { role: job.role, level: job.level, years: facts.experienceYears, education: facts.education },
    city,
    reach: facts.remote === 'remote' ? ANYWHERE : city,
    pay: payOf(facts.salary),
    remote: facts.remote,
    language: job.language,
    cluster: job.cluster,
    posted: facts.posted,
    company: job.company === null ? null : companyKey(job.company),
  };
}

/** What companies are compared by: their name without case and outer space. */
export function companyKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function payOf(salary: Salary | null): MonthlyPay | null {
  const amount = salary?.max ?? salary?.min ?? null;
  if (salary === null || amount === null) return null;
  return { amount: monthly(amount, salary.period), currency: salary.currency };
}

/** Pay a month: 174 hours, 21.75 days (as Chinese labour law counts them), a twelfth of a year. In whole units of money. */
export function monthly(amount: number, period: Salary['period']): number {
  switch (period) {
    case 'hour':
      return Math.round(amount * HOURS_A_MONTH);
    case 'day':
      return Math.round(amount * DAYS_A_MONTH);
    case 'month':
      return Math.round(amount);
    case 'year':
      return Math.round(amount / 12);
  }
}
