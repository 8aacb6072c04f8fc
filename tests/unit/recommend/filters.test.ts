import { describe, expect, it } from 'vitest';
import { createJobIndex } from '../../../src/recommend/job-index.js';
import { COUNTS, makeJob, makePerson, makeTag } from '../../support/indexed-jobs.js';

const index = createJobIndex({ space: 'test', counts: COUNTS });
index.put(makeJob({ id: 'go', skills: [makeTag('go')] }));
index.put(makeJob({ id: 'rust', skills: [makeTag('rust')] }));
index.put(makeJob({ id: 'both', skills: [makeTag('go'), makeTag('rust')] }));

const found = (filters: object): string[] =>
  index
    .search(makePerson(), { filters })
    .map(({ id }) => id)
    .sort();

describe('the names of skills to filter by', () => {
  it('are each one skill, in any spelling', () => {
    expect(found({ skills: ['golang'] })).toEqual(['both', 'go']);
    expect(found({ skills: ['Go', 'Rust'] })).toEqual(['both']);
    expect(found({ skills: ['Go 语言'] })).toEqual(['both', 'go']);
    expect(found({ withoutSkills: ['Rust'] })).toEqual(['go']);
  });

  it.each(['Go or Rust', 'Go/Rust', 'Go、Rust', 'not Go, Rust'])('are refused where they are several: %s', (name) => {
    for (const option of ['skills', 'withoutSkills']) {
      expect(() => found({ [option]: ['MySQL', name] })).toThrow(`Option filters.${option}.1 is not usable`);
    }
  });

  it('are refused where nothing is known of them, but cities are not', () => {
    expect(() => found({ skills: ['zzzz'] })).toThrow('Option filters.skills.0 is not usable: «zzzz» is not known');
    expect(found({ cities: ['Nowhere at all'] })).toEqual([]);
  });
});

describe('the cities to filter by', () => {
  const cities = createJobIndex({ space: 'test', counts: COUNTS });
  for (const city of ['杭州', '上海', '台北', '广州', '中山', '宿州', '苏州']) {
    cities.put(makeJob({ id: city, facts: { ...makeJob({ id: city }).facts, city } }));
  }
  const idsIn = (...names: string[]): string[] =>
    cities
      .search(makePerson(), { filters: { cities: names } })
      .map(({ id }) => id)
      .sort();

  it.each<[string, string[]]>([
    ['Hangzhou', ['杭州']],
    ['HANGZHOU ', ['杭州']],
    ['廣州', ['广州']],
    ['臺北市', ['台北']],
    ['杭州，上海', ['上海', '杭州']],
    ['杭州/Shanghai', ['上海', '杭州']],
    ['Hangzhou or Shanghai', ['上海', '杭州']],
    ['Hangzhou, Zhejiang, China', ['杭州']],
    ['Suzhou, Anhui', ['宿州']],
    ['Suzhou', ['苏州']],
    ['臺北市中山區', ['台北']],
  ])('are taken in any writing, and lists of them: %s', (name, found) => {
    expect(idsIn(name)).toEqual(found);
  });

  it('are wished in the same writings', () => {
    const person = makePerson({ wishes: { cities: ['廣州、Hangzhou'] } });
    const worth = (id: string) =>
      cities.compare(person, [id])[0]!.parts.find(({ kind }) => kind === 'city')!.contribution;
    expect(['广州', '杭州', '上海'].map((id) => worth(id) > 0)).toEqual([true, true, false]);
  });
});
