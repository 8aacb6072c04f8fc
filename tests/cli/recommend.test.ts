import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CitySkills } from '../../src/recommend/city-skills.js';
import type { Recommendation } from '../../src/recommend/recommendation.js';
import { inProcess, JDS, ROOT } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const RESUMES = join(ROOT, 'fixtures/resumes');
const folder = scratch();
const model = join(folder, 'model.jobprism');
const index = join(folder, 'index.jobprism');
const recommend = (...args: string[]) => inProcess(['recommend', '--model', model, ...args]);

beforeAll(async () => {
  expect((await inProcess(['analyze', JDS, '--out', folder, '--seed', '1', '--clusters', '12'])).status).toBe(0);
  const { status, stdout } = await inProcess(['index', JDS, '--model', model]);
  expect([status, stdout]).toEqual([0, `174 jobs in ${index}: 174 added, 0 replaced, 0 deleted, 0 rejected\n`]);
}, 120_000);

/** The recommendation of a profile. */
async function told(...args: string[]): Promise<Recommendation> {
  const { status, stdout, stderr } = await recommend(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Recommendation;
}

describe('jobprism recommend', () => {
  it.each<[string, RegExp]>([
    ['zh-01-go-backend.md', /Go|Golang/],
    ['zh-02-java.txt', /Java/],
    ['zh-03-frontend.md', /前端|Front-?end/i],
    ['zh-04-campus.txt', /测试|QA/],
    ['zh-05-data.md', /数据|Data/],
    ['zh-07-traditional.txt', /PHP/],
    ['zh-08-ops.txt', /SRE|运维/],
    ['zh-09-android.txt', /Android|Anroid/i],
    ['en-01-backend.md', /Go\b|Golang|后端|後端|Backend/i],
    ['en-02-frontend.txt', /前端|Front-?end/i],
    ['en-03-ml.md', /Machine Learning|算法|Data Scientist/],
    ['en-05-devops.txt', /SRE|DevOps|Site Reliability/],
    ['en-06-data.txt', /数据|Data/],
    ['en-07-ios.md', /iOS/],
  ])('finds what %s is after, in either language', async (file, wanted) => {
    const { jobs } = await told('--profile', join(RESUMES, file), '--top', '3');
    expect(jobs).toHaveLength(3);
    for (const { title } of jobs) expect(title).toMatch(wanted);
  });

  it('answers one language from the other', async () => {
    const zh = await told('--profile', '精通React和TypeScript的前端工程师', '--top', '6');
    expect(zh.jobs.some(({ title }) => /^[\x20-\x7e]+$/.test(title!))).toBe(true);
    const en = await told('--profile', 'Front-end engineer, expert in React and TypeScript', '--top', '6');
    expect(en.jobs.some(({ title }) => /\p{Script=Han}/u.test(title!))).toBe(true);
  });

  it('gives scores whose parts add up, and words that stand in the job', async () => {
    const { jobs, clusters, roles, frameworks } = await told('--profile', join(RESUMES, 'zh-01-go-backend.md'));
    for (const { score, parts } of [...jobs, ...clusters, ...roles, ...frameworks]) {
      expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
    }
    const lines = readFileSync(join(folder, 'jobs.jsonl'), 'utf8');
    for (const { id } of jobs) expect(lines).toContain(`{"id":"${id}",`);
    expect(clusters.length).toBeGreaterThan(0);
    expect(roles[0]!.id).toBe('backend');
    expect(frameworks[0]).toMatchObject({ id: 'gin', pack: 'go-web', known: true, bridge: null });
  });

  it('says what is missing, required first, with the nearest of what one has', async () => {
    const { jobs } = await told('--profile', '精通RabbitMQ和Go', '--top', '20');
    const missing = jobs.flatMap((job) => job.missing).filter(({ kind }) => kind === 'skill');
    expect(missing.find(({ id }) => id === 'kafka')?.bridge).toMatchObject({ from: 'rabbitmq' });
    for (const job of jobs) {
      const ranks = job.missing.map(({ polarity }) => Number(polarity !== 'required'));
      expect(ranks).toEqual([...ranks].sort());
    }
  });

  it('tells a person in words, in Chinese or English', async () => {
    const profile = '精通Go，熟悉Kafka，5年经验，期望杭州，电话13812345678';
    const zh = await recommend('--profile', profile, '--top', '2');
    expect(zh.stdout).toMatch(/^读懂的信息\n {2}技能: Go 1\.00, Kafka 0\.60\n/);
    expect(zh.stdout).toMatch(/\n职位\n {3}1\. 0\.\d{3} {2}.+\n {6}理由: \+0\.\d{3} /);
    expect(zh.stdout).toMatch(/\n {6}欠缺: .+（?\(必须, \+0\.\d{3}\)/);
    expect(zh.stdout).toMatch(/\n适合的方向\n {2}0\./);
    expect(zh.stdout).not.toContain('138');
    const en = await recommend('--profile', profile, '--top', '2', '--lang', 'en');
    expect(en.stdout).toMatch(/^What was understood\n {2}Skills: Go 1\.00/);
    expect(en.stdout).toMatch(/\n {6}Missing: .+\(required, /);
    expect(en.stdout).not.toMatch(/理由|欠缺/);
  });

  it('takes a person as JSON, from a file and from standard input', async () => {
    const person = { title: 'Go 后端工程师', skills: ['Golang', { name: 'K8s', level: 'basic' }, 'Kuberntes'] };
    const path = join(scratch({ 'me.json': JSON.stringify(person) }), 'me.json');
    const found = await told('--profile', path);
    expect(found.person.skills.map(({ id }) => id)).toEqual(['go', 'kubernetes']);
    expect(found.person.unknown).toEqual([{ name: 'Kuberntes', near: ['Kubernetes'] }]);
    const piped = await inProcess(['recommend', '--model', model, '--profile', '-', '--json'], {
      stdin: JSON.stringify(person),
    });
    expect(JSON.parse(piped.stdout)).toEqual(found);
  });

  it('leaves out what does not meet the filters', async () => {
    const all = await told('--profile', '精通Go', '--top', '100');
    const some = await told('--profile', '精通Go', '--top', '100', '--city', 'Hangzhou', '--role', 'backend');
    expect(some.jobs.length).toBeGreaterThan(0);
    expect(some.jobs.length).toBeLessThan(all.jobs.length);
    for (const { parts } of some.jobs) {
      expect(parts.find(({ kind }) => kind === 'role')?.id ?? 'backend').toBe('backend');
    }
    const none = await recommend('--profile', '精通Go', '--min-pay', '9999999');
    expect(none.stdout).toContain('没有合适的职位');
  });

  it('finds jobs like a job, and not that one', async () => {
    const { stdout } = await recommend('--like', 'zh-go-001', '--json', '--top', '5');
    const { jobs } = JSON.parse(stdout) as Recommendation;
    expect(jobs.map(({ id }) => id)).not.toContain('zh-go-001');
    expect(jobs[0]!.title).toMatch(/Go|Golang|网关/);
    const unknown = await recommend('--like', 'nowhere');
    expect([unknown.status, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('JOB_UNKNOWN');
  });

  it('says which skills to put first in a city, and which to add', async () => {
    const args = ['--profile', '精通Go，熟悉RabbitMQ、Redis，后端工程师', '--city-skills', 'hangzhou', '--top', '4'];
    const { stdout } = await recommend(...args, '--json');
    const { city, first, add } = JSON.parse(stdout) as CitySkills;
    expect(city).toEqual({ zh: '杭州', en: 'Hangzhou' });
    expect(first.map(({ id }) => id)).toContain('go');
    expect(add.length).toBeGreaterThan(0);
    expect(add.map(({ id }) => id)).not.toContain('go');
    const zh = await recommend(...args);
    expect(zh.stdout).toMatch(
      /^读懂的信息\n {2}技能: Go 1\.00, .+?\n\n杭州: \d+ 个相近的职位[^\n]*\n\n先写上\n {2}Go: \d+% 的职位要它/s,
    );
    const en = await recommend(...args, '--lang', 'en');
    expect(en.stdout).toMatch(
      /^What was understood\n {2}Skills: Go 1\.00, .+\n\nHangzhou: .+?\n\nPut first\n {2}Go: .+\n\nAdd\n/s,
    );
  });

  it('tells a city in which the index has no job', async () => {
    for (const args of [
      ['--profile', '精通Go', '--city', 'Atlantis', '--city', '杭州'],
      ['--like', 'zh-go-001', '--city', 'Atlantis'],
      ['--profile', '精通Go', '--city-skills', 'Atlantis'],
    ]) {
      const { status, stderr } = await recommend(...args);
      expect([status, stderr]).toEqual([0, 'Atlantis: no job of the index is in this city\n']);
    }
  });

  it('takes the folder that analyze wrote for its model, with the index in it', async () => {
    const of = (path: string) => inProcess(['recommend', '--model', path, '--profile', '精通Go', '--json']);
    expect(await of(folder)).toEqual(await of(model));
    const copy = join(scratch({ 'model.jobprism': readFileSync(model) }), '.');
    const made = await inProcess(['index', join(JDS, 'en.jsonl'), '--model', copy]);
    expect(made.stdout).toContain(` in ${join(copy, 'index.jobprism')}: `);
    expect(existsSync(join(copy, 'index.jobprism'))).toBe(true);
  });

  it('says how an index is made where there is none', async () => {
    const copy = scratch({ 'model.jobprism': readFileSync(model) });
    const { status, stderr } = await inProcess(['recommend', '--model', copy, '--profile', 'Go']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/analyze --index.+INPUT_NOT_FOUND/s)]);
  });

  const WORDS = '求职意向：Go后端工程师\n专业技能：精通Go、Redis，熟悉Kafka\n期望城市：杭州';
  // Of WORDS in the encodings that a Windows computer saves text in.
  const GBK =
    'c7f3d6b0d2e2cff2a3ba476fbaf3b6cbb9a4b3cccaa60ad7a8d2b5bcbcc4dca3babeabcda8476fa1a25265646973a3accaeccfa44b61666b610a' +
    'c6dacdfbb3c7cad0a3bababcd6dd';

  it.each<[string, Buffer]>([
    ['GBK', Buffer.from(GBK, 'hex')],
    ['UTF-16', Buffer.from(`\ufeff${WORDS}`, 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${WORDS}`)],
  ])('reads a résumé in %s', async (_, bytes) => {
    const path = join(scratch({ 'cv.txt': bytes }), 'cv.txt');
    const args = ['recommend', '--model', model, '--profile', '-', '--top', '1', '--json'];
    const plain = await inProcess(args, { stdin: WORDS });
    expect(await inProcess(args, { stdin: bytes })).toEqual(plain);
    const { person } = await told('--profile', path);
    expect([person.skills.map(({ id }) => id), person.wishes.cities]).toEqual([['go', 'redis', 'kafka'], ['杭州']]);
  });

  it.each<[string, Buffer, string]>([
    ['rich text', Buffer.from('{\\rtf1\\ansi\\b Go developer\\b0}'), 'rich text (RTF); save it as plain text'],
    ['a PDF', Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> (Go developer) Tj'), 'a PDF; save its text'],
    ['a Word file', Buffer.from('PK\u0003\u0004word/document.xml', 'latin1'), 'Word'],
    ['damaged text', Buffer.from('e7b2bee9809a476fefbc8cff00ff01e7869fe68289', 'hex'), ''],
  ])('does not take %s for a résumé', async (_, bytes, said) => {
    const path = join(scratch({ 'cv.txt': bytes }), 'cv.txt');
    const { status, stdout, stderr } = await recommend('--profile', path);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('INPUT_UNREADABLE');
    expect(stderr).toContain(said);
  });

  it('says so where it understands nothing that jobs are ranked by', async () => {
    const { status, stderr } = await recommend('--profile', 'xyzzy', '--top', '1');
    expect([status, stderr]).toEqual([0, 'Nothing that jobs are ranked by was understood of the profile\n']);
  });

  it.each(['Node.js', 'ASP.NET', '精通Go，熟悉Vue.js', '我用 main.py', 'C/C++', '.NET'])(
    'reads %s as words',
    async (profile) => {
      expect((await recommend('--profile', profile, '--top', '1')).status).toBe(0);
    },
  );

  it.each(['--city=杭州', '--min-pay=1', '--remote', '--role=backend', '--level=mid', '--skill=Go', '--diversity=1'])(
    'refuses %s beside a city of which the skills are asked',
    async (flag) => {
      const { status, stdout, stderr } = await recommend('--profile', '精通Go', '--city-skills', '杭州', flag);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`${flag.split('=')[0]} `);
    },
  );

  it.each<[string, string[], number, string]>([
    ['a city without a person', ['--like', 'x', '--city-skills', '杭州'], 2, '--city-skills'],
    ['neither profile nor job', [], 2, 'OPTION_INVALID'],
    ['both', ['--profile', 'Go', '--like', 'x'], 2, 'OPTION_INVALID'],
    ['a profile that is not there', ['--profile', 'no-such.md'], 1, 'INPUT_NOT_FOUND'],
    ['a file of another kind that is not there', ['--profile', 'resume.pdf'], 1, 'INPUT_NOT_FOUND'],
    ['a path that is not there', ['--profile', './my/简历.docx'], 1, 'INPUT_NOT_FOUND'],
    ['a path without an ending that is not there', ['--profile', './resume'], 1, 'INPUT_NOT_FOUND'],
    ['a path from the root that is not there', ['--profile', '/no/such/resume'], 1, 'INPUT_NOT_FOUND'],
    ['an index that is not there', ['--profile', 'Go', '--index', 'no-such'], 1, 'INPUT_NOT_FOUND'],
    ['a model for an index', ['--profile', 'Go', '--index', model], 1, 'INDEX_FOREIGN'],
    ['no job at all', ['--profile', 'Go', '--top', '0'], 2, 'OPTION_INVALID'],
    ['a role that nobody has', ['--profile', 'Go', '--role', 'wizard'], 2, 'OPTION_INVALID'],
    ['a day that is none', ['--profile', 'Go', '--reference-date', 'today'], 2, 'OPTION_INVALID'],
  ])('refuses %s', async (_, args, status, said) => {
    const outcome = await recommend(...args);
    expect([outcome.status, outcome.stdout]).toEqual([status, '']);
    expect(outcome.stderr).toContain(said);
  });

  it('lets hostile words steer nothing', async () => {
    const evil = '\u001b[2J\u009b31m\u202e';
    const jobs = scratch({
      'evil.jsonl': jsonLines([
        { id: `e${evil}`, title: `Go ${evil}\n  1. 1.000  fake`, company: evil, text: '精通Go与Redis' },
      ]),
    });
    const out = join(jobs, 'evil.jobprism');
    await inProcess(['index', join(jobs, 'evil.jsonl'), '--model', model, '--out', out]);
    const skills = [`x${evil}`];
    writeFileSync(join(jobs, 'p.json'), JSON.stringify({ skills, text: `精通Go${evil}`, wishes: { cities: [evil] } }));
    for (const form of [[], ['--json'], ['--lang', 'en']]) {
      const { stdout, status } = await recommend('--index', out, '--profile', join(jobs, 'p.json'), ...form);
      expect(status).toBe(0);
      expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
      expect(stdout).not.toMatch(/^ {2}1\. 1\.000/m);
    }
  });
});

describe('jobprism index', () => {
  const job = (id: string, text = '精通Go与Kafka，杭州'): string => jsonLines([{ id, title: 'Go 开发', text }]);

  it('adds, replaces and deletes without writing the whole anew', async () => {
    const own = scratch({ 'a.jsonl': job('a', '精通Java') + job('b'), 'b.jsonl': job('b', '精通Rust') + job('c') });
    const out = join(own, 'own.jobprism');
    const run = (...args: string[]) => inProcess(['index', '--model', model, '--out', out, ...args]);
    expect((await run(join(own, 'a.jsonl'))).stdout).toContain('2 jobs');
    const before = readFileSync(out);
    const added = await run(join(own, 'b.jsonl'), '--append', '--delete', 'a', '--delete', 'zzz');
    expect(added.stdout).toBe(`2 jobs in ${out}: 1 added, 1 replaced, 1 deleted, 0 rejected\n`);
    expect(added.stderr).toBe('zzz: the index has no such job\n');
    const after = readFileSync(out);
    expect(after.subarray(0, before.length)).toEqual(before);
    const { stdout } = await recommend('--index', out, '--profile', '精通Rust', '--json');
    expect((JSON.parse(stdout) as Recommendation).jobs.map(({ id }) => id)).toEqual(['b', 'c']);
    const deleted = await run('--delete', 'b');
    expect(deleted.stdout).toContain('1 job in');
  });

  it('goes on from what is whole of a torn file where it is told to', async () => {
    const own = scratch({ 'a.jsonl': job('a'), 'b.jsonl': job('b') });
    const out = join(own, 'own.jobprism');
    await inProcess(['index', join(own, 'a.jsonl'), '--model', model, '--out', out]);
    const whole = statSync(out).size;
    const append = ['index', join(own, 'b.jsonl'), '--model', model, '--out', out, '--append'];
    await inProcess(append);
    writeFileSync(out, readFileSync(out).subarray(0, whole + 100));
    expect(await inProcess(append)).toMatchObject({ status: 1, stderr: expect.stringContaining('INDEX_TORN') });
    const recovered = await inProcess([...append, '--recover']);
    expect(recovered).toMatchObject({ status: 0, stdout: expect.stringContaining('2 jobs') });
    expect((await recommend('--index', out, '--profile', 'Go', '--json')).status).toBe(0);
  });

  it.each<[string, string[], number, string]>([
    ['nothing to do', [], 2, 'OPTION_INVALID'],
    ['to write over the model', [JDS, '--out', model], 2, 'OPTION_INVALID'],
    ['to add to what is not there', [JDS, '--append', '--out', join(folder, 'none.jobprism')], 1, 'INPUT_NOT_FOUND'],
    ['a folder that is not there', [JDS, '--out', join(folder, 'no', 'x.jobprism')], 1, 'OUTPUT_UNWRITABLE'],
  ])('refuses %s', async (_, args, status, said) => {
    const outcome = await inProcess(['index', '--model', model, ...args]);
    expect([outcome.status, outcome.stdout]).toEqual([status, '']);
    expect(outcome.stderr).toContain(said);
  });

  it('leaves the index as it was where the input holds nothing', async () => {
    const own = scratch({ 'a.jsonl': job('a'), 'none.jsonl': '{"id":1}\n' });
    const out = join(own, 'own.jobprism');
    const fresh = await inProcess(['index', join(own, 'none.jsonl'), '--model', model, '--out', out]);
    expect([fresh.status, existsSync(out)]).toEqual([3, false]);
  });
});
