import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../src/ingest/columns.js';
import type { MappedField } from '../../../src/ingest/fields.js';
import { flattenFields } from '../../../src/ingest/flatten.js';
import type { JobEvent } from '../../../src/ingest/intake.js';
import { jobsFromObjects } from '../../../src/ingest/memory.js';
import type { ColumnOverrides } from '../../../src/ingest/overrides.js';
import { file, jobs } from './support.js';

/** The columns of a mapping by field, those that hold something. */
function mapped(names: readonly string[]): Record<string, unknown> {
  const { site, single, text, pay } = recogniseColumns(names);
  const filled = Object.entries(single).filter(([, columns]) => columns.length > 0);
  return { site, ...Object.fromEntries(filled), text, ...(pay ? { pay } : {}) };
}

/** What an answer of an API looks like once its nested objects are flattened. */
function paths(value: object): string[] {
  return [...flattenFields(new Map(Object.entries(value))).keys()];
}

describe('dumps of known sites', () => {
  it('JobSpy', () => {
    const names =
      'id,site,job_url,job_url_direct,title,company,location,date_posted,job_type,salary_source,interval,min_amount,max_amount,currency,is_remote,job_level,description,company_description,vacancy_count';
    expect(mapped(names.split(','))).toEqual({
      site: 'jobspy',
      id: ['id', 'job_url'],
      title: ['title'],
      company: ['company'],
      city: ['location'],
      posted: ['date_posted'],
      headCount: ['vacancy_count'],
      remote: ['is_remote'],
      text: ['description'],
      pay: { min: 'min_amount', max: 'max_amount', currency: 'currency', period: 'interval', unit: '' },
    });
  });

  it('schema.org JobPosting', () => {
    const names = paths({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Engineer',
      description: '…',
      datePosted: '2024-05-01',
      hiringOrganization: { '@type': 'Organization', name: 'Example', description: 'We are' },
      jobLocation: [{ '@type': 'Place', address: { addressLocality: 'Berlin', addressRegion: 'BE' } }],
      baseSalary: { currency: 'EUR', value: { minValue: 60000, maxValue: 80000, unitText: 'YEAR' } },
      jobLocationType: 'TELECOMMUTE',
      totalJobOpenings: 2,
    });
    expect(mapped(names)).toEqual({
      site: 'schema.org',
      title: ['title'],
      company: ['hiringOrganization.name'],
      city: ['jobLocation.address.addressLocality', 'jobLocation.address.addressRegion'],
      posted: ['datePosted'],
      headCount: ['totalJobOpenings'],
      remote: ['jobLocationType'],
      text: ['description'],
      pay: {
        min: 'baseSalary.value.minValue',
        max: 'baseSalary.value.maxValue',
        currency: 'baseSalary.currency',
        period: 'baseSalary.value.unitText',
        unit: '',
      },
    });
  });

  it('the answer of BOSS for one job', () => {
    const names = paths({
      code: 0,
      zpData: {
        jobInfo: {
          encryptId: 'x',
          jobName: 'Go',
          locationName: '杭州',
          experienceName: '3-5年',
          degreeName: '本科',
          salaryDesc: '20-40K',
          postDescription: '…',
        },
        brandComInfo: { brandName: '某公司', introduce: '公司介绍' },
        bossInfo: { name: '李', title: 'HR' },
      },
    });
    expect(mapped(names)).toEqual({
      site: 'boss-api',
      id: ['zpData.jobInfo.encryptId'],
      title: ['zpData.jobInfo.jobName'],
      company: ['zpData.brandComInfo.brandName'],
      city: ['zpData.jobInfo.locationName'],
      salary: ['zpData.jobInfo.salaryDesc'],
      experience: ['zpData.jobInfo.experienceName'],
      education: ['zpData.jobInfo.degreeName'],
      text: ['zpData.jobInfo.postDescription'],
    });
  });

  it.each<[string, string, Record<string, unknown>]>([
    [
      'a search on BOSS',
      'encryptJobId,jobName,salaryDesc,jobExperience,jobDegree,cityName,areaDistrict,brandName,skills,jobDesc',
      { site: 'boss-api', title: ['jobName'], city: ['cityName'], education: ['jobDegree'], text: ['jobDesc'] },
    ],
    [
      '拉勾',
      'positionId,positionName,companyFullName,companyShortName,salary,workYear,education,city,district,positionDetail',
      {
        site: 'lagou',
        id: ['positionId'],
        company: ['companyFullName', 'companyShortName'],
        experience: ['workYear'],
        text: ['positionDetail'],
      },
    ],
    [
      'the API of 51job',
      'jobId,jobName,jobAreaString,provideSalaryString,issueDateString,workYearString,degreeString,companyName,jobDescribe',
      {
        site: '51job-api',
        title: ['jobName'],
        city: ['jobAreaString'],
        salary: ['provideSalaryString'],
        experience: ['workYearString'],
        posted: ['issueDateString'],
        text: ['jobDescribe'],
      },
    ],
    [
      'lists of 51job, where company_name is the title',
      'company_name,max_wages,min_wages,place,place2,education,treatment,requirement',
      { site: '51job', title: ['company_name'], company: undefined, city: ['place2'], text: ['requirement'] },
    ],
    [
      '智联',
      'number,jobName,companyName,salary,workCity,workingExp,education,jobSummary,publishTime',
      {
        site: 'zhaopin',
        city: ['workCity'],
        experience: ['workingExp'],
        text: ['jobSummary'],
        posted: ['publishTime'],
      },
    ],
    [
      'LinkedIn',
      'job_id,company_name,title,description,max_salary,pay_period,location,min_salary,formatted_work_type,job_posting_url,listed_time,currency',
      { site: 'linkedin', id: ['job_id', 'job_posting_url'], city: ['location'], posted: ['listed_time'] },
    ],
    [
      'LinkedIn in short',
      'job_posting_id,job_title,company_name,job_location,job_summary,job_base_pay_range',
      { site: 'linkedin', title: ['job_title'], salary: ['job_base_pay_range'], text: ['job_summary'] },
    ],
    [
      'Indeed',
      'positionName,salary,jobType,company,location,rating,url,id,postedAt,description,externalApplyLink',
      { site: 'indeed', title: ['positionName'], company: ['company'], text: ['description'], posted: ['postedAt'] },
    ],
    [
      'Chinese headers',
      '岗位名称,职位描述,薪资,城市,经验,学历,招聘人数,发布时间',
      {
        site: null,
        title: ['岗位名称'],
        text: ['职位描述'],
        salary: ['薪资'],
        city: ['城市'],
        experience: ['经验'],
        education: ['学历'],
        headCount: ['招聘人数'],
        posted: ['发布时间'],
      },
    ],
  ])('%s', (_, names, expected) => {
    const found = mapped(names.split(','));
    for (const [field, columns] of Object.entries(expected)) expect([field, found[field]]).toEqual([field, columns]);
  });

  it('takes nothing of a company or a person for the job', () => {
    expect(mapped(['title', 'text', 'company.city', 'boss.title', 'company.name', 'recruiter.salary'])).toEqual({
      site: null,
      title: ['title'],
      company: ['company.name'],
      text: ['text'],
    });
  });
});

