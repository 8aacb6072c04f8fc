import type { Bilingual } from '../core/job.js';

/** A line of a cluster's block, with lines of its own below it. */
export interface Item {
  readonly name: string;
  readonly value: string;
  readonly details?: readonly string[];
}

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function list<T>(values: readonly T[], show: (value: T) => string, separator = ', '): string {
  return values.map(show).join(separator);
}

export function both({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} ${en}`;
}
