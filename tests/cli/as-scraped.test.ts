import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AnalysedJob } from '../../src/pipeline/analysis.js';
import { inProcess } from '../support/command.js';
import { scratch } from '../support/scratch.js';

const folder = scratch();
let files = 0;

/** Writes a file of JSON lines and gives its path. */
function jsonl(rows: readonly object[]): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `jobs-${++files}.jsonl`);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

async function analysed(
  path: string,
  ...flags: string[]
): Promise<{ jobs: AnalysedJob[]; read: (name: string) => string }> {
  const out = join(folder, `out-${++files}`);
  const { status, stderr } = await inProcess(['analyze', path, '--out', out, '--clusters', '1', ...flags]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  const jobs = read('jobs.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AnalysedJob);
  return { jobs, read };
}

const JOB = { title: 'Go开发', text: '负责Go服务开发，熟悉Redis、Kafka。三年以上经验，本科。' };
const PERSONAL = {
  title: 'Go开发 加微信 gohr2024',
  text: '13812345678 联系我。负责Go服务开发，熟悉Redis，本科以上学历，简历发hr@example.com',
};
const SCHOOL = { title: 'Java学员', text: '零基础可学，先学后付，推荐就业，学习Java和Spring。' };

describe('people', () => {
  it('are masked in all that is written, and counted', async () => {
    const { jobs, read } = await analysed(jsonl([PERSONAL, JOB]));
    for (const name of ['jobs.jsonl', 'clusters.json', 'summary.md']) {
      expect(read(name)).not.toMatch(/13812345678|example\.com|gohr2024/);
    }
    expect(jobs[0]?.title).toBe('Go开发 加微信 ********');
    const [skill] = jobs[0]!.skills.filter(({ id }) => id === 'redis');
    const { start, end, text } = skill!.evidence[0]!;
    expect(PERSONAL.text.slice(start, end)).toBe(text);
    const { run } = JSON.parse(read('clusters.json')) as { run: { personal: unknown } };
    expect(run.personal).toEqual({ phone: 1, mail: 1, wechat: 1, qq: 0, telegram: 0 });
  });

  it('stay where that is asked for', async () => {
    const { jobs, read } = await analysed(jsonl([PERSONAL, JOB]), '--keep-personal');
    expect(jobs[0]?.title).toBe(PERSONAL.title);
    expect((JSON.parse(read('clusters.json')) as { run: { personal: unknown } }).run.personal).toBeNull();
  });

  it('are masked in terms, too', async () => {
    const path = jsonl([PERSONAL]);
    expect((await inProcess(['tokenize', path])).stdout).not.toContain('gohr2024');
    expect((await inProcess(['tokenize', path, '--keep-personal'])).stdout).toContain('gohr2024');
  });
});

describe('advertisements that are no jobs', () => {
  it('are flagged with their words', async () => {
    const { jobs } = await analysed(jsonl([SCHOOL, JOB]));
    expect(jobs.map(({ flags }) => flags.map(({ reason }) => reason))).toEqual([['training'], []]);
    for (const { start, end, text } of jobs[0]!.flags[0]!.evidence) expect(SCHOOL.text.slice(start, end)).toBe(text);
  });

  it('are left out where that is asked for, and told', async () => {
    const { jobs, read } = await analysed(jsonl([SCHOOL, JOB]), '--drop-flagged');
    expect(jobs.map(({ title }) => title)).toEqual(['Go开发']);
    expect(JSON.parse(read('rejected.jsonl'))).toMatchObject({
      line: 1,
      code: 'FLAGGED',
      reason: 'training: «推荐就业», «零基础可学», «先学后付»',
    });
  });
});

describe('columns and dates', () => {
  const row = { was: '上海某公司', requirement: JOB.text, name2: 'Go开发', posted_at: '3天前' };

  it('are what --map and --reference-date say', async () => {
    const flags = ['--map', 'description=requirement', '--map', 'title=name2', '--reference-date', '2024-05-10'];
    const { jobs } = await analysed(jsonl([row]), ...flags);
    expect(jobs[0]).toMatchObject({ title: 'Go开发', facts: { posted: '2024-05-07' } });
  });

  it.each<[string[], RegExp]>([
    [['--map', 'description'], /field=column/],
    [['--map', 'nothing=requirement'], /the fields are description, id/],
    [['--map', 'description=nowhere'], /no record has a column «nowhere»; there are: was, requirement/],
    [['--reference-date', 'May'], /a day such as 2024-05-04/],
  ])('%j is wrong use', async (flags, message) => {
    const { status, stderr } = await inProcess(['analyze', jsonl([row]), ...flags]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('limits', () => {
  const long = { ...JOB, text: JOB.text + ' '.repeat(5 << 20) };

  it('are what the flags say, in every command that reads', async () => {
    const path = jsonl([long, JOB]);
    const [flags, more] = [
      ['--clusters', '1'],
      ['--max-record', '20MB'],
    ];
    expect((await inProcess(['analyze', path, ...flags])).stdout).toContain('1 of 2 records');
    expect((await inProcess(['tokenize', path])).stdout.trim().split('\n')).toHaveLength(1);
    const dry = await inProcess(['analyze', path, '--dry-run', '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject({ records: 2, rejected: [{ code: 'RECORD_TOO_LARGE' }] });
    const list = await inProcess(['explain', path, '--list', ...more]);
    expect(list.stdout.trim().split('\n')).toHaveLength(2);
    expect(JSON.parse((await inProcess(['analyze', path, '--dry-run', '--json', ...more])).stdout).rejected).toEqual(
      [],
    );
  });

  it('bound what is unpacked and held', async () => {
    const packed = join(folder, 'packed.jsonl.gz');
    writeFileSync(
      packed,
      gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(JOB)}\n`), Buffer.alloc(33 << 20, ' ')])),
    );
    expect((await inProcess(['tokenize', packed])).stderr).toMatch(/unpack to more than 200 times/);
    const larger = ['--max-unpack', '1032', '--max-record', '100MB'];
    expect((await inProcess(['tokenize', packed, ...larger])).stderr).toBe('');
    const workbook = fileURLToPath(new URL('../../fixtures/ingest/cities.xlsx', import.meta.url));
    expect((await inProcess(['tokenize', workbook])).stderr).not.toContain('larger than');
    expect((await inProcess(['tokenize', workbook, '--max-held', '0.001MB'])).stderr).toContain(
      'larger than 1048 bytes',
    );
  });

  it.each([
    ['--max-record', '0'],
    ['--max-record', 'large'],
    ['--max-unpack', '0.5'],
    ['--max-held', '-1MB'],
  ])('%s %s is wrong use', async (flag, value) => {
    const { status, stderr } = await inProcess(['analyze', jsonl([JOB]), `${flag}=${value}`]);
    expect(status).toBe(2);
    expect(stderr).toContain(flag);
  });
});

describe('a dry run', () => {
  it('shows how each file would be read, escaped and masked, and writes nothing', async () => {
    const first = jsonl([{ ...PERSONAL, note: '\u001b[31mred' }, JOB]);
    const second = jsonl([
      { company_name: 'Go', max_wages: 2, min_wages: 1, place: 'x', place2: '上海', requirement: '' },
    ]);
    const { status, stdout } = await inProcess(['analyze', first, second, '--dry-run', '--out', join(folder, 'none')]);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `${first}: jsonl in utf-8, no known site, 2 records looked at`,
      '  description  text',
      '  title        title',
      '  not used     note',
      '  sample 1',
      `    id         ${first}:1`,
      '    title      Go开发 加微信 ********',
      '    text       *********** 联系我。负责Go服务开发，熟悉Redis，本科以上学历，简历发**@*******.***',
      '  sample 2',
      `    id         ${first}:2`,
      '    title      Go开发',
      `    text       ${JOB.text}`,
      '',
      `${second}: jsonl in utf-8, columns of 51job, 1 records looked at`,
      '  description  requirement',
      '  title        company_name',
      '  city         place2',
      '  salary       min_wages, max_wages',
      '  not used     place',
      '  rejected     1: TEXT_EMPTY, the description is empty (requirement)',
      '',
    ]);
    expect(() => readFileSync(join(folder, 'none', 'jobs.jsonl'))).toThrow();
  });

  it('gives a line of JSON a file where that is asked for', async () => {
    const { stdout } = await inProcess(['analyze', jsonl([JOB]), '--dry-run', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'jsonl',
      site: null,
      columns: { description: ['text'], title: ['title'] },
      unused: [],
      records: 1,
      rejected: [],
      samples: [JOB],
    });
  });
});