describe('flattenFields', () => {
  it('gives flat records back as they are', () => {
    const fields = new Map<string, unknown>([
      ['a', 1],
      ['tags', ['x', 'y']],
    ]);
    expect(flattenFields(fields)).toBe(fields);
  });

  it('goes four names deep, takes the first of a list of objects, and keeps what is written first', () => {
    const fields = new Map<string, unknown>([
      ['a.b', 'first'],
      ['a', { b: 'second', c: { d: { e: { f: 1 } } } }],
      ['list', [{ x: 1 }, { x: 2 }]],
    ]);
    expect([...flattenFields(fields)]).toEqual([
      ['a.b', 'first'],
      ['a.c.d.e', { f: 1 }],
      ['list.x', 1],
    ]);
  });
});

const LONG = '负责后端服务的设计与开发；熟悉Go语言和MySQL，有高并发经验者优先。任职要求：本科以上学历，三年以上经验。';
const ABOUT =
  '我们是一家成立于2010年的公司，专注于企业服务，客户遍布全国。团队氛围好，福利多，欢迎加入我们的大家庭，一起成长。';

function objects(rows: readonly object[], columns?: ColumnOverrides): JobEvent[] {
  return [...jobsFromObjects(rows, { columns })];
}

function firstJob(events: readonly JobEvent[]): Record<string, unknown> {
  const [event] = events;
  if (event?.kind !== 'job') throw new Error(JSON.stringify(event));
  return { ...event.job };
}

