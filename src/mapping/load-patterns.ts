import { LINK_EN, LINK_ZH, type PatternFamily, type QuantityPattern } from './quantity-pattern.js';

const COUNTED_ZH = '(?:请求|调用|访问|查询|交易(?!额|金)|跳转|消息|订单|下单|推送)';
const COUNTED_EN =
  '(?:requests?|reqs?|queries|calls|transactions|messages|events|hits|operations|ops|orders|bids|lookups|redirects|them)';
const PER_SECOND = '(?:/\\s?|\\b(?:per|an?|each|every)\\s)(?:s|secs?|seconds?)(?![a-z\\d])';
const PER_MINUTE = '(?:/\\s?|\\b(?:per|a|each|every)\\s)min(?:ute)?(?![a-z])';
const PER_DAY = '(?:(?:/\\s?|\\b(?:per|a|each|every)\\s)day|daily)(?![a-z])';
// 并发布 is "and publish".
const CONCURRENT = '并发(?![布展送出现起放])';
/** Fewer at once, or in a day, are no load: they are what a person handles. */
const LEAST_AT_ONCE = 100;
const LEAST_A_DAY = 1000;
/** More connections at once, requests a second or requests a day than these serve no system: they count something else. */
const MOST_AT_ONCE = 1e9;
const MOST_A_SECOND = 1e9;
const MOST_A_DAY = 1e14;
const MEASURE = '(?:的|个|次|笔|条|左右|上下){0,2}';

const PATTERNS: readonly QuantityPattern[] = [
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    after: new RegExp(`^\\s?${MEASURE}\\s?(?:峰值|的)?\\s?(?:qps|tps|rps)(?![a-z])`),
  },
  { kind: 'qps', most: MOST_A_SECOND, after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_SECOND}`) },
  { kind: 'qps', most: MOST_A_SECOND, after: /^\s?(?:r|q|req|requests?)?\s?\/\s?(?:s|sec)(?![a-z])/ },
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    after: new RegExp(`^(?:次|笔|条|个)?的?(?:${COUNTED_ZH})?\\s?(?:[/每]|每一)\\s?秒`),
  },
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    before: new RegExp(`(?:每|一|单|1)秒钟?${LINK_ZH}$`),
    after: new RegExp(`^\\s?(?:次|笔(?:${COUNTED_ZH})?|(?:条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH})`),
  },
  { kind: 'qps', most: MOST_A_SECOND, before: new RegExp(`(?:每秒|一秒|秒级)${LINK_ZH}${COUNTED_ZH}${LINK_ZH}$`) },
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    before: new RegExp(`\\b(?:per|each|every) second\\b${LINK_EN}$`),
    after: new RegExp(`^${LINK_EN}${COUNTED_EN}`),
  },
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    before: new RegExp(`(?:(?<![a-z])(?:qps|tps|rps)(?![a-z])|吞吐量?|请求速率)${LINK_ZH}$`),
  },
  { kind: 'qps', most: MOST_A_SECOND, before: /(?:\b(?:qps|tps|rps|throughput)\b)[^\d,.;%\n]{0,24}?$/ },
  {
    kind: 'daily-requests',
    least: LEAST_A_DAY,
    most: MOST_A_DAY,
    before: new RegExp(`(?:日均|每日|每天|一天|单日|日)${LINK_ZH}(?:${COUNTED_ZH}|pv)${LINK_ZH}$`),
  },
  {
    kind: 'daily-requests',
    least: LEAST_A_DAY,
    most: MOST_A_DAY,
    before: new RegExp(`(?:日均|每日|每天|一天|单日)${LINK_ZH}$`),
    after: new RegExp(`^(?:次|笔|条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH}`),
  },
  {
    kind: 'daily-requests',
    least: LEAST_A_DAY,
    most: MOST_A_DAY,
    after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_DAY}`),
  },
  { kind: 'qps', most: MOST_A_SECOND, over: 60, after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_MINUTE}`) },
  {
    kind: 'qps',
    most: MOST_A_SECOND,
    over: 60,
    before: new RegExp(`每分钟${LINK_ZH}$`),
    after: new RegExp(`^(?:次|笔|条|个)?的?[^,，。;；\\d]{0,4}${COUNTED_ZH}`),
  },
  {
    kind: 'concurrency',
    least: LEAST_AT_ONCE,
    most: MOST_AT_ONCE,
    after: new RegExp(`^\\s?${MEASURE}(?:用户|人|设备)?的?\\s?(?:同时在线|在线|${CONCURRENT}|长连接|tcp连接|连接)`),
  },
  {
    kind: 'concurrency',
    least: LEAST_AT_ONCE,
    most: MOST_AT_ONCE,
    after:
      /^ ?(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:users?|connections?|requests?|sessions?|players?|clients?|viewers?|calls?|devices?|streams?|sockets?)/,
  },
  {
    kind: 'concurrency',
    least: LEAST_AT_ONCE,
    most: MOST_AT_ONCE,
    before: new RegExp(`(?:${CONCURRENT}(?:量|数|用户|连接)?|同时在线|在线(?:人数|用户))${LINK_ZH}$`),
  },
  {
    kind: 'concurrency',
    least: LEAST_AT_ONCE,
    most: MOST_AT_ONCE,
    before: /\b(?:concurrency|concurrent (?:users|connections|sessions|requests))\b[^\d,.;%\n]{0,16}?$/,
  },
];

/** Requests, transactions, orders and messages a second or a day, and simultaneous users and connections. */
export const LOADS: PatternFamily = {
  may: new RegExp(
    [
      `qps|tps|rps|秒|每分钟|吞吐|请求速率|${COUNTED_ZH}|pv|在线|并发|连接`,
      `throughput|second|concurrency|/\\s?s(?:ec)?(?![a-z])|${COUNTED_EN}${LINK_EN}(?:daily|(?:/\\s?|(?:per|an?|each|every)\\s)(?:s|min|day))`,
      '(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:user|conn|req|sess|play|client|view|call|dev|stream|sock)',
    ].join('|'),
  ),
  patterns: PATTERNS,
};
