import { expect, it } from 'vitest';
import { rounded } from '../../src/core/rounded.js';
import { createRecommender } from '../../src/pipeline/recommend/recommender.js';
import { answer } from '../../src/server/engine/answer.js';
import type { Call } from '../../src/server/engine/call.js';
import { openInlineEngine } from '../../src/server/engine/inline-engine.js';
import type { Ranker } from '../../src/server/engine/ranker.js';
import { workOf } from '../../src/server/engine/work.js';
import { jobOf } from '../../src/server/http/job-of.js';
import { smallModel, someJobs } from './real-model.js';

const PERSON = {
  text: '五年 Go 后端开发，熟悉 Gin、Redis、Kafka，想在杭州工作',
  skills: ['MySQL', { name: 'gRPC', level: 'strong' as const }],
};

/** By one recommender that reads, and another that has the index, as threads do. */
function halves(reads: Ranker, ranks: Ranker): (call: Call) => Promise<string> {
  return async (call) => {
    const work = await workOf(call, (read) => answer({ ranker: reads }, structuredClone(read)));
    return answer({ ranker: ranks }, structuredClone(work));
  };
}

it('a job or person read by another thread gives the answers and the index that reading it here does', async () => {
  const model = await smallModel();
  const [whole, apart] = [createRecommender(model), createRecommender(model)];
  const ask = halves(createRecommender(model), apart);
  for (const [at, given] of someJobs().entries()) {
    const job = jobOf(given, 1);
    const said = JSON.stringify({ created: true, job: await whole.put(job) }, rounded);
    expect(await ask({ kind: 'put', job })).toBe(said);
    if (at === 0) expect(await ask({ kind: 'put', job })).toBe(said.replace('"created":true', '"created":false'));
  }
  expect(await apart.index.toBytes()).toEqual(await whole.index.toBytes());
});

it('answers have six digits behind the point at most, in the bytes of all that was found rounded', async () => {
  const model = await smallModel();
  const whole = createRecommender(model);
  for (const job of someJobs()) await whole.put(jobOf({ ...job, city: '北京' }, 1));
  const ask = halves(createRecommender(model), whole);
  for (const skills of [['Go'], ['MySQL', 'Vue'], ['gRPC', 'Kafka', 'Docker'], []]) {
    const said = { ...PERSON, skills, years: 10 / 3, wishes: { pay: { min: 12_345.678_912_345 } } };
    const { person, ...found } = await whole.recommend(said, { top: 30 });
    const { place, ...shown } = person;
    expect(place).toBeInstanceOf(Float32Array);
    const { id } = found.jobs[0]!;
    const answers = [
      [await ask({ kind: 'recommend', person: said, options: { top: 30 } }), { person: shown, ...found }],
      [await ask({ kind: 'similar', id, options: {} }), { id, jobs: whole.similar(id) }],
      [
        await ask({ kind: 'city-skills', person: said, city: '北京', options: {} }),
        await whole.citySkills(said, '北京'),
      ],
    ] as const;
    for (const [json, expected] of answers) {
      expect(json).toBe(JSON.stringify(expected, rounded));
      expect(longNumbers(json)).toEqual([]);
    }
    expect(answers[0][0]).toContain('"years":3.333333,');
    expect(answers[2][0]).toMatch(/"lift":\d/);
  }
});

/** The numbers of JSON with more than six digits behind the point. */
function longNumbers(json: string): number[] {
  const found: number[] = [];
  JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'number' && Math.round(value * 1e6) / 1e6 !== value) found.push(value);
    return value;
  });
  return found;
}

it('of two jobs of one id that are put at once, the one that was asked for last stays', async () => {
  const ranker = createRecommender(await smallModel());
  const gates: (() => void)[] = [];
  const place: Ranker['model']['place'] = async (job) => {
    await new Promise<void>((resolve) => gates.push(resolve));
    return ranker.model.place(job);
  };
  const model = { ...ranker.model, knowledge: ranker.model.knowledge, place };
  const engine = await openInlineEngine(
    async () => ({ ranker: { ...ranker, model } }),
    9,
    () => undefined,
  );
  const put = (title: string) => engine.call({ kind: 'put', job: jobOf({ id: 'a', title, text: '熟悉 Gin' }, 1) });
  const both = [put('first'), put('second')];
  await Promise.resolve();
  expect(gates).toHaveLength(2);
  gates[1]!();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ranker.index.has('a')).toBe(false);
  gates[0]!();
  const answers = (await Promise.all(both)).map((json) => JSON.parse(json) as { created: boolean });
  expect(answers.map(({ created }) => created)).toEqual([true, false]);
  expect(ranker.index.get('a')!.title).toBe('second');
});
