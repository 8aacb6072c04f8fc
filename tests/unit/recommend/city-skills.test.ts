import { describe, expect, it } from 'vitest';
import { createJobIndex } from '../../../src/recommend/job-index.js';
import { wilson } from '../../../src/recommend/wilson.js';
import { COUNTS, makeJob, makePerson, makeSkill, makeTag, NO_FACTS } from '../../support/indexed-jobs.js';

const person = makePerson({ skills: [makeSkill('go'), makeSkill('git')], roles: [{ id: 'backend', share: 1 }] });

function indexWith(
  cities: Readonly<Record<string, readonly (readonly string[])[]>>,
): ReturnType<typeof createJobIndex> {
  const index = createJobIndex({ space: 'test', counts: COUNTS });
  for (const [city, jobs] of Object.entries(cities)) {
    for (const [i, ids] of jobs.entries()) {
      const skills = ids.map((id) => makeTag(id, id === 'kafka' ? 'preferred' : 'required'));
      index.put(makeJob({ id: `${city} ${i}`, role: 'backend', facts: { ...NO_FACTS, city }, skills }));
    }
  }
  return index;
}

describe('the interval of a share', () => {
  it('is that of Wilson', () => {
    // The first is the example of many textbooks; the second is z² / (n + z²).
    expect(wilson(8, 10)).toEqual([0.490162, 0.943318]);
    expect(wilson(0, 20)).toEqual([0, 0.161125]);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});

describe('the skills of a city', () => {
  const index = indexWith({
    杭州: [
      ['go', 'mysql'],
      ['go', 'mysql', 'kafka'],
      ['git', 'mysql'],
      ['go', 'kafka'],
    ],
    北京: [['java'], ['java', 'git'], ['go', 'java'], ['mysql', 'git']],
  });
  index.put(makeJob({ id: 'web', role: 'frontend', facts: { ...NO_FACTS, city: '杭州' }, skills: [makeTag('react')] }));

  it('are those of its own jobs of near roles, with how much more they are asked for there', () => {
    const found = index.citySkills(person, 'Hangzhou');
    expect(found).toMatchObject({ city: { zh: '杭州', en: 'Hangzhou' }, jobs: 4, everywhere: 8, enough: false });
    expect(found.first.map(({ id }) => id)).toEqual(['go', 'git']);
    expect(found.first[0]).toMatchObject({
      jobs: 3,
      required: 3,
      share: 0.75,
      interval: wilson(3, 4),
      lift: 1.5,
      gain: 0,
    });
    expect(found.add.map(({ id }) => id)).toEqual(['mysql', 'kafka']);
    expect(found.add[0]).toMatchObject({ name: 'MySQL', jobs: 3, share: 0.75, lift: 1.5 });
    expect(found.add[1]).toMatchObject({ jobs: 2, required: 0, share: 0.5, lift: 2 });
    expect([...found.add[0]!.examples].sort()).toEqual(['杭州 0', '杭州 1', '杭州 2']);
  });

  it('gain what the scores of the jobs would gain, on average', () => {
    const { gain } = index.citySkills(person, '杭州').add[0]!;
    const gains = index
      .search(person, { filters: { cities: ['杭州'], roles: ['backend'] } })
      .map(({ missing }) => missing.find(({ id }) => id === 'mysql')?.gain ?? 0);
    expect(gain).toBeCloseTo(gains.reduce((sum, one) => sum + one, 0) / 4, 5);
    expect(gain).toBeGreaterThan(0.05);
  });

  it('are none where the city has no jobs, which is said', () => {
    expect(index.citySkills(person, 'Atlantis')).toMatchObject({
      city: { zh: 'Atlantis', en: 'Atlantis' },
      jobs: 0,
      enough: false,
      first: [],
      add: [],
    });
  });

  it('are enough from thirty jobs on', () => {
    const many = indexWith({ 杭州: Array.from({ length: 30 }, () => ['go']) });
    expect(many.citySkills(person, '杭州')).toMatchObject({ jobs: 30, enough: true, add: [] });
    expect(() => many.citySkills(person, '杭州', { top: 0 })).toThrow('Option top');
  });
});
