import type { Span } from '../core/span.js';
import type { QuantityKind } from '../frameworks/schema.js';

/** A number that a text states about load, data, time or people. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** In the unit of its kind (see `QUANTITY_KINDS`); of a range the upper end. */
  readonly value: number;
  /** The lower end of a range, else the value. */
  readonly low: number;
  /** True where the text means at least so many: 万级, 10k+, 超过, tens of thousands. */
  readonly atLeast: boolean;
  /** True where the text gives a ceiling that is not reached: 不到一千, under 1k. */
  readonly atMost: boolean;
}
