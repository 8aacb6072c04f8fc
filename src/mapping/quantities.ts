import { requireText } from '../core/options.js';
import type { Span } from '../core/span.js';
import type { QuantityKind } from '../frameworks/schema.js';
import { type Amount, amountsOf } from './amounts.js';
import { LOAD_REACH, loadStretches } from './load-stretches.js';

/** A number that a text states about load. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** Requests a second, or simultaneous users or connections. A daily count is brought to a busy second. */
  readonly value: number;
  /** True where the text means at least so many: 万级, 10k+, 超过, tens of thousands. */
  readonly atLeast: boolean;
  /** True where the text gives a ceiling that is not reached: 不到一千, under 1k. */
  readonly atMost: boolean;
}

/**
 * Seconds that a daily count is divided by: by the usual rule of thumb four fifths of a day's requests come in a fifth of
 * the day, so that the busy seconds carry four times the mean.
 */
const BUSY_SECONDS_OF_DAY = 86_400 / 4;

// What is left between a name and its number holds no other number and no end of a clause.
const LINK_ZH = '[^\\d,，。;；、%\\n]{0,10}?';
const LINK_EN = '[^\\d,，。.;；%\\n]{0,24}?';
const COUNTED_ZH = '(?:请求|调用|访问|查询|交易|跳转|消息|订单|下单|推送)';
const COUNTED_EN =
  '(?:requests?|reqs?|queries|calls|transactions|messages|events|hits|operations|ops|orders|bids|lookups|redirects|them)';
const PER_SECOND = '(?:/\\s?|\\b(?:per|an?|each|every)\\s)(?:s|secs?|seconds?)(?![a-z\\d])';
const PER_MINUTE = '(?:/\\s?|\\b(?:per|a|each|every)\\s)min(?:ute)?(?![a-z])';
const PER_DAY = '(?:(?:/\\s?|\\b(?:per|a|each|every)\\s)day|daily)(?![a-z])';
const MEASURE = '(?:的|个|次|笔|条|左右|上下){0,2}';

/** A number that is followed by one of these measures something else. */
const OTHER_MEASURE =
  /^\s?(?:%|‰|倍|毫秒|微秒|ms\b|秒|年|天|个?月|元|岁|[gmkt]b|核|台|行|years?\b|days?\b|percent|times\b|x\b)/;

interface Pattern {
  readonly kind: QuantityKind;
  /** What stands before the number, up to it; absent where nothing is asked. */
  readonly before?: RegExp;
  /** What stands behind the number, from it on; absent where nothing is asked. */
  readonly after?: RegExp;
  /** What a count is divided by to be a rate a second. */
  readonly over?: number;
}

