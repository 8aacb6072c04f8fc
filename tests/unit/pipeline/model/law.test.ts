import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../../src/core/job.js';
import { rounded } from '../../../../src/core/rounded.js';
import { readJobs } from '../../../../src/ingest/readers/jobs.js';
import { digestIn, pack, unpack } from '../../../../src/model/container.js';
import { decodeModel } from '../../../../src/model/decode.js';
import { encodeModel } from '../../../../src/model/encode.js';
import type { AnalysedJob } from '../../../../src/pipeline/analysis.js';
import { fitModel } from '../../../../src/pipeline/model/fit-model.js';
import { openModel } from '../../../../src/pipeline/model/open-model.js';
import type { AnalyzeOptions } from '../../../../src/pipeline/options.js';

const FIXTURES = ['fixtures/jds'];

async function jobsOf(paths: readonly string[]): Promise<JobDescription[]> {
  const jobs: JobDescription[] = [];
  for await (const event of readJobs(paths)) if (event.kind === 'job') jobs.push(event.job);
  return jobs;
}

/** A copy has the place of the job that it is a copy of, which a model does not know. */
function comparable({ duplicateOf, cluster, similarity, ...job }: AnalysedJob): object {
  return duplicateOf === undefined ? { cluster, similarity, ...job } : job;
}

const OWN_PACK = {
  name: 'own.json',
  json: {
    schemaVersion: 1,
    id: 'own-cache',
    version: '1.0.0',
    name: { zh: '自有缓存', en: 'Own cache' },
    applies: { any: [{ technology: 'redis' }, { technology: 'own-cache-x' }] },
    technologies: [
      { id: 'own-cache-x', name: 'OwnCacheX', kind: 'tool', aliases: ['自研緩存'], capabilities: ['caching'] },
    ],
    frameworks: [{ id: 'own-cache-x', summary: { zh: '缓存', en: 'A cache' }, grades: [] }],
    scenes: [],
  },
};

const SETS: Readonly<Record<string, AnalyzeOptions>> = {
  defaults: {},
  'outliers, six clusters': { clusters: 6, outliers: true },
  'plain TF-IDF': { representation: 'tfidf', clusters: 5 },
  'BM25 with phrases and few dimensions': { weighting: 'bm25', clusters: 4, dimensions: 7, metric: 'euclidean' },
  'weights of sections': { sectionWeights: { title: 3, company: 0, duties: 0.3 }, emphasis: { han: 0.7 }, clusters: 4 },
  'own words, stop words and pack': {
    words: ['高可用', { term: '微服务架构', spellings: ['服务化'] }],
    stopWords: new Set(['开发', '经验']),
    packs: [OWN_PACK],
    clusters: 3,
  },
  'Intl, all Chinese, a day of reference': {
    segmenter: 'intl',
    language: 'zh',
    referenceDate: '2024-05-04',
    keepPersonal: true,
    clusters: 3,
  },
  'ml-kmeans and copies kept': { clusterer: 'ml-kmeans', duplicates: 'keep', clusters: 4, nInit: 1 },
  'mini-batch': { clusterer: 'mini-batch', clusters: 9, nInit: 2 },
};

describe('a model', () => {
  it.each(Object.entries(SETS))('says of every job of its run what the analysis said: %s', async (_, options) => {
    const { model, analysis } = await fitModel(FIXTURES, { seed: 1, ...options });
    const opened = await openModel(await model.toBytes());
    const given = await jobsOf(FIXTURES);
    expect(given).toHaveLength(analysis.jobs.length);
    for (const [at, expected] of analysis.jobs.entries()) {
      for (const one of [model, opened]) {
        const own = await one.assign(given[at]!);
        expect(expected.duplicateOf === undefined ? own : comparable({ ...own, duplicateOf: '' })).toStrictEqual(
          comparable(expected),
        );
      }
    }
    expect(opened.id).toBe(model.id);
    const again = await pack(encodeModel(decodeModel(await unpack(await model.toBytes()))));
    expect(digestIn(again)).toBe(model.id);
    expect(opened.clusters).toEqual(JSON.parse(JSON.stringify(analysis.clusters, rounded)));
  });

  it('weighs sentences that many companies share as its run did', async () => {
    const shared = '我们是一群热爱生活的伙伴，期待同样热爱生活的你';
    const given = (await jobsOf(FIXTURES)).map((job, at) =>
      at % 3 === 0 ? { ...job, text: `${job.text}\n${shared}` } : job,
    );
    const { model, analysis } = await fitModel(given, { seed: 1, clusters: 5 });
    const plain = await fitModel(given, { seed: 1, clusters: 5, boilerplate: 1 });
    expect(plain.analysis.jobs[0]!.similarity).not.toBe(analysis.jobs[0]!.similarity);
    const opened = await openModel(await model.toBytes());
    for (const [at, { duplicateOf, similarity, cluster }] of analysis.jobs.entries()) {
      if (duplicateOf === undefined) expect(await opened.assign(given[at]!)).toMatchObject({ cluster, similarity });
    }
  });
});
