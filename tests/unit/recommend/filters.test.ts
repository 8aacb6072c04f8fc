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
