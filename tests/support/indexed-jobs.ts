import fc from 'fast-check';
import type { Education, ExtractedFacts, Polarity, Salary } from '../../src/core/job.js';
import type { Level, Role } from '../../src/mapping/roles.js';
import type { IndexedJob, IndexedTag } from '../../src/recommend/indexed-job.js';
import type { Person } from '../../src/recommend/person.js';
import type { JobFilters } from '../../src/recommend/recommendation.js';
import type { TagCounts } from '../../src/recommend/tag-weights.js';

export const SKILLS = ['go', 'java', 'mysql', 'postgresql', 'gin', 'echo', 'react', 'vue', 'kafka', 'linux', 'git'];
export const CAPABILITIES = ['high-concurrency', 'message-queues', 'relational-databases', 'communication'];
const ROLES: readonly Role[] = ['backend', 'full-stack', 'frontend', 'sre-devops', 'other'];
const LEVELS: readonly Level[] = ['intern', 'junior', 'mid', 'senior', 'lead'];
const DEGREES: readonly Education[] = ['none', 'junior-college', 'bachelor', 'master', 'phd'];
const CITIES = ['杭州', 'Beijing', '上海', 'Lisbon', 'Nowhere'];
const COMPANIES = ['云数科技', 'ACME', 'Initech'];
export const DIMENSIONS = 4;

export const COUNTS: TagCounts = {
  jobs: 100,
  skills: new Map([
    ['go', 20],
    ['java', 30],
    ['mysql', 50],
    ['linux', 60],
    ['git', 80],
    ['react', 12],
  ]),
  capabilities: new Map([
    ['communication', 90],
    ['high-concurrency', 15],
  ]),
};

export const NO_FACTS: ExtractedFacts = {
  experienceYears: null,
  education: null,
  salary: null,
  city: null,
  place: null,
  posted: null,
  headCount: null,
  remote: null,
  evidence: {},
};

/** A job that says nothing but what is given. */
export function makeJob(given: Partial<IndexedJob> & { readonly id: string }): IndexedJob {
  return {
    title: null,
    company: null,
    language: 'zh',
    cluster: 0,
    similarity: 0.5,
    role: 'other',
    level: null,
    facts: NO_FACTS,
    skills: [],
    capabilities: [],
    frameworks: [],
    place: null,
    ...given,
  };
}

/** A tag that a job asks for. */
export function makeTag(id: string, polarity: Polarity = 'required', score = 1): IndexedTag {
  return { id, polarity, score, evidence: [{ field: 'text', start: 0, end: id.length, text: id }] };
}

/** Someone of whom nothing is known but what is given. */
export function makePerson(given: Partial<Person> = {}): Person {
  return {
    skills: [],
    capabilities: [],
    roles: [],
    level: null,
    years: null,
    education: null,
    wishes: {},
    place: null,
    unknown: [],
    ...given,
  };
}

/** A skill that someone states. */
export function makeSkill(id: string, strength = 1): Person['skills'][number] {
  return { id, name: id, strength, evidence: [{ field: 'skills', start: 0, end: id.length, text: id }] };
}

const polarity = fc.constantFrom<Polarity>('required', 'required', 'preferred', 'excluded');
const tagsOf = (ids: readonly string[], score: fc.Arbitrary<number>): fc.Arbitrary<IndexedTag[]> =>
  fc
    .uniqueArray(fc.record({ id: fc.constantFrom(...ids), polarity, score }), { selector: ({ id }) => id })
    .map((tags) => tags.map(({ id, polarity: said, score: much }) => makeTag(id, said, much)));
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const place = orNull(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS }).map((numbers) => {
    const length = Math.hypot(...numbers);
    return length === 0 ? null : Float32Array.from(numbers, (one) => one / length);
  }),
);
const salary: fc.Arbitrary<Salary> = fc.record({
  min: orNull(fc.integer({ min: 1, max: 40_000 })),
  max: orNull(fc.integer({ min: 1, max: 400_000 })),
  currency: fc.constantFrom('CNY', 'USD'),
  period: fc.constantFrom('hour', 'day', 'month', 'year'),
  months: fc.constant(null),
});
const facts: fc.Arbitrary<ExtractedFacts> = fc.record({
  experienceYears: orNull(fc.tuple(orNull(fc.integer({ min: 0, max: 5 })), orNull(fc.integer({ min: 3, max: 10 })))),
  education: orNull(fc.constantFrom(...DEGREES)),
  salary: orNull(salary),
  city: orNull(fc.constantFrom(...CITIES)),
  place: fc.constant(null),
  posted: orNull(fc.constantFrom('2024-05-01', '2024-06-01', '2024-07-01')),
  headCount: fc.constant(null),
  remote: orNull(fc.constantFrom('remote', 'hybrid', 'onsite')),
  evidence: fc.constant({}),
});

