import type { Evidence, ExtractedFacts, FactName } from '../core/job.js';
import type { BridgeTable } from './bridges.js';
import { ANYWHERE, type Facets, facetsOf } from './facets.js';
import type { IndexedJob } from './indexed-job.js';
import { type MetTags, metTags, metWorth } from './met-tags.js';
import { missingTags } from './missing.js';
import { dot, FACET_PARTS, type FacetPart, facetFit, facetWorth, type Query, textOf } from './query.js';
import type { RecommendedJob, ScorePart } from './recommendation.js';
import { roundedTo } from './shares.js';
import type { TagWeights } from './tag-weights.js';
import { MILLION, scoreOf } from './top-rows.js';

/** A part of a score, and what it is before it is rounded. */
interface ExactPart {
  readonly part: Omit<ScorePart, 'contribution'>;
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
  const facets = facetsOf(job);
  const exact = [...tagParts(query, met), ...facetParts(query, facets, job.facts), ...textParts(query, job)];
  const score = jobScore(query, job, facets, met);
  const shares = roundedTo(
    score,
    exact.map((one) => one.exact * MILLION),
  );
  const parts = exact.map(({ part }, i): ScorePart => Object.assign(part, { contribution: shares[i]! / MILLION }));
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
function jobScore(query: Query, job: IndexedJob, facets: Facets, { met, asked }: MetTags): number {
  const worth = facetWorth(query);
  let sum = metWorth(query, { met, asked }) + worth.demands(facets.demands);
  sum += worth.reach?.(facets.reach) ?? 0;
  sum += worth.pay?.(facets.pay) ?? 0;
  sum += worth.remote?.(facets.remote) ?? 0;
  return scoreOf(sum + textWorth(query, job));
}

/** Of coverage and of use each met tag has the share that it is of what is met. */
function tagParts(query: Query, { tags, met, asked }: MetTags): ExactPart[] {
  const worth = metWorth(query, { met, asked });
  if (worth === 0) return [];
  const parts: ExactPart[] = [];
  for (const { kind, tag, amount, credit } of tags) {
    if (!credit) continue;
    const { own, through } = credit;
    const said = { kind, id: tag.id, evidence: tag.evidence, own };
    const part = through === null ? said : Object.assign(said, { through: through.id });
    parts.push({ part, exact: (worth * (amount * credit.worth)) / met });
  }
  return parts;
}

function facetParts({ weights, fits }: Query, facets: Facets, facts: ExtractedFacts): ExactPart[] {
  return FACET_PARTS.filter((part) => weights[part] > 0).map((part) => {
    const id = facetId(part, facets, facts);
    const evidence = factEvidence(facts, part === 'city' && facets.reach === ANYWHERE ? 'remote' : FACT_OF[part]);
    const exact = weights[part] * facetFit(fits, part, facets);
    return { part: id === null ? { kind: part, evidence } : { kind: part, id, evidence }, exact };
  });
}

function textParts(query: Query, job: IndexedJob): ExactPart[] {
  return query.place === null ? [] : [{ part: { kind: 'text', evidence: [] }, exact: textWorth(query, job) }];
}

function textWorth({ place, weights }: Query, job: IndexedJob): number {
  return place && job.place ? weights.text * textOf(dot(place, job.place)) : 0;
}

/** What was compared, in words; null where the job does not say. */
function facetId(part: FacetPart, { demands, pay, reach, remote }: Facets, facts: ExtractedFacts): string | null {
  const { role, level, years, education } = demands;
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
      // Wherever its office is, a job that is done from anywhere meets the wish by that.
      return reach === ANYWHERE ? 'remote' : facts.city;
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
