import { allMatches } from '../core/patterns.js';
import type { Quantity } from './quantity.js';

/** A figure that words give without a number: 毫秒级, petabyte-scale, four nines. */
interface Scale {
  readonly kind: Quantity['kind'];
  readonly pattern: RegExp;
  /** By what the group `unit` says, the value in the unit of the kind. */
  readonly values: Readonly<Record<string, number>>;
  /** Whether it is the least that is meant, or a ceiling. */
  readonly bound: 'least' | 'most';
}

const BYTES: Readonly<Record<string, number>> = {
  t: 1e12,
  tb: 1e12,
  tera: 1e12,
  p: 1e15,
  pb: 1e15,
  peta: 1e15,
  eb: 1e18,
  exa: 1e18,
};
// A time "of milliseconds" is one below the next larger unit.
const CEILINGS: Readonly<Record<string, number>> = {
  毫秒: 1000,
  百毫秒: 1000,
  十毫秒: 100,
  微秒: 1,
  亚毫秒: 1,
  亚秒: 1000,
  millisecond: 1000,
  ms: 1000,
  microsecond: 1,
  second: 1000,
};
const NINES: Readonly<Record<string, number>> = {
  3: 99.9,
  三: 99.9,
  three: 99.9,
  4: 99.99,
  四: 99.99,
  four: 99.99,
  5: 99.999,
  五: 99.999,
  five: 99.999,
  6: 99.9999,
  六: 99.9999,
  six: 99.9999,
};
/** A number before the unit makes it a figure of its own. */
const NO_NUMBER = '(?<![\\d十百千万亿几数多kmw.+][\\s-]?)';

const SCALES: readonly Scale[] = [
  {
    kind: 'data-volume',
    bound: 'least',
    values: BYTES,
    pattern: new RegExp(
      `${NO_NUMBER}(?<![a-z])(?:(?<unit>[tpe]b)[\\s-]?(?:量?级|规模|scale|level|size)|(?<letter>[tp])级别?(?:以上)?的?(?:海量|大)?(?:数据|日志)|(?:multi[ -])?(?<word>tera|peta|exa)bytes?(?:[ -](?:scale|level|sized?)|s? of\\b))`,
      'g',
    ),
  },
  {
    kind: 'data-volume',
    bound: 'least',
    values: BYTES,
    pattern: new RegExp(`${NO_NUMBER}(?<!of )\\b(?<word>tera|peta|exa)bytes(?! of| per|/)`, 'g'),
  },
  {
    kind: 'latency',
    bound: 'most',
    values: CEILINGS,
    pattern: /(?<![\d一二三四五六七八九几数][\s-]?[十百]?)(?<unit>[十百]?毫秒|微秒)级/g,
  },
  { kind: 'latency', bound: 'most', values: CEILINGS, pattern: /(?<unit>亚毫?秒)/g },
  {
    kind: 'latency',
    bound: 'most',
    values: CEILINGS,
    pattern: /(?<!\d[\s-]?|sub[\s-]?|digit[\s-])\b(?<unit>millisecond|microsecond|ms)[ -](?:level|scale|range)/g,
  },
  {
    kind: 'latency',
    bound: 'most',
    values: { millisecond: 1, ms: 1, second: 1000, microsecond: 0.001 },
    pattern: /\bsub[ -]?(?<unit>millisecond|microsecond|second|ms)(?![a-z])/g,
  },
  {
    kind: 'latency',
    bound: 'most',
    values: { millisecond: 10, ms: 10, microsecond: 0.01 },
    pattern: /\bsingle[ -]digit[ -](?<unit>millisecond|microsecond|ms)(?![a-z])/g,
  },
  {
    kind: 'availability',
    bound: 'least',
    values: NINES,
    pattern: /(?<unit>[3-6三四五六])\s?个\s?(?:9|九)(?!\d)|\b(?<word>three|four|five|six|[3-6])[ -](?:nines|9s)\b/g,
  },
];
/** Each of the patterns asks for one of these. */
const MAY_SCALE =
  /[tpe]b[\s-]?(?:量?级|规模|scale|level|size)|[tp]级|(?:ter|pet|ex)abyte|[毫微]秒级|亚毫?秒|sub[ -]?(?:m|s)|digit[ -]m|(?:second|ms)[ -](?:level|scale|range)|个\s?[9九]|[ -](?:nine|9)s/;

/** The figures that a stretch of folded text gives by a unit or a word alone, in no order. */
export function unitScalesOf(stretch: string): Quantity[] {
  if (!MAY_SCALE.test(stretch)) return [];
  return SCALES.flatMap(({ kind, pattern, values, bound }) =>
    allMatches(pattern, stretch).map(({ index, 0: words, groups }) => {
      const value = values[groups!.unit ?? groups!.letter ?? groups!.word ?? '']!;
      const atLeast = bound === 'least';
      return { kind, value, low: value, atLeast, atMost: !atLeast, start: index, end: index + words.length };
    }),
  );
}
