import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { bridgesOver } from '../../src/recommend/bridges.js';
import { cityKey, jobCityKey } from '../../src/recommend/cities.js';
import { explainJob } from '../../src/recommend/explain.js';
import { monthly } from '../../src/recommend/facets.js';
import type { IndexedJob } from '../../src/recommend/indexed-job.js';
import type { Person } from '../../src/recommend/person.js';
import { queryOf } from '../../src/recommend/query.js';
import type { JobFilters, RecommendedJob } from '../../src/recommend/recommendation.js';
import { TagWeights } from '../../src/recommend/tag-weights.js';
import { COUNTS } from './indexed-jobs.js';

const { catalogue } = builtInKnowledge();
export const EXPLAINING = { weights: new TagWeights(COUNTS, catalogue), bridges: bridgesOver(catalogue) };

/** What a search must give: every job that the filters let through scored by itself, all of them sorted. */
export function bruteForce(
  jobs: Iterable<IndexedJob>,
  person: Person,
  filters: JobFilters,
  top: number,
): RecommendedJob[] {
  const query = queryOf(person, EXPLAINING.weights, EXPLAINING.bridges);
  return [...jobs]
    .filter((job) => passes(job, filters))
    .map((job) => explainJob(query, job, EXPLAINING))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, top);
}

/** Whether the filters let a job through, by what they say, one after another. */
export function passes(job: IndexedJob, filters: JobFilters): boolean {
  const { facts } = job;
  const isIn = <T>(list: readonly T[] | undefined, value: T | null): boolean =>
    !list || list.length === 0 || (value !== null && list.includes(value));
  const wants = (name: string): boolean => {
    const id = name === 'Golang' ? 'go' : name;
    return job.skills.some((skill) => skill.id === id && skill.polarity !== 'excluded');
  };
  const company = job.company?.toLowerCase() ?? null;
  const pay = facts.salary === null ? null : (facts.salary.max ?? facts.salary.min);
  const { minPay, postedFrom } = filters;
  return (
    isIn(filters.cities?.map(cityKey), jobCityKey(facts)) &&
    isIn(filters.roles, job.role) &&
    isIn(filters.levels, job.level) &&
    isIn(filters.clusters, job.cluster) &&
    isIn(filters.languages as readonly string[] | undefined, job.language) &&
    isIn(filters.remote, facts.remote) &&
    (filters.skills ?? []).every(wants) &&
    !(filters.withoutSkills ?? []).some(wants) &&
    isIn(
      filters.companies?.map((name) => name.trim().toLowerCase()),
      company,
    ) &&
    !(filters.withoutCompanies ?? []).some((name) => name.toLowerCase() === company) &&
    (!minPay ||
      (facts.salary !== null &&
        pay !== null &&
        facts.salary.currency === (minPay.currency ?? 'CNY') &&
        monthly(pay, facts.salary.period) >= monthly(minPay.min, minPay.period ?? 'month'))) &&
    (postedFrom === undefined || (facts.posted !== null && facts.posted >= postedFrom)) &&
    !(filters.without ?? []).includes(job.id)
  );
}
