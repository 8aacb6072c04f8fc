import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import type { QuantityKind } from '../../../src/frameworks/schema.js';
import { measuredAs } from '../../../src/mapping/bounds.js';
import { quantitiesOf } from '../../../src/mapping/quantities.js';
import { mapText } from '../../support/map-text.js';

type Row = readonly [text: string, kind: 'qps' | 'tps' | 'concurrency', value: number, bound: '' | '+' | '-'];

const TABLE: readonly Row[] = [
  ['QPS 万级', 'qps', 1e4, '+'],
  ['5w+ QPS', 'qps', 5e4, '+'],
  ['10万QPS', 'qps', 1e5, ''],
  ['10万级QPS', 'qps', 1e5, '+'],
  ['50k rps', 'qps', 5e4, ''],
  ['QPS≥50k', 'qps', 5e4, '+'],
  ['qps:100000', 'qps', 1e5, ''],
  ['单机五万QPS', 'qps', 5e4, ''],
  ['一百二十万qps', 'qps', 1.2e6, ''],
  ['两万五 QPS', 'qps', 25_000, ''],
  ['十几万 QPS', 'qps', 1e5, '+'],
  ['数百 QPS', 'qps', 100, '+'],
  ['成千上万qps', 'qps', 1e4, '+'],
  ['3千万 tps', 'tps', 3e7, ''],
  ['峰值tps 1.2w', 'tps', 12_000, ''],
  ['最高可达 30 万 QPS', 'qps', 3e5, '+'],
  ['2-3万qps', 'qps', 3e4, ''],
  ['QPS 5000~8000', 'qps', 8000, ''],
  ['每秒数万次请求', 'qps', 1e4, '+'],
  ['每秒处理3w次跳转', 'qps', 3e4, ''],
  ['每秒请求量峰值十几万', 'qps', 1e5, '+'],
  ['5万次/秒', 'qps', 5e4, ''],
  ['每秒几百次', 'qps', 100, '+'],
  ['QPS 不到一千', 'qps', 1000, '-'],
  ['不超过500QPS', 'qps', 500, '-'],
  ['under 1k qps', 'qps', 1000, '-'],
  ['tens of thousands of requests per second', 'qps', 1e4, '+'],
  ['hundreds of thousands of requests every second', 'qps', 1e5, '+'],
  ['a few hundred requests a second', 'qps', 100, '+'],
  ['half a million requests per second', 'qps', 5e5, ''],
  ['120,000 queries per second', 'qps', 120_000, ''],
  ['over 25,000 req/s', 'qps', 25_000, '+'],
  ['1.5m messages per second', 'qps', 1.5e6, ''],
  ['3 million requests a minute', 'qps', 5e4, ''],
  ['a throughput of about 40k', 'qps', 4e4, ''],
  ['百万并发', 'concurrency', 1e6, '+'],
  ['瞬时并发可达20万', 'concurrency', 2e5, '+'],
  ['百万级长连接', 'concurrency', 1e6, '+'],
  ['同时在线10万人', 'concurrency', 1e5, ''],
  ['支持上万用户同时在线', 'concurrency', 1e4, '+'],
  ['40,000 concurrent connections', 'concurrency', 4e4, ''],
  ['one million concurrent users', 'concurrency', 1e6, ''],
];

const LOADS: readonly QuantityKind[] = ['qps', 'tps', 'concurrency', 'daily-requests'];

