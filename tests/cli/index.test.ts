import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadJobIndex } from '../../src/pipeline/storage/index-files.js';
import { loadModel } from '../../src/pipeline/storage/load-model.js';
import type { Recommendation } from '../../src/recommend/recommendation.js';
import { built } from '../support/command.js';
import { fixtureJobs } from '../support/edited-jobs.js';
import { jsonLines, scratch } from '../support/scratch.js';

const jobs = fixtureJobs().slice(0, 40);
const [first, second] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];
/** As a second crawl gives them: one as it was, one with another word, one with a note in its title, one that is new. */
const again = [
  { ...first, id: 'same' },
  { ...second, id: 'near', text: `${second.text} 急聘` },
  { ...first, id: 'noted', title: `${first.title}（急）` },
  {
    id: 'new',
    title: '机器人算法工程师',
    text: '负责机械臂的运动规划与控制，熟悉ROS与C++，有工业现场调试经验者优先。',
  },
];
const COPIES = [
  { id: 'same', duplicateOf: first.id, exact: true },
  { id: 'near', duplicateOf: second.id, exact: false },
  { id: 'noted', duplicateOf: first.id, exact: true },
];

const folder = scratch({
  'jobs.jsonl': jsonLines(jobs),
  'again.jsonl': jsonLines(again),
  'me.md': first.text,
  'keeping.jsonl': jsonLines([...jobs.slice(0, 6), ...again]),
});
const at = (name: string): string => join(folder, name);
const INPUT = [at('jobs.jsonl'), at('again.jsonl')];
const model = at('folded/model.jobprism');
const index = (out: string, ...args: string[]) => built(['index', '--model', model, '--out', out, ...args]);

beforeAll(() => {
  const analyze = ['analyze', '--seed', '1', '--clusters', '3', '--out'];
  expect(built([...analyze, at('folded'), '--index', ...INPUT]).status).toBe(0);
  expect(built([...analyze, at('kept'), '--keep-duplicates', '--index', at('keeping.jsonl')]).status).toBe(0);
});

/** The ids that an index holds, of those that may be in it. */
async function heldIn(path: string, own: string = model): Promise<string[]> {
  const held = await loadJobIndex(path, await loadModel(own));
  const ids = [...jobs, ...again].map(({ id }) => id).filter((id) => held.has(id));
  expect(ids).toHaveLength(held.size);
  return ids;
}

