import { describe, expect, it } from 'vitest';
import type { Progress, Stage } from '../../../src/core/control.js';
import { JobprismError } from '../../../src/core/errors.js';
import type { RejectedRecord } from '../../../src/core/job.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { analyze } from '../../../src/pipeline/analyze.js';
import type { AnalyzeOptions } from '../../../src/pipeline/options.js';
import type { AnalyzeSource } from '../../../src/pipeline/source.js';

const JOBS = [
  { id: 'go-1', title: 'Go开发工程师', text: '负责Go网关开发，支撑万级QPS，熟悉Gin与Redis' },
  { id: 'go-2', title: 'Golang后端', text: '熟悉Go语言与Gin框架，了解gRPC与Kubernetes' },
  { id: 'go-3', title: 'Go Engineer', text: 'Go services with Gin, gRPC and Kubernetes at high concurrency.' },
  { id: 'fe-1', title: '前端开发工程师', text: '熟悉Vue、TypeScript与CSS，负责页面开发' },
  { id: 'fe-2', title: 'Front end developer', text: 'React, TypeScript and CSS; accessible pages.' },
  { id: 'fe-3', title: '前端', text: '熟悉React与TypeScript，负责组件库与页面' },
];

async function* stream(items: readonly unknown[]): AsyncGenerator<unknown> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

function failure(source: AnalyzeSource, options?: AnalyzeOptions): Promise<JobprismError> {
  return analyze(source, options).then(
    () => expect.fail('it did not fail'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(JobprismError);
      return error as JobprismError;
    },
  );
}

describe('analyze', () => {
  it('reads objects', async () => {
    const { jobs, clusters, run, rejected } = await analyze(JOBS, { clusters: 2 });
    expect(jobs.map(({ id }) => id)).toEqual(JOBS.map(({ id }) => id));
    expect(jobs[0]!.source).toEqual({ file: 'memory', line: 1 });
    expect(clusters.map(({ size }) => size)).toEqual([3, 3]);
    expect(new Set(jobs.slice(0, 3).map(({ cluster }) => cluster)).size).toBe(1);
    expect(new Set(jobs.slice(3).map(({ cluster }) => cluster)).size).toBe(1);
    expect(rejected).toEqual([]);
    const packs = builtInKnowledge().packs.map(({ id, version }) => ({ id, version }));
    expect(run).toMatchObject({ records: 6, jobs: 6, rejected: 0, clusters: 2, triedK: [], packs });
  });

  it('gives the same for a list, a set and a stream of the same objects, and twice', async () => {
    const expected = await analyze(JOBS, { clusters: 2 });
    for (const source of [JOBS, new Set(JOBS), stream(JOBS)]) {
      expect(await analyze(source, { clusters: 2 })).toEqual(expected);
    }
  });

  it('takes objects that are frozen', async () => {
    const frozen = Object.freeze(JOBS.map((job) => Object.freeze({ ...job })));
    expect((await analyze(frozen, { clusters: 2 })).jobs).toHaveLength(JOBS.length);
  });

  it('runs several analyses at a time without mixing them', async () => {
    const halves = [JOBS.slice(0, 3), JOBS.slice(3)];
    const apart = [];
    for (const half of halves) apart.push(await analyze(half, { clusters: 1 }));
    expect(await Promise.all(halves.map((half) => analyze(half, { clusters: 1 })))).toEqual(apart);
  });

  it('chooses the number of clusters where none is given', async () => {
    const { run } = await analyze(JOBS);
    expect(run.options.clusters).toBe('auto');
    expect(run.clusters).toBeGreaterThanOrEqual(1);
    expect(run.clusters).toBeLessThanOrEqual(JOBS.length);
  });

  it('takes one job', async () => {
    for (const clusters of ['auto', 1] as const) {
      const { jobs, run } = await analyze(JOBS.slice(0, 1), { clusters });
      expect(jobs).toMatchObject([{ id: 'go-1', cluster: 0 }]);
      expect(jobs[0]!.similarity).toBeCloseTo(1, 6);
      expect(run.clusters).toBe(1);
      expect(run.quality.silhouette).toBeNull();
    }
  });

  it('takes two jobs that say the same', async () => {
    const same = [{ ...JOBS[0] }, { ...JOBS[0] }];
    const { jobs, clusters } = await analyze(same, { duplicates: 'keep' });
    expect(jobs.map(({ id }) => id)).toEqual(['go-1', 'go-1#2']);
    expect(clusters.map(({ size }) => size)).toEqual([2]);
    for (const { similarity } of jobs) expect(similarity).toBeCloseTo(1, 6);
    const asked = await analyze(same, { clusters: 2, duplicates: 'keep' });
    expect(asked.run.warnings.map(({ code }) => code)).toContain('FEWER_CLUSTERS');
    expect(asked.clusters).toHaveLength(1);
  });

  it('takes as many clusters as jobs', async () => {
    const { jobs, clusters } = await analyze(JOBS, { clusters: JOBS.length });
    expect(clusters.map(({ size }) => size)).toEqual(JOBS.map(() => 1));
    expect(jobs.map(({ cluster }) => cluster).sort()).toEqual(JOBS.map((_, number) => number));
  });

  it('refuses more clusters than jobs', async () => {
    const { code, details } = await failure(JOBS, { clusters: 7 });
    expect(code).toBe('CLUSTERS_INVALID');
    expect(details).toMatchObject({ clusters: 7, documents: 6 });
  });

  it('keeps similarities in [0, 1]', async () => {
    const { jobs } = await analyze([...JOBS, ...JOBS, ...JOBS], { clusters: 2 });
    for (const { similarity } of jobs) expect(similarity >= 0 && similarity <= 1).toBe(true);
  });

  it('says that texts without any term cannot be used', async () => {
    for (const clusters of ['auto', 1] as const) {
      expect((await failure([{ text: '!!!' }, { text: '？？？' }], { clusters })).code).toBe('VOCABULARY_EMPTY');
    }
  });

  it('keeps a job without any term among others', async () => {
    const { jobs, run } = await analyze([...JOBS, { id: 'mute', text: '!!!' }], { clusters: 2 });
    expect(jobs.at(-1)).toMatchObject({ id: 'mute', similarity: 0, skills: [] });
    expect(run.warnings.map(({ code }) => code)).toContain('ROWS_EMPTY');
  });

  it('fails on nothing', async () => {
    const { code, details } = await failure([]);
    expect({ code, details }).toEqual({ code: 'INPUT_EMPTY', details: { records: 0, rejected: 0 } });
  });

  it.each([[null], [undefined], [7], [{}]])('refuses %s as a source', async (source) => {
    expect((await failure(source as unknown as AnalyzeSource)).code).toBe('OPTION_INVALID');
  });

  it('hands on what a stream throws', async () => {
    async function* broken(): AsyncGenerator<unknown> {
      yield JOBS[0];
      throw new Error('the crawler died');
    }
    await expect(analyze(broken())).rejects.toThrow('the crawler died');
  });

  it('tells rejected records as they come, and in the result', async () => {
    const told: RejectedRecord[] = [];
    const { rejected, run } = await analyze([JOBS[0], 7, { id: 'x', text: ' ' }, JOBS[1]], {
      clusters: 1,
      onRejected: (record) => told.push(record),
    });
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, 'RECORD_NOT_OBJECT'],
      [3, 'TEXT_EMPTY'],
    ]);
    expect(told).toEqual(rejected);
    expect(run.warnings[0]).toMatchObject({ code: 'RECORDS_REJECTED', details: { rejected: 2, records: 4 } });
  });

  it('tells the rejected before it fails for want of others', async () => {
    const told: RejectedRecord[] = [];
    const { code } = await failure([1, 2], { onRejected: (record) => told.push(record) });
    expect(code).toBe('INPUT_EMPTY');
    expect(told).toHaveLength(2);
  });
});

