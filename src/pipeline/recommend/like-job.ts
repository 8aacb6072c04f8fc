import type { IndexedJob } from '../../recommend/indexed-job.js';
import type { Person } from '../../recommend/person.js';

/** A job as the person it seeks, so that jobs like it are found as jobs for people are. */
export function personLike({ skills, capabilities, role, level, facts, place }: IndexedJob): Person {
  const wanted = { required: 1, preferred: 0.6, excluded: 0 };
  const has = ({ polarity }: IndexedJob['skills'][number]): boolean => polarity !== 'excluded';
  return {
    skills: skills.filter(has).map(({ id, polarity }) => ({ id, name: id, strength: wanted[polarity], evidence: [] })),
    capabilities: capabilities.filter(has).map(({ id, score }) => ({ id, strength: score, evidence: [] })),
    roles: role === 'other' ? [] : [{ id: role, share: 1 }],
    level,
    years: facts.experienceYears?.[0] ?? null,
    education: facts.education,
    wishes: {},
    place,
    unknown: [],
  };
}