describe('jobprism index of jobs with copies among them', () => {
  it('has the bytes of the index that analyze writes, and says what it left out', () => {
    const out = at('same.jobprism');
    const { status, stdout, stderr } = index(out, ...INPUT, '--list-duplicates', at('copies.jsonl'));
    expect([status, stdout]).toEqual([0, `41 jobs in ${out}: 41 added, 0 replaced, 0 deleted, 0 rejected\n`]);
    expect(stderr).toBe('3 duplicates left out (2 exact, 1 near)\n');
    expect(readFileSync(out).equals(readFileSync(at('folded/index.jobprism')))).toBe(true);
    expect(readFileSync(at('copies.jsonl'), 'utf8')).toBe(jsonLines(COPIES));
    const analysed = readFileSync(at('folded/jobs.jsonl'), 'utf8');
    for (const { duplicateOf } of COPIES) expect(analysed).toContain(`"duplicateOf":${JSON.stringify(duplicateOf)}`);
  });

  it('gives a person an advertisement once', () => {
    const shown = (out: string): string[] => {
      const { stdout } = built([
        'recommend',
        '--model',
        model,
        '--index',
        out,
        '--profile',
        at('me.md'),
        '--top',
        '5',
        '--json',
      ]);
      return (JSON.parse(stdout) as Recommendation).jobs.map(({ id }) => id);
    };
    expect(index(at('all.jobprism'), ...INPUT, '--keep-duplicates').stderr).toBe('');
    expect(shown(at('all.jobprism')).slice(0, 3).sort()).toEqual([first.id, 'noted', 'same'].sort());
    index(at('once.jobprism'), ...INPUT);
    expect(shown(at('once.jobprism'))[0]).toBe(first.id);
    expect(shown(at('once.jobprism'))).not.toEqual(expect.arrayContaining(['same']));
  });

  it('tells copies by the threshold that it is given', async () => {
    const { stderr } = index(at('exact.jobprism'), ...INPUT, '--duplicate-threshold', '1');
    expect(stderr).toBe('2 duplicates left out (2 exact, 0 near); --list-duplicates FILE writes which\n');
    expect(await heldIn(at('exact.jobprism'))).toContain('near');
  });

  it('does as the run of the model did where it is told nothing', async () => {
    const kept = at('kept/model.jobprism');
    const of = (...args: string[]) => built(['index', at('keeping.jsonl'), '--model', kept, ...args]);
    expect(of('--out', at('k.jobprism'))).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(at('k.jobprism')).equals(readFileSync(at('kept/index.jobprism')))).toBe(true);
    expect(of('--out', at('f.jobprism'), '--duplicate-threshold', '0.9').stderr).toMatch(/^3 duplicates left out/);
    expect(await heldIn(at('f.jobprism'), kept)).toEqual([...jobs.slice(0, 6).map(({ id }) => id), 'new']);
  });

  it('leaves out what is flagged as no job where the run of the model did', () => {
    const course = { id: 'course', title: 'Java学员', text: '零基础可学，先学后付，推荐就业，学习Java和Spring。' };
    const path = join(scratch({ 'mixed.jsonl': jsonLines([...jobs.slice(0, 6), course]) }), 'mixed.jsonl');
    const run = ['analyze', '--seed', '1', '--clusters', '2', '--index', '--out'];
    built([...run, at('dropped'), '--drop-flagged', path]);
    built([...run, at('undropped'), path]);
    const of = (name: string) =>
      built(['index', path, '--model', at(`${name}/model.jobprism`), '--out', at(`${name}.again`)]);
    const { stdout, stderr } = of('dropped');
    expect(stdout).toContain('6 jobs in');
    expect(stdout).toContain('1 rejected');
    expect(stderr).toMatch(/mixed\.jsonl:7: training: «推荐就业»/);
    expect(of('undropped')).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['dropped', 'undropped']) {
      expect(readFileSync(at(`${name}.again`)).equals(readFileSync(at(`${name}/index.jobprism`)))).toBe(true);
    }
  });

  it.each<[string, string[], number, string]>([
    ['a list over the model', ['--list-duplicates', model], 2, 'OPTION_INVALID'],
    ['a list over the index', ['--list-duplicates', at('no.jobprism')], 2, 'OPTION_INVALID'],
    ['a list in a folder that is not there', ['--list-duplicates', at('no/list')], 1, 'OUTPUT_UNWRITABLE'],
    ['a threshold that is none', ['--duplicate-threshold', 'most'], 2, 'duplicateThreshold'],
    ['a threshold below one half', ['--duplicate-threshold', '0.4'], 2, 'duplicateThreshold'],
  ])('refuses %s, and writes no index', (_, args, status, said) => {
    const outcome = index(at('no.jobprism'), at('again.jsonl'), ...args);
    expect([outcome.status, outcome.stdout]).toEqual([status, '']);
    expect(outcome.stderr).toContain(said);
    expect(existsSync(at('no.jobprism'))).toBe(false);
  });
});

describe('jobprism index --append of jobs with copies among them', () => {
  const append = (out: string, crawl: readonly object[]) => {
    const path = join(scratch({ 'crawl.jsonl': jsonLines(crawl) }), 'crawl.jsonl');
    return index(out, path, '--append');
  };
  const same = again[0]!;

  it('lets an id of the index go where the crawl has its advertisement under one that it reads first', async () => {
    const out = at('swap.jobprism');
    index(out, at('jobs.jsonl'));
    const { stdout, stderr } = append(out, [same, first]);
    expect(stdout).toBe(`40 jobs in ${out}: 1 added, 0 replaced, 1 deleted, 0 rejected\n`);
    expect(stderr).toMatch(/^1 duplicate left out \(1 exact, 0 near\)/);
    expect(await heldIn(out)).toEqual([...jobs.slice(1).map(({ id }) => id), 'same']);
    // And back: a crawl decides about its own ids alone.
    expect(append(out, [first, same]).stdout).toContain('40 jobs in');
    expect(await heldIn(out)).toEqual(jobs.map(({ id }) => id));
  });

  it('compares none with what the index holds under another id', async () => {
    const out = at('other.jobprism');
    index(out, at('jobs.jsonl'));
    expect(append(out, [same])).toMatchObject({ stderr: '' });
    expect(await heldIn(out)).toEqual([...jobs.map(({ id }) => id), 'same']);
  });
});