describe('quantitiesOf', () => {
  it.each(TABLE)('reads «%s»', (text, kind, value, bound) => {
    const found = quantitiesOf(normalizeText(text).text);
    expect(found.map((quantity) => [quantity.kind, quantity.value, quantity.atLeast, quantity.atMost])).toEqual([
      [kind, value, bound === '+', bound === '-'],
    ]);
  });

  it.each([
    'P99 < 10ms',
    '3年以上高并发经验',
    'QPS提升3倍',
    'QPS提升了50%',
    '5 years of concurrency',
    'three concurrent projects',
    '日活几千',
    '每秒10GB',
    '团队50人',
    '2024年QPS目标',
    '30 frames per second',
    'SLA 99.99%',
  ])('finds no load in «%s»', (text) => {
    const loads = quantitiesOf(normalizeText(text).text).filter(({ kind }) => LOADS.includes(kind));
    expect(loads).toEqual([]);
  });

  it('brings a daily count to a busy second', () => {
    const [quantity] = quantitiesOf('日均请求百亿次');
    expect(quantity).toMatchObject({ kind: 'daily-requests', value: 1e10 });
    expect(measuredAs(quantity!, 'qps')).toBeCloseTo((1e10 * 0.8) / (86_400 * 0.2), 6);
    expect(measuredAs(quantity!, 'tps')).toBeNull();
  });

  it('spans the number and the name of what it counts', () => {
    const text = '要求单机qps 5万以上,同时支持百万长连接';
    expect(quantitiesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['qps 5万以上', '百万长连接']);
  });

  it('reads several loads of one text in order', () => {
    expect(quantitiesOf('平时 800 qps,大促 2万 qps').map(({ value }) => value)).toEqual([800, 2e4]);
  });
});

describe('a figure that changes', () => {
  it.each<[string, QuantityKind, number]>([
    ['QPS从1000提升到10万', 'qps', 1e5],
    ['QPS由1000提升至了10万', 'qps', 1e5],
    ['接口从1000 QPS优化到5万 QPS', 'qps', 5e4],
    ['日活从10万增长到1000万', 'dau', 1e7],
    ['日活从10万达到1000万', 'dau', 1e7],
    ['reduce latency from 200ms to 20ms', 'latency', 20],
    ['响应时间从200ms降到20ms', 'latency', 20],
    ['scale from 1,000 qps to 50k qps', 'qps', 5e4],
    ['QPS 5000~8000', 'qps', 8000],
  ])('states what it becomes: %s', (text, kind, value) => {
    const found = quantitiesOf(normalizeText(text).text);
    expect(found.map((quantity) => [quantity.kind, quantity.value])).toEqual([[kind, value]]);
  });

  it('leaves two figures of two things alone', () => {
    expect(quantitiesOf('qps 1000, 日活10万').map(({ kind }) => kind)).toEqual(['qps', 'dau']);
  });
});

describe('a figure beyond what a load can be', () => {
  it.each([
    '最多5个http请求并发',
    '50+ calls per day',
    'make 80 calls daily',
    '百亿的设备连接',
    '10 billion concurrent connections',
  ])('is none: %s', (text) => {
    expect(quantitiesOf(text)).toEqual([]);
  });

  it.each<[string, number]>([
    ['100个并发', 100],
    ['十亿级长连接', 1e9],
    ['2000 calls per day', 2000],
    ['日均请求万亿次', 1e12],
  ])('is one up to there: %s', (text, value) => {
    expect(quantitiesOf(text).map((quantity) => quantity.value)).toEqual([value]);
  });
});

describe('a stated load and high concurrency', () => {
  const scoreOf = (text: string): number =>
    mapText(text).capabilities.find(({ id }) => id === 'high-concurrency')?.score ?? 0;

  it('supports the capability where it is high', () => {
    expect(scoreOf('每秒处理3w次跳转')).toBe(0.5);
  });

  it('does not where it is low, though the word QPS stands there', () => {
    expect(scoreOf('QPS 不到一千')).toBe(0);
    expect(scoreOf('about 20 QPS')).toBe(0);
  });

  it('counts words and figure once where they are the same', () => {
    expect(scoreOf('50k qps')).toBe(0.5);
  });
});

describe('a figure and the capability that it says', () => {
  it.each([
    ['系统全年 99.95% 可用性', 'high-availability'],
    ['P99 < 30 ms', 'performance-tuning'],
    ['20 PB 日志', 'big-data'],
    ['下属人数：6人', 'leadership'],
  ])('«%s» says %s', (text, capability) => {
    expect(mapText(text).capabilities.map(({ id }) => id)).toContain(capability);
  });

  it.each([
    ['接口响应 8 秒', 'performance-tuning'],
    ['20 GB 日志', 'big-data'],
    ['公司现有200人', 'leadership'],
  ])('«%s» does not say %s', (text, capability) => {
    expect(mapText(text).capabilities.map(({ id }) => id)).not.toContain(capability);
  });
});
