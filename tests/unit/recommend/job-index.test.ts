import { describe, expect, it } from 'vitest';
import { createJobIndex, type JobIndex } from '../../../src/recommend/job-index.js';
import { COUNTS, makeJob, makePerson, makeSkill, makeTag, NO_FACTS } from '../../support/indexed-jobs.js';

const GO = makePerson({
  skills: [makeSkill('go'), makeSkill('mysql'), makeSkill('gin'), makeSkill('linux')],
  roles: [{ id: 'backend', share: 1 }],
});

function indexOf(...jobs: Parameters<typeof makeJob>[0][]): JobIndex {
  const index = createJobIndex({ space: 'test', counts: COUNTS });
  for (const job of jobs) index.put(makeJob(job));
  return index;
}

function skills(...ids: string[]): { skills: ReturnType<typeof makeTag>[] } {
  return { skills: ids.map((id) => makeTag(id)) };
}

const ranked = (index: JobIndex, ...rest: Parameters<JobIndex['search']>): string[] =>
  index.search(...rest).map(({ id }) => id);

describe('the score of a job', () => {
  it('is 0 where nothing is known to compare by', () => {
    const [only] = indexOf({ id: 'a', ...skills('go') }).search(makePerson());
    expect(only).toMatchObject({ score: 0, parts: [], missing: [{ id: 'go', gain: 0, bridge: null }] });
  });

  it('ranks what a person does above a job that asks for one common skill', () => {
    const index = indexOf(
      { id: 'linux only', role: 'backend', ...skills('linux') },
      { id: 'go', role: 'backend', ...skills('go', 'mysql', 'kafka', 'gin') },
      { id: 'java', role: 'backend', ...skills('java', 'spring-boot', 'mysql') },
      { id: 'web', role: 'frontend', ...skills('react', 'typescript') },
    );
    expect(ranked(index, GO)).toEqual(['go', 'java', 'linux only', 'web']);
  });

  it('lets the nearest skill stand in for one that is missing, and says so', () => {
    const index = indexOf({ id: 'a', ...skills('postgresql') }, { id: 'b', ...skills('react') });
    const [a, b] = index.search(makePerson({ skills: [makeSkill('mysql')] }));
    expect(a!.parts).toMatchObject([{ kind: 'skill', id: 'postgresql', through: 'mysql', own: [{ text: 'mysql' }] }]);
    expect(a!.missing[0]).toMatchObject({
      id: 'postgresql',
      name: 'PostgreSQL',
      bridge: { from: 'mysql', name: 'MySQL' },
    });
    expect(a!.missing[0]!.bridge!.shared).toEqual([{ zh: '关系型数据库', en: 'Relational databases' }]);
    expect(b).toMatchObject({ score: 0, missing: [{ id: 'react', bridge: null }] });
  });

  it('is not changed by what a job says is not wanted', () => {
    const index = indexOf(
      { id: 'a', ...skills('go') },
      { id: 'b', skills: [makeTag('go'), makeTag('java', 'excluded')], capabilities: [makeTag('english', 'excluded')] },
    );
    const [a, b] = index.search(GO);
    expect(a!.score).toBe(b!.score);
    expect(b!.missing).toEqual([]);
  });

  it('weighs what is required more than a plus', () => {
    const index = indexOf(
      { id: 'asks', skills: [makeTag('go'), makeTag('kafka', 'preferred')] },
      { id: 'hopes', skills: [makeTag('go', 'preferred'), makeTag('kafka')] },
    );
    const [first, second] = index.search(makePerson({ skills: [makeSkill('go')] }));
    expect([first!.id, second!.id]).toEqual(['asks', 'hopes']);
    expect(first!.score).toBeGreaterThan(second!.score * 1.3);
  });

  it('does not depend on what else is in the index', () => {
    const alone = indexOf({ id: 'a', ...skills('go') }).search(GO)[0]!;
    const others = Array.from({ length: 50 }, (_, i) => ({ id: `x${i}`, ...skills('go', 'kafka') }));
    expect(indexOf({ id: 'a', ...skills('go') }, ...others).search(GO, { top: 100 })).toContainEqual(alone);
  });

  it('gains what a missing skill is said to gain', () => {
    const jobs = { id: 'a', role: 'backend' as const, ...skills('go', 'react', 'linux') };
    const index = indexOf(jobs);
    const [before] = index.search(GO);
    const gain = before!.missing.find(({ id }) => id === 'react')!.gain;
    const [after] = index.search({ ...GO, skills: [...GO.skills, makeSkill('react')] });
    expect(after!.score - before!.score).toBeCloseTo(gain, 5);
    expect(gain).toBeGreaterThan(0.05);
  });

  it('puts what is required before what is a plus, and what gains more before what gains less', () => {
    const index = indexOf({ id: 'a', skills: [makeTag('react', 'preferred'), makeTag('git'), makeTag('kafka')] });
    expect(index.search(makePerson({ skills: [makeSkill('go')] }))[0]!.missing.map(({ id }) => id)).toEqual([
      'kafka',
      'git',
      'react',
    ]);
  });

  it('counts a wished city, pay and remote work, with something between for a job that does not say', () => {
    const at = (city: string | null, max: number | null, remote: 'remote' | 'onsite' | null): typeof NO_FACTS => ({
      ...NO_FACTS,
      city,
      salary: max === null ? null : { min: null, max, currency: 'CNY', period: 'month', months: null },
      remote,
    });
    const index = indexOf(
      { id: 'all', facts: at('杭州市', 30_000, null) },
      { id: 'nothing said', facts: at(null, null, null) },
      { id: 'elsewhere', facts: at('北京', 8000, 'onsite') },
      { id: 'from anywhere', facts: at('北京', 30_000, 'remote') },
    );
    const wishing = makePerson({ wishes: { cities: ['Hangzhou'], pay: { min: 20_000 } } });
    const scores = new Map(index.search(wishing).map(({ id, score }) => [id, score]));
    expect(scores.get('all')).toBe(1);
    expect(scores.get('from anywhere')).toBe(1);
    expect(scores.get('elsewhere')).toBe(0);
    expect(scores.get('nothing said')).toBeCloseTo((0.1 * 0.3 + 0.06 * 0.4) / 0.16, 6);
  });

  it('falls with each step of level, year and degree', () => {
    const facts = { ...NO_FACTS, experienceYears: [3, 5] as const, education: 'bachelor' as const };
    const index = indexOf({ id: 'a', level: 'mid', facts });
    const scoreOf = (given: Parameters<typeof makePerson>[0]): number => index.search(makePerson(given))[0]!.score;
    expect([4, 2, 0, 8].map((years) => scoreOf({ years }))).toEqual([1, 0.75, 0.25, 0.7]);
    expect((['mid', 'junior', 'intern', 'lead'] as const).map((level) => scoreOf({ level }))).toEqual([
      1, 0.55, 0.1, 0.2,
    ]);
    expect((['phd', 'bachelor', 'none'] as const).map((education) => scoreOf({ education }))).toEqual([1, 1, 0.1]);
  });
});

