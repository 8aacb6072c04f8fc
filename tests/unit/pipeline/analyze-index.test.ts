import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJobs } from '../../../src/ingest/readers/jobs.js';
import { analyzeToFolder } from '../../../src/pipeline/analyze-to-folder.js';
import { keptPlaces } from '../../../src/pipeline/kept-places.js';
import { createRecommender } from '../../../src/pipeline/recommend/recommender.js';
import { MemoryStore } from '../../../src/pipeline/storage/byte-store.js';
import { loadJobIndex } from '../../../src/pipeline/storage/index-files.js';
import { loadModel } from '../../../src/pipeline/storage/load-model.js';
import type { VectorStage } from '../../../src/pipeline/vector-stage.js';
import { JDS } from '../../support/command.js';
import { scratch } from '../../support/scratch.js';

describe('the index that a run writes', () => {
  it('has the bytes of one that the model makes of the same jobs', async () => {
    const folder = scratch();
    const { run } = await analyzeToFolder([JDS], folder, { seed: 1, clusters: 10, index: true });
    expect(run.duplicates).toEqual({ exact: 0, near: 0 });
    const recommender = createRecommender(await loadModel(join(folder, 'model.jobprism')));
    for await (const event of readJobs([JDS])) if (event.kind === 'job') await recommender.put(event.job);
    const made = Buffer.from(await recommender.index.toBytes());
    expect(readFileSync(join(folder, 'index.jobprism')).equals(made)).toBe(true);
  }, 60_000);

  it('leaves out copies, and keeps company and place', async () => {
    const folder = scratch();
    const jobs = ['精通Go语言，熟悉Redis缓存和Kafka消息队列', '精通Java与Spring Boot，熟悉MySQL数据库'].map(
      (text, i) => ({
        id: `j${i}`,
        title: '后端开发',
        company: i === 0 ? '甲公司' : null,
        text,
      }),
    );
    await analyzeToFolder([...jobs, { ...jobs[0]!, id: 'copy' }], folder, { index: true, clusters: 1 });
    const index = await loadJobIndex(join(folder, 'index.jobprism'), await loadModel(join(folder, 'model.jobprism')));
    expect([index.size, index.has('copy')]).toEqual([2, false]);
    expect([index.get('j0')!.company, index.get('j1')!.company]).toEqual(['甲公司', null]);
    const length = index.get('j0')!.place!.reduce((sum, value) => sum + value * value, 0);
    expect(length).toBeCloseTo(1, 5);
  });

  it('is not written where nobody asks', async () => {
    const folder = scratch();
    await analyzeToFolder([{ text: '精通Go' }], folder);
    expect(() => readFileSync(join(folder, 'index.jobprism'))).toThrow(/ENOENT/);
    await expect(analyzeToFolder([{ text: 'Go' }], folder, { index: 1 as never })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      details: { option: 'index' },
    });
  });
});

describe('places of more rows than were clustered', () => {
  it('are those of the blocks, null for a row without terms', () => {
    const matrix = {
      rows: 3,
      cols: 2,
      indptr: Int32Array.of(0, 1, 1, 3),
      indices: Int32Array.of(1, 0, 1),
      data: Float32Array.of(1, 0.6, 0.8),
    };
    const blocks = () => [0, 3].map((from) => ({ from, weighted: matrix, matrix }));
    const vectors = { sample: Int32Array.of(0), matrix, blocks, dimensions: 2 } as unknown as VectorStage;
    const places = keptPlaces(vectors, new MemoryStore());
    for (const row of [0, 3]) {
      expect(places.of(row)).toEqual(Float32Array.of(0, 1));
      expect(places.of(row + 1)).toBeNull();
      expect(places.of(row + 2)).toEqual(Float32Array.of(0.6, 0.8));
    }
    expect(keptPlaces({ ...vectors, dimensions: null }, new MemoryStore()).of(0)).toBeNull();
  });
});
