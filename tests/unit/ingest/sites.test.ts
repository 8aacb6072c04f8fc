import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINGERPRINTS } from '../../../src/ingest/data/fingerprints.js';
import { extractFacts } from '../../../src/ingest/facts.js';
import { previewJobs } from '../../../src/ingest/readers/preview.js';
import { analyze } from '../../../src/pipeline/analyze.js';
import { summaryOf } from '../../../src/pipeline/summary.js';
import { codes, fixture, jobs } from './support.js';

/** File of `fixtures/ingest/sites`: its site, and of its first job id, title, company, city, pay, education, a word. */
const SITES: readonly [string, string, readonly unknown[]][] = [
  [
    '51job.csv',
    '51job',
    ['.csv:2', 'Java开发工程师', null, '广州', '15000-20000 CNY month', 'bachelor', 'Spring Boot'],
  ],
  [
    '51job-api.json',
    '51job-api',
    ['5102', '运维工程师', '上海海岚信息技术有限公司', '上海', '15000-25000 CNY month', 'junior-college', 'Ansible'],
  ],
  [
    '51job-list.json',
    '51job-list',
    ['5101', '嵌入式软件工程师', '苏州微光电子有限公司', '苏州', '12000-18000 CNY month', null, 'FreeRTOS'],
  ],
  ['boss.json', 'boss', ['x1.html', 'Golang后端', '识微网络', null, '25000-45000 CNY month', 'bachelor', 'etcd']],
  [
    'boss-page.json',
    'boss-api',
    ['b0ss01', 'Go开发工程师', '晴川科技', '杭州', '20000-40000 CNY month', 'bachelor', 'gRPC'],
  ],
  [
    'boss-search.json',
    'boss-api',
    ['s01', '前端开发', '青石网络', '成都', '15000-25000 CNY month', 'junior-college', 'Vue3'],
  ],
  ['findwork.json', 'findwork', ['11', 'Full Stack Developer', 'Rowan', 'Lisbon', null, null, 'Django']],
  [
    'google-careers.csv',
    'google-careers',
    ['.csv:2', 'Technical Writer', 'Larch', 'Zurich', null, 'bachelor', 'Markdown'],
  ],
  [
    'indeed.json',
    'indeed',
    ['i1', 'Warehouse Systems Analyst', 'Cedar Freight', 'Columbus', '70000-85000 USD year', 'bachelor', 'Excel'],
  ],
  ['indeed-keys.jsonl', 'indeed', ['k1', 'Network Engineer', 'Birch Telecom', 'Denver', null, null, 'Juniper']],
  [
    'jobspy.csv',
    'jobspy',
    ['in-a1', 'Backend Engineer (Go)', 'Kite Works', 'Austin', '120000-150000 USD year', 'bachelor', 'Kafka'],
  ],
  [
    'lagou.json',
    'lagou',
    ['9001', '数据仓库工程师', '北京云雀数据技术有限公司', '北京', '25000-40000 CNY month', 'bachelor', 'Flink'],
  ],
  [
    'linkedin-postings.csv',
    'linkedin',
    ['3900001', 'Machine Learning Engineer', 'Harbor Labs', 'Seattle', '150000-190000 USD year', null, 'PyTorch'],
  ],
  [
    'linkedin-search.csv',
    'linkedin',
    ['3900002', 'Platform Engineer', 'Alder Systems', 'Toronto', null, null, 'Terraform'],
  ],
  [
    'linkedin-short.jsonl',
    'linkedin',
    ['3900003', 'iOS Developer', 'Maple Apps', 'Dublin', '60000-75000 EUR year', null, 'SwiftUI'],
  ],
  [
    'schema-org.json',
    'schema.org',
    ['T-17', 'Site Reliability Engineer', 'Tern GmbH', 'Berlin', '65000-80000 EUR year', null, 'Terraform'],
  ],
  [
    'zhaopin.csv',
    'zhaopin',
    ['ZL-78', '产品经理', '南京拾光软件有限公司', '南京', '15000-20000 CNY month', 'bachelor', '需求文档'],
  ],
  [
    'zhaopin.json',
    'zhaopin',
    ['ZL-77', '算法工程师', '深圳远帆智能有限公司', '深圳', '30000-50000 CNY month', 'master', '召回'],
  ],
];

