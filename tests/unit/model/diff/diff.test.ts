import { describe, expect, it } from 'vitest';
import type { JobprismError } from '../../../../src/core/errors.js';
import { builtInKnowledge } from '../../../../src/frameworks/registry.js';
import type { JobCounts } from '../../../../src/model/contents.js';
import { type ComparedModel, compareModels } from '../../../../src/model/diff/diff.js';
import { namesOf } from '../../../../src/model/diff/names.js';
import { counts, space } from './spaces.js';

const TERMS = ['css', 'go', 'java', 'python', 'vue'];

/** A model whose clusters have these weights of terms. */
function model(clusters: readonly (readonly [Record<string, number>, JobCounts])[], all: JobCounts): ComparedModel {
  const row = (weights: Record<string, number>): number[] => TERMS.map((term) => weights[term] ?? 0);
  return {
    spaceId: 'one',
    space: space(TERMS, null),
    clusters: {
      k: clusters.length,
      centroids: Float32Array.from(clusters.flatMap(([weights]) => row(weights))),
      counts: clusters.map(([, own]) => own),
    },
    labels: clusters.map(([weights]) => ({ zh: `${Object.keys(weights)}岗`, en: String(Object.keys(weights)) })),
    counts: all,
    nameOf: namesOf(builtInKnowledge()),
  };
}

const OLDER = model(
  [
    [{ go: 1 }, counts(200, { skills: { grpc: 40, go: 200 } })],
    [{ vue: 3, css: 4 }, counts(100, { skills: { vue: 90 } })],
    [{ java: 1 }, counts(100)],
  ],
  counts(400, { skills: { grpc: 40, go: 220, vue: 90 }, cities: { Beijing: 100 } }),
);
const NEWER = model(
  [
    [{ vue: 4, css: 3 }, counts(50, { skills: { vue: 46 } })],
    // Go split: the cosines are 0.6 and 0.8.
    [{ go: 3, python: 4 }, counts(200, { skills: { grpc: 100, go: 200 } })],
    [{ go: 4, python: 3 }, counts(100, { skills: { grpc: 50, go: 96 } })],
    [{ python: 1 }, counts(50)],
  ],
  counts(400, { skills: { grpc: 150, go: 225, vue: 46 }, cities: { Beijing: 102 } }),
);

describe('compareModels', () => {
  const diff = compareModels(OLDER, NEWER, {}, true);

  it('tells what became of each cluster', () => {
    const pairs = diff.matched.map(({ older, newer, similarity, drifted }) => [
      older.cluster,
      newer.cluster,
      Math.round(similarity * 100) / 100,
      drifted,
    ]);
    expect(pairs).toEqual([
      [0, 2, 0.8, false],
      [1, 0, 0.96, false],
    ]);
    expect(diff.gone).toEqual([{ cluster: 2, label: { zh: 'java岗', en: 'java' }, jobs: 100, share: 0.25 }]);
    expect(diff.born.map(({ cluster, jobs }) => [cluster, jobs])).toEqual([[3, 50]]);
    expect(diff.split.map(({ older, newer }) => [older.cluster, newer.map(({ cluster }) => cluster)])).toEqual([
      [0, [2, 1]],
    ]);
    expect(diff.merged).toEqual([]);
    expect(diff).toMatchObject({ sameSpace: true, jobs: { older: 400, newer: 400 }, terms: { shared: 5 } });
  });

  it('tells sizes of matched clusters with an interval', () => {
    const [go, vue] = diff.matched;
    expect(go!.size).toMatchObject({ before: { jobs: 200, share: 0.5 }, after: { jobs: 100, share: 0.25 } });
    expect(go!.size.difference).toBeCloseTo(-0.25, 12);
    expect(vue!.size.moreThanNoise).toBe(true);
    expect(vue!.size.interval[1]).toBeLessThan(0);
  });

  it('tells what rose and fell in all jobs and in the jobs of a cluster', () => {
    expect(diff.overall.compared).toBe(4);
    expect(diff.overall.changes.map(({ id, moreThanNoise }) => [id, moreThanNoise])).toEqual([
      ['grpc', true],
      ['vue', true],
    ]);
    const [go, vue] = diff.matched;
    expect(go!.changes[0]).toMatchObject({
      kind: 'skill',
      id: 'grpc',
      before: { jobs: 40, share: 0.2 },
      after: { jobs: 50, share: 0.5 },
      moreThanNoise: true,
    });
    // 90 of 100 and 46 of 50.
    expect(vue!).toMatchObject({ compared: 1, changes: [] });
  });

  it('tells of clusters that were drawn anew what differs, but not that it is more than noise', () => {
    const { grown, matched, overall } = compareModels(OLDER, NEWER);
    expect(grown).toBe(false);
    expect(matched[0]!.changes[0]).toMatchObject({ id: 'grpc', moreThanNoise: false });
    expect(matched[0]!.changes[0]!.corrected[0]).toBeGreaterThan(0);
    expect(matched.some(({ size }) => size.moreThanNoise)).toBe(false);
    expect(overall).toEqual(diff.overall);
  });

  it('tells the same from the other side', () => {
    const back = compareModels(NEWER, OLDER);
    expect(back.merged.map(({ newer, older }) => [newer.cluster, older.map(({ cluster }) => cluster)])).toEqual([
      [0, [2, 1]],
    ]);
    expect(back.gone.map(({ cluster }) => cluster)).toEqual([3]);
    expect(back.overall.changes.map(({ id, difference }) => [id, Math.sign(difference)])).toEqual([
      ['grpc', -1],
      ['vue', 1],
    ]);
  });

  it('finds nothing between a model and itself', () => {
    const { matched, overall, ...rest } = compareModels(OLDER, OLDER);
    expect(matched.map(({ older, newer, similarity }) => [older.cluster, newer.cluster, similarity])).toEqual([
      [0, 0, 1],
      [1, 1, 1],
      [2, 2, 1],
    ]);
    expect(matched.every(({ changes, size }) => changes.length === 0 && !size.moreThanNoise)).toBe(true);
    expect(overall.changes).toEqual([]);
    expect(rest).toMatchObject({ born: [], gone: [], split: [], merged: [] });
  });

  it('takes other bounds', () => {
    const { matched, split, born } = compareModels(OLDER, NEWER, { related: 0.7, drift: 0.9, leastJobs: 100 });
    expect(matched.map(({ drifted }) => drifted)).toEqual([true, false]);
    expect({ split, born: born.map(({ cluster }) => cluster) }).toEqual({ split: [], born: [1, 3] });
    expect(matched[1]!.compared).toBe(1);
  });

  it.each([{ related: 0 }, { related: 1.1 }, { related: 0.9, drift: 0.8 }, { leastJobs: 0 }, { bound: 1 }])(
    'refuses %j',
    (options) => {
      expect(() => compareModels(OLDER, NEWER, options as object)).toThrow(
        expect.objectContaining({ code: 'OPTION_INVALID' } satisfies Partial<JobprismError>),
      );
    },
  );
});
