import type { QuantityKind } from '../frameworks/schema.js';

/** How the name of what is counted stands around a number of a folded text. */
export interface QuantityPattern {
  readonly kind: QuantityKind;
  /** What stands before the number, up to it; absent where nothing is asked. */
  readonly before?: RegExp;
  /** What stands behind the number, from it on; absent where nothing is asked. Its group `unit` is looked up in `units`. */
  readonly after?: RegExp;
  /** What a count is divided by. */
  readonly over?: number;
  /** Smaller and larger numbers than these count something else. */
  readonly least?: number;
  readonly most?: number;
  /** What a number of each unit is multiplied by. */
  readonly units?: Readonly<Record<string, number>>;
}

/** Patterns that are tried where a text holds what each of them asks for. */
export interface PatternFamily {
  readonly may: RegExp;
  /** The first that fits says what a number counts. */
  readonly patterns: readonly QuantityPattern[];
}

/** What is left between a name and its number holds no other number and no end of a clause. */
export const LINK_ZH = '[^\\d,，。;；、%\\n]{0,10}?';
/** The same in English, where words are longer. */
export const LINK_EN = '[^\\d,，。.;；%\\n]{0,24}?';
