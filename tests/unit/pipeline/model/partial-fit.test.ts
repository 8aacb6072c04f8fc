import { beforeAll, describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../../src/core/job.js';
import { readJobs } from '../../../../src/ingest/readers/jobs.js';
import { pack } from '../../../../src/model/container.js';
import { COUNTED, type JobCounts } from '../../../../src/model/contents.js';
import { encodeModel } from '../../../../src/model/encode.js';
import { diffModels } from '../../../../src/pipeline/model/diff-models.js';
import { fitModel } from '../../../../src/pipeline/model/fit-model.js';
import { contentsOf, type JobModel } from '../../../../src/pipeline/model/job-model.js';
import { openModel } from '../../../../src/pipeline/model/open-model.js';
import type { AnalyzeOptions } from '../../../../src/pipeline/options.js';

async function jobsOf(path: string): Promise<JobDescription[]> {
  const jobs: JobDescription[] = [];
  for await (const event of readJobs([path])) if (event.kind === 'job') jobs.push(event.job);
  return jobs;
}

/** Counts as plain data, in the order of the ids. */
const plain = (counts: JobCounts): object =>
  Object.fromEntries(COUNTED.map((field) => [field, [...counts[field]].sort(([a], [b]) => (a < b ? -1 : 1))]));

/** A course in the guise of a job. */
const FLAGGED = '想进IT行业的小白看过来，专业不限，入职后有3-4个月的强化培训';

let yesterday: JobDescription[] = [];
let tomorrow: JobDescription[] = [];
let model: JobModel;
let grown: JobModel;

beforeAll(async () => {
  const jobs = await jobsOf('fixtures/jds');
  yesterday = jobs.filter((_, at) => at % 3 > 0);
  tomorrow = jobs.filter((_, at) => at % 3 === 0);
  ({ model } = await fitModel(yesterday, { clusters: 6, seed: 1 }));
  grown = await model.partialFit(tomorrow);
});

describe('partialFit', () => {
  it('counts what a fit of all jobs would count', async () => {
    const all = await fitModel([...yesterday, ...tomorrow], { clusters: 6, seed: 1 });
    expect(grown.counts.all.jobs).toBe(all.model.counts.all.jobs);
    expect(plain(grown.counts.all)).toEqual(plain(all.model.counts.all));
  });

  it('puts the further jobs where assign of the new model puts them', async () => {
    const added = model.counts.clusters.map(({ jobs }) => jobs);
    for (const job of tomorrow) added[(await grown.assign(job)).cluster!]! += 1;
    expect(grown.counts.clusters.map(({ jobs }) => jobs)).toEqual(added);
    expect(grown.clusters.map(({ size }) => size)).toEqual(added);
  });

  it.each<[string, AnalyzeOptions]>([
    ['with outliers', { outliers: true }],
    ['without a latent space', { representation: 'tfidf' }],
    ['by Euclidean distance and BM25', { metric: 'euclidean', weighting: 'bm25' }],
    ['with weights of sections, copies kept', { sectionWeights: { title: 3 }, duplicates: 'keep' }],
  ])('does so %s, too', async (_, options) => {
    const fitted = await fitModel(yesterday, { clusters: 4, seed: 1, ...options });
    const further = [...tomorrow.slice(0, 20), { ...tomorrow[0]!, id: 'copy' }];
    const after = await fitted.model.partialFit(further);
    const added = fitted.model.counts.clusters.map(({ jobs }) => jobs);
    const isCounted = options.duplicates === 'keep' ? further : further.slice(0, 20);
    for (const job of isCounted) {
      const { cluster } = await after.assign(job);
      if (cluster !== null) added[cluster]! += 1;
    }
    expect(after.counts.clusters.map(({ jobs }) => jobs)).toEqual(added);
    expect(after.counts.all.jobs).toBe(yesterday.length + isCounted.length);
  });

  it('keeps the space, the labels and the model that it was called on', async () => {
    expect(grown.space).toBe(model.space);
    expect(grown.id).not.toBe(model.id);
    expect(grown.clusters.map(({ label }) => label)).toEqual(model.clusters.map(({ label }) => label));
    const again = await fitModel(yesterday, { clusters: 6, seed: 1 });
    expect(again.model.id).toBe(model.id);
    const [job] = tomorrow as [JobDescription];
    const [before, after] = [await model.place(job), await grown.place(job)];
    expect(after.place).toEqual(before.place);
    expect(after.job.frameworks).toEqual(before.job.frameworks);
  });

  it('tells of clusters what it counted', () => {
    for (const [number, { skills, capabilities, roles, size }] of grown.clusters.entries()) {
      const counts = grown.counts.clusters[number]!;
      for (const { id, jobs, share, lift } of skills) {
        expect([id, jobs]).toEqual([id, counts.skills.get(id)]);
        expect(share).toBeCloseTo(jobs / size, 12);
        expect(lift).toBeCloseTo(share / (grown.counts.all.skills.get(id)! / grown.counts.all.jobs), 12);
      }
      for (const { id, jobs } of capabilities) expect([id, jobs]).toEqual([id, counts.capabilities.get(id)]);
      expect(Object.fromEntries(roles.map(({ value, jobs }) => [value, jobs]))).toEqual(
        Object.fromEntries(counts.roles),
      );
    }
    // What the counts mean is what the fit meant.
    for (const [number, { skills, roles }] of model.clusters.entries()) {
      const counts = model.counts.clusters[number]!;
      expect(skills.map(({ id, jobs }) => [id, jobs])).toEqual(skills.map(({ id }) => [id, counts.skills.get(id)]));
      expect(roles.map(({ value, jobs }) => [value, jobs])).toEqual(
        roles.map(({ value }) => [value, counts.roles.get(value)]),
      );
    }
  });

  it('gives the same bytes again, from a list or a stream, from the model or its bytes', async () => {
    const bytes = await grown.toBytes();
    const stream = async function* (): AsyncGenerator<JobDescription> {
      yield* tomorrow;
    };
    const reopened = await openModel(await model.toBytes());
    expect(await (await reopened.partialFit(stream())).toBytes()).toEqual(bytes);
    const opened = await openModel(bytes);
    expect(opened.id).toBe(grown.id);
    expect(opened.about.run.grown).toEqual(grown.about.run.grown);
  });

  it('counts copies among the further jobs once', async () => {
    const [first, ...others] = tomorrow as [JobDescription, ...JobDescription[]];
    const copy = { ...first, id: 'copy', text: first.text.toUpperCase() };
    const withCopy = await model.partialFit([first, copy, ...others]);
    expect(plain(withCopy.counts.all)).toEqual(plain(grown.counts.all));
    expect(withCopy.about.run.grown!.duplicates).toEqual({ exact: 1, near: 0 });
    const copies = ({ clusters }: JobModel): number => clusters.reduce((sum, { duplicates }) => sum + duplicates, 0);
    expect(copies(withCopy)).toBe(copies(grown) + 1);
  });

  it('tells what it did not know', async () => {
    expect(grown.about.run.grown).toMatchObject({ lineage: [model.id], jobs: tomorrow.length, empty: 0 });
    const changed = tomorrow.map((job, at) => (at % 4 === 0 ? { ...job, text: `熟悉Zyxwvut。${job.text}` } : job));
    const { unseen } = (await model.partialFit(changed)).about.run.grown!;
    expect(unseen.terms[0]).toEqual({ term: 'zyxwvut', jobs: Math.ceil(tomorrow.length / 4) });
    const strange = await model.partialFit([{ ...tomorrow[0]!, title: null, text: 'Zyxwvut' }]);
    expect(strange.about.run.grown).toMatchObject({ jobs: 1, empty: 1 });
  });

  it('leaves out what its run would have left out, and says so', async () => {
    const flagged = { id: 'training', title: 'Web开发实习生', text: FLAGGED };
    const { model: strict, analysis } = await fitModel([...yesterday, flagged], {
      clusters: 4,
      seed: 1,
      dropFlagged: true,
    });
    expect(analysis.rejected.map(({ code }) => code)).toEqual(['FLAGGED']);
    const told: string[] = [];
    const again = await strict.partialFit([...yesterday, flagged], { onRejected: ({ code }) => told.push(code) });
    expect(told).toEqual(['FLAGGED']);
    expect(again.about.run.grown).toMatchObject({ jobs: strict.about.jobs, flagged: 1 });
    expect(diffModels(strict, again).overall.changes).toEqual([]);
    await expect((await openModel(await strict.toBytes())).partialFit([flagged])).rejects.toMatchObject({
      code: 'INPUT_EMPTY',
      details: { records: 1, rejected: 1 },
    });
    expect((await model.partialFit([flagged])).about.run.grown).toMatchObject({ jobs: 1, flagged: 0 });
  });

  it('takes texts and objects with the usual fields, as assign does', async () => {
    const text = '负责Go网关开发，熟悉Redis';
    const { source: _, ...bare } = await model.assign({ description: text });
    const { source: __, ...same } = await model.assign(text);
    expect({ ...bare, id: '' }).toEqual({ ...same, id: '' });
    expect(await model.assign({ title: 'Go 开发', text, source: 'crawler 7' })).toMatchObject({ title: 'Go 开发' });
    const three = await model.partialFit([text, { text, title: '前端' }, { description: '熟悉React' }]);
    expect(three.about.run.grown).toMatchObject({ jobs: 3 });
    for (const wrong of [{ id: 'a' }, null, 7, { ...tomorrow[0]!, title: 5 }, { ...tomorrow[0]!, text: undefined }]) {
      await expect(model.assign(wrong as unknown as string)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
      await expect(model.partialFit([wrong as unknown as string])).rejects.toMatchObject({
        details: { option: expect.stringMatching(/^jobs\[0\]/) as string },
      });
    }
  });

  it('cannot be changed by what it shows', async () => {
    const before = await pack(encodeModel(contentsOf(model)));
    const { clusters, counts, about } = model as unknown as {
      clusters: { label: { zh: string }; skills: unknown[] }[];
      counts: { all: { jobs: number; skills: Map<string, number> }; clusters: { roles: Map<string, number> }[] };
      about: { run: { jobs: number } };
    };
    expect(() => clusters.pop()).toThrow(TypeError);
    expect(() => clusters[0]!.skills.pop()).toThrow(TypeError);
    expect(() => Object.assign(clusters[0]!.label, { zh: 'x' })).toThrow(TypeError);
    expect(() => counts.all.skills.set('go', 1)).toThrow(TypeError);
    expect(() => counts.clusters[0]!.roles.clear()).toThrow(TypeError);
    expect(() => Object.assign(counts.all, { jobs: 1 })).toThrow(TypeError);
    expect(() => Object.assign(about.run, { jobs: 1 })).toThrow(TypeError);
    expect(await pack(encodeModel(contentsOf(model)))).toEqual(before);
  });

  it('tells likeness for places alone', async () => {
    const { place } = await model.place(tomorrow[0]!);
    expect(model.likeness(place!)).toHaveLength(6);
    expect(() => model.likeness(null as unknown as Float32Array)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });

  it('is compared with the model before by the further jobs alone', () => {
    const diff = diffModels(model, grown);
    expect(diff).toMatchObject({
      grown: true,
      sameSpace: true,
      jobs: { older: yesterday.length, newer: tomorrow.length },
      born: [],
      gone: [],
    });
    expect(diff.matched.map(({ older, newer }) => [older.cluster, newer.cluster])).toEqual(
      model.clusters.map(({ cluster }) => [cluster, cluster]),
    );
    // The fixtures were dealt out one by one: nothing changed.
    expect(diff.overall.changes.filter(({ moreThanNoise }) => moreThanNoise)).toEqual([]);
  });

  it('learns again and again, and is compared with any model that it was', async () => {
    const half = Math.floor(tomorrow.length / 2);
    const [first, second] = [tomorrow.slice(0, half), tomorrow.slice(half)];
    const between = await model.partialFit(first);
    const last = await between.partialFit(second);
    expect(last.about.run.grown!.lineage).toEqual([model.id, between.id]);
    expect(plain(last.counts.all)).toEqual(plain(grown.counts.all));
    expect(diffModels(model, last)).toMatchObject({ grown: true, jobs: { newer: tomorrow.length } });
    expect(diffModels(between, last)).toMatchObject({ grown: true, jobs: { newer: second.length } });
    expect(diffModels(last, between).grown).toBe(false);
  });

  it.each([
    ['what is no list', 5, 'OPTION_INVALID'],
    ['a text', '负责Go开发', 'OPTION_INVALID'],
    ['what is no job', [{ title: 'Go' }], 'OPTION_INVALID'],
    ['no jobs', [], 'INPUT_EMPTY'],
  ])('refuses %s', async (_, jobs, code) => {
    await expect(model.partialFit(jobs as JobDescription[])).rejects.toMatchObject({ code });
  });

  it('stops where it is asked to', async () => {
    const signal = AbortSignal.abort();
    await expect(model.partialFit(tomorrow, { signal })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('diffModels', () => {
  it('refuses what is no model of the library', () => {
    expect(() => diffModels(model, { ...model })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });
});
