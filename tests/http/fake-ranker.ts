import type { JobDescription } from '../../src/core/job.js';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import type { AssignedJob } from '../../src/pipeline/model/job-reader.js';
import type { IndexedJob } from '../../src/recommend/indexed-job.js';
import type { Person, PersonInput } from '../../src/recommend/person.js';
import type { RecommendOptions } from '../../src/recommend/recommendation.js';
import type { Ranker } from '../../src/server/engine/ranker.js';
import { NO_FACTS } from '../support/indexed-jobs.js';

/** A ranker that says what it was asked, in the form of a real one. */
export function fakeRanker(more: Partial<Ranker> = {}): Ranker {
  const jobs = new Map<string, IndexedJob>();
  const base: Ranker = {
    model: {
      id: 'ab'.repeat(32),
      space: 'cd'.repeat(32),
      clusters: [0, 1].map(clusterOf),
      knowledge: builtInKnowledge(),
      counts: { all: { frameworks: new Map([['go-web gin', 7]]) } as unknown as Ranker['model']['counts']['all'] },
      assign: async (job) => assigned(job),
      place: async (job) => ({ job: assigned(job), company: job.company, place: Float32Array.of(1, 0) }),
    },
    index: {
      get size() {
        return jobs.size;
      },
      has: (id) => jobs.has(id),
      get: (id) => jobs.get(id),
      put: (job) => void jobs.set(job.id, job),
      citySkills: (_, city) => ({ city }),
    },
    person: async (person) => read(person),
    recommendTo: (person, options) => recommendation(person, options),
    similar: (id, options) =>
      [...jobs.keys()]
        .filter((one) => one !== id)
        .slice(0, options?.top ?? 10)
        .map(recommended),
    delete: (id) => jobs.delete(id),
  };
  return { ...base, ...more };

  function recommendation(person: Person, options: RecommendOptions = {}) {
    const found = [...jobs.keys()].slice(0, options.top ?? 10).map(recommended);
    return { person, jobs: found, clusters: [], roles: [], frameworks: [] };
  }
}

function read(person: PersonInput): Person {
  return {
    skills: skillsOf(person),
    capabilities: [],
    roles: [],
    level: null,
    years: null,
    education: null,
    wishes: {},
    place: Float32Array.of(0.6, 0.8),
    unknown: [],
  };
}

function skillsOf({ skills = [] }: PersonInput) {
  return skills.map((skill) => {
    const name = typeof skill === 'string' ? skill : skill.name;
    return { id: name.toLowerCase(), name, strength: 0.5, evidence: [] };
  });
}

function assigned({ id, source, title, text }: JobDescription): AssignedJob {
  return {
    id,
    source,
    title,
    language: 'zh',
    cluster: text.length % 2,
    similarity: 1 / 3,
    skills: [],
    capabilities: [],
    requirements: [],
    packs: [],
    scenes: [],
    frameworks: [],
    decisions: [],
    role: 'backend',
    roleEvidence: [],
    level: null,
    facts: NO_FACTS,
    flags: [],
  };
}

function recommended(id: string) {
  return {
    id,
    title: null,
    company: null,
    cluster: 0,
    score: 0.5,
    parts: [{ kind: 'role' as const, contribution: 0.5, evidence: [] }],
    missing: [],
  };
}

function clusterOf(cluster: number): Ranker['model']['clusters'][number] {
  const known = {
    cluster,
    label: { zh: `类${cluster}`, en: `Cluster ${cluster}` },
    size: 5 - cluster,
    stability: 0.9,
    terms: [{ term: 'golang', weight: 0.5 }],
    skills: [],
    capabilities: [],
    roles: [{ value: 'backend', jobs: 3 }],
  };
  return known as unknown as Ranker['model']['clusters'][number];
}
