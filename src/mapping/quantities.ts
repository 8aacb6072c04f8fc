import type { Span } from '../core/span.js';
import type { QuantityKind } from '../frameworks/schema.js';

/** A number that a text states about load. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** Requests a second, or simultaneous users or connections. */
  readonly value: number;
  /** True where the text means at least so many: 万级, 10k+, 超过, tens of thousands. */
  readonly atLeast: boolean;
}

const UNITS: Readonly<Record<string, number>> = {
  k: 1e3,
  千: 1e3,
  w: 1e4,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  m: 1e6,
  千万: 1e7,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
};
const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  百: 100,
  千: 1000,
};

const UNIT = '(?:千万|百万|十万|亿|万|千|[kwm](?![a-z])|thousand|million)';
const NUMBER = `(?:(?<number>\\d{1,12}(?:,\\d{3}){0,3}(?:\\.\\d{1,3})?)\\s?(?<unit>${UNIT})?|(?<digit>[一二两三四五六七八九十百千])(?<chineseUnit>千万|百万|十万|万|亿)|(?<vague>数|几|上|过|好几|成)(?<vagueUnit>百万|十万|千万|万|千|亿)|(?<level>千万|百万|十万|万|千|亿)(?=级|以上|\\s?(?:qps|tps|rps|并发))|(?<words>tens of thousands|hundreds of thousands|thousands|millions|(?:a|one) million|(?:ten|twenty|thirty|fifty|a hundred|one hundred) thousand))`;
const MORE = '(?<more>\\s?(?:\\+|级别?|以上|多|余)){0,2}';
const LEAD =
  '(?<lead>超过?|大于|高于|不低于|至少|突破|达到?|>=?|≥|over|above|more than|at least|exceeding|up to|beyond)?\\s{0,2}';
const RATE =
  '(?:qps|tps|rps|req(?:uest)?s?\\s?(?:/|per)\\s?s(?:ec(?:ond)?)?|(?:http |api )?(?:requests?|calls|transactions|queries|messages)(?: (?:a|per|every|each) |/)s(?:ec(?:ond)?)?|次?请求(?:/|每)秒|(?:的)?并发请求)';

// A rate before its unit (10k qps), a rate after its name (qps≥50k), and a rate told per second in words.
const QPS = [
  new RegExp(`${LEAD}${NUMBER}${MORE}\\s{0,2}(?:的|个|次)?\\s?(?:峰值)?${RATE}`, 'g'),
  new RegExp(
    `(?:qps|tps|rps|吞吐量?|throughput)[^\\d\\n,，。;；一二两三四五六七八九十百千万数几上过亿]{0,10}?${LEAD}${NUMBER}${MORE}`,
    'g',
  ),
  new RegExp(
    `(?:每秒|一秒|秒级|per second|every second|each second)[^\\d\\n,，。;；一二两三四五六七八九数几上过]{0,8}?${LEAD}${NUMBER}${MORE}\\s?(?:次|个|笔|条)?(?:的)?(?:请求|调用|访问|查询|交易|requests|calls)`,
    'g',
  ),
];
const CONCURRENCY = [
  new RegExp(`${LEAD}${NUMBER}${MORE}\\s{0,2}(?:的|个)?(?:并发|长连接|在线|同时在线|concurrent|simultaneous)`, 'g'),
  new RegExp(
    `(?:并发(?:量|数|用户)?|同时在线|concurrency)[^\\d\\n,，。;；一二两三四五六七八九十百千万数几上过亿]{0,8}?${LEAD}${NUMBER}${MORE}`,
    'g',
  ),
];
const WORDS: Readonly<Record<string, number>> = {
  thousands: 1e3,
  'tens of thousands': 1e4,
  'hundreds of thousands': 1e5,
  millions: 1e6,
  'a million': 1e6,
  'one million': 1e6,
  'ten thousand': 1e4,
  'twenty thousand': 2e4,
  'thirty thousand': 3e4,
  'fifty thousand': 5e4,
  'a hundred thousand': 1e5,
  'one hundred thousand': 1e5,
};

/**
 * The load figures that a folded text states, in order.
 *
 * @example
 * quantitiesOf('单机qps 5万以上')[0]; // { kind: 'qps', value: 50000, atLeast: true, … }
 */
export function quantitiesOf(text: string): Quantity[] {
  const found = [
    ...QPS.flatMap((pattern) => matchesOf(text, pattern, 'qps')),
    ...CONCURRENCY.flatMap((pattern) => matchesOf(text, pattern, 'concurrency')),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((quantity, i) => {
    const before = found[i - 1];
    return !before || before.kind !== quantity.kind || quantity.start >= before.end;
  });
}

function matchesOf(text: string, pattern: RegExp, kind: QuantityKind): Quantity[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = amountOf(match.groups!);
    if (value === null) return [];
    const { lead, more, vague, level, words } = match.groups!;
    const atLeast = (lead !== undefined && lead !== 'up to') || Boolean(more ?? vague ?? level ?? words);
    return [{ kind, value, atLeast, start: match.index, end: match.index + match[0].length }];
  });
}

function amountOf(groups: Record<string, string | undefined>): number | null {
  const { number, unit, digit, chineseUnit, vagueUnit, level, words } = groups;
  if (number !== undefined) return Number(number.replaceAll(',', '')) * (unit ? UNITS[unit]! : 1);
  if (digit !== undefined) return CHINESE_DIGITS[digit]! * UNITS[chineseUnit!]!;
  if (vagueUnit !== undefined) return UNITS[vagueUnit]!;
  if (level !== undefined) return UNITS[level]!;
  return words === undefined ? null : (WORDS[words] ?? null);
}
