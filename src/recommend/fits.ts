import { DEGREES, type Education } from '../core/job.js';
import { LEVELS, type Level } from '../mapping/levels.js';
import type { Role } from '../mapping/roles.js';
import { cityKeys } from './cities.js';
import { ANYWHERE, type Demands, type Facets, type MonthlyPay, monthly } from './facets.js';
import type { Person, Wishes } from './person.js';
import { roleLikeness } from './role-likeness.js';
import { EDUCATION_FIT, LEAST_PAY_SHARE, LEVEL_FIT, NEUTRAL, YEARS_LOSS } from './weights.js';

/** How well what a job says of one thing fits a person, in [0, 1]; null for what the person gives nothing to compare by. */
export interface Fits {
  readonly role: ((role: Role) => number) | null;
  readonly level: ((level: Level | null) => number) | null;
  readonly years: ((years: Demands['years']) => number) | null;
  readonly education: ((education: Education | null) => number) | null;
  /** Of the city that one must be in; a job that is done from anywhere fits any. */
  readonly city: ((reach: Facets['reach']) => number) | null;
  readonly pay: ((pay: MonthlyPay | null) => number) | null;
  readonly remote: ((remote: Facets['remote']) => number) | null;
}

/** The fits of a person. */
export function fitsOf({ roles, level, years, education, wishes }: Omit<Person, 'skills'>): Fits {
  return {
    role: roleFit(roles, wishes.roles),
    level: levelFit(level, wishes.levels),
    years: years === null ? null : (asked) => yearsFit(years, asked),
    education: education === null ? null : (asked) => educationFit(education, asked),
    city: cityFit(wishes.cities),
    pay: payFit(wishes.pay),
    remote: remoteFit(wishes.remote),
  };
}

/** The roles that are wished, else those that the person's words speak for, the likeliest of them as 1. */
function roleFit(roles: Person['roles'], wished: readonly Role[] | undefined): Fits['role'] {
  const sought = wished && wished.length > 0 ? wished.map((id) => ({ id, share: 1 })) : roles;
  const most = Math.max(0, ...sought.map(({ share }) => share));
  if (most <= 0) return null;
  return remembered((role) => Math.max(...sought.map(({ id, share }) => (share / most) * roleLikeness(id, role))));
}

function levelFit(level: Level | null, wished: readonly Level[] | undefined): Fits['level'] {
  const sought = wished && wished.length > 0 ? wished : level === null ? [] : [level];
  if (sought.length === 0) return null;
  return remembered((asked) =>
    asked === null ? NEUTRAL.level : Math.max(...sought.map((one) => stepFit(one, asked))),
  );
}

function stepFit(own: Level, asked: Level): number {
  const steps = LEVELS.indexOf(asked) - LEVELS.indexOf(own);
  return (steps >= 0 ? LEVEL_FIT.up[steps] : LEVEL_FIT.down[-steps]) ?? 0;
}

function yearsFit(years: number, asked: Demands['years']): number {
  if (asked === null) return NEUTRAL.years;
  const [least, most] = asked;
  const short = Math.max(0, (least ?? 0) - years);
  const beyond = Math.max(0, years - (most ?? years));
  return Math.max(0, 1 - YEARS_LOSS.short * short - YEARS_LOSS.beyond * beyond);
}

function educationFit(education: Education, asked: Education | null): number {
  if (asked === null) return NEUTRAL.education;
  return EDUCATION_FIT[Math.max(0, DEGREES.indexOf(asked) - DEGREES.indexOf(education))] ?? 0;
}

function cityFit(wished: readonly string[] | undefined): Fits['city'] {
  if (!wished || wished.length === 0) return null;
  const cities = new Set(wished.flatMap(cityKeys));
  return (reach) => (reach === null ? NEUTRAL.city : Number(reach === ANYWHERE || cities.has(reach)));
}

/** Whole from the wished pay on, nothing below a share of it; pay in another currency is not compared. */
function payFit(wished: Wishes['pay']): Fits['pay'] {
  if (!wished) return null;
  const least = monthly(wished.min, wished.period ?? 'month');
  const currency = wished.currency ?? 'CNY';
  return (pay) => {
    if (pay === null || pay.currency !== currency) return NEUTRAL.pay;
    if (pay.amount >= least) return 1;
    return Math.max(0, (pay.amount / least - LEAST_PAY_SHARE) / (1 - LEAST_PAY_SHARE));
  };
}

function remoteFit(wished: Wishes['remote']): Fits['remote'] {
  if (!wished) return null;
  return (remote) => {
    if (remote === null) return NEUTRAL.remote[wished];
    if (remote === wished) return 1;
    return remote === 'hybrid' || wished === 'hybrid' ? 0.5 : 0;
  };
}

/** Jobs ask the same few things thousands of times. */
function remembered<T>(fitOf: (asked: T) => number): (asked: T) => number {
  const known = new Map<T, number>();
  return (asked) => {
    let value = known.get(asked);
    if (value === undefined) {
      value = fitOf(asked);
      known.set(asked, value);
    }
    return value;
  };
}
