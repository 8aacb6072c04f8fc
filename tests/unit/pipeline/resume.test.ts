import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress, Stage } from '../../../src/core/control.js';
import type { JobDescription } from '../../../src/core/job.js';
import { type AnalyzeToFolderOptions, analyzeToFolder } from '../../../src/pipeline/analyze-to-folder.js';
import type { ReadBatch } from '../../../src/pipeline/read-batch.js';
import { Journal } from '../../../src/pipeline/storage/journal.js';
import { resumption } from '../../../src/pipeline/storage/resume.js';
import { scratch } from '../../support/scratch.js';

const KINDS = ['Go 后端，Gin 与 Kafka', 'React 前端，TypeScript', 'Spark 数据平台，Hive'];
// Three batches, the last one not full.
const JOBS = Array.from({ length: 600 }, (_, i) => ({
  id: `j${i}`,
  title: `职位 ${i % 7}`,
  text: `熟悉${KINDS[i % 3]}，经验 ${i % 10} 年，QPS ${i} 万`,
}));
const OPTIONS: AnalyzeToFolderOptions = { clusters: 3, seed: 1, workers: 1, resume: true };
const FILES = ['clusters.json', 'jobs.jsonl', 'model.jobprism', 'rejected.jsonl', 'summary.md'];

const BATCH_READER = { ahead: 9, close: async () => undefined };

/** Reads three batches, whose reading ends in the order of `ends`; number 1 fails. */
async function failingSecond(out: string, ends: readonly number[]): Promise<string[]> {
  const journal = await Journal.open(out);
  const settle = new Map<number, () => void>();
  const reader = resumption(journal, 'settings').reader({
    ...BATCH_READER,
    read: (jobs) =>
      new Promise((resolve, reject) => {
        const number = Number(jobs[0]!.id);
        settle.set(number, () => (number === 1 ? reject(new Error('it died')) : resolve(jobs as unknown as ReadBatch)));
      }),
  });
  const reads = [0, 1, 2].map((id) => reader.read([{ id: String(id) } as JobDescription]));
  for (const number of ends) {
    settle.get(number)!();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const outcomes = await Promise.allSettled(reads);
  journal.close();
  return outcomes.map(({ status }) => status);
}

const contents = (out: string): string[] => FILES.map((name) => readFileSync(join(out, name), 'latin1'));

async function uninterrupted(): Promise<string[]> {
  const out = scratch();
  await analyzeToFolder(JOBS, out, { ...OPTIONS, resume: false });
  return contents(out);
}

/** Runs until a stage has come so far, then aborts; returns the folder. */
async function interrupted(stage: Stage, done = 1): Promise<string> {
  const out = scratch();
  const controller = new AbortController();
  const onProgress = (progress: Progress): void => {
    if (progress.stage === stage && progress.done >= done) controller.abort();
  };
  const run = analyzeToFolder(JOBS, out, { ...OPTIONS, signal: controller.signal, onProgress });
  await expect(run).rejects.toMatchObject({ code: 'ABORTED' });
  return out;
}

describe('a batch that fails', () => {
  it.each([[[0, 1, 2]], [[1, 0, 2]], [[2, 1, 0]]])(
    'leaves the batches before it in the journal and none behind it, done in the order %j',
    async (ends) => {
      const out = scratch();
      expect(await failingSecond(out, ends)).toEqual(['fulfilled', 'rejected', 'rejected']);
      const journal = await Journal.open(out);
      const kinds: unknown[] = [];
      for (let entry = journal.next(); entry !== undefined; entry = journal.next()) {
        kinds.push((entry as { kind: string }).kind);
      }
      journal.close();
      expect(kinds).toEqual(['run', 'batch']);
    },
  );
});

describe('a run that is taken up again', () => {
  it.each<[Stage, number]>([
    ['read', 600],
    ['vectorize', 1],
    ['cluster', 1],
    ['write', 0],
  ])('gives the same files after it was interrupted in the stage %s', async (stage, done) => {
    const expected = await uninterrupted();
    const out = await interrupted(stage, done);
    expect(readdirSync(out)).toEqual(['.jobprism-resume']);
    await analyzeToFolder(JOBS, out, OPTIONS);
    expect(contents(out)).toEqual(expected);
    expect(readdirSync(out).sort()).toEqual(FILES);
  });

  it('does not read again what was read', async () => {
    const out = await interrupted('vectorize');
    let cut = 0;
    const segmenter = {
      name: 'jieba',
      version: '1',
      segment: (): never => {
        cut++;
        throw new Error('nothing should be cut');
      },
    };
    await analyzeToFolder(JOBS, out, { ...OPTIONS, segmenter });
    expect(cut).toBe(0);
    // Its model is one that needs the object again.
    const model = FILES.indexOf('model.jobprism');
    expect(contents(out).toSpliced(model, 1)).toEqual((await uninterrupted()).toSpliced(model, 1));
  });

  it('refuses other options and another input, and leaves the journal as it is', async () => {
    const out = await interrupted('cluster');
    const journal = readFileSync(join(out, '.jobprism-resume', 'journal'));
    const mismatch = (what: string) => ({ code: 'RESUME_MISMATCH', details: { what } });
    await expect(analyzeToFolder(JOBS, out, { ...OPTIONS, seed: 2 })).rejects.toMatchObject(
      mismatch('other options or another version of jobprism'),
    );
    const other = JOBS.map((job, i) => (i === 300 ? { ...job, text: 'other' } : job));
    await expect(analyzeToFolder(other, out, OPTIONS)).rejects.toMatchObject(mismatch('another input'));
    await expect(analyzeToFolder(JOBS.slice(0, 100), out, OPTIONS)).rejects.toMatchObject(mismatch('another input'));
    expect(readFileSync(join(out, '.jobprism-resume', 'journal')).equals(journal)).toBe(true);
    await analyzeToFolder(JOBS, out, OPTIONS);
    expect(contents(out)).toEqual(await uninterrupted());
  });

  it('keeps no journal where it is not asked to, or where there was nothing to read', async () => {
    const out = scratch();
    await expect(analyzeToFolder([7], out, OPTIONS)).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
    expect(existsSync(join(out, '.jobprism-resume'))).toBe(false);
    await expect(
      analyzeToFolder(JOBS, out, { ...OPTIONS, resume: 1 } as unknown as AnalyzeToFolderOptions),
    ).rejects.toMatchObject({ code: 'OPTION_INVALID', details: { option: 'resume' } });
    const nameless = { segment: () => [] } as unknown as NonNullable<AnalyzeToFolderOptions['segmenter']>;
    await expect(analyzeToFolder(JOBS, out, { ...OPTIONS, segmenter: nameless })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      details: { option: 'segmenter' },
    });
    await expect(analyzeToFolder(JOBS, out, { ...OPTIONS, clusters: 0 })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
    });
    expect(readdirSync(out)).toEqual([]);
  });
});
