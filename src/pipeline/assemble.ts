import { centroidSimilarities } from '../cluster/assign.js';
import type { Clustering } from '../cluster/clusterer.js';
import { contrastTerms } from '../cluster/contrast.js';
import { topTerms } from '../cluster/labels.js';
import { representatives } from '../cluster/representatives.js';
import type { Knowledge } from '../frameworks/registry.js';
import type { CorpusProfile, Mapper } from '../mapping/mapper.js';
import type { AnalysedCluster, AnalysedJob } from './analysis.js';
import type { ClusterStage } from './cluster-stage.js';
import { labelOf } from './label.js';
import { profileOf } from './profile.js';
import type { ReadJob, ReadStage } from './read-stage.js';
import { tellingTerms } from './telling-terms.js';
import type { VectorStage } from './vector-stage.js';

const TERMS_KEPT = 20;
const REPRESENTATIVES_KEPT = 5;
const TERMS_APART = 8;

/** What the stages of a run made, ready to be put together. */
export interface Stages {
  readonly read: ReadStage;
  readonly vectors: VectorStage;
  readonly clustered: ClusterStage;
  readonly mapper: Mapper;
  readonly knowledge: Knowledge;
}

/** The jobs with their clusters, in the order of the input. */
export function analysedJobs(read: ReadStage, { matrix }: VectorStage, clustering: Clustering): AnalysedJob[] {
  const similarities = centroidSimilarities(matrix, clustering.labels, clustering);
  return read.jobs.map(({ source, title, language, facts, mapping: { id, ...mapped } }, row) => ({
    id,
    source,
    title,
    language,
    cluster: clustering.labels[row]!,
    similarity: Math.min(1, Math.max(0, similarities[row]!)),
    ...mapped,
    facts,
  }));
}

/** The clusters with their labels, terms, mappings and profiles. */
export function analysedClusters(stages: Stages): AnalysedCluster[] {
  const { read, vectors, clustered, mapper } = stages;
  const { clustering } = clustered;
  const corpus = mapper.profile(read.jobs.map(({ mapping }) => mapping));
  const { terms } = vectors.model.vocabulary;
  const typical = topTerms(vectors.weighted, clustering.labels, clustering.k, terms, 3 * TERMS_KEPT);
  const nearest = representatives(vectors.matrix, clustering, REPRESENTATIVES_KEPT);
  return Array.from({ length: clustering.k }, (_, number) => {
    const members = read.jobs.filter((_job, row) => clustering.labels[row] === number);
    return analysedCluster(stages, corpus, {
      number,
      members,
      terms: typical[number]!,
      nearest: nearest[number]!.map(({ row, similarity }) => ({ job: read.jobs[row]!, similarity })),
    });
  });
}

interface ClusterParts {
  readonly number: number;
  readonly members: readonly ReadJob[];
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
  readonly nearest: readonly { readonly job: ReadJob; readonly similarity: number }[];
}

function analysedCluster(stages: Stages, corpus: CorpusProfile, parts: ClusterParts): AnalysedCluster {
  const { read, mapper, knowledge } = stages;
  const { number, members, nearest } = parts;
  const described = parts.terms.map(({ term, weight }) => {
    const info = read.terms.describe(term);
    return { term: info.shown, weight, info };
  });
  const terms = tellingTerms(described).slice(0, TERMS_KEPT);
  const profile = profileOf(members.map(({ facts, mapping: { role, level } }) => ({ facts, role, level })));
  return {
    cluster: number,
    label: labelOf(terms, profile.roles, members.length, nameOfTerm(knowledge)),
    size: members.length,
    stability: stages.clustered.stability[number]!,
    nearest: nearestTo(stages, number),
    terms: terms.map(({ term, weight }) => ({ term, weight })),
    representatives: nearest.map(({ job, similarity }) => ({
      id: job.id,
      title: job.title ?? job.opening,
      similarity,
    })),
    ...mapper.mapCluster(
      members.map(({ mapping }) => mapping),
      corpus,
    ),
    ...profile,
  };
}

function nearestTo({ read, vectors, clustered }: Stages, number: number): AnalysedCluster['nearest'] {
  const other = clustered.nearest[number]!;
  if (other < 0) return null;
  const { terms } = vectors.model.vocabulary;
  const { labels } = clustered.clustering;
  const apart = contrastTerms(vectors.weighted, labels, number, other, terms, 3 * TERMS_APART).map((term) => {
    const info = read.terms.describe(term.term);
    return { term: info.shown, weight: term.weight, info };
  });
  const shown = tellingTerms(apart).slice(0, TERMS_APART);
  return { cluster: other, apart: shown.map(({ term, weight }) => ({ term, weight })) };
}

function nameOfTerm({ catalogue }: Knowledge): (term: string) => string | null {
  const names = new Map([...catalogue.technologies.values()].map(({ id, name }) => [catalogue.termOf(id), name]));
  return (term) => names.get(term) ?? null;
}
