import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/frameworks/schema.js';
import { CompanionCounts, companionsIn, type PackCompanions } from '../../../src/mapping/companions.js';

const framework = (id: string): Pack['frameworks'][number] => ({ id, summary: { zh: id, en: id }, grades: [] });
const PACK: Pack = {
  schemaVersion: 1,
  id: 'web',
  version: '1.0.0',
  name: { zh: '网', en: 'Web' },
  applies: { technology: 'vue' },
  technologies: [],
  frameworks: ['react', 'vue'].map(framework),
  scenes: [],
};

type Job = readonly [named: readonly string[], features: readonly string[], scenes?: readonly string[]];

function companionsOf(jobs: readonly Job[]): PackCompanions {
  const counts = new CompanionCounts(PACK);
  for (const [named, features, scenes = []] of jobs)
    counts.add(new Map(named.map((id) => [id, 0.6])), features, scenes);
  return counts.companions();
}

const times = (count: number, job: Job): Job[] => Array.from({ length: count }, () => job);

describe('CompanionCounts', () => {
  const jobs = [
    ...times(6, [['vue'], ['technology element', 'technology css'], ['admin']]),
    ...times(4, [['react'], ['technology css']]),
    ...times(2, [
      ['react', 'vue'],
      ['technology antd', 'technology css'],
    ]),
    ...times(50, [[], ['technology element'], ['admin']]),
  ];
  const { jobs: naming, naming: byFramework, companions, voice, scenes } = companionsOf(jobs);

  it('counts jobs that name a framework, and no others', () => {
    expect(naming).toBe(12);
    expect(byFramework).toEqual([6, 8]);
    expect(voice).toBeCloseTo(12 / 16, 12);
    expect(companionsOf([]).voice).toBe(0);
  });

  it('counts the naming jobs of each scene', () => {
    expect([...scenes]).toEqual([['admin', { jobs: 6, naming: [0, 6] }]]);
  });

  it('shrinks shares towards the base rates and weighs them by their distance, less that of chance', () => {
    const element = companions.get('technology element')!;
    // Base rates 6/12 and 8/12; of 6 jobs with it none names React and all name Vue.
    const shares = [(0 + 4 * 0.5) / 10, (6 + 4 * (2 / 3)) / 10];
    expect(element).toMatchObject({ feature: 'technology', id: 'element', jobs: 6, naming: [0, 6] });
    expect(element.shares[0]).toBeCloseTo(shares[0]!, 12);
    expect(element.shares[1]).toBeCloseTo(shares[1]!, 12);
    const distance = (0.2 - 0.5) ** 2 / 0.25 + (shares[1]! - 2 / 3) ** 2 / (2 / 9);
    const chance = (2 * 6 * 6) / (100 * 11);
    expect(element.weight).toBeCloseTo(distance - chance, 12);
  });

  it('passes over what stands in all naming jobs and what stands in fewer than three', () => {
    expect([...companions.keys()]).toEqual(['technology element']);
  });

  it('does not depend on the order of the jobs', () => {
    expect(companionsOf([...jobs].reverse())).toEqual({ jobs: naming, naming: byFramework, companions, voice, scenes });
  });

  it('tells nothing where the shares are those of all jobs', () => {
    const even = companionsOf([
      ...times(10, [['vue'], ['technology css']]),
      ...times(10, [['react'], ['technology css']]),
      ...times(10, [['vue'], []]),
      ...times(10, [['react'], []]),
    ]);
    expect(even.companions.size).toBe(0);
  });

  it('tells nothing where every job names the same', () => {
    expect(companionsOf([...times(9, [['vue'], ['technology element']]), [['vue'], []]]).companions.size).toBe(0);
  });

  it('never weighs more than 1', () => {
    const rare = companionsOf([...times(500, [['vue'], []]), ...times(5, [['react'], ['technology antd']])]);
    expect(rare.companions.get('technology antd')!.weight).toBe(1);
  });
});

describe('companionsIn', () => {
  it('keeps the five heaviest, ties in code-unit order', () => {
    const features = ['capability b', 'technology b', 'technology a', 'capability a', 'technology d', 'technology c'];
    const known = companionsOf([
      ...times(4, [['react'], features]),
      ...times(4, [['vue'], []]),
      ...times(40, [['react', 'vue'], ['technology d']]),
    ]);
    expect(
      companionsIn([...features, 'technology unknown'], known).map(({ feature, id }) => `${feature} ${id}`),
    ).toEqual(['capability a', 'capability b', 'technology a', 'technology b', 'technology c']);
  });
});
