import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysedJob, Analysis } from '../../src/pipeline/analysis.js';
import { built, inProcess, JDS } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

type Clusters = Pick<Analysis, 'run' | 'clusters'>;

function linesOf<T>(path: string): T[] {
  const text = readFileSync(path, 'utf8');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as T);
}

function clustersOf(folder: string): Clusters {
  return JSON.parse(readFileSync(join(folder, 'clusters.json'), 'utf8')) as Clusters;
}

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

interface Fixture {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const INPUT_FILES = readdirSync(JDS).sort();
const fixtures = INPUT_FILES.flatMap((name) => linesOf<Fixture>(join(JDS, name)));
const OUTPUT_FILES = ['clusters.json', 'jobs.jsonl', 'model.jobprism', 'rejected.jsonl', 'summary.md'];

describe('jobprism analyze on a folder', () => {
  const out = join(scratch(), 'made', 'here');
  let jobs: AnalysedJob[];
  let clusters: Clusters['clusters'];
  let run: Clusters['run'];

  beforeAll(() => {
    const { status, stdout, stderr } = built(['analyze', 'fixtures/jds', '--out', out]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${fixtures.length} jobs in `);
    expect(stdout).toContain(`Written to ${out}: start with summary.md`);
    jobs = linesOf(join(out, 'jobs.jsonl'));
    ({ clusters, run } = clustersOf(out));
  });

  it('writes its files and no others', () => {
    expect(readdirSync(out).sort()).toEqual(OUTPUT_FILES);
  });

  it('has a line a job, in input order, with the ids of the input', () => {
    expect(jobs.map(({ id }) => id)).toEqual(fixtures.map(({ id }) => id));
    expect(jobs.map(({ title }) => title)).toEqual(fixtures.map(({ title }) => title));
    expect(Object.keys(jobs[0]!).slice(0, 6)).toEqual(['id', 'source', 'title', 'language', 'cluster', 'similarity']);
  });

  it('accounts for every record', () => {
    expect(run.records).toBe(run.jobs + run.rejected);
    expect(run.jobs).toBe(jobs.length);
    expect(run.rejected).toBe(linesOf(join(out, 'rejected.jsonl')).length);
    expect(Object.values(run.languages).reduce((sum, count) => sum + count)).toBe(run.jobs);
  });

  it('puts every job into a cluster, and the sizes add up', () => {
    const sizes = clusters.map(({ cluster }) => jobs.filter((job) => job.cluster === cluster).length);
    expect(clusters.map(({ cluster }) => cluster)).toEqual(clusters.map((_, number) => number));
    expect(clusters.map(({ size }) => size)).toEqual(sizes);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(jobs.length);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(run.clusters).toBe(clusters.length);
  });

  it('keeps similarities in [0, 1]', () => {
    for (const { similarity } of jobs) expect(similarity >= 0 && similarity <= 1).toBe(true);
  });

  it('quotes every evidence to the letter', () => {
    const byId = new Map(fixtures.map((fixture) => [fixture.id, fixture]));
    let checked = 0;
    for (const { id, evidence } of jobs.flatMap((job) =>
      evidencesOf(job).map((one) => ({ id: job.id, evidence: one })),
    )) {
      expect(byId.get(id)![evidence.field].slice(evidence.start, evidence.end)).toBe(evidence.text);
      checked++;
    }
    expect(checked).toBeGreaterThan(1_000);
  });

  it('names representatives of their cluster', () => {
    const clusterOf = new Map(jobs.map((job) => [job.id, job.cluster]));
    for (const { cluster, representatives } of clusters) {
      expect(representatives.length).toBeGreaterThan(0);
      for (const { id } of representatives) expect(clusterOf.get(id)).toBe(cluster);
    }
  });

  it('writes a summary with a block a cluster', () => {
    const summary = readFileSync(join(out, 'summary.md'), 'utf8');
    expect(summary.match(/^## \d+\. /gm)).toHaveLength(clusters.length);
    expect(summary.startsWith(`# ${jobs.length} jobs in ${clusters.length} clusters\n`)).toBe(true);
  });

  it('writes the same bytes again, and over what is there', () => {
    const before = filesOf(out);
    expect(built(['analyze', 'fixtures/jds', '--out', out]).status).toBe(0);
    expect(filesOf(out)).toEqual(before);
  });

  it('depends on the working folder in the names of the files only', () => {
    const elsewhere = scratch();
    expect(built(['analyze', JDS, '--out', 'result'], { cwd: elsewhere }).status).toBe(0);
    const files = filesOf(join(elsewhere, 'result'));
    for (const name of ['jobs.jsonl', 'clusters.json']) {
      expect(files[name]!.replaceAll(JDS, join('fixtures', 'jds'))).toBe(readFileSync(join(out, name), 'utf8'));
    }
  });

  it('says the same of each job when files come in another order', () => {
    const turned = scratch();
    const sources = [...INPUT_FILES].reverse().map((name) => join('fixtures', 'jds', name));
    expect(built(['analyze', ...sources, '--out', turned]).status).toBe(0);
    const again = linesOf<AnalysedJob>(join(turned, 'jobs.jsonl'));
    expect(again.map(({ source }) => basename(source.file)).filter((name, i, all) => name !== all[i - 1])).toEqual(
      [...INPUT_FILES].reverse(),
    );
    // Where it was put may change with the order; what it says may not.
    const said = ({ cluster, similarity, ...rest }: AnalysedJob) => rest;
    const byId = (a: AnalysedJob, b: AnalysedJob) => (a.id < b.id ? -1 : 1);
    expect(again.sort(byId).map(said)).toEqual([...jobs].sort(byId).map(said));
  });
});

interface Piece {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Every evidence at any depth of a job. */
function evidencesOf(value: unknown): Piece[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('field' in value && 'start' in value && 'end' in value) return [value as Piece];
  return Object.values(value).flatMap(evidencesOf);
}

describe('jobprism analyze', () => {
  it('prints the summary without --out, with options', async () => {
    const { status, stdout, stderr } = await inProcess([
      'analyze',
      JDS,
      '--clusters',
      '4',
      '--seed',
      '7',
      '--lang',
      'zh',
      '--segmenter',
      'intl',
      '--clusterer',
      'ml-kmeans',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^# ${fixtures.length} jobs in 4 clusters`));
    expect(stdout).toContain('seed 7.');
    expect(stdout).toContain(`${fixtures.length} Chinese, 0 English`);
  });

  it.each([
    ['gin', '负责Go网关开发，支撑万级QPS'],
    ['beego', '熟悉Go语言，负责管理后台开发，使用ORM和Redis缓存'],
  ])('decides for %s on standard input', async (framework, text) => {
    const { status, stdout } = await inProcess(['analyze', '-'], { stdin: text });
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\*\\*Decision\\*\\*: ${framework}:`, 'i'));
  });

  // `npm run verify` installs the optional peer and sets the variable; elsewhere it may be missing.
  it.runIf(process.env.JOBPRISM_OPTIONAL_PEERS)('works with nodejieba', () => {
    const { status, stdout } = built(['analyze', '-', '--segmenter', 'nodejieba'], {
      stdin: '负责Go网关开发，支撑万级QPS',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\*\*Decision\*\*: gin:/i);
  });

  it('abstains for a job that no pack has a say in', async () => {
    const { status, stdout } = await inProcess(['analyze', '-'], { stdin: '招聘会计，熟悉Excel和税务申报' });
    expect(status).toBe(0);
    expect(stdout).not.toContain('**Decision**');
    expect(stdout).not.toContain('**Frameworks**');
    expect(stdout).toMatch(/\*\*Packs that abstain\*\*: go-web, .*node-web \(0\)/);
  });

  it('says what would change a decision', async () => {
    const { stdout } = await inProcess(['analyze', '-'], { stdin: 'Golang后端开发，设计RESTful API' });
    expect(stdout).toContain('**Decision**: Echo:');
    expect(stdout).toContain(
      '  - Gin: 若写明 QPS 或并发数超过一万 if a load above 10,000 requests a second, or 10,000 simultaneous users, were stated',
    );
  });

  it('reads several files and formats in one run', async () => {
    const folder = scratch({
      'a.csv': 'title,description\nGo开发,熟悉Gin框架\n',
      'b.jsonl': jsonLines([{ id: 'b', title: 'Java开发', text: '熟悉Spring' }]),
      'c.txt': 'Python developer\n\nDjango and PostgreSQL.\n',
    });
    const out = join(scratch(), 'out');
    const sources = ['c.txt', 'a.csv', 'b.jsonl'].map((name) => join(folder, name));
    expect((await inProcess(['analyze', ...sources, '--out', out])).status).toBe(0);
    expect(linesOf<AnalysedJob>(join(out, 'jobs.jsonl')).map(({ id }) => basename(id))).toEqual([
      'c.txt:1',
      'a.csv:2',
      'b',
    ]);
  });

  it('shows scraped text without letting it steer the terminal or the page', async () => {
    const title = 'Go\u001b[31m<script>alert(1)</script>|`x`\u009b2J\u202e*b*[l](javascript:x)';
    const folder = scratch({
      'jobs.jsonl': jsonLines([{ id: 'evil|id`\u001b]0;x\u0007', title, text: '熟悉Gin框架，高并发' }]),
    });
    const out = join(scratch(), 'out');
    const source = join(folder, 'jobs.jsonl');
    const printed = await inProcess(['analyze', source]);
    const written = await inProcess(['analyze', source, '--out', out]);
    const summary = readFileSync(join(out, 'summary.md'), 'utf8');
    for (const text of [printed.stdout, written.stdout, summary]) {
      expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
      expect(text).not.toContain('<');
    }
    for (const text of [printed.stdout, summary]) {
      expect(text).toContain('Go\\[31m&lt;script&gt;alert(1)&lt;/script&gt;\\|\\`x\\`2J\\*b\\*\\[l\\](javascript:x)');
      expect(text).toContain('evil\\|id\\`');
    }
    // The data itself stays as it was.
    expect(linesOf<AnalysedJob>(join(out, 'jobs.jsonl'))[0]!.title).toBe(title);
  });

  it('shows progress on a terminal only, and cleans up behind it', async () => {
    let shown = '';
    const stderr = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
      isTTY: true,
      write: (text: string) => {
        shown += text;
        return true;
      },
    });
    const { run } = await import('../../src/cli/run.js');
    let stdout = '';
    const io = { stdin: process.stdin, stdout: { write: (text: string) => (stdout += text) }, stderr };
    expect(await run(['analyze', JDS, '--clusters', '3'], io)).toBe(0);
    expect(shown).toContain('Clustering');
    // The cursor is shown again at the end.
    expect(shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(shown.lastIndexOf('\u001b[?25l'));
    expect(stdout).not.toContain('Clustering');
  });

  it('takes a pack of the user beside the built-in one', async () => {
    const shown = await inProcess(['packs', 'show', 'go-web']);
    const folder = scratch({ 'pack.json': `\uFEFF${shown.stdout.replace('"go-web"', '"my-web"')}` });
    const { status, stdout } = await inProcess(['analyze', '-', '--pack', join(folder, 'pack.json')], {
      stdin: '负责Go网关开发，支撑万级QPS',
    });
    expect(status).toBe(0);
    expect(stdout.match(/\*\*Decision\*\*/g)).toHaveLength(2);
  });
});
