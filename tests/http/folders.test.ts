import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { JobModel } from '../../src/pipeline/model/job-model.js';
import { createRecommender } from '../../src/pipeline/recommend/recommender.js';
import { appendToJobIndex, loadJobIndex, writeJobIndex } from '../../src/pipeline/storage/index-files.js';
import { createServer } from '../../src/server/create-server.js';
import { jobOf } from '../../src/server/http/job-of.js';
import { scratch } from '../support/scratch.js';
import { smallModel, someJobs } from './real-model.js';
import { LOCAL } from './support.js';

let model: JobModel;
beforeAll(async () => {
  model = await smallModel();
});

/** A folder as analyze writes it, as far as a service reads it. */
async function folderOf(jobs: number): Promise<string> {
  const folder = scratch({});
  await writeFile(join(folder, 'model.jobprism'), await model.toBytes());
  const recommender = createRecommender(model);
  for (const job of someJobs().slice(0, jobs)) await recommender.put(jobOf(job, 1));
  if (jobs > 0) await writeJobIndex(recommender.index, folder);
  return folder;
}

async function sizeOf(folder: string): Promise<number> {
  return (await loadJobIndex(folder, model)).size;
}

it('a service takes the folder that analyze wrote for its model and for its index', async () => {
  const folder = await folderOf(2);
  const app = await createServer({ model: folder, index: folder, threads: 0 });
  onTestFinished(() => app.close());
  expect((await app.inject({ url: `/v1/jobs/${someJobs()[0]!.id}`, headers: LOCAL })).statusCode).toBe(200);
});

it('a service writes to the index of a folder, also where there is none yet', async () => {
  for (const [jobs, size] of [
    [0, 1],
    [2, 3],
  ] as const) {
    const folder = await folderOf(jobs);
    const app = await createServer({ model: folder, index: folder, write: true, threads: 0 });
    onTestFinished(() => app.close());
    const payload = { title: 'Go 开发', text: '熟悉 Gin、Redis' };
    const answer = await app.inject({ method: 'PUT', url: '/v1/jobs/new', headers: LOCAL, payload });
    expect(answer.statusCode).toBe(201);
    expect(await sizeOf(folder)).toBe(size);
  }
});

it('an index is written to, appended to and loaded by the name of its folder', async () => {
  const folder = await folderOf(2);
  const before = await readFile(join(folder, 'index.jobprism'));
  const index = await loadJobIndex(folder, model);
  index.delete(someJobs()[0]!.id);
  expect(await appendToJobIndex(index, folder)).toBeGreaterThan(0);
  expect((await readFile(join(folder, 'index.jobprism'))).subarray(0, before.length)).toEqual(before);
  expect(await sizeOf(folder)).toBe(1);
});

it('an index that is loaded for a model, and the empty one of a recommender, know the length of its places', async () => {
  const folder = await folderOf(1);
  const empty = createRecommender(model).index;
  const loaded = await loadJobIndex(folder, model);
  const held = loaded.get(someJobs()[0]!.id)!;
  expect(held.place).toHaveLength(model.about.dimensions!);
  const job = { ...held, id: 'other', place: new Float32Array([1]) };
  for (const index of [empty, loaded]) {
    expect(() => index.put(job)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  }
});
