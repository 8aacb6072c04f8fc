import { requireText } from '../core/options.js';
import { overlaps } from '../core/span.js';
import { type Amount, amountsOf, aroundNumbers } from './amounts.js';
import { settledAmounts } from './changed-amounts.js';
import { LOADS } from './load-patterns.js';
import { LOAD_REACH, loadStretches } from './load-stretches.js';
import { MEASURES } from './measure-patterns.js';
import type { Quantity } from './quantity.js';
import type { PatternFamily, QuantityPattern } from './quantity-pattern.js';
import { teamSizesOf } from './team-sizes.js';
import { unitScalesOf } from './unit-scales.js';

export type { Quantity };

/** A number that is followed by one of these measures something else. */
const OTHER_MEASURE =
  /^\s?(?:%|‰|倍|毫秒|微秒|ms\b|秒|年|天|个?月|亿?[美欧]?元|岁|[gmkt]b|核|台|行|(?:日活|月活|[dm]au\b)(?![^,，。;；]{0,6}\d)|years?\b|days?\b|percent|times\b|x\b)/;
/** A small number that only follows a name is that of the next item of a list, unless something says that it counts. */
const SMALL = 100;
const COUNTS_ON = /^\s?(?:左右|上下|以|[次笔个人]|[,，。;；]|$)/;
/** A bound behind the unit: 10万QPS以上, 30ms以内, 10TB+. */
const BOUND_BEHIND =
  /^\s?(?:[a-zμ/]{1,12}|毫秒|微秒|秒|[人台笔条次行个])?\s?(?:(?<over>\+|及?以上|量?级)|(?<under>以[内下]|之内|内(?=返|响|完)))/;
/** A bound before the name of what is counted: 达到每秒10万笔. */
const RAISED = /(?:超过|达到|不低于|不少于|突破|至少)$/;
/** A pattern's reach from a number, and the words before and behind that belong to the number itself. */
const NUMBER_REACH = LOAD_REACH + 32;
const FAMILIES: readonly PatternFamily[] = [LOADS, ...MEASURES];
const TRANSACTIONS = /(?<![a-z])tps|transaction|交易|笔/;

/**
 * The numbers of a folded text that count requests, users, connections, data, time to answer, machines or people to
 * lead, in order; see `QUANTITY_KINDS`.
 *
 * @throws JobprismError OPTION_INVALID where the text is none
 * @example
 * quantitiesOf('单机qps 5万以上')[0]; // { kind: 'qps', value: 50000, low: 50000, atLeast: true, … }
 */
export function quantitiesOf(text: string): Quantity[] {
  requireText(text, 'text');
  const found: Quantity[] = [];
  for (const { start, end } of loadStretches(text)) addQuantities(found, text.slice(start, end), start);
  return found;
}

/** Adds the figures of a stretch of a text, whichever, in order. */
export function addQuantities(found: Quantity[], stretch: string, offset: number): void {
  const quantities = quantitiesIn(stretch);
  for (const quantity of quantities) {
    found.push({ ...quantity, start: offset + quantity.start, end: offset + quantity.end });
  }
}

/** A number counts before a unit that stands alone, and that before a team: each place says one thing. */
function quantitiesIn(stretch: string): Quantity[] {
  const found: Quantity[] = [];
  for (const part of aroundNumbers(stretch, NUMBER_REACH)) {
    const words = stretch.slice(part.start, part.end);
    const families = FAMILIES.filter(({ may }) => may.test(words));
    if (families.length === 0) continue;
    for (const { start, end, ...number } of settledAmounts(words, amountsOf(words))) {
      const amount = { ...number, start: part.start + start, end: part.start + end };
      const quantity = quantityOf(stretch, amount, families);
      if (quantity) found.push(quantity);
    }
  }
  for (const quantity of [...unitScalesOf(stretch), ...teamSizesOf(stretch)]) {
    if (!found.some((other) => overlaps(other, quantity))) found.push(quantity);
  }
  return found.sort((a, b) => a.start - b.start);
}

function quantityOf(text: string, amount: Amount, families: readonly PatternFamily[]): Quantity | null {
  // A number glued to a word (p99, 3d) is part of a name.
  if (/[a-z_.\d]/.test(text.charAt(amount.start - 1)) && /\d/.test(text.charAt(amount.start))) return null;
  const before = text.slice(Math.max(0, amount.start - LOAD_REACH), amount.start);
  const after = text.slice(amount.end, amount.end + LOAD_REACH);
  for (const { patterns } of families) {
    for (const pattern of patterns) {
      const name = pattern.before ? pattern.before.exec(before) : null;
      if (pattern.before && !name) continue;
      const unit = pattern.after ? pattern.after.exec(after) : null;
      if (pattern.after ? !unit : countsElse(amount, after)) continue;
      if (amount.value < (pattern.least ?? 0) || amount.value > (pattern.most ?? amount.value)) continue;
      const raised = name !== null && RAISED.test(before.slice(0, name.index));
      return stated({ ...amount, atLeast: amount.atLeast || raised }, pattern, after, name?.[0] ?? '', unit);
    }
  }
  return null;
}

/** True for a number behind a name that measures something else, or opens the next item of a list. */
function countsElse({ value, atLeast, atMost }: Amount, after: string): boolean {
  return OTHER_MEASURE.test(after) || (value < SMALL && !atLeast && !atMost && !COUNTS_ON.test(after));
}

function stated(
  { value, low, atLeast, atMost, start, end }: Amount,
  { kind, over = 1, units }: QuantityPattern,
  after: string,
  name: string,
  unit: RegExpExecArray | null,
): Quantity {
  const factor = units ? factorOf(units, unit?.groups?.unit ?? '') : 1;
  const counted = name + (unit?.[0] ?? '');
  const bound = BOUND_BEHIND.exec(after);
  const under = atMost || bound?.groups?.under !== undefined;
  return {
    kind: kind === 'qps' && TRANSACTIONS.test(counted) && !/qps|rps/.test(counted) ? 'tps' : kind,
    value: (value * factor) / over,
    low: (low * factor) / over,
    atLeast: !under && (atLeast || bound?.groups?.over !== undefined),
    atMost: under,
    start: start - name.length,
    end: end + Math.max(unit?.[0].length ?? 0, bound?.[0].length ?? 0),
  };
}

/** What a number of a unit is multiplied by; English units may stand in the plural. */
function factorOf(units: Readonly<Record<string, number>>, unit: string): number {
  return units[unit] ?? units[unit.replace(/s$/, '')]!;
}
