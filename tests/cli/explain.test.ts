import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Explanation } from '../../src/mapping/explanation.js';
import { inProcess, JDS, ROOT } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const JOB = JSON.parse(readFileSync(join(ROOT, 'fixtures/explain/job.json'), 'utf8')) as Record<
  'id' | 'title' | 'text',
  string
>;

async function onTerminal(argv: readonly string[]): Promise<string> {
  let stdout = '';
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const status = await run(argv, {
    stdin: nothing(),
    stdout: { write: (text: string) => (stdout += text), isTTY: true },
    stderr: { write: () => undefined, isTTY: false },
  });
  expect(status).toBe(0);
  return stdout;
}

describe('jobprism explain', () => {
  it('prints the marked text, its footnotes and the sums (golden)', async () => {
    // jobprism explain - --lang en < fixtures/explain/job.json > fixtures/explain/job.txt, and read what has changed.
    const stdin = readFileSync(join(ROOT, 'fixtures/explain/job.json'), 'utf8');
    const { status, stdout, stderr } = await inProcess(['explain', '-', '--lang', 'en'], { stdin });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(join(ROOT, 'fixtures/explain/job.txt'), 'utf8'));
  });

  it('prints what docs/EXPLAINING.md shows', async () => {
    const guide = readFileSync(join(ROOT, 'docs/EXPLAINING.md'), 'utf8');
    const text = /explain --text '([^']+)' --lang en/.exec(guide)![1]!;
    const blocks = [...guide.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
    const { stdout } = await inProcess(['explain', '--text', text, '--lang', 'en']);
    expect(blocks).toHaveLength(2);
    for (const block of blocks) expect(stdout).toContain(block);
  });

  it('labels in the language of the text, or in the one asked for', async () => {
    const zh = await inProcess(['explain', '--text', '负责Go网关开发，熟悉Redis']);
    expect(zh.stdout).toMatch(/^正文$/m);
    const en = await inProcess(['explain', '--text', 'We write Go services on Redis.']);
    expect(en.stdout).toMatch(/^Text$/m);
    const asked = await inProcess(['explain', '--text', '负责Go网关开发，熟悉Redis', '--lang', 'en']);
    expect(asked.stdout).toMatch(/^Text$/m);
  });

  it('gives the same as JSON, with the six digits of the files', async () => {
    const { stdout } = await inProcess(['explain', '-', '--format', 'json'], { stdin: jsonLines([JOB]) });
    const told = JSON.parse(stdout) as Explanation;
    expect(told.job).toMatchObject({ id: 'edge-1', title: JOB.title, text: JOB.text });
    for (const { field, start, end, text } of told.marks) {
      expect(field === 'title' || field === 'text').toBe(true);
      expect(JOB[field].slice(start, end)).toBe(text);
    }
    expect(told.capabilities.length).toBeGreaterThan(3);
    for (const { score, parts } of told.capabilities) {
      expect(score).toBe(Math.round(score * 1e6) / 1e6);
      const total = parts.reduce((sum, { contribution }) => sum + contribution, 0);
      expect(Math.abs(total - score)).toBeLessThan(1e-6 * (parts.length + 1));
    }
  });

  it('finds a job by its id, and lists the ids', async () => {
    const list = await inProcess(['explain', JDS, '--list']);
    expect(list.status).toBe(0);
    const lines = list.stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    const [id, title] = lines[40]!.split('  ') as [string, string];
    const { status, stdout } = await inProcess(['explain', JDS, '--job', id, '--format', 'json']);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Explanation).job).toMatchObject({ id, title });
  });

  it('names the nearest ids where there is no such job', async () => {
    const { status, stdout, stderr } = await inProcess(['explain', JDS, '--job', 'zh-go-01']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /There is no job zh-go-01 among the \d+ read; nearest by name: zh-go-001, zh-go-010, zh-go-011/,
    );
    expect(stderr).toContain('(JOB_UNKNOWN)');
    expect(stderr).toContain('--list');
  });

  it('asks for an id where the input holds several jobs', async () => {
    const { status, stderr } = await inProcess(['explain', JDS]);
    expect(status).toBe(2);
    expect(stderr).toContain('--job');
    expect(stderr).toContain('--list');
  });

  it.each([[['explain']], [['explain', '--text', 'Go', 'jobs.csv']]])(
    'refuses %j: a source or a text',
    async (argv) => {
      const { status, stderr } = await inProcess(argv);
      expect(status).toBe(2);
      expect(stderr).toContain('--text');
    },
  );

  it('says so where nothing is usable', async () => {
    const { status, stderr } = await inProcess(['explain', '-'], { stdin: '{"broken\n' });
    expect(status).toBe(3);
    expect(stderr).toContain('(INPUT_EMPTY)');
  });

  it('masks what a text says of people, unless it is to stay', async () => {
    const stdin = JSON.stringify({ id: 'a', text: '熟悉Go，简历发hr@example.com，电话13812345678' });
    const masked = await inProcess(['explain', '-'], { stdin });
    expect(masked.stdout).not.toMatch(/hr@example|13812345678/);
    const kept = await inProcess(['explain', '-', '--keep-personal'], { stdin });
    expect(kept.stdout).toContain('13812345678');
  });

  it('reads other encodings and columns as analyze does', async () => {
    const folder = scratch();
    // 熟悉Go in GB18030, under a heading that no field is known by.
    writeFileSync(
      join(folder, 'a.csv'),
      Buffer.concat([Buffer.from('id,note\na,'), Buffer.from('caeccfa4476f', 'hex')]),
    );
    const flags = ['--encoding', 'gb18030', '--map', 'description=note'];
    const { status, stdout } = await inProcess(['explain', join(folder, 'a.csv'), ...flags]);
    expect(status).toBe(0);
    expect(stdout).toContain('熟悉«Go»');
  });

  it('takes packs of one’s own', async () => {
    const path = join(mkdtempSync(join(scratch(), 'pack-')), 'pack.json');
    const { stdout: pack } = await inProcess(['packs', 'show', 'go-web']);
    writeFileSync(path, pack.replace('"id": "go-web"', '"id": "my-web"'));
    const { stdout } = await inProcess(['explain', '-', '--pack', path], { stdin: jsonLines([JOB]) });
    expect(stdout).toContain('(go-web/gin)');
    expect(stdout).toContain('(my-web/gin)');
  });

  it('tells the cluster of the job in a run, and the terms of it that the job holds', async () => {
    const out = join(scratch(), 'explained-run');
    expect((await inProcess(['analyze', JDS, '--out', out, '--clusters', '4', '--workers', '1'])).status).toBe(0);
    const first = JSON.parse(readFileSync(join(out, 'jobs.jsonl'), 'utf8').split('\n')[0]!) as {
      id: string;
      cluster: number;
      similarity: number;
      frameworks: { score: number }[];
    };
    const argv = ['explain', JDS, '--job', first.id, '--run', out];
    const { stdout } = await inProcess([...argv, '--lang', 'en']);
    expect(stdout).toMatch(
      new RegExp(`In this run\\n {2}cluster ${first.cluster}: .+\\n {2}similarity ${first.similarity}\\n`),
    );
    const json = JSON.parse((await inProcess([...argv, '--format', 'json'])).stdout) as Explanation & {
      run: { cluster: number; similarity: number };
    };
    const held = /terms of the cluster that the job holds: (.+)\n$/.exec(stdout)![1]!.split(', ');
    expect(held.length).toBeGreaterThan(0);
    const words = json.job.text.toLowerCase();
    for (const term of held) expect(words).toContain(term);
    expect(json.run).toMatchObject({ cluster: first.cluster, similarity: first.similarity });
    expect(json.frameworks.map(({ score }) => score)).toEqual(first.frameworks.map(({ score }) => score));
  });

  it('refuses a run that has no such job, and a folder that holds no run', async () => {
    const out = join(scratch(), 'other-run');
    const stdin = jsonLines([{ id: 'other', text: '熟悉Gin框架与Redis' }]);
    expect((await inProcess(['analyze', '-', '--out', out], { stdin })).status).toBe(0);
    const other = await inProcess(['explain', '-', '--run', out], { stdin: jsonLines([JOB]) });
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('has no job edge-1');
    const none = await inProcess(['explain', '-', '--run', join(out, 'nothing')], { stdin: jsonLines([JOB]) });
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('(INPUT_UNREADABLE)');
  });

  it('refuses a run that has another job of this id', async () => {
    const out = join(scratch(), 'same-id');
    const stdin = jsonLines([{ id: JOB.id, text: '联系 hr@example.com。熟悉Gin框架与Redis' }]);
    expect((await inProcess(['analyze', '-', '--out', out], { stdin })).status).toBe(0);
    const other = await inProcess(['explain', '-', '--run', out], { stdin: jsonLines([JOB]) });
    expect(other.status).toBe(2);
    expect(other.stderr).toContain(`has another job of the id ${JOB.id}`);
    expect((await inProcess(['explain', '-', '--run', out], { stdin })).status).toBe(0);
  });

  it('colours on a terminal only, and adds no brackets there', async () => {
    const argv = ['explain', '--text', '熟悉Redis'];
    expect(await onTerminal(argv)).toContain('熟悉\u001b[36mRedis\u001b[39m\u001b[2m¹\u001b[22m');
    expect((await inProcess(argv)).stdout).toContain('熟悉«Redis»¹');
  });

  it('lets a hostile text steer nothing', async () => {
    const hostile = 'Redis\u001b[2J\u009b31m\u202e\u0007 Kafka\u{e0001}\r优先';
    const record = { id: 'x\u001b[31m', title: 'Go\u001b]0;owned\u0007', text: hostile };
    for (const argv of [[], ['--format', 'json'], ['--list']]) {
      const { status, stdout } = await inProcess(['explain', '-', ...argv], { stdin: jsonLines([record]) });
      expect(status).toBe(0);
      expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    }
    const { stdout } = await inProcess(['explain', '-', '--format', 'json'], { stdin: jsonLines([record]) });
    expect((JSON.parse(stdout) as Explanation).job.text).toBe(hostile);
  });
});
