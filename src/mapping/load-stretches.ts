import { LETTERS, markTable, pairOf, pairTable, WHITE_SPACE } from '../core/marks.js';
import type { Span } from '../core/span.js';

/** How far from its number the name of what is counted may stand, in code units. */
export const LOAD_REACH = 48;

const PARTS = 1;
const LOAD = 2;
const NUMBER = 4;
const LATIN = 8;
/** "qps。10k": English names reach across this stop, and no further than a pattern does. */
const UNLESS_BEHIND_LATIN = 16;
/** Before it stands the first character of a word for what is counted. */
const MAY_COUNT = 32;
/** No pattern spans one of the stops, and each needs a number and one of the words of what is counted. */
const MARKS = markTable([
  [PARTS, '。;'],
  [UNLESS_BEHIND_LATIN, '。'],
  [LOAD, '秒'],
  [NUMBER, '0123456789十百千万亿'],
  [LATIN | MAY_COUNT, LETTERS],
  [MAY_COUNT, `钟吐求用问询易转息单送线发接${WHITE_SPACE}`],
]);
const COUNTED = [
  '分钟 吞吐 请求 调用 访问 查询 交易 跳转 消息 订单 下单 推送 在线 并发 连接',
  // Of qps, tps, rps, pv, throughput, second, /s, concurrent, simultaneous, parallel, open, live and persistent.
  'qp tp rp pv gh ec /s cu mu ll op iv rs',
  // Of requests, queries, transactions, messages, events, hits, orders, bids, lookups, redirects and them.
  'eq qu sa ss ev hi rd bi ku ir em',
].flatMap((words) => words.split(' '));
const PAIRS = pairTable([[LOAD, [...COUNTED, ...[...WHITE_SPACE].map((space) => `/${space}`)]]]);

/**
 * The stretches of a folded text that may state a load, in order: those between stops that hold a number, or a letter
 * of one, and a word of what is counted.
 */
export function loadStretches(text: string): Span[] {
  const stretches: Span[] = [];
  let start = 0;
  let marks = 0;
  let lastLetter = -LOAD_REACH;
  for (let at = 0; at <= text.length; at++) {
    const mark = at < text.length ? MARKS[text.charCodeAt(at)]! : PARTS;
    marks |= mark;
    if ((mark & LATIN) !== 0) lastLetter = at;
    if ((mark & MAY_COUNT) !== 0) marks |= PAIRS[pairOf(text.charCodeAt(at - 1), text.charCodeAt(at))]!;
    if ((mark & PARTS) === 0 || ((mark & UNLESS_BEHIND_LATIN) !== 0 && at - lastLetter < LOAD_REACH)) continue;
    if ((marks & LOAD) !== 0 && (marks & (NUMBER | LATIN)) !== 0) stretches.push({ start, end: at });
    start = at + 1;
    marks = 0;
  }
  return stretches;
}
