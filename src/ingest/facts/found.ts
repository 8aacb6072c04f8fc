import type { Span } from '../../core/span.js';

/** A value and where the words stand that say it: in the field of its own, or in the title or the text. */
export interface Found<T> extends Span {
  readonly value: T;
  readonly in: 'field' | 'title' | 'text';
}
