import { describe, expect, it } from 'vitest';
import { citySkillsText } from '../../../src/cli/city-skills-text.js';
import { jobsText } from '../../../src/cli/recommend-text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { createJobIndex } from '../../../src/recommend/job-index.js';
import { COUNTS, makeJob, makePerson, makeSkill, makeTag, NO_FACTS } from '../../support/indexed-jobs.js';

const { catalogue } = builtInKnowledge();
const EVIL = 'evil\n  7. 1.000  forged-skill\u2028\r\u001b[2J';
const telling = { language: 'en', catalogue, clusters: [] } as const;

function indexOf(...jobs: Parameters<typeof makeJob>[0][]) {
  const index = createJobIndex({ space: 'test', counts: COUNTS });
  for (const job of jobs) index.put(makeJob(job));
  return index;
}

describe('a recommendation as text', () => {
  it('keeps names out of an index on the line of ours that they stand in', () => {
    const facts = { ...NO_FACTS, city: '杭州' };
    const skills = [makeTag('go'), makeTag(EVIL)];
    const capabilities = [makeTag(EVIL)];
    const index = indexOf(
      { id: EVIL, title: EVIL, company: EVIL, facts, skills, capabilities },
      { id: 'b', facts, skills },
    );
    const has = makePerson({ skills: [makeSkill('go'), makeSkill(EVIL)] });
    const texts = [makePerson({ skills: [makeSkill('go')] }), has].flatMap((person) => [
      jobsText(index.search(person), telling),
      citySkillsText(index.citySkills(person, '杭州'), person, telling),
    ]);
    for (const text of texts) {
      expect(text).toContain('forged-skill');
      expect(text).not.toMatch(/^\s*7\. 1\.000/m);
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u2028/u);
    }
  });

  it('says of no skill that it adds less than nothing', () => {
    const names = ['java', 'react', 'vue', 'kafka', 'git'];
    const jobs = names.map((name, i) => ({
      id: `job ${i}`,
      facts: { ...NO_FACTS, city: '杭州' },
      skills: [makeTag('go'), makeTag('mysql'), makeTag('linux'), makeTag(name, 'preferred')],
      capabilities: [makeTag('communication', 'preferred', 0.05), makeTag('high-concurrency', 'preferred', 0.02)],
    }));
    const index = indexOf(...jobs);
    const person = makePerson({ skills: [makeSkill('go'), makeSkill('mysql'), makeSkill('linux')] });
    const found = index.search(person);
    const gains = found.flatMap(({ missing }) => missing.map(({ gain }) => gain));
    expect(Math.min(...gains)).toBe(0);
    expect(Math.max(...gains)).toBeGreaterThan(0);
    for (const { gain } of index.citySkills(person, '杭州').add) expect(gain).toBeGreaterThanOrEqual(0);
    expect(jobsText(found, telling)).not.toContain('+-');
  });

  it('tells years as readers write them, what a job does not state, and a city that does not matter', () => {
    const person = makePerson({ years: 4, level: 'mid', wishes: { cities: ['杭州'] } });
    const told = (facts: object, language: 'zh' | 'en' = 'en') =>
      jobsText(indexOf({ id: 'a', facts: { ...NO_FACTS, ...facts } }).search(person), { ...telling, language });
    expect(told({ experienceYears: [3, null] })).toMatch(/ Years 3\+\n/);
    expect(told({ experienceYears: [3, 5] })).toMatch(/ Years 3–5\n/);
    expect(told({ experienceYears: [null, 5] })).toMatch(/ Years ≤ 5\n/);
    expect(told({})).toMatch(/ Years \(not stated\)\n/);
    expect(told({})).toMatch(/ Level \(not stated\)\n/);
    expect(told({}, 'zh')).toMatch(/ 城市（未写明）\n/);
    expect(told({ remote: 'remote', city: 'Berlin' })).toMatch(/ City Remote\n/);
    expect(told({ remote: 'remote' }, 'zh')).toMatch(/ 城市 远程\n/);
  });
});