describe('progress', () => {
  it('goes through the stages in order and never back', async () => {
    const seen: Progress[] = [];
    const many = Array.from({ length: 450 }, (_, i) => ({ ...JOBS[i % JOBS.length], id: String(i) }));
    await analyze(many, { clusters: 2, onProgress: (progress) => seen.push(progress) });
    const order: Stage[] = ['read', 'vectorize', 'cluster', 'map'];
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(order);
    for (const stage of order) {
      const reports = seen.filter((progress) => progress.stage === stage);
      const done = reports.map((progress) => progress.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(reports.at(-1)!.done).toBe(reports.at(-1)!.total);
    }
    expect(seen.filter(({ stage }) => stage === 'read').map(({ done }) => done)).toEqual([200, 400, 450]);
  });
});

describe('an abort', () => {
  it('before the run stops it at once', async () => {
    const { code, cause } = await failure(JOBS, { signal: AbortSignal.abort('enough') });
    expect({ code, cause }).toEqual({ code: 'ABORTED', cause: 'enough' });
  });

  it.each<Stage>(['read', 'vectorize', 'cluster'])('during %s stops it there', async (stage) => {
    const controller = new AbortController();
    const stages: Stage[] = [];
    const { code } = await failure(JOBS, {
      signal: controller.signal,
      onProgress: (progress) => {
        stages.push(progress.stage);
        if (progress.stage === stage) controller.abort();
      },
    });
    expect(code).toBe('ABORTED');
    expect(stages.at(-1)).toBe(stage);
  });

  it('stops a run that waits for its source, and closes the source when that wakes', async () => {
    const controller = new AbortController();
    let wake = (): void => undefined;
    let closed = false;
    async function* slow(): AsyncGenerator<unknown> {
      try {
        yield JOBS[0];
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(() => controller.abort(), 10);
        });
        yield JOBS[1];
      } finally {
        closed = true;
      }
    }
    const { code, details } = await failure(slow(), { signal: controller.signal });
    expect({ code, details }).toEqual({ code: 'ABORTED', details: { stage: 'read' } });
    expect(closed).toBe(false);
    wake();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(closed).toBe(true);
  });

  it('after the run does nothing', async () => {
    const controller = new AbortController();
    const { jobs } = await analyze(JOBS, { clusters: 2, signal: controller.signal });
    controller.abort();
    expect(jobs).toHaveLength(6);
  });
});

