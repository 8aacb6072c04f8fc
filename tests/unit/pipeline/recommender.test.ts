import { describe, expect, it } from 'vitest';
import { readJobs } from '../../../src/ingest/readers/jobs.js';
import { fitModel } from '../../../src/pipeline/model/fit-model.js';
import { createRecommender } from '../../../src/pipeline/recommend/recommender.js';
import { createJobIndex } from '../../../src/recommend/job-index.js';
import type { PersonInput } from '../../../src/recommend/person.js';
import { JDS } from '../../support/command.js';

const { model } = await fitModel([JDS], { seed: 1, clusters: 10 });
const recommender = createRecommender(model);
for await (const event of readJobs([JDS])) if (event.kind === 'job') await recommender.put(event.job);

const GO: PersonInput = {
  title: 'Go 后端工程师',
  text: '精通Go，熟悉RabbitMQ和gRPC，做过微服务网关，5年后端经验',
};

describe('a recommender', () => {
  it('is refused with an index of another model, and with a day that is none', () => {
    const index = createJobIndex({ space: 'another', counts: model.counts.all });
    expect(() => createRecommender(model, index)).toThrow(expect.objectContaining({ code: 'INDEX_OTHER_MODEL' }));
    expect(() => createRecommender(model, undefined, { referenceDate: '2024' })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ option: 'recommender.referenceDate' }) }),
    );
  });

  it('takes places from a model that are those of its jobs', async () => {
    const words = ['精通Go，熟悉RabbitMQ和gRPC', 'zzz', ''];
    for await (const event of readJobs([JDS])) {
      if (event.kind !== 'job') continue;
      expect(await model.placeOf(event.job)).toEqual((await model.place(event.job)).place);
    }
    for (const text of words) expect(await model.placeOf(text)).toEqual((await model.place(text)).place);
    expect(await model.placeOf('zzz')).toBeNull();
  });

  it('says the same to a person that was read before and went through JSON', async () => {
    for (const input of [GO, { skills: ['React', { name: 'TypeScript', level: 'strong' as const }], years: 4 }]) {
      const read = await recommender.person(input);
      const { place, ...person } = JSON.parse(JSON.stringify({ ...read, place: read.place && [...read.place] }));
      const again = recommender.recommendTo({ ...person, place: place && Float32Array.from(place) }, { top: 20 });
      expect(again).toEqual(await recommender.recommend(input, { top: 20 }));
    }
  });

  it('tells clusters, roles and frameworks by parts that add up, whatever is shown of the jobs', async () => {
    const found = await recommender.recommend(GO);
    for (const { score, parts } of [...found.clusters, ...found.roles, ...found.frameworks]) {
      const sum = parts.reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(score, 9);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    for (const shown of [{ top: 1 }, { top: 60 }, { top: 5, diversity: 0.7 }]) {
      const { clusters, roles, frameworks } = await recommender.recommend(GO, shown);
      expect({ clusters, roles, frameworks }).toEqual({
        clusters: found.clusters,
        roles: found.roles,
        frameworks: found.frameworks,
      });
    }
    expect((await recommender.recommend(GO, { top: 60 })).jobs.slice(0, 10)).toEqual(found.jobs);
  });

  it('bridges to a framework from the nearest skill', async () => {
    const { frameworks } = await recommender.recommend({ title: 'Go 后端', skills: ['Gin', 'Go', 'gRPC'] });
    expect(frameworks.find(({ id }) => id === 'gin')).toMatchObject({ known: true, bridge: null });
    expect(frameworks.find(({ id }) => id === 'echo')).toMatchObject({ known: false, bridge: { from: 'gin' } });
  });

  it('answers a person of wishes alone', async () => {
    const { jobs, frameworks, person } = await recommender.recommend({ wishes: { cities: ['Hangzhou'] } });
    expect(person.skills).toEqual([]);
    // What is done from anywhere is done from Hangzhou, too.
    const { place, remote } = recommender.index.get(jobs[0]!.id)!.facts;
    expect(remote ?? place?.city?.en).toMatch(/^(?:remote|Hangzhou)$/);
    for (const { known } of frameworks) expect(known).toBe(false);
  });

  it('has nothing but clusters to tell by an empty index', async () => {
    const found = await createRecommender(model).recommend(GO);
    expect(found.jobs).toEqual([]);
    expect(found.clusters[0]!.score).toBeGreaterThan(0.3);
    expect(found.roles[0]!.id).toBe('backend');
    expect(found.frameworks.length).toBeGreaterThan(0);
  });

  it('takes jobs in and out', async () => {
    const own = createRecommender(model);
    const job = { id: 'x', source: { file: 'memory', line: 1 }, title: 'Go 开发', text: '精通Go与Kafka' };
    const nothing = { company: null, city: null, salary: null, experience: null, education: null };
    const assigned = await own.put({ ...job, ...nothing });
    expect(assigned).toEqual(await model.assign({ ...job, ...nothing }));
    expect((await own.recommend(GO)).jobs.map(({ id }) => id)).toEqual(['x']);
    expect([own.delete('x'), own.delete('x'), own.index.size]).toEqual([true, false, 0]);
    expect(() => own.similar('x')).toThrow(expect.objectContaining({ code: 'JOB_UNKNOWN' }));
    expect(() => own.similar('x')).toThrow('There is no job x among the 0 read; nearest by name: none.');
  });
});
