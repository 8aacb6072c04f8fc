import type { Evidence, ExtractedFacts, FactName } from '../core/job.js';
import type { BridgeTable } from './bridges.js';
import { type Facets, facetsOf } from './facets.js';
import type { IndexedJob } from './indexed-job.js';
import { type MetTags, metTags } from './met-tags.js';
import { missingTags } from './missing.js';
import {
  coverageOf,
  dot,
  FACET_OF,
  FACET_PARTS,
  type FacetPart,
  facetFit,
  type Query,
  textOf,
  useOf,
} from './query.js';
import type { RecommendedJob, ScorePart } from './recommendation.js';
import { roundedTo } from './shares.js';
import type { TagWeights } from './tag-weights.js';
import { MILLION, scoreOf } from './top-rows.js';

/** A part of a score before it is rounded. */
interface ExactPart extends Omit<ScorePart, 'contribution'> {
  readonly exact: number;
}

/** What scores are explained with. */
export interface Explaining {
  readonly weights: TagWeights;
  readonly bridges: BridgeTable;
}

const FACT_OF: Readonly<Partial<Record<FacetPart, FactName>>> = {
  years: 'experienceYears',
  education: 'education',
  city: 'city',
  pay: 'salary',
  remote: 'remote',
};

/** A job with its score, what it is made of and what is missing. */
export function explainJob(query: Query, job: IndexedJob, by: Explaining): RecommendedJob {
  const met = metTags(query, job, by.weights);
  const exact = [...tagParts(query, met), ...facetParts(query, job), ...textParts(query, job)];
  const score = jobScore(query, job, met);
  const shares = roundedTo(
    score,
    exact.map((part) => part.exact * MILLION),
  );
  const parts = exact.map(({ exact: _, ...part }, i): ScorePart => ({ ...part, contribution: shares[i]! / MILLION }));
  return {
    id: job.id,
    title: job.title,
    company: job.company,
    cluster: job.cluster,
    score: score / MILLION,
    parts: parts.sort((a, b) => b.contribution - a.contribution),
    missing: missingTags(query, met, by.bridges),
  };
}

/** The score of a job in millionths, added up in the order in which a search does. */
export function jobScore(query: Query, job: IndexedJob, { met, asked }: MetTags): number {
  const { weights, fits, place, credits } = query;
  let sum = met === 0 ? 0 : weights.coverage * coverageOf(met, asked) + weights.use * useOf(met, credits.total);
  const facets = facetsOf(job);
  for (const part of FACET_PARTS) {
    if (weights[part] > 0) sum += weights[part] * facetFit(fits, part, facets[FACET_OF[part]]);
  }
  return scoreOf(sum + (place && job.place ? weights.text * textOf(dot(place, job.place)) : 0));
}

/** Of coverage and of use each met tag has the share that it is of what is met. */
function tagParts({ weights, credits }: Query, { tags, met, asked }: MetTags): ExactPart[] {
  if (met === 0) return [];
  const worth = weights.coverage * coverageOf(met, asked) + weights.use * useOf(met, credits.total);
  return tags.flatMap(({ kind, tag, amount, credit }): ExactPart[] => {
    if (!credit) return [];
    const part = { kind, id: tag.id, evidence: tag.evidence, own: credit.own };
    const exact = (worth * (amount * credit.worth)) / met;
    return [credit.through === null ? { ...part, exact } : { ...part, exact, through: credit.through.id }];
  });
}

function facetParts({ weights, fits }: Query, job: IndexedJob): ExactPart[] {
  const facets = facetsOf(job);
  return FACET_PARTS.filter((part) => weights[part] > 0).map((part) => {
    const id = facetId(part, facets, job.facts);
    const evidence = factEvidence(job.facts, FACT_OF[part]);
    const exact = weights[part] * facetFit(fits, part, facets[FACET_OF[part]]);
    return id === null ? { kind: part, evidence, exact } : { kind: part, id, evidence, exact };
  });
}

function textParts({ weights, place }: Query, job: IndexedJob): ExactPart[] {
  if (place === null) return [];
  const exact = job.place ? weights.text * textOf(dot(place, job.place)) : 0;
  return [{ kind: 'text', evidence: [], exact }];
}

/** What was compared, in words; null where the job does not say. */
function facetId(
  part: FacetPart,
  { role, level, years, education, pay, remote }: Facets,
  facts: ExtractedFacts,
): string | null {
  switch (part) {
    case 'role':
      return role;
    case 'level':
      return level;
    case 'years':
      return years === null ? null : `${years[0] ?? ''}-${years[1] ?? ''}`;
    case 'education':
      return education;
    case 'city':
      return facts.city;
    case 'pay':
      return pay === null ? null : `${pay.amount} ${pay.currency}`;
    case 'remote':
      return remote;
  }
}

/** The words of a fact where they stand in the title or text of the job; a field of their own is no place to mark. */
function factEvidence({ evidence }: ExtractedFacts, fact: FactName | undefined): Evidence[] {
  const found = fact === undefined ? undefined : evidence[fact];
  if (found?.field !== 'title' && found?.field !== 'text') return [];
  const { field, start, end, text } = found;
  return [{ field, start, end, text }];
}
