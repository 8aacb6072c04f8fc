import type { AnalysedCluster } from '../../pipeline/analysis.js';
import type { IndexedJob } from '../../recommend/indexed-job.js';
import type { Recommendation, RecommendOptions } from '../../recommend/recommendation.js';
import { answer } from './answer.js';
import type { LaneName } from './call.js';
import type { Opened } from './ranker.js';
import { warmJobs, warmPeople } from './warm-texts.js';
import type { ReadPerson, Work } from './work.js';

// The engine compiles what it runs while it runs it: first calls take 10 to 50 times as long as later ones, so that a
// service which is asked at once falls behind. These numbers of calls are where times are level.
const PLACED = 64;
const PUT = 16;
const READ = 32;
const RANKED = 64;
const SIMILAR = 12;
const CITIES = 12;

const MOST_CLUSTERS = 16;
const MOST_TAGS = 12;
const STRENGTH = 0.7;

const NOBODY: ReadPerson = {
  skills: [],
  capabilities: [],
  roles: [],
  level: null,
  years: null,
  education: null,
  wishes: {},
  place: null,
  unknown: [],
};

/** The same few in turn: what they lead through is compiled, too. */
const OPTIONS: readonly RecommendOptions[] = [
  {},
  { top: 20 },
  {},
  { top: 5, diversity: 0.3 },
  {},
  { filters: { levels: ['mid', 'senior'], withoutSkills: ['PHP'] } },
];

/**
 * Does a fixed number of calls of the kind that a thread is there for, before it is said to be ready. Nothing is changed
 * by it.
 *
 * @throws JobprismError what reading a job throws, as where the dictionary of the model cannot be loaded
 */
export async function warmUp(opened: Opened, lane: LaneName): Promise<void> {
  if (lane === 'assign') await warmPlacing(opened);
  else await warmRanking(opened);
}

/** Loads what a model loads with its first job, where the engine is warm already. */
export async function loadReader(opened: Opened): Promise<void> {
  const jobs = warmJobs(opened.ranker.model.knowledge.catalogue, 1);
  await answer(opened, { kind: 'assign', jobs });
}

async function warmPlacing(opened: Opened): Promise<void> {
  const { catalogue } = opened.ranker.model.knowledge;
  for (const job of warmJobs(catalogue, PLACED)) await answer(opened, { kind: 'assign', jobs: [job] });
  for (const job of warmJobs(catalogue, PUT)) await answer(opened, { kind: 'read-job', job });
  for (const person of warmPeople(catalogue, READ)) await answer(opened, { kind: 'read-person', person });
}

/** For people as the clusters describe them first, then for such as could have the jobs that were found for those. */
async function warmRanking(opened: Opened): Promise<void> {
  const { ranker } = opened;
  const described = ranker.model.clusters.slice(0, MOST_CLUSTERS).map(personOfCluster);
  const found = await rankFor(opened, described);
  const jobs = [...found].flatMap((id) => ranker.index.get(id) ?? []);
  const people = [...jobs.map(personOfJob), ...described];
  if (people.length === 0) return;
  const left = Array.from({ length: RANKED - described.length }, (_, at) => people[at % people.length]!);
  await rankFor(opened, left);
  for (const { id } of jobs.slice(0, SIMILAR)) await asked(opened, { kind: 'similar', id, options: {} });
  for (const job of jobs.slice(0, CITIES)) {
    await asked(opened, {
      kind: 'rank-city',
      person: personOfJob(job),
      city: job.facts.city ?? '北京',
      options: {},
    });
  }
}

/** The ids of all jobs that are recommended to some people. */
async function rankFor(opened: Opened, people: readonly ReadPerson[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [at, person] of people.entries()) {
    const json = await asked(opened, { kind: 'rank', person, options: OPTIONS[at % OPTIONS.length]! });
    if (json === null) continue;
    for (const { id } of (JSON.parse(json) as Pick<Recommendation, 'jobs'>).jobs) found.add(id);
  }
  return found;
}

/** Null where there is no answer: a record that cannot be read is for those who ask for it, and no reason not to start. */
async function asked(opened: Opened, work: Work): Promise<string | null> {
  // As work comes from another thread.
  return answer(opened, structuredClone(work)).catch(() => null);
}

/** Someone who has what the jobs of a cluster ask for. */
function personOfCluster({ skills, capabilities, roles }: AnalysedCluster): ReadPerson {
  const jobs = roles.reduce((sum, role) => sum + role.jobs, 0);
  return {
    ...NOBODY,
    skills: skills.slice(0, MOST_TAGS).map(({ id, name }) => ({ id, name, strength: STRENGTH, evidence: [] })),
    capabilities: capabilities.slice(0, MOST_TAGS).map(({ id }) => ({ id, strength: STRENGTH, evidence: [] })),
    roles: roles.map(({ value, jobs: own }) => ({ id: value, share: own / jobs })),
  };
}

/** Someone who has what a job asks for, is where it is, and says so in its words. */
function personOfJob({ skills, capabilities, role, level, facts, place }: IndexedJob): ReadPerson {
  const has = <T extends { readonly id: string }>({ id }: T) => ({ id, strength: STRENGTH, evidence: [] });
  return {
    ...NOBODY,
    skills: skills.map((skill) => ({ ...has(skill), name: skill.id })),
    capabilities: capabilities.map(has),
    roles: [{ id: role, share: 1 }],
    level,
    years: facts.experienceYears?.[0] ?? null,
    education: facts.education,
    wishes: facts.city ? { cities: [facts.city] } : {},
    place: place && [...place],
  };
}
