import type { BridgeTable } from './bridges.js';
import { creditsOf } from './credits.js';
import { fitsOf } from './fits.js';
import type { IndexedJob } from './indexed-job.js';
import type { Person } from './person.js';
import { makeQuery, type Query } from './query.js';
import { AMOUNT_UNIT, wantedTags } from './tag.js';
import type { TagWeights } from './tag-weights.js';
import { SIMILAR_WEIGHTS } from './weights.js';

/** A job as what others are compared with: someone who has what it asks for, and wishes its role, level and city. */
export function queryOfJob(job: IndexedJob, weights: TagWeights, bridges: BridgeTable): Query {
  const person = personOf(job);
  return makeQuery(creditsOf(person, weights, bridges), fitsOf(person), job.place, SIMILAR_WEIGHTS);
}

function personOf(job: IndexedJob): Person {
  const tags = wantedTags(job).map(({ kind, tag, amount }) => ({
    kind,
    id: tag.id,
    name: tag.id,
    strength: amount / AMOUNT_UNIT,
    evidence: tag.evidence,
  }));
  const city = job.facts.place?.city?.zh ?? job.facts.city;
  return {
    skills: tags.filter(({ kind }) => kind === 'skill'),
    capabilities: tags.filter(({ kind }) => kind === 'capability'),
    roles: [{ id: job.role, share: 1 }],
    level: job.level,
    years: null,
    education: null,
    wishes: city === null ? {} : { cities: [city] },
    place: job.place,
    unknown: [],
  };
}
