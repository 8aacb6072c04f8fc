import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../src/ingest/columns.js';
import { COLUMN_NAMES } from '../../../src/ingest/data/columns.js';
import { extractFacts } from '../../../src/ingest/facts.js';
import type { JobEvent } from '../../../src/ingest/intake.js';
import { jobsFromObjects } from '../../../src/ingest/memory.js';
import { previewJobs } from '../../../src/ingest/readers/preview.js';
import { codes, file, fixture, jobs } from './support.js';

describe('a preview', () => {
  const line = (fields: object) => `${JSON.stringify({ description: '写服务', ...fields })}\n`;

  it('refuses a column only where it has read the file to its end', async () => {
    const late = file('a.jsonl', line({ id: 1 }).repeat(54) + line({ late: 'x' }));
    const [preview] = await previewJobs([late], { columns: { title: 'late' } });
    expect(preview!.records).toBe(50);
    const short = previewJobs([file('b.jsonl', line({ id: 1 }))], { columns: { title: 'late' } });
    await expect(short).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });
});

describe('recogniseColumns', () => {
  it('folds case, spaces, underscores, hyphens and full width', () => {
    const { single, text, unused } = recogniseColumns([
      'Job Title',
      'JOB-DESCRIPTION',
      'ｃｏｍｐａｎｙ',
      'work_city',
      'colour',
    ]);
    expect(single.title).toEqual(['Job Title']);
    expect(single.company).toEqual(['ｃｏｍｐａｎｙ']);
    expect(single.city).toEqual(['work_city']);
    expect(text).toEqual(['JOB-DESCRIPTION']);
    expect(unused).toEqual(['colour']);
  });

  it('puts the parts of the description in a fixed order', () => {
    expect(recogniseColumns(['加分项', '任职要求', '职位描述', '岗位职责']).text).toEqual([
      '职位描述',
      '岗位职责',
      '任职要求',
      '加分项',
    ]);
  });

  it('leaves index columns out of the count', () => {
    expect(recogniseColumns(['', 'Unnamed: 0', 'text']).unused).toEqual([]);
  });

  it('knows nothing of names it was never told, __proto__ among them', () => {
    const mapping = recogniseColumns(['__proto__', 'constructor', 'toString']);
    expect(mapping.known).toBe(false);
    expect(mapping.unused).toEqual(['__proto__', 'constructor', 'toString']);
  });

  it('has every name once', () => {
    const names = Object.values(COLUMN_NAMES).flat();
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe('readJobs', () => {
  it('reads the 51job shape: title in company_name, yuan a month, bounds in order', async () => {
    const { jobs: found, warnings } = await jobs([fixture('wuyou.csv')]);
    expect(found[0]).toEqual({
      id: `${fixture('wuyou.csv')}:2`,
      source: { file: fixture('wuyou.csv'), line: 2 },
      title: '钟表店数据员',
      text: '整理订单数据，写SQL报表。',
      company: null,
      city: '苏州-姑苏区',
      salary: '12000-18000元/月',
      experience: null,
      education: '本科',
    });
    expect(found.map(({ salary }) => salary)).toEqual(['12000-18000元/月', '9000-11000元/月', null]);
    expect(extractFacts(found[1]!)).toMatchObject({
      experienceYears: [0.5, null],
      education: 'junior-college',
      salary: { min: 9000, max: 11000, currency: 'CNY', period: 'month', months: null },
      city: '苏州',
    });
    expect(warnings.map(({ details }) => details.columns)).toEqual(['place, treatment']);
  });

  it('reads the BOSS shape', async () => {
    const { jobs: found, warnings } = await jobs([fixture('boss.json')]);
    expect(found.map(({ id, title, company, salary }) => [id, title, company, salary])).toEqual([
      ['9f3', '后端开发（票务）', '小雨票务', '20-35K·15薪'],
      ['https://example.com/job/9f4', 'Golang', null, '面议'],
    ]);
    expect(warnings).toHaveLength(1);
  });

  it('joins the three columns of Google careers', async () => {
    const { jobs: found } = await jobs([fixture('careers.csv')]);
    expect(found[0]?.text).toBe(
      'Responsibilities:\nWater the brokers.\n\nMinimum Qualifications:\n4 years of experience with Kafka.\n\nPreferred Qualifications:\nLikes moss.',
    );
    expect(found[0]?.company).toBe('Fern');
  });

  it('reads findwork and LinkedIn shapes', async () => {
    const { jobs: found } = await jobs([fixture('results.json')]);
    expect(found.map(({ id, title, city }) => [id, title, city])).toEqual([
      ['71', 'Harbour data engineer', 'Lisbon, Portugal'],
      ['72', 'Lighthouse SRE', null],
    ]);
    const csv =
      'id,posting_title,location,company_name,description,job_url,company_url\n7,Potter,Delft,Clay,Throws bowls.,u,v\n';
    const {
      jobs: [potter],
      warnings,
    } = await jobs([file('a.csv', csv)]);
    expect([potter?.id, potter?.title, potter?.company]).toEqual(['7', 'Potter', 'Clay']);
    expect(warnings[0]?.details.columns).toBe('company_url');
  });

  it('keeps ids, numbers the ones that come again and says why records are not used', async () => {
    const { jobs: found, rejected } = await jobs([fixture('jobs.jsonl')]);
    expect(found.map(({ id }) => id)).toEqual(['J-1', 'J-1#2']);
    expect(codes(rejected)).toEqual([
      ['JSON_BROKEN', 3],
      ['RECORD_NOT_OBJECT', 4],
      ['TEXT_EMPTY', 6],
      ['NO_DESCRIPTION', 7],
    ]);
    expect(rejected.at(-1)?.reason).toBe('no column is known to hold the description; there are: title, colour');
  });

  it('puts the warning of a file behind its last record, and how it was read behind that', async () => {
    const kinds: string[] = [];
    const { readJobs } = await import('../../../src/ingest/readers/jobs.js');
    for await (const event of readJobs([fixture('boss.json'), fixture('careers.csv')])) kinds.push(event.kind);
    expect(kinds).toEqual(['job', 'job', 'warning', 'file', 'job', 'warning', 'file']);
  });
});

describe('jobsFromObjects', () => {
  const only = (objects: Iterable<unknown>): JobEvent[] => [...jobsFromObjects(objects)];

  it('takes objects, keeps the text to the character and joins lists', () => {
    const [event] = only([
      { Title: ' Go ', text: '  a\r\n', requirements: ['b', 3, { c: 1 }], salary_min: 10, salary_max: '20,000' },
    ]);
    expect(event).toEqual({
      kind: 'job',
      job: {
        id: 'memory:1',
        source: { file: 'memory', line: 1 },
        title: 'Go',
        text: '  a\r\n\n\nrequirements:\nb\n3',
        company: null,
        city: null,
        salary: '10-20000',
        experience: null,
        education: null,
      },
    });
  });

  it('writes pay columns with currency and period', () => {
    const [event] = only([
      { description: 'x', min_amount: 90000, max_amount: 120000.0, currency: 'USD', interval: 'yearly' },
    ]);
    expect(event?.kind === 'job' && event.job.salary).toBe('USD 90000-120000 yearly');
    expect(event?.kind === 'job' && extractFacts(event.job).salary).toEqual({
      min: 90000,
      max: 120000,
      currency: 'USD',
      period: 'year',
      months: null,
    });
  });

  it('rejects what is no object, empty nested text and nothing', () => {
    const rejected = only([null, 'text', [1], { description: { html: ' ' } }, {}, { text: 'NaN' }]);
    expect(rejected.map((event) => event.kind === 'rejected' && [event.rejected.code, event.rejected.line])).toEqual([
      ['RECORD_NOT_OBJECT', 1],
      ['RECORD_NOT_OBJECT', 2],
      ['RECORD_NOT_OBJECT', 3],
      ['TEXT_EMPTY', 4],
      ['NO_DESCRIPTION', 5],
      ['TEXT_EMPTY', 6],
    ]);
  });

  it('numbers ids around those that are taken', () => {
    const ids = only(['a', 'a#2', 'a', 'a', 'a#2'].map((id) => ({ id, text: 'x' })));
    expect(ids.map((event) => event.kind === 'job' && event.job.id)).toEqual(['a', 'a#2', 'a#3', 'a#4', 'a#2#2']);
  });

  it('is not fooled by __proto__', () => {
    const [event] = only([JSON.parse('{"__proto__":{"text":"evil"},"title":"x"}')]);
    expect(event?.kind === 'rejected' && event.rejected.code).toBe('NO_DESCRIPTION');
  });

  it('refuses what cannot be iterated, at once', () => {
    expect(() => jobsFromObjects(5 as never)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });
});