describe('a dump of every known site', () => {
  it('is there, and every fixture has its line', () => {
    expect(new Set(SITES.map(([, site]) => site))).toEqual(new Set(FINGERPRINTS.map(({ site }) => site)));
    expect(SITES.map(([name]) => name).sort()).toEqual(readdirSync(fixture('sites')).sort());
  });

  it.each(SITES)('%s is known as %s and read', async (name, site, [id, title, company, city, pay, education, word]) => {
    const path = fixture(`sites/${name}`);
    const [preview] = await previewJobs([path]);
    expect(preview?.site).toBe(site);
    const { jobs: found, rejected } = await jobs([path]);
    expect(rejected).toEqual([]);
    const job = found[0]!;
    const facts = extractFacts(job);
    const { salary } = facts;
    expect(job.id.endsWith(id as string)).toBe(true);
    expect([job.title, job.company, facts.education]).toEqual([title, company, education]);
    const names = facts.place?.city ?? { zh: null, en: null };
    expect([names.zh, names.en]).toContain(city);
    expect(salary && `${salary.min}-${salary.max} ${salary.currency} ${salary.period}`).toBe(pay);
    expect(job.text).toContain(word);
  });
});

describe('files with a fault', () => {
  it.each<[string, number, [string, number | null][]]>([
    ['truncated.json', 2, [['JSON_BROKEN', 3]]],
    ['nul.csv', 2, []],
    ['repeated-header.csv', 2, []],
    ['formulas.csv', 2, []],
    ['scripts.jsonl', 2, []],
    [
      'ragged.csv',
      1,
      [
        ['COLUMNS_RAGGED', 3],
        ['COLUMNS_RAGGED', 4],
        ['CSV_BROKEN', 5],
      ],
    ],
  ])('%s gives its %i whole jobs and says what is wrong', async (name, count, expected) => {
    const { jobs: found, rejected, files } = await jobs([fixture(`faults/${name}`)]);
    expect(found).toHaveLength(count);
    expect(codes(rejected)).toEqual(expected);
    expect(files[0]).toMatchObject({ records: count + expected.length, rejected: expected.length });
  });

  it('replaces and counts NULs, and skips and counts headers', async () => {
    const nul = await jobs([fixture('faults/nul.csv')]);
    expect(nul.jobs.map(({ text }) => text)).toEqual(['写网\ufffd关', 'Keeps\ufffd it up']);
    expect(nul.warnings.map(({ code, details }) => [code, details.replaced])).toEqual([['TEXT_REPAIRED', 2]]);
    expect((await jobs([fixture('faults/repeated-header.csv')])).files[0]?.headersRepeated).toBe(1);
  });

  it('keeps what looks like a formula to the letter', async () => {
    const { jobs: found } = await jobs([fixture('faults/formulas.csv')]);
    expect(found.map(({ title }) => title)).toEqual(['=HYPERLINK("http://evil.example","Go 开发")', '+SUM(A1:A9)']);
    expect(found[1]?.text.startsWith("@cmd|' /C calc'!A0")).toBe(true);
  });

  it('lets no script into terms or into the summary', async () => {
    const analysis = await analyze([fixture('faults/scripts.jsonl')], { clusters: 1, workers: 1 });
    const summary = summaryOf(analysis);
    expect(summary).not.toMatch(/<script|[^\\]\]\(javascript/i);
    const terms = analysis.clusters.flatMap((cluster) => cluster.terms.map(({ term }) => term));
    expect(terms).toContain('vue');
    expect(terms).not.toContain('onerror');
  });
});