describe('an index', () => {
  it('refuses places of another length', () => {
    const index = indexOf({ id: 'a', place: Float32Array.of(1, 0) });
    expect(() => index.put(makeJob({ id: 'b', place: Float32Array.of(1) }))).toThrow('1 dimensions in place of 2');
    expect(() => index.search(makePerson({ place: Float32Array.of(1) }))).toThrow('person.place');
    expect(() => index.put(makeJob({ id: 'b', place: new Float32Array(0) }))).toThrow('no dimension');
    expect(index.size).toBe(1);
  });

  it('keeps three places of a tag, and scores of six digits', () => {
    const evidence = Array.from({ length: 5 }, (_, i) => ({ field: 'text' as const, start: i, end: i + 1, text: 'x' }));
    const index = indexOf({ id: 'a', skills: [{ ...makeTag('go'), evidence }], similarity: 2 / 3 });
    expect(index.get('a')).toMatchObject({ similarity: 0.666667, skills: [{ evidence: evidence.slice(0, 3) }] });
    expect(index.get('b')).toBeUndefined();
  });

  it('is the same after many replacements, which are cleared away', () => {
    const index = indexOf({ id: 'a', ...skills('go') });
    const before = index.search(GO);
    for (let i = 0; i < 3000; i++) {
      index.put(makeJob({ id: 'b', ...skills('react') }));
      index.put(makeJob({ id: 'a', ...skills('go') }));
    }
    expect(index.delete('b')).toBe(true);
    expect(index.delete('b')).toBe(false);
    expect([index.size, index.search(GO)]).toEqual([1, before]);
  });

  it('says which option is wrong', () => {
    const index = indexOf({ id: 'a' });
    for (const [options, path] of [
      [{ top: 0 }, 'top'],
      [{ top: 1001 }, 'top'],
      [{ diversity: 2 }, 'diversity'],
      [{ filters: { skills: ['zzzz'] } }, 'filters.skills.0'],
      [{ filters: { postedFrom: 'May' } }, 'filters.postedFrom'],
      [{ filters: { minPay: { min: -1 } } }, 'filters.minPay.min'],
      [{ best: 3 }, 'options'],
    ] as const) {
      expect(() => index.search(GO, options as never)).toThrow(`Option ${path} is not usable`);
    }
  });
});

describe('diversity', () => {
  const near = (id: string, ...more: string[]): Parameters<typeof makeJob>[0] => ({
    id,
    role: 'backend',
    ...skills('go', 'mysql', ...more),
  });
  const index = indexOf(near('a1', 'gin'), near('a2', 'gin'), near('a3', 'gin'), {
    id: 'b',
    role: 'backend',
    ...skills('linux', 'kafka', 'go'),
  });

  it('brings up what is unlike the best, which stays first', () => {
    expect(ranked(index, GO, { top: 2 })).toEqual(['a1', 'a2']);
    expect(ranked(index, GO, { top: 2, diversity: 0.6 })).toEqual(['a1', 'b']);
    expect(ranked(index, GO, { diversity: 1 })).toHaveLength(4);
  });
});

describe('jobs like a job', () => {
  const place = (x: number): Float32Array => Float32Array.of(x, Math.sqrt(1 - x * x));
  const index = indexOf(
    { id: 'a', title: 'Go', role: 'backend', place: place(1), ...skills('go', 'mysql', 'kafka') },
    { id: 'a again', title: 'Go', role: 'backend', place: place(0.999), ...skills('go', 'mysql', 'kafka') },
    { id: 'like', role: 'backend', place: place(0.9), ...skills('go', 'mysql', 'gin') },
    { id: 'like again', role: 'backend', place: place(0.9), ...skills('go', 'mysql', 'gin') },
    { id: 'unlike', role: 'frontend', place: place(0), ...skills('react') },
  );

  it('are neither the job itself nor copies of it or of each other', () => {
    const similar = index.similar('a');
    expect(similar.map(({ id }) => id)).toEqual(['like', 'unlike']);
    expect(similar[0]!.parts.map(({ kind }) => kind)).toContain('text');
    expect(similar[0]!.missing).toMatchObject([{ id: 'gin' }]);
    expect(index.similar('a', { top: 1, filters: { roles: ['frontend'] } }).map(({ id }) => id)).toEqual(['unlike']);
  });

  it('are asked of a job that is there', () => {
    expect(() => index.similar('a ag')).toThrow('no job a ag among the 5 read; nearest by name: a again');
  });
});
