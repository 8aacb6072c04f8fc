import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingFigures, type JobRequirement } from '../../../src/mapping/requirements.js';
import { mapText } from '../../support/map-text.js';

/** `quantity min..max`, an open bound left out, then the qualifier and a polarity other than required. */
function shown({ quantity, min, max, qualifier, polarity }: JobRequirement): string {
  const words = [`${quantity} ${min ?? ''}..${max ?? ''}`];
  if (qualifier !== null) words.push(qualifier);
  if (polarity !== 'required') words.push(polarity);
  return words.join(' ');
}

const STATED: readonly (readonly [text: string, ...expected: string[]])[] = [
  // Requests and transactions a second.
  ['有万级QPS系统的开发经验', 'qps 10000..'],
  ['单机10w+ TPS', 'tps 100000..'],
  ['核心接口 QPS 5万以上', 'qps 50000..'],
  ['支撑QPS在3000~5000之间的接口', 'qps 3000..5000'],
  ['50k+ requests per second', 'qps 50000..'],
  ['Our API serves 1,200 requests per second', 'qps 1200..1200'],
  ['QPS 不到一千', 'qps ..1000'],
  ['交易系统峰值TPS 2万', 'tps 20000..20000 peak'],
  ['处理能力达到每秒10万笔交易', 'tps 100000..'],
  ['scale our ledger beyond 20k transactions per second', 'tps 20000..'],
  ['QPS≥50k', 'qps 50000..'],
  ['5-8万QPS', 'qps 50000..80000'],
  ['10万QPS以上的网关', 'qps 100000..'],
  // Users.
  ['日活千万的App后端', 'dau 10000000..'],
  ['DAU 500w+', 'dau 5000000..'],
  ['千万级日活产品经验优先', 'dau 10000000.. preferred'],
  ['10 million daily active users', 'dau 10000000..10000000'],
  ['with over 2M DAU', 'dau 2000000..'],
  ['日活跃用户超过300万', 'dau 3000000..'],
  ['月活过亿', 'mau 100000000..'],
  ['used by 40 million monthly active users', 'mau 40000000..40000000'],
  ['服务上亿用户', 'users 100000000..'],
  ['products with millions of users', 'users 1000000..'],
  ['用户规模5000万', 'users 50000000..50000000'],
  // Simultaneous users and connections.
  ['百万级并发', 'concurrency 1000000..'],
  ['同时在线50万', 'concurrency 500000..500000'],
  ['支持10万长连接', 'concurrency 100000..100000'],
  ['100k concurrent WebSocket connections', 'concurrency 100000..100000'],
  ['最高同时在线人数突破20万', 'concurrency 200000..'],
  // A day.
  ['日均订单百万级', 'daily-requests 1000000..'],
  ['日均请求量超10亿', 'daily-requests 1000000000..'],
  ['we process 3 billion events per day', 'daily-requests 3000000000..3000000000'],
  ['日PV过千万', 'daily-requests 10000000..'],
  // Latency.
  ['P99延迟低于30毫秒', 'latency ..30 p99'],
  ['P99 < 30 ms', 'latency ..30 p99'],
  ['p95 under 200 ms', 'latency ..200 p95'],
  ['sub-10ms latency', 'latency ..10'],
  ['接口响应时间控制在100ms以内', 'latency ..100'],
  ['平均响应时间50毫秒', 'latency 50..50 average'],
  ['TP99 20ms', 'latency 20..20 p99'],
  ['P99.9延迟不超过1秒', 'latency ..1000 p99.9'],
  ['微秒级延迟的交易系统', 'latency ..1'],
  ['毫秒级响应', 'latency ..1000'],
  ['99th percentile latency below 50 milliseconds', 'latency ..50 p99'],
  ['respond within 300ms', 'latency ..300'],
  ['sub-millisecond latency', 'latency ..1'],
  ['keep p99 latency at 20-30ms', 'latency 20..30 p99'],
  ['端到端延迟小于 500μs', 'latency ..0.5'],
  // Amounts of data.
  ['PB级数据处理经验', 'data-volume 1000000000000000..'],
  ['TB级数据仓库', 'data-volume 1000000000000..'],
  ['petabyte-scale data platform', 'data-volume 1000000000000000..'],
  ['每天10TB日志', 'data-volume 10000000000000..10000000000000 per-day'],
  ['ingest 5 TB of data per day', 'data-volume 5000000000000..5000000000000 per-day'],
  ['data lake of over 20 PB', 'data-volume 20000000000000000..'],
  ['数十TB的数据', 'data-volume 10000000000000..'],
  ['处理terabytes of data', 'data-volume 1000000000000..'],
  ['亿级数据量', 'records 100000000..'],
  ['单表千万级数据的优化', 'records 10000000..'],
  ['billions of rows', 'records 1000000000..'],
  ['每日新增数据百亿条', 'records 10000000000.. per-day'],
  ['500 million records', 'records 500000000..500000000'],
  // People to lead.
  ['带领10人以上团队', 'team-size 10..'],
  ['管理5-8人团队', 'team-size 5..8'],
  ['lead a team of 8 engineers', 'team-size 8..8'],
  ['有20人以上团队管理经验', 'team-size 20..'],
  ['团队管理经验（10人以上）', 'team-size 10..'],
  ['manage 5-10 developers', 'team-size 5..10'],
  ['You will manage a team of five', 'team-size 5..5'],
  ['负责三到五人小组的日常管理', 'team-size 3..5'],
  ['下属人数：6人', 'team-size 6..6'],
  ['experience leading teams of 10+ people', 'team-size 10..'],
  ['six direct reports', 'team-size 6..6'],
  // Uptime and machines.
  ['系统可用性99.99%', 'availability 99.99..99.99'],
  ['保障4个9的可用性', 'availability 99.99..'],
  ['99.95% uptime SLA', 'availability 99.95..99.95'],
  ['上千台服务器的运维', 'nodes 1000..'],
  ['clusters of 500+ nodes', 'nodes 500..'],
  // Several, waived, small.
  ['日活千万，峰值QPS 10万+，P99延迟小于50ms', 'dau 10000000..', 'qps 100000.. peak', 'latency ..50 p99'],
  ['不要求百万级并发经验', 'concurrency 1000000.. excluded'],
  ['You do not need experience with 50k requests per second', 'qps 50000..50000 excluded'],
  ['QPS大概就20左右', 'qps 20..20'],
  ['加分项：\n1、带过5人以上团队\n2、日活百万以上产品经验', 'team-size 5.. preferred', 'dau 1000000.. preferred'],
  ['有 PB-level 数据处理经验', 'data-volume 1000000000000000..'],
  ['负责 QPS 10k+ 的 gateway，保证 99.99% availability', 'qps 10000..', 'availability 99.99..99.99'],
];