// The first pattern that fits says what a number counts.
const PATTERNS: readonly Pattern[] = [
  { kind: 'qps', after: new RegExp(`^\\s?${MEASURE}\\s?(?:峰值|的)?\\s?(?:qps|tps|rps)(?![a-z])`) },
  { kind: 'qps', after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_SECOND}`) },
  { kind: 'qps', after: /^\s?(?:r|q|req|requests?)?\s?\/\s?(?:s|sec)(?![a-z])/ },
  { kind: 'qps', after: new RegExp(`^(?:次|笔|条|个)?的?(?:${COUNTED_ZH})?\\s?(?:[/每]|每一)\\s?秒`) },
  {
    kind: 'qps',
    before: new RegExp(`(?:每|一|单|1)秒钟?${LINK_ZH}$`),
    after: new RegExp(`^\\s?(?:次|笔|(?:条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH})`),
  },
  { kind: 'qps', before: new RegExp(`(?:每秒|一秒|秒级)${LINK_ZH}${COUNTED_ZH}${LINK_ZH}$`) },
  {
    kind: 'qps',
    before: new RegExp(`\\b(?:per|each|every) second\\b${LINK_EN}$`),
    after: new RegExp(`^${LINK_EN}${COUNTED_EN}`),
  },
  { kind: 'qps', before: new RegExp(`(?:qps|tps|rps|吞吐量?|请求速率)${LINK_ZH}$`) },
  { kind: 'qps', before: /(?:\b(?:qps|tps|rps|throughput)\b)[^\d,.;%\n]{0,24}?$/ },
  {
    kind: 'qps',
    over: BUSY_SECONDS_OF_DAY,
    before: new RegExp(`(?:日均|每日|每天|一天|单日|日)${LINK_ZH}(?:${COUNTED_ZH}|pv)${LINK_ZH}$`),
  },
  {
    kind: 'qps',
    over: BUSY_SECONDS_OF_DAY,
    before: new RegExp(`(?:日均|每日|每天|一天|单日)${LINK_ZH}$`),
    after: new RegExp(`^(?:次|笔|条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH}`),
  },
  { kind: 'qps', over: BUSY_SECONDS_OF_DAY, after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_DAY}`) },
  { kind: 'qps', over: 60, after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_MINUTE}`) },
  {
    kind: 'qps',
    over: 60,
    before: new RegExp(`每分钟${LINK_ZH}$`),
    after: new RegExp(`^(?:次|笔|条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH}`),
  },
  {
    kind: 'concurrency',
    after: new RegExp(`^\\s?${MEASURE}(?:用户|人|设备)?的?\\s?(?:同时在线|在线|并发|长连接|tcp连接|连接)`),
  },
  {
    kind: 'concurrency',
    after:
      /^ ?(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:users?|connections?|requests?|sessions?|players?|clients?|viewers?|calls?|devices?|streams?|sockets?)/,
  },
  { kind: 'concurrency', before: new RegExp(`(?:并发(?:量|数|用户|连接)?|同时在线|在线(?:人数|用户))${LINK_ZH}$`) },
  {
    kind: 'concurrency',
    before: /\b(?:concurrency|concurrent (?:users|connections|sessions|requests))\b[^\d,.;%\n]{0,16}?$/,
  },
];

/** Every pattern asks for one of these, and most texts hold none. */
const MAY_STATE_LOAD = new RegExp(
  [
    `qps|tps|rps|秒|每分钟|吞吐|请求速率|${COUNTED_ZH}|pv|在线|并发|连接`,
    `throughput|second|concurrency|/\\s?s(?:ec)?(?![a-z])|${COUNTED_EN}${LINK_EN}(?:daily|(?:/\\s?|(?:per|an?|each|every)\\s)(?:s|min|day))`,
    '(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:user|conn|req|sess|play|client|view|call|dev|stream|sock)',
  ].join('|'),
);

/**
 * The load figures that a folded text states, in order.
 *
 * @example
 * quantitiesOf('单机qps 5万以上')[0]; // { kind: 'qps', value: 50000, atLeast: true, … }
 */
export function quantitiesOf(text: string): Quantity[] {
  requireText(text, 'text');
  const found: Quantity[] = [];
  for (const { start, end } of loadStretches(text)) addQuantities(found, text.slice(start, end), start);
  return found;
}

/** Adds the load figures of a stretch of a text, whichever. */
export function addQuantities(found: Quantity[], stretch: string, offset: number): void {
  if (!MAY_STATE_LOAD.test(stretch)) return;
  for (const amount of amountsOf(stretch)) {
    const quantity = quantityOf(stretch, amount);
    if (!quantity) continue;
    found.push({ ...quantity, start: offset + quantity.start, end: offset + quantity.end });
  }
}

function quantityOf(text: string, amount: Amount): Quantity | null {
  // A number glued to a word (p99, 3d) is part of a name.
  if (/[a-z_.\d]/.test(text.charAt(amount.start - 1)) && /\d/.test(text.charAt(amount.start))) return null;
  const before = text.slice(Math.max(0, amount.start - LOAD_REACH), amount.start);
  const after = text.slice(amount.end, amount.end + LOAD_REACH);
  for (const pattern of PATTERNS) {
    const name = pattern.before ? pattern.before.exec(before) : null;
    const unit = pattern.after ? pattern.after.exec(after) : null;
    if ((pattern.before && !name) || (pattern.after && !unit)) continue;
    if (!pattern.after && OTHER_MEASURE.test(after)) continue;
    const { value, atLeast, atMost } = amount;
    return {
      kind: pattern.kind,
      value: value / (pattern.over ?? 1),
      atLeast,
      atMost,
      start: amount.start - (name ? name[0].length : 0),
      end: amount.end + (unit ? unit[0].length : 0),
    };
  }
  return null;
}
