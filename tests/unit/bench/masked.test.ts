import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

interface Labelled {
  readonly named: ReadonlySet<string>;
  readonly features: readonly string[];
}

interface Ranking {
  ranksOf(scores: ReadonlyMap<string, number>, frequent: readonly string[], named: ReadonlySet<string>): number[];
  meanReciprocalRank(ranks: readonly number[]): number;
  topOne(ranks: readonly number[]): number;
  bootstrapped(
    jobs: readonly (readonly number[][])[],
    figure: (ranks: readonly number[][]) => number,
    random: { below(bound: number): number },
    draws?: number,
  ): { value: number; interval: readonly [number, number] };
  naiveBayes(
    jobs: readonly Labelled[],
    frameworks: readonly string[],
  ): (features: readonly string[]) => Map<string, number>;
  nearestJobs(
    jobs: readonly Labelled[],
    frameworks: readonly string[],
  ): (features: readonly string[]) => Map<string, number>;
}

interface Hiding {
  hiddenWith(pack: unknown, catalogue: unknown): Set<string>;
}

const load = (name: string): Promise<unknown> =>
  import(new URL(`../../../bench/support/${name}`, import.meta.url).href);
const { ranksOf, meanReciprocalRank, topOne, bootstrapped, naiveBayes, nearestJobs } = (await load(
  'masked-ranking.mjs',
)) as Ranking;
const { hiddenWith } = (await load('masked-jobs.mjs')) as Hiding;

describe('the ranks of names that were hidden', () => {
  const frequent = ['vue', 'react', 'angular', 'svelte'];

  it('leave the other right answers out', () => {
    const scores = new Map([
      ['angular', 0.9],
      ['react', 0.5],
      ['vue', 0.1],
    ]);
    expect(ranksOf(scores, frequent, new Set(['react']))).toEqual([2]);
    expect(ranksOf(scores, frequent, new Set(['angular', 'vue']))).toEqual([1, 2]);
    expect(ranksOf(scores, frequent, new Set(['svelte']))).toEqual([4]);
  });

  it('go by frequency where scores are the same', () => {
    expect(ranksOf(new Map(), frequent, new Set(['react', 'svelte']))).toEqual([2, 3]);
  });

  it('have the figures of their definition', () => {
    expect(meanReciprocalRank([1, 2, 4])).toBeCloseTo(7 / 12, 12);
    expect(topOne([1, 2, 1, 4])).toBe(0.5);
  });

  it('have an interval over jobs, none where all are the same, and one around the figure else', () => {
    const own = ([ranks]: readonly number[][]): number => meanReciprocalRank(ranks!);
    const same = Array.from({ length: 20 }, () => [[1, 2]]);
    expect(bootstrapped(same, own, createRandom(1))).toEqual({ value: 0.75, interval: [0.75, 0.75] });
    const mixed = Array.from({ length: 100 }, (_, i) => [[i % 2 === 0 ? 1 : 2]]);
    const { value, interval } = bootstrapped(mixed, own, createRandom(1));
    expect(value).toBe(0.75);
    // The standard error is 0.25 / 10.
    expect(Math.abs(interval[0] - (0.75 - 1.96 * 0.025))).toBeLessThan(0.01);
    expect(Math.abs(interval[1] - (0.75 + 1.96 * 0.025))).toBeLessThan(0.01);
  });
});

describe('the peers', () => {
  const jobs: Labelled[] = Array.from({ length: 40 }, (_, i) =>
    i % 4 === 0
      ? { named: new Set(['react']), features: ['antd', 'css'] }
      : { named: new Set(['vue']), features: ['element', 'css'] },
  );

  it.each([
    ['naive Bayes', naiveBayes],
    ['the nearest jobs', nearestJobs],
  ])('%s know a framework by what stands beside it', (_name, peer) => {
    const rank = peer(jobs, ['vue', 'react']);
    const best = (features: readonly string[]) => [...rank(features)].sort((a, b) => b[1] - a[1])[0]![0];
    expect(best(['antd', 'css'])).toBe('react');
    expect(best(['element', 'css'])).toBe('vue');
  });
});

describe('what is hidden with a pack', () => {
  it('are its frameworks and what holds their names, or is held by them, but no language and no part of a word', () => {
    const { catalogue } = builtInKnowledge();
    const pack = (...ids: string[]) => ({ frameworks: ids.map((id) => ({ id })) });
    const java = hiddenWith(pack('spring-boot'), catalogue);
    expect([...java]).toEqual(expect.arrayContaining(['spring-boot', 'spring']));
    expect(java.has('spring-cloud')).toBe(false);
    const front = hiddenWith(pack('react', 'vue'), catalogue);
    expect([...front]).toEqual(expect.arrayContaining(['react-native', 'vuex', 'vue-router']));
    expect(front.has('javascript')).toBe(false);
    const go = hiddenWith(pack('gin', 'go-zero'), catalogue);
    expect(go.has('nginx')).toBe(false);
    expect(go.has('go')).toBe(false);
  });
});
