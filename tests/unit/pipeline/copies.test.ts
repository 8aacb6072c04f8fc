import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline/analyze.js';
import { analyzeToFolder } from '../../../src/pipeline/analyze-to-folder.js';
import { keptTokens } from '../../../src/pipeline/kept-tokens.js';
import { tokenBatch } from '../../../src/pipeline/read-batch.js';
import { fixtureJobs } from '../../support/edited-jobs.js';
import { scratch } from '../../support/scratch.js';

const jobs = fixtureJobs().slice(0, 60);
/** Behind all the jobs: one as it was, one with another word, one with another title, one whose title has a note. */
const copied = [
  ...jobs,
  { ...jobs[3]!, id: 'same' },
  { ...jobs[5]!, id: 'nearly', text: `${jobs[5]!.text} 急聘` },
  { ...jobs[7]!, id: 'other-title', title: 'Accountant' },
  { ...jobs[9]!, id: 'noted', title: `${jobs[9]!.title}（急）` },
  { ...jobs[3]!, id: 'again' },
];

describe('analyze with copies among the jobs', () => {
  it('gives a copy the place of the first one and counts it as a copy', async () => {
    const { jobs: found, clusters, run } = await analyze(copied, { clusters: 4, nInit: 2, workers: 1 });
    expect(found.map(({ id }) => id)).toEqual(copied.map(({ id }) => id));
    const originals = new Map(found.map(({ id, duplicateOf }) => [id, duplicateOf]));
    const told = [...originals].filter(([, original]) => original !== undefined);
    expect(told).toEqual([
      ['same', jobs[3]!.id],
      ['nearly', jobs[5]!.id],
      ['noted', jobs[9]!.id],
      ['again', jobs[3]!.id],
    ]);
    const byId = new Map(found.map((job) => [job.id, job]));
    for (const [id, original] of told) {
      const [copy, first] = [byId.get(id)!, byId.get(original!)!];
      expect([copy.cluster, copy.similarity]).toEqual([first.cluster, first.similarity]);
      expect(copy.skills.map((skill) => skill.id)).toEqual(first.skills.map((skill) => skill.id));
    }
    expect(run).toMatchObject({ records: 65, jobs: 61, duplicates: { exact: 3, near: 1 }, rejected: 0 });
    expect(clusters.reduce((sum, { size }) => sum + size, 0)).toBe(61);
    expect(clusters.map(({ cluster, duplicates }) => [cluster, duplicates])).toEqual(
      clusters.map(({ cluster }) => [cluster, told.filter(([id]) => byId.get(id)!.cluster === cluster).length]),
    );
  });

  it('finds the clusters that it finds without them', async () => {
    const { clusters } = await analyze(copied, { clusters: 4, nInit: 2, workers: 1 });
    const without = copied.filter(({ id }) => !['same', 'nearly', 'noted', 'again'].includes(id));
    const expected = await analyze(without, { clusters: 4, nInit: 2, workers: 1 });
    expect(clusters.map((cluster) => ({ ...cluster, duplicates: 0 }))).toEqual(expected.clusters);
  });

  it('keeps them where it is asked to', async () => {
    const { jobs: found, run } = await analyze(copied, { clusters: 4, nInit: 2, workers: 1, duplicates: 'keep' });
    expect(run).toMatchObject({ records: 65, jobs: 65, duplicates: { exact: 0, near: 0 } });
    expect(found.some((job) => 'duplicateOf' in job)).toBe(false);
  });

  it('takes titles that name other technologies in their brackets for other jobs', async () => {
    const { text } = jobs[3]!;
    const titles = ['Engineer（Android）', 'Engineer（iOS）', 'Engineer（安卓，上海）', 'Engineer（iOS，急）'];
    const { jobs: found } = await analyze(
      titles.map((title, i) => ({ id: String(i), title, text })),
      { clusters: 1, nInit: 1, workers: 1 },
    );
    expect(found.map(({ duplicateOf }) => duplicateOf ?? null)).toEqual([null, null, '0', '1']);
  });

  it('takes only what is the very same for a copy at a threshold of 1', async () => {
    const { run } = await analyze(copied, { clusters: 4, nInit: 2, workers: 1, duplicateThreshold: 1 });
    expect(run.duplicates).toEqual({ exact: 3, near: 0 });
  });

  it.each([{ duplicates: 'drop' }, { duplicateThreshold: 0.4 }, { duplicateThreshold: 1.1 }])(
    'refuses %j',
    async (options) => {
      await expect(analyze(copied, options as never)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    },
  );

  it('writes the same lines to a folder', async () => {
    const out = scratch();
    const options = { clusters: 4, nInit: 2 };
    await analyzeToFolder(copied, out, options);
    const lines = readFileSync(join(out, 'jobs.jsonl'), 'utf8').trim().split('\n');
    const { jobs: found } = await analyze(copied, options);
    expect(lines.map((line) => JSON.parse(line).duplicateOf)).toEqual(found.map(({ duplicateOf }) => duplicateOf));
    expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('4 duplicates folded (3 exact, 1 near)');
  });
});

describe('keptTokens', () => {
  const token = (term: string) => ({ stem: term, term, kind: 'latin' as const });
  const batch = tokenBatch([
    { tokens: [token('a'), token('b')], joined: Uint8Array.of(0, 1), weights: Float32Array.of(1, 0.5) },
    { tokens: [token('c')], joined: Uint8Array.of(0), weights: Float32Array.of(2) },
    { tokens: [token('b'), token('c')], joined: Uint8Array.of(0, 0), weights: Float32Array.of(3, 4) },
  ]);

  it('leaves out the tokens of the others', () => {
    const kept = keptTokens(batch, [true, false, true]);
    expect(kept.starts).toEqual(Int32Array.of(0, 2, 4));
    expect(Array.from(kept.tokens, (number) => kept.terms[number])).toEqual(['a', 'b', 'b', 'c']);
    expect(kept.joined).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(kept.weights).toEqual(Float32Array.of(1, 0.5, 3, 4));
  });

  it('is the batch itself where all are kept', () => {
    expect(keptTokens(batch, [true, true, true])).toBe(batch);
  });
});