/** Jobs of few different things, so that scores tie and filters meet. */
export const anyJob: fc.Arbitrary<IndexedJob> = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map((number) => `job ${number}`),
  title: orNull(fc.constantFrom('Go 后端', 'Web')),
  company: orNull(fc.constantFrom(...COMPANIES)),
  language: fc.constantFrom('zh', 'en', 'mixed'),
  cluster: orNull(fc.integer({ min: 0, max: 3 })),
  similarity: fc.constantFrom(0.25, 0.5),
  role: fc.constantFrom(...ROLES),
  level: orNull(fc.constantFrom(...LEVELS)),
  facts,
  skills: tagsOf(SKILLS, fc.constant(1)),
  capabilities: tagsOf(CAPABILITIES, fc.constantFrom(0.5, 2 / 3, 0.9)),
  frameworks: fc.constant([]),
  place,
});

const few = <T>(...values: readonly T[]): fc.Arbitrary<T[] | undefined> =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }), { nil: undefined });

/** People of whom some things are known. */
export const anyPerson: fc.Arbitrary<Person> = fc.record({
  skills: fc
    .uniqueArray(fc.record({ id: fc.constantFrom(...SKILLS), strength: fc.constantFrom(0.3, 0.7, 1) }), {
      selector: ({ id }) => id,
      maxLength: 5,
    })
    .map((skills) => skills.map(({ id, strength }) => makeSkill(id, strength))),
  capabilities: fc
    .uniqueArray(fc.constantFrom(...CAPABILITIES), { maxLength: 2 })
    .map((ids) => ids.map((id) => ({ id, strength: 0.7, evidence: [] }))),
  roles: fc.constantFrom(
    [],
    [{ id: 'backend' as const, share: 1 }],
    [
      { id: 'frontend' as const, share: 0.7 },
      { id: 'backend' as const, share: 0.3 },
    ],
  ),
  level: orNull(fc.constantFrom(...LEVELS)),
  years: orNull(fc.integer({ min: 0, max: 12 })),
  education: orNull(fc.constantFrom(...DEGREES)),
  wishes: fc.record({
    cities: few(...CITIES, 'hangzhou'),
    pay: fc.option(fc.record({ min: fc.constantFrom(8000, 20_000) }), { nil: undefined }),
    levels: few(...LEVELS),
    roles: few(...ROLES),
    remote: fc.option(fc.constantFrom('remote' as const, 'hybrid' as const, 'onsite' as const), { nil: undefined }),
  }),
  place,
  unknown: fc.constant([]),
});

/** Filters of which most are absent. */
export const anyFilters: fc.Arbitrary<JobFilters> = fc.record(
  {
    cities: few(...CITIES),
    roles: few(...ROLES),
    levels: few(...LEVELS),
    clusters: few(0, 1, 2),
    languages: few('zh' as const, 'en' as const),
    remote: few('remote' as const, 'onsite' as const),
    skills: few(...SKILLS, 'Golang'),
    withoutSkills: few(...SKILLS),
    companies: few(...COMPANIES, 'acme '),
    withoutCompanies: few(...COMPANIES),
    minPay: fc.constantFrom({ min: 10_000 }, { min: 120_000, period: 'year' as const }, { min: 900, currency: 'USD' }),
    postedFrom: fc.constantFrom('2024-05-15', '2024-07-01'),
    without: few('job 1', 'job 2', 'job 3'),
  },
  { requiredKeys: [] },
);
