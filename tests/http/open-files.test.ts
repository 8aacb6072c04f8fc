import { beforeAll, describe, expect, it } from 'vitest';
import type { JobModel } from '../../src/pipeline/model/job-model.js';
import { createRecommender } from '../../src/pipeline/recommend/recommender.js';
import { createJobIndex, type IndexAbout, openJobIndex } from '../../src/recommend/job-index.js';
import { openFiles } from '../../src/server/engine/open-files.js';
import { jobOf } from '../../src/server/http/job-of.js';
import { makeJob } from '../support/indexed-jobs.js';
import { smallModel, someJobs } from './real-model.js';

let model: JobModel;
let about: IndexAbout;
beforeAll(async () => {
  model = await smallModel();
  about = { space: model.space, counts: model.counts.all, dimensions: model.about.dimensions };
});

/** A place of some length. */
function placeOf(length: number): Float32Array {
  return new Float32Array(length).fill(1 / Math.sqrt(length));
}

describe('an index whose places are of another length than the model has', () => {
  it('is not opened, though it is of the same space', async () => {
    const index = createJobIndex({ space: model.space, counts: model.counts.all });
    index.put(makeJob({ id: 'a', place: null }));
    const whole = await index.toBytes();
    index.put(makeJob({ id: 'b', place: placeOf(3) }));
    const bytes = Buffer.concat([whole, (await index.takeChanges())!]);
    const reason = `its places have 3 dimensions in place of the model's ${model.about.dimensions}`;
    const damaged = { code: 'INDEX_DAMAGED', details: { segment: 1, reason } };
    await expect(openJobIndex(bytes, about)).rejects.toMatchObject(damaged);
    const files = { model: await model.toBytes(), index: bytes, keepIn: null };
    await expect(openFiles(files)).rejects.toMatchObject(damaged);
    // Nobody has said what they should be.
    const { dimensions: _, ...less } = about;
    expect((await openJobIndex(bytes, less)).size).toBe(2);
  });

  it('takes no such job, not even as its first', () => {
    const index = createJobIndex(about);
    const put = () => index.put(makeJob({ id: 'a', place: placeOf(3) }));
    expect(put).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', details: expect.objectContaining({ option: 'job.place' }) }),
    );
    expect(index.size).toBe(0);
    index.put(makeJob({ id: 'a', place: placeOf(model.about.dimensions!) }));
    index.put(makeJob({ id: 'b', place: null }));
    expect(index.size).toBe(2);
  });

  it('takes none where the model has no latent space', async () => {
    const none = createJobIndex({ ...about, dimensions: null });
    expect(() => none.put(makeJob({ id: 'a', place: placeOf(3) }))).toThrow(/3 dimensions in place of 0/);
    none.put(makeJob({ id: 'a', place: null }));
    expect((await openJobIndex(await none.toBytes(), { ...about, dimensions: null })).size).toBe(1);
  });
});

it('an index of the model is opened', async () => {
  const recommender = createRecommender(model);
  for (const job of someJobs().slice(0, 5)) await recommender.put(jobOf(job, 1));
  const files = { model: await model.toBytes(), index: await recommender.index.toBytes(), keepIn: null };
  expect((await openFiles(files)).ranker.index.size).toBe(5);
});