/** Found wanting in scraped texts after the table above. */
const MENDED: typeof STATED = [
  ['服务亿万用户', 'users 100000000..'],
  ['用户量4000万 日活100万', 'users 40000000..40000000', 'dau 1000000..1000000'],
  ['开发高并发(700万日活)的后端', 'dau 7000000..7000000'],
  ['八千节点的集群', 'nodes 8000..8000'],
  ['带领测试团队(3-6人)交付迁移测试', 'team-size 3..6'],
];

const SILENT: readonly string[] = [
  '3年以上Java开发经验',
  '5+ years of experience with 3 languages',
  '月薪20k-40k，14薪',
  '年薪50万起',
  'Salary: $120,000 - $150,000 per year',
  '招聘10人',
  '急招5名Go工程师',
  '公司规模：500-999人',
  '公司现有200人，研发占比60%',
  '我们是一家成立10年、员工3000人的公司',
  '完成B轮融资3亿元',
  'raised $50 million in funding',
  'We are a company of 250 people',
  '性能提升30%',
  '带薪年假15天',
  '工作时间9:00-18:00，周末双休',
  '24小时内响应面试结果',
  '16GB memory and a 2TB SSD on your laptop',
  'Windows 10 and MySQL 8',
  '管理3个项目',
  '本科及以上学历，985/211优先',
  '2025届毕业生，有6个月实习经验',
  '报名人数限20人',
  '团队共50人',
  'Join our 30-person office in Berlin',
  '月销售额100万以上',
  '服务过500强企业',
  'top 100 app in 30 countries',
  '写过10万行代码',
  'take 25 days of paid leave per year',
  '熟悉https等开发技术4、具备良好的沟通能力',
  '独立开发并发布产品5、勇于创新',
  '有高并发处理经验3 逻辑清晰',
  '日均交易金额超1100万',
  '双十一的数据复盘',
  '参与2个大数据平台项目',
  '适配鲲鹏920服务器',
];

const PIECES = fc.constantFrom(
  ...[
    'P99',
    '延迟',
    '低于',
    '日活',
    'DAU',
    'QPS',
    'TPS',
    '每天',
    '数据',
    'TB',
    'PB级',
    '毫秒级',
    'ms',
    '可用性',
    '99.9%',
  ],
  ...[
    '带领',
    '管理',
    '人',
    '以上',
    '团队',
    'lead a team of',
    'engineers',
    'users',
    'billions',
    'of rows',
    'sub-',
    '不要求',
  ],
  ...[
    '5',
    '5-8',
    '10万',
    '百万级',
    '½',
    '％',
    'Ⅳ',
    '㎳',
    ' ',
    '，',
    '。',
    ';',
    '\n',
    '三',
    'servers',
    'uptime',
    '4个9',
  ],
);

describe('the requirements of a job', () => {
  it.each([...STATED, ...MENDED])('reads «%s»', (text, ...expected) => {
    expect(mapText(text).requirements.map(shown)).toEqual(expected);
  });

  it.each(SILENT)('finds none in «%s»', (text) => {
    expect(mapText(text).requirements.map(shown)).toEqual([]);
  });

  it('stand on the words of the text, in order, each bound in its place', () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 16 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { min, max, evidence } of mapText(text).requirements) {
          expect(evidence.text).toBe(text.slice(evidence.start, evidence.end));
          expect(evidence.text).not.toBe('');
          expect(evidence.start).toBeGreaterThanOrEqual(last);
          last = evidence.start;
          expect(min !== null || max !== null).toBe(true);
          if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('name their unit and the field that they stand in', () => {
    const [requirement] = mapText('负责后端', { title: 'Go 工程师（日活百万）' }).requirements;
    expect(requirement).toEqual({
      quantity: 'dau',
      min: 1e6,
      max: null,
      unit: 'users',
      qualifier: null,
      polarity: 'required',
      evidence: { field: 'title', start: 7, end: 11, text: '日活百万' },
    });
  });

  it('are kept to the first twenty', () => {
    const text = Array.from({ length: 30 }, (_, i) => `QPS ${i + 1}万`).join('，');
    expect(mapText(text).requirements).toHaveLength(20);
  });
});

describe('the figure that a job is counted by', () => {
  it('is the highest of a quantity, of latency the lowest, and none that is waived', () => {
    const { requirements } = mapText('QPS 1万，大促QPS 5万；P99 < 50ms，P95 < 20ms；不要求百万并发经验');
    expect([...decidingFigures(requirements)]).toEqual([
      ['qps', 5e4],
      ['latency', 20],
    ]);
  });
});