describe('columns told by what they hold', () => {
  it('finds every field under names that say nothing', () => {
    const rows = ['上海', '深圳-南山区', '杭州'].map((place, i) => ({
      c1: `高级Go开发工程师${i}`,
      c2: `${10 + i}-${20 + i}K·14薪`,
      c3: place,
      c4: `${i + 1}-${i + 3}年`,
      c5: '本科',
      c6: `某某${i}科技有限公司`,
      c7: `${LONG}${i}`,
      c8: 'https://example.com/1',
    }));
    expect(firstJob(objects(rows))).toMatchObject({
      title: '高级Go开发工程师0',
      salary: '10-20K·14薪',
      city: '上海',
      experience: '1-3年',
      education: '本科',
      company: '某某0科技有限公司',
      text: `${LONG}0`,
    });
  });

  it('reads English columns too', () => {
    const rows = [1, 2].map((n) => ({
      f1: `Backend Engineer ${n}`,
      f2: '$120k - $150k',
      f3: 'San Francisco, CA',
      f4: 'You will build services. Requirements: 3 years of experience with Go. You have shipped software before.',
    }));
    expect(firstJob(objects(rows))).toMatchObject({
      title: 'Backend Engineer 1',
      salary: '$120k - $150k',
      city: 'San Francisco, CA',
    });
  });

  it('takes the text about the job and not the one about the company', () => {
    expect(firstJob(objects([{ x: `${ABOUT}${ABOUT}`, y: LONG }])).text).toBe(LONG);
    expect(objects([{ 公司简介: LONG, 备注: '无' }])[0]).toMatchObject({ rejected: { code: 'NO_DESCRIPTION' } });
  });

  it('never overrides a name that is clear', () => {
    const job = firstJob(objects([{ description: '写代码', remark: LONG, city: '总部', z: '上海' }]));
    expect(job).toMatchObject({ text: '写代码', city: '总部' });
  });

  it('decides by the first fifty records of a file and keeps their order', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${i === 0 ? '' : `${LONG}${i}`}`);
    const { jobs: found, rejected } = await jobs([file('a.csv', ['n,zzz', ...rows].join('\n'))]);
    expect(found.map(({ source }) => source.line)).toEqual(Array.from({ length: 59 }, (_, i) => i + 3));
    expect(rejected.map(({ code, line }) => [code, line])).toEqual([['TEXT_EMPTY', 2]]);
  });
});

describe('columns that the user names', () => {
  it('hold whatever the names say', () => {
    const row = { description: '公司介绍', requirement: LONG, place2: '上海', city: '北京' };
    expect(firstJob(objects([row], { description: 'requirement', city: ['Place 2', 'city'] }))).toMatchObject({
      text: LONG,
      city: '上海',
    });
  });

  it('may be named by an end of a path', () => {
    const rows = [{ zpData: { jobInfo: { text: LONG, salaryX: '15-25K' } } }];
    expect(firstJob(objects(rows, { salary: 'salaryX' }))).toMatchObject({ text: LONG, salary: '15-25K' });
  });

  it('may be nested, and several where one is empty', () => {
    const rows = [{ a: { b: '' }, c: LONG, t: 'x' }];
    expect(firstJob(objects(rows, { description: ['a.b', 'c'], title: 't' }))).toMatchObject({
      text: LONG,
      title: 'x',
    });
  });

  it.each<[unknown, string, RegExp]>([
    [{ description: 'nowhere' }, 'columns.description', /no record has a column «nowhere»; there are: text, foo/],
    [{ beschreibung: 'text' }, 'columns', /the fields are description, id, title/],
    [{ title: 3 }, 'columns.title', /the name of a column/],
  ])('%j is refused', (columns, option, reason) => {
    try {
      objects([{ text: 'x', foo: 'y' }], columns as Record<MappedField, string>);
    } catch (error) {
      expect(error).toMatchObject({
        code: 'OPTION_INVALID',
        details: { option, reason: expect.stringMatching(reason) },
      });
      return;
    }
    throw new Error('it was not refused');
  });
});
