import type { Evidence, Polarity } from '../core/job.js';
import type { QuantityKind } from '../frameworks/schema.js';
import type { StatedQuantity } from './findings.js';

/** A number that a job states about load, users, data, time to answer, machines or people to lead. */
export interface JobRequirement {
  readonly quantity: QuantityKind;
  /** Least and most that the words say; null where that end is open. A plain figure is both. */
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: RequirementUnit;
  /** What the figure is of, where the text says so: `p99`, `p95`, `average`, `peak`, `per-day`, `per-second`. */
  readonly qualifier: string | null;
  readonly polarity: Polarity;
  readonly evidence: Evidence;
}

/** What a figure counts. Bytes are decimal: 1 TB is 10¹². */
export type RequirementUnit =
  | 'requests/s'
  | 'transactions/s'
  | 'requests/day'
  | 'connections'
  | 'users'
  | 'ms'
  | 'bytes'
  | 'records'
  | 'people'
  | '%'
  | 'machines';

const UNITS: Readonly<Record<QuantityKind, RequirementUnit>> = {
  qps: 'requests/s',
  tps: 'transactions/s',
  'daily-requests': 'requests/day',
  concurrency: 'connections',
  dau: 'users',
  mau: 'users',
  users: 'users',
  latency: 'ms',
  'data-volume': 'bytes',
  records: 'records',
  'team-size': 'people',
  availability: '%',
  nodes: 'machines',
};

/** The unit that figures of a quantity are in. */
export function unitOf(quantity: QuantityKind): RequirementUnit {
  return UNITS[quantity];
}

/** Figures kept for one job; a text that states more is no description of one. */
const MOST_FIGURES = 20;

/** The figures of a job, in the order of the text, at most {@link MOST_FIGURES}. */
export function requirementsOf(stated: readonly StatedQuantity[]): JobRequirement[] {
  return stated.slice(0, MOST_FIGURES).map(({ quantity, qualifier, polarity, evidence }) => ({
    quantity: quantity.kind,
    min: quantity.atMost ? null : quantity.low,
    max: quantity.atLeast ? null : quantity.value,
    unit: UNITS[quantity.kind],
    qualifier,
    polarity,
    evidence,
  }));
}

/**
 * The one figure of each quantity that a job is counted by: the highest, of latency the lowest; what is waived is left
 * out. In the order in which the text names them.
 */
export function decidingFigures(requirements: readonly JobRequirement[]): ReadonlyMap<QuantityKind, number> {
  const figures = new Map<QuantityKind, number>();
  for (const { quantity, min, max, polarity } of requirements) {
    const figure = quantity === 'latency' ? (max ?? min!) : (min ?? max!);
    const known = figures.get(quantity);
    const better = known === undefined || (quantity === 'latency' ? figure < known : figure > known);
    if (polarity !== 'excluded' && better) figures.set(quantity, figure);
  }
  return figures;
}
