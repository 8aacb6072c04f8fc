import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JobDescription } from '../../src/core/job.js';
import { readJobs } from '../../src/ingest/readers/jobs.js';
import { pack, unpack } from '../../src/model/container.js';
import type { ModelDiff } from '../../src/model/diff/diff.js';
import { fitModel } from '../../src/pipeline/model/fit-model.js';
import { inProcess, JDS, ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

const folder = scratch();
const [OLD, NEW, HOSTILE] = ['old', 'new', 'hostile'].map((name) => join(folder, `${name}.jobprism`)) as [
  string,
  string,
  string,
];
const STEER = '\u001b[2J\u009b31m\u202e';

async function save(path: string, jobs: readonly JobDescription[]): Promise<void> {
  const { model } = await fitModel(jobs, { clusters: 6, seed: 1 });
  writeFileSync(path, await model.toBytes());
}

/** A pack that a stranger wrote, whose name would steer a terminal. */
const PACK = {
  name: 'own.json',
  json: {
    schemaVersion: 1,
    id: 'own',
    version: '1.0.0',
    name: { zh: '自有', en: 'Own' },
    applies: { any: [{ technology: 'own-tool' }] },
    technologies: [
      { id: 'own-tool', name: `Own${STEER}`, kind: 'tool', aliases: ['gRPC服务'], capabilities: ['caching'] },
    ],
    frameworks: [{ id: 'own-tool', summary: { zh: '工具', en: 'A tool' }, grades: [] }],
    scenes: [],
  },
};

beforeAll(async () => {
  const jobs: JobDescription[] = [];
  for await (const event of readJobs([JDS])) if (event.kind === 'job') jobs.push(event.job);
  // Two crawls of one market, but that later on every job asks for gRPC服务.
  const asking = (job: JobDescription): JobDescription => ({ ...job, text: `熟悉gRPC服务。\n${job.text}` });
  const [earlier, later] = [0, 1].map((rest) => jobs.filter((_, at) => at % 2 === rest)) as [
    JobDescription[],
    JobDescription[],
  ];
  await save(OLD, earlier);
  await save(NEW, later.map(asking));
  const { model } = await fitModel(later.map(asking), { clusters: 6, seed: 1, packs: [PACK] });
  writeFileSync(HOSTILE, await model.toBytes());
});

describe('jobprism diff', () => {
  it('tells what rose, what became of each cluster, and what is beyond chance, in Chinese', async () => {
    const { status, stdout, stderr } = await inProcess(['diff', OLD, NEW]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# 两个模型的差别\n\n- 职位: 之前 87，现在 87\n- 聚类: 之前 6，现在 6; 对应 \d/);
    expect(stdout).toMatch(/^ {2}- gRPC: \d+\.\d % → 100\.0 %, \+\d+\.\d \(95 % 区间 \+\d+\.\d 至 \+\d+\.\d\)$/m);
    expect(stdout).toMatch(/^- 两个模型的词表不同/m);
    expect(stdout).not.toMatch(/不同版本/);
  });

  it('tells the same in English, with both names of every cluster', async () => {
    const { stdout } = await inProcess(['diff', OLD, NEW, '--lang', 'en']);
    expect(stdout).toMatch(/^# What changed between two models$/m);
    expect(stdout).toMatch(/^- \*\*Skills\*\*\n {2}- gRPC: \d+\.\d % → 100\.0 %/m);
    expect(stdout).toMatch(/^### \d → \d\. .*\p{Script=Han}.* \| .*/mu);
    expect(stdout).toMatch(/^- similarity 0\.\d\d/m);
  });

  it('prints what docs/CHANGES-BETWEEN-CRAWLS.md shows', async () => {
    const guide = readFileSync(join(ROOT, 'docs/CHANGES-BETWEEN-CRAWLS.md'), 'utf8');
    const paths = await Promise.all(
      Array.from(
        guide.matchAll(/^jobprism analyze (.*) --out (\w+) --clusters 4 --seed 1$/gm),
        async ([, files, out]) => {
          const { model } = await fitModel(
            files!.split(' ').map((file) => join(ROOT, file)),
            { clusters: 4, seed: 1 },
          );
          const path = join(folder, `${out}.jobprism`);
          writeFileSync(path, await model.toBytes());
          return path;
        },
      ),
    );
    expect(paths).toHaveLength(2);
    const { stdout } = await inProcess(['diff', ...paths, '--lang', 'en']);
    const shown = /^```text\n([\s\S]*?)^\[…\]\n```$/m.exec(guide)![1]!;
    expect(shown).toContain('## Matched clusters');
    expect(stdout.slice(0, shown.length)).toBe(shown);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await inProcess(['diff', OLD, NEW, '--json']);
    const diff = JSON.parse(stdout) as ModelDiff;
    expect(diff).toMatchObject({ grown: false, sameSpace: false, jobs: { older: 87, newer: 87 } });
    const grpc = diff.overall.changes.find(({ kind, id }) => kind === 'skill' && id === 'grpc')!;
    expect(grpc).toMatchObject({
      name: { zh: 'gRPC', en: 'gRPC' },
      after: { jobs: 87, share: 1 },
      moreThanNoise: true,
    });
    expect(grpc.interval[0]).toBeGreaterThan(0);
    expect(diff.overall.changes.every(({ interval: [low, high] }) => low > 0 || high < 0)).toBe(true);
  });

  it('finds nothing between a model and itself', async () => {
    const { stdout } = await inProcess(['diff', OLD, OLD, '--lang', 'en']);
    expect(stdout).toContain('6 matched (0 drifted), 0 new, 0 gone, 0 split, 0 merged');
    expect(stdout).toMatch(/## All jobs\n\n- nothing beyond chance\n/);
    expect(stdout).not.toMatch(/\*\*/);
  });

  it('takes the later jobs themselves, and tells of clusters that stay', async () => {
    const { status, stdout } = await inProcess(['diff', OLD, join(JDS, 'zh-families.jsonl'), '--json']);
    const diff = JSON.parse(stdout) as ModelDiff;
    expect(status).toBe(0);
    expect(diff).toMatchObject({ grown: true, sameSpace: true, jobs: { older: 87, newer: 40 } });
    expect(diff.matched.map(({ older, newer }) => [older.cluster, newer.cluster])).toEqual(
      [0, 1, 2, 3, 4, 5].map((cluster) => [cluster, cluster]),
    );
    const go = diff.overall.changes.find(({ kind, id }) => kind === 'skill' && id === 'go');
    expect(go).toMatchObject({ after: { jobs: 4, share: 0.1 }, moreThanNoise: true });
    const text = await inProcess(['diff', OLD, '-', '--format', 'jsonl'], {
      stdin: readFileSync(join(JDS, 'zh-families.jsonl')),
    });
    expect(text.stdout).toMatch(/^- 职位: 之前 87，现在 40$/m);
    expect(text.stdout).not.toMatch(/重新划分/);
  });

  it('takes other bounds', async () => {
    const { stdout } = await inProcess(['diff', OLD, NEW, '--json', '--related', '0.95', '--drift', '0.99']);
    const { bounds, matched, gone } = JSON.parse(stdout) as ModelDiff;
    expect(bounds).toEqual({ related: 0.95, drift: 0.99, leastJobs: 5 });
    expect(matched.length + gone.length).toBe(6);
    expect(gone.length).toBeGreaterThan(0);
  });

  it('says where the models were made with other packs, and lets a hostile one steer nothing', async () => {
    const text = await inProcess(['diff', OLD, HOSTILE, '--lang', 'en']);
    expect(text.stdout).toMatch(/^- The models were made by different versions/m);
    expect(text.stdout).toMatch(/^ {2}- Own\[2J31m: 0\.0 % → 100\.0 %/m);
    const json = await inProcess(['diff', OLD, HOSTILE, '--json']);
    for (const { stdout } of [text, json]) expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    const diff = JSON.parse(json.stdout) as ModelDiff;
    expect(diff.overall.changes.some(({ name }) => name.en === `Own${STEER}`)).toBe(true);
  });

  it.each<[string, readonly string[], number, string]>([
    ['a file that is not there', [OLD, 'no-such.jobprism'], 1, 'INPUT_NOT_FOUND'],
    ['what is no model', [join(JDS, 'zh-go.jsonl'), NEW], 1, 'MODEL_FOREIGN'],
    ['jobs that are not there', [OLD, 'no-such.csv'], 1, 'INPUT_NOT_FOUND'],
    ['one model alone', [OLD], 2, 'new'],
    ['a bound that is no cosine', [OLD, NEW, '--related', 'much'], 2, 'a number'],
    ['bounds the wrong way round', [OLD, NEW, '--related', '0.9', '--drift', '0.5'], 2, 'OPTION_INVALID'],
  ])('refuses %s', async (_, argv, status, said) => {
    const outcome = await inProcess(['diff', ...argv]);
    expect(outcome).toMatchObject({ status, stdout: '' });
    expect(outcome.stderr).toContain(said);
  });

  it('takes a bound of its own above the default of the other', async () => {
    const { status, stdout } = await inProcess(['diff', OLD, NEW, '--json', '--related', '0.9']);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as ModelDiff).bounds).toEqual({ related: 0.9, drift: 0.9, leastJobs: 5 });
  });

  it('knows a model by its bytes, and by the folder that it lies in', async () => {
    const own = scratch();
    writeFileSync(join(own, 'model.jobprism'), readFileSync(NEW));
    writeFileSync(join(own, 'later.bin'), readFileSync(NEW));
    const { stdout } = await inProcess(['diff', OLD, NEW, '--json']);
    for (const named of [own, join(own, 'later.bin')]) {
      expect((await inProcess(['diff', OLD, named, '--json'])).stdout).toBe(stdout);
    }
    expect((await inProcess(['diff', own, own, '--json'])).stdout).toContain('"grown": false');
    // What is called a model is no file of jobs, whatever it holds.
    const broken = join(own, 'broken.jobprism');
    writeFileSync(broken, '{"text":"Go"}');
    expect((await inProcess(['diff', OLD, broken])).stderr).toContain('MODEL_FOREIGN');
  });

  it('counts and tells what it cannot use, as assign does, flagged advertisements of a strict model too', async () => {
    const flagged = '想进IT行业的小白看过来，专业不限，入职后有3-4个月的强化培训';
    const lines = [{ title: 'Web开发实习生', text: flagged }, { text: ' ' }];
    const jobs = join(scratch({ 'jobs.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') }), 'jobs.jsonl');
    const { model } = await fitModel(JDS, { clusters: 4, seed: 1, dropFlagged: true });
    const strict = join(folder, 'strict.jobprism');
    writeFileSync(strict, await model.toBytes());
    const outcomes = await Promise.all([inProcess(['diff', strict, jobs]), inProcess(['assign', '-m', strict, jobs])]);
    for (const { status, stdout, stderr } of outcomes) {
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('2 records read, 2 rejected');
      expect(stderr).toMatch(/jobs\.jsonl:1: training: «/);
      expect(stderr).not.toContain('rejected.jsonl, which');
    }
    const taken = await inProcess(['assign', '-m', OLD, jobs]);
    expect(taken.status).toBe(0);
    expect(taken.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('takes a model of another dictionary for jobs only where it is told so', async () => {
    const { header, sections } = await unpack(readFileSync(OLD));
    const own = header as { readonly reading: { readonly segmenter: object } };
    const segmenter = { ...own.reading.segmenter, dictionary: 'sha256 00' };
    const path = join(folder, 'cut-otherwise.jobprism');
    writeFileSync(path, await pack({ header: { ...own, reading: { ...own.reading, segmenter } }, sections }));
    const jobs = join(JDS, 'zh-families.jsonl');
    expect((await inProcess(['diff', path, jobs])).stderr).toContain('MODEL_SEGMENTER');
    expect((await inProcess(['diff', path, jobs, '--any-dictionary'])).status).toBe(0);
  });

  it('lets no name of a model begin a line of its own', async () => {
    const { header, sections } = await unpack(readFileSync(NEW));
    const described = JSON.parse(new TextDecoder().decode(sections.described as Uint8Array)) as {
      clusters: { label: object }[];
    };
    for (const cluster of described.clusters) cluster.label = { zh: 'a\n## 假标题', en: 'a\n\n## Forged heading' };
    const path = join(folder, 'forged.jobprism');
    const section = new TextEncoder().encode(JSON.stringify(described));
    writeFileSync(path, await pack({ header, sections: { ...sections, described: section } }));
    const { stdout } = await inProcess(['diff', OLD, path, '--lang', 'en']);
    expect(stdout).toContain('Forged heading');
    expect(stdout).not.toMatch(/^## (?:Forged|假)/m);
  });

  it('refuses a model that was altered', async () => {
    const bytes = readFileSync(OLD);
    bytes[bytes.length >> 1]! ^= 1;
    const path = join(folder, 'altered.jobprism');
    writeFileSync(path, bytes);
    const { status, stderr } = await inProcess(['diff', path, NEW]);
    expect(status).toBe(1);
    expect(stderr).toContain('MODEL_DAMAGED');
  });
});
