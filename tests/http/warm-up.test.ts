import { beforeAll, describe, expect, it } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import type { JobModel } from '../../src/pipeline/model/job-model.js';
import { createRecommender } from '../../src/pipeline/recommend/recommender.js';
import type { Ranker } from '../../src/server/engine/ranker.js';
import { warmJobs, warmPeople } from '../../src/server/engine/warm-texts.js';
import { loadReader, warmUp } from '../../src/server/engine/warm-up.js';
import { fakeRanker } from './fake-ranker.js';
import { smallModel, someJobs } from './real-model.js';

let model: JobModel;
beforeAll(async () => {
  model = await smallModel();
});

/** A ranker that notes what it is asked. */
function noted(ranker: Ranker): { readonly ranker: Ranker; readonly asked: [name: string, ...given: unknown[]][] } {
  const asked: [string, ...unknown[]][] = [];
  const noting = <T extends object>(of: T): T =>
    new Proxy(of, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === 'model' || name === 'index') return noting(value as object);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          asked.push([String(name), ...given]);
          return (value as (...all: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  return { ranker: noting(ranker), asked };
}

function countsOf(asked: readonly [string, ...unknown[]][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name] of asked) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('warming up', () => {
  it('a thread that places jobs: some of each kind are read, and nothing is ranked', async () => {
    const { ranker, asked } = noted(createRecommender(model));
    await warmUp({ ranker }, 'assign');
    expect(countsOf(asked)).toEqual({ assign: 64, place: 16, person: 32 });
    const texts = asked.map(([name, given]) => `${name} ${(given as { text: string }).text}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('a thread that ranks: people of the clusters, and of the jobs that these are recommended', async () => {
    const recommender = createRecommender(model);
    for (const job of someJobs()) await recommender.put(job as never);
    const before = await recommender.index.toBytes();
    const { ranker, asked } = noted(recommender);
    await warmUp({ ranker }, 'rank');
    expect(countsOf(asked)).toMatchObject({ recommendTo: 64, similar: 12, citySkills: 12 });
    const people = asked.filter(([name]) => name === 'recommendTo').map(([, person]) => person as { place: unknown });
    expect(people.filter(({ place }) => place instanceof Float32Array).length).toBeGreaterThan(20);
    // Nothing is changed.
    expect(Object.keys(countsOf(asked))).not.toContain('put');
    expect(Object.keys(countsOf(asked))).not.toContain('delete');
    expect(await recommender.index.takeChanges()).toBeNull();
    expect(await recommender.index.toBytes()).toEqual(before);
  });

  it('a thread that is warm: one job is read', async () => {
    const { ranker, asked } = noted(createRecommender(model));
    await loadReader({ ranker });
    expect(countsOf(asked)).toEqual({ assign: 1 });
  });

  it('is the same work every time', async () => {
    const runs = [noted(createRecommender(model)), noted(createRecommender(model))];
    for (const { ranker } of runs) for (const lane of ['assign', 'rank'] as const) await warmUp({ ranker }, lane);
    expect(runs[0]!.asked).toEqual(runs[1]!.asked);
  });

  it('works over an empty index, and over a model without clusters', async () => {
    const { ranker, asked } = noted(createRecommender(model));
    await warmUp({ ranker }, 'rank');
    expect(countsOf(asked)).toEqual({ recommendTo: 64 });
    const fake = fakeRanker();
    await warmUp({ ranker: { ...fake, model: { ...fake.model, clusters: [] } } }, 'rank');
  });

  it('fails where jobs cannot be read, and goes on where a job of the index cannot', async () => {
    const broken = (): never => {
      throw new JobprismError('INDEX_DAMAGED', { segment: 0, reason: 'it is' });
    };
    const fake = fakeRanker({ recommendTo: broken });
    await warmUp({ ranker: fake }, 'rank');
    const mute: Ranker = { ...fake, model: { ...fake.model, assign: async () => broken() } };
    await expect(warmUp({ ranker: mute }, 'assign')).rejects.toMatchObject({ code: 'INDEX_DAMAGED' });
  });
});

it('texts name what the catalogue has, another name in each gap', () => {
  const { catalogue } = model.knowledge;
  const [job, next] = warmJobs(catalogue, 7).flatMap((one, at) => (at % 6 === 0 ? [one] : []));
  expect(job!.title!.endsWith('后端开发工程师')).toBe(true);
  expect(next!.text).not.toBe(job!.text);
  const all = [...warmJobs(catalogue, 12), ...warmPeople(catalogue, 8)].map(({ text }) => text!);
  expect(all.filter((text) => text.includes('~'))).toEqual([]);
  expect(all.filter((text) => !/\p{Script=Han}/u.test(text)).length).toBeGreaterThan(3);
});

it('texts have no names where the catalogue has none', () => {
  const empty = { technologies: new Map() } as unknown as Parameters<typeof warmJobs>[0];
  expect(warmJobs(empty, 1)[0]!.title).toBe(' 后端开发工程师');
});
