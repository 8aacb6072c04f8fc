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
/** People, whose number is often a single Chinese digit. */
const PEOPLE = 64;
const DIGIT = 128;
/** No pattern spans one of the stops, and each needs a number and one of the words of what is counted. */
const MARKS = markTable([
  [PARTS, '。;'],
  [UNLESS_BEHIND_LATIN, '。'],
  [LOAD, '秒%'],
  [NUMBER, '0123456789九十百千万亿毫微亚'],
  [PEOPLE, '人名位'],
  [DIGIT, '一二两三四五六七八九'],
  [LATIN | MAY_COUNT, LETTERS],
  [MAY_COUNT, `钟吐求用问询易转息单送线发接活户迟时应耗载据志录本务点器机表9九${WHITE_SPACE}`],
]);
const COUNTED = [
  '分钟 吞吐 请求 调用 访问 查询 交易 跳转 消息 订单 下单 推送 在线 并发 连接',
  '日活 月活 用户 延迟 延时 时延 响应 耗时 加载 数据 日志 记录 样本 单表 服务 节点 机器 主机 个9 个九',
  // Of qps, tps, rps, pv, throughput, second, /s, concurrent, simultaneous, parallel, open, live and persistent.
  'qp tp rp pv gh ec /s cu mu ll op iv rs',
  // Of requests, queries, transactions, messages, events, hits, orders, bids, lookups, redirects and them.
  'eq qu sa ss ev hi rd bi ku ir em',
  // Of dau, mau, users, subscribers and players; of ms, μs, bytes and their short forms, and of T and P of data.
  'au us ub ay ms μs yt gb tb pb eb t数 p数 t日 p日 t存 p存 t级 p级',
  // Of rows, documents, data points, files, images, objects, vectors; of nodes, machines, hosts, pods, containers, vms.
  'ow um po il im ob ve od ch ho nt vm',
  // Of lead, manage, supervise, head, run, coach, mentor, build, grow and direct; of nines.
  'le ma su he ru co me bu gr di ne 9s',
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
    const ofPeople = (marks & PEOPLE) !== 0 && (marks & (NUMBER | DIGIT)) !== 0;
    if (ofPeople || ((marks & LOAD) !== 0 && (marks & (NUMBER | LATIN)) !== 0)) stretches.push({ start, end: at });
    start = at + 1;
    marks = 0;
  }
  return stretches;
}
