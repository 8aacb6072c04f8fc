import { HAN } from '../han.js';
import type { LabelWord } from './words.js';

const PARTS = /[\u3400-\u9fff]+|(?:(?![\u3400-\u9fff])[\p{L}\p{N}+#.])+/gu;
/** Words of one family (economy, economic) have so many letters and this share of the longer one in common. */
const FAMILY_LETTERS = 6;
const FAMILY_SHARE = 0.6;
/** C and C++ are named together. */
const PLUSES = /\++$/;

/** The units of a term in each spelling: as it is written, in Chinese, in English; none where it has no such spelling. */
export type WordUnits = readonly (readonly string[])[];

/** The words of English and the pairs of neighbouring characters of Chinese in a text, in lower case, each once. */
export function unitsOf(text: string): string[] {
  const parts = text.toLowerCase().match(PARTS) ?? [];
  return [...new Set(parts.flatMap((part) => (HAN.test(part) ? pairsOf(part) : [part])))];
}

/** The units by which `likeness` compares a term. */
export function wordUnits({ shown, zh, en }: LabelWord): WordUnits {
  return [shown, zh, en].map((text) =>
    text === null ? [] : unitsOf(text).map((unit) => unit.replace(PLUSES, '') || unit),
  );
}

/**
 * How much two terms say the same, from 0 to 1: the share of the smaller one's units that the other has too (the
 * overlap coefficient), in the language where that is more. A term within a longer one is 1.
 */
export function likeness(a: WordUnits, b: WordUnits): number {
  return a.reduce((most, units, spelling) => Math.max(most, overlap(units, b[spelling]!)), 0);
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return 0;
  return few.filter((unit) => many.some((other) => sameFamily(unit, other))).length / few.length;
}

function pairsOf(run: string): string[] {
  if (run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

function sameFamily(a: string, b: string): boolean {
  if (a === b) return true;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= FAMILY_LETTERS && same >= FAMILY_SHARE * Math.max(a.length, b.length);
}

/** Whether all units of one text stand in the other, which has more. */
export function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.length < whole.length && part.every((unit) => whole.includes(unit));
}