describe('options', () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ clusters: 0 }, 'clusters', 'must be auto or a whole number of at least 1'],
    [{ clusters: 1.5 }, 'clusters', 'must be auto or a whole number of at least 1'],
    [{ clusters: '3' }, 'clusters', 'must be auto or a whole number of at least 1'],
    [{ seed: 0.5 }, 'seed', 'must be a whole number'],
    [{ seed: Number.NaN }, 'seed', 'must be a whole number'],
    [{ language: 'fr' }, 'language', 'zh'],
    [{ segmenter: 'hanlp' }, 'segmenter', 'must be one of jieba, nodejieba, intl, or an object with a method segment'],
    [{ segmenter: {} }, 'segmenter', 'must be one of jieba'],
    [
      { clusterer: 'dbscan' },
      'clusterer',
      'must be one of kmeans, mini-batch, ml-kmeans, or an object with a method fit',
    ],
    [{ nInit: 0 }, 'nInit', '1'],
    [{ nInit: 101 }, 'nInit', '100'],
    [{ minDf: 0 }, 'minDf', '1'],
    [{ maxDf: 0 }, 'maxDf', '0'],
    [{ maxDf: 1.1 }, 'maxDf', '1'],
    [{ maxFeatures: 0 }, 'maxFeatures', '1'],
    [{ stopWords: ['a'] }, 'stopWords', 'Set'],
    [{ packs: [{ json: {} }] }, 'packs.0.name', 'string'],
    [{ onProgress: 7 }, 'onProgress', 'must be a function'],
    [{ onRejected: 7 }, 'onRejected', 'must be a function'],
    [{ signal: {} }, 'signal', 'AbortSignal'],
    [{ format: 'xml' }, 'format', 'jsonl'],
    [{ maxRecordBytes: 0 }, 'maxRecordBytes', '1'],
    [{ cluster: 3 }, 'options', 'cluster'],
  ])('%j is refused', async (options, option, reason) => {
    const { code, details, message } = await failure('tests/**/nothing', options as AnalyzeOptions);
    expect({ code, option: details.option }).toEqual({ code: 'OPTION_INVALID', option });
    expect(details.reason).toContain(reason);
    expect(message).toContain(`Option ${option} is not usable: `);
  });

  it('an undefined option is its default', async () => {
    const bare = await analyze(JOBS, { clusters: 2 });
    const told = { seed: undefined, language: undefined, segmenter: undefined, packs: undefined, minDf: undefined };
    expect(await analyze(JOBS, { clusters: 2, ...told })).toEqual(bare);
    expect(bare.run.options).toMatchObject({
      seed: 42,
      nInit: 20,
      language: 'auto',
      segmenter: 'jieba',
      clusterer: 'kmeans',
    });
  });

  it('language sets that of every job', async () => {
    const { run } = await analyze(JOBS, { clusters: 1, language: 'en' });
    expect(run.languages).toEqual({ zh: 0, en: 6, mixed: 0 });
  });

  it('stopWords leave terms out of the clusters but not out of the skills', async () => {
    const { clusters, jobs } = await analyze(JOBS, { clusters: 1, stopWords: new Set(['页面']) });
    const usual = await analyze(JOBS, { clusters: 1 });
    expect(usual.clusters[0]!.terms.map(({ term }) => term)).toContain('页面');
    expect(clusters[0]!.terms.map(({ term }) => term)).not.toContain('页面');
    expect(jobs.map(({ skills }) => skills)).toEqual(usual.jobs.map(({ skills }) => skills));
  });

  it('minDf and maxDf that leave nothing are given up, with a warning', async () => {
    const { run } = await analyze(JOBS, { clusters: 1, minDf: 100 });
    expect(run.warnings).toMatchObject([{ code: 'VOCABULARY_RELAXED' }]);
    expect(run.vocabulary).toBeGreaterThan(10);
  });

  it('a segmenter of one’s own is used and named', async () => {
    const segmenter = {
      name: 'whole',
      segment: (text: string) => (text.trim() === '' ? [] : [{ start: 0, end: text.length }]),
    };
    const { run } = await analyze(JOBS, { clusters: 2, segmenter });
    expect(run.options.segmenter).toBe('whole');
  });

  it('a pack that is not valid is named', async () => {
    const { code, details } = await failure(JOBS, { packs: [{ name: 'mine', json: [] }] });
    expect(code).toBe('PACK_INVALID');
    expect(details).toMatchObject({ pack: 'mine', path: '(root)' });
  });
});
