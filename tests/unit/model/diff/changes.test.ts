import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../../src/core/random.js';
import { changesOf, comparisonsOf, type Judging, judged } from '../../../../src/model/diff/changes.js';
import { type Counted, exactTest, newcombeInterval } from '../../../../src/model/diff/shares.js';
import { counts } from './spaces.js';

const twice = (before: readonly [number, number], after: readonly [number, number]) => {
  const of = ([count, all]: readonly [number, number]): Counted => ({ count, of: all });
  return { before: of(before), after: of(after) };
};

const JUDGING: Judging = { test: exactTest, level: 0.05, tellable: true };

describe('comparisonsOf', () => {
  it('compares what enough jobs of both together have, in the order of kinds and ids', () => {
    const before = counts(20, { skills: { vue: 4, go: 3 }, cities: { Beijing: 9 }, roles: { 'back-end': 4 } });
    const after = counts(30, { skills: { go: 2, rust: 5, vue: 0 }, levels: { senior: 5 } });
    expect(comparisonsOf(before, after, 5)).toEqual([
      { kind: 'skill', id: 'go', ...twice([3, 20], [2, 30]) },
      { kind: 'skill', id: 'rust', ...twice([0, 20], [5, 30]) },
      { kind: 'level', id: 'senior', ...twice([0, 20], [5, 30]) },
      { kind: 'city', id: 'Beijing', ...twice([9, 20], [0, 30]) },
    ]);
  });

  it('compares nothing with no jobs', () => {
    expect(comparisonsOf(counts(0), counts(9, { skills: { go: 9 } }), 5)).toEqual([]);
  });
});

describe('changesOf', () => {
  const change = (before: readonly [number, number], after: readonly [number, number]) =>
    judged([twice(before, after)], JUDGING)[0]!;

  it('gives shares, difference and interval of one comparison', () => {
    // Newcombe (1998), contrast (a).
    const { before, after, difference, interval, moreThanNoise } = change([48, 80], [56, 70]);
    expect({ before, after }).toEqual({ before: { jobs: 48, share: 0.6 }, after: { jobs: 56, share: 0.8 } });
    expect(difference).toBeCloseTo(0.2, 12);
    expect(interval[0]).toBeCloseTo(0.0524, 4);
    expect(interval[1]).toBeCloseTo(0.3339, 4);
    expect(moreThanNoise).toBe(true);
  });

  it('does not tell what the interval alone would tell of few counts in samples of different size', () => {
    // Of 10,200 jobs 4 have it: two or more of them are among 200 in one of 440 draws, not in one of 1,000.
    expect(newcombeInterval({ count: 2, of: 10_000 }, { count: 2, of: 200 }, 3.29)[0]).toBeGreaterThan(0);
    const { moreThanNoise } = judged(
      [twice([2, 10_000], [2, 200]), ...Array.from({ length: 49 }, () => twice([100, 10_000], [2, 200]))],
      JUDGING,
    )[0]!;
    expect(moreThanNoise).toBe(false);
  });

  it('asks more of each comparison the more there are, and less the more go through', () => {
    const nothing = twice([50, 100], [50, 100]);
    const something = twice([40, 100], [57, 100]);
    const told = (family: readonly ReturnType<typeof twice>[]): number =>
      judged(family, JUDGING).filter(({ moreThanNoise }) => moreThanNoise).length;
    // p = 0.0237: below 5 %, not below 5 % of three, but below 5 % where three of six go through together.
    expect(told([something])).toBe(1);
    expect(told([something, nothing, nothing])).toBe(0);
    expect(told([something, something, something, nothing, nothing, nothing])).toBe(3);
  });

  it('tells nothing where chance is not all that shares may differ by', () => {
    const [change] = judged([twice([48, 80], [70, 70])], { ...JUDGING, tellable: false });
    expect(change!.corrected[0]).toBeGreaterThan(0);
    expect(change!.moreThanNoise).toBe(false);
  });

  it('lists by kind, the greatest first, what differs by its own interval, and says what was compared', () => {
    const before = counts(1000, { skills: { go: 300, java: 300, php: 300, vue: 300 }, roles: { data: 100 } });
    const after = counts(1000, { skills: { go: 400, java: 250, php: 310, vue: 200 }, roles: { data: 200 } });
    const [{ compared, changes }] = changesOf(
      [comparisonsOf(before, after, 5)],
      (_, id) => ({ zh: id, en: id }),
      JUDGING,
    ) as [never];
    expect({ compared, ids: (changes as { id: string }[]).map(({ id }) => id) }).toEqual({
      compared: 5,
      ids: ['go', 'vue', 'java', 'data'],
    });
  });
});

describe('two samples of the same jobs', () => {
  /** Jobs that have each of many things with its probability, whatever the other things are. */
  const sample = (shares: readonly number[], of: number, random: Random): Counted[] =>
    shares.map((share) => {
      let count = 0;
      for (let job = 0; job < of; job++) if (random.next() < share) count++;
      return { count, of };
    });

  it.each([
    [400, 400],
    [800, 60],
  ])('of %d and %d differ by more than noise in no more than 5 % of runs', (older, newer) => {
    const shares = Array.from({ length: 60 }, (_, at) => 0.5 / (at + 1));
    const judging = JUDGING;
    const random = createRandom(20);
    const runs = 300;
    let [told, differing] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const before = sample(shares, older, random);
      const after = sample(shares, newer, random);
      const changes = judged(
        before.map((one, at) => ({ before: one, after: after[at]! })),
        judging,
      );
      if (changes.some(({ moreThanNoise }) => moreThanNoise)) told++;
      if (changes.some(({ interval: [low, high] }) => low > 0 || high < 0)) differing++;
    }
    expect(told / runs).toBeLessThanOrEqual(0.05);
    // Without the correction nearly every run would have told of something.
    expect(differing / runs).toBeGreaterThan(0.8);
  });

  it('is told from one that differs', () => {
    const random = createRandom(3);
    const shares = Array.from({ length: 60 }, (_, at) => 0.5 / (at + 1));
    const before = sample(shares, 400, random);
    const after = sample(
      shares.map((share, at) => (at < 5 ? share + 0.15 : share)),
      400,
      random,
    );
    const changes = judged(
      before.map((one, at) => ({ before: one, after: after[at]! })),
      JUDGING,
    );
    const told = changes.flatMap(({ moreThanNoise }, at) => (moreThanNoise ? [at] : []));
    expect(told).toEqual([0, 1, 2, 3, 4]);
  });
});
