import type { CeilingBound, LoadBound, QuantityKind } from '../frameworks/schema.js';
import type { Quantity } from './quantities.js';

/**
 * Seconds that a daily count is divided by: by the usual rule of thumb four fifths of a day's requests come in a fifth of
 * the day, so that the busy seconds carry four times the mean.
 */
export const BUSY_SECONDS_OF_DAY: number = 86_400 / 4;

/**
 * A figure as one of a kind, null where it is none: a transaction is a request too, and a daily count is brought to a
 * busy second.
 */
export function measuredAs({ kind, value }: Quantity, asked: QuantityKind): number | null {
  if (kind === asked) return value;
  if (asked !== 'qps') return null;
  if (kind === 'tps') return value;
  return kind === 'daily-requests' ? value / BUSY_SECONDS_OF_DAY : null;
}

/** True where a stated figure lies above the bound; a ceiling never does. */
export function isAbove(stated: Quantity, { quantity, above }: LoadBound): boolean {
  const value = measuredAs(stated, quantity);
  return value !== null && !stated.atMost && (value > above || (stated.atLeast && value === above));
}

/** True where a stated figure lies below the bound; one that is open upwards never does. */
export function isBelow(stated: Quantity, { quantity, below }: CeilingBound): boolean {
  const value = measuredAs(stated, quantity);
  return value !== null && !stated.atLeast && (value < below || (stated.atMost && value === below));
}

/** True where a stated figure lies on the side of the bound that is asked for. */
export function meets(stated: Quantity, bound: LoadBound | CeilingBound): boolean {
  return 'above' in bound ? isAbove(stated, bound) : isBelow(stated, bound);
}

/**
 * True where a figure denies that the bound is kept. A floor below it ("5000以上QPS" of more than 10,000) denies
 * nothing: what is meant may be more.
 */
export function contradicts(stated: Quantity, bound: LoadBound | CeilingBound): boolean {
  const value = measuredAs(stated, bound.quantity);
  if (value === null) return false;
  return 'above' in bound ? value <= bound.above && !stated.atLeast : value >= bound.below;
}
