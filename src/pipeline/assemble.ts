import { centroidSimilarities } from '../cluster/assign.js';
import { contrastTerms } from '../cluster/contrast.js';
import { topTerms } from '../cluster/labels.js';
import { representatives } from '../cluster/representatives.js';
import { selectRows } from '../core/csr.js';
import type { Knowledge } from '../frameworks/registry.js';
import type { Mapper } from '../mapping/mapper.js';
import type { AnalysedCluster, AnalysedJob, ClusterTerm } from './analysis.js';
import type { ClusterStage } from './cluster-stage.js';
import { labelsOf } from './labels/labels.js';
import { profileOf } from './profile.js';
import type { ReadJob } from './read-job.js';
import type { ReadStage } from './read-stage.js';
import { type DescribedTerm, tellingTerms } from './telling-terms.js';
import type { VectorStage } from './vector-stage.js';

const TERMS_KEPT = 20;
const REPRESENTATIVES_KEPT = 5;
const TERMS_APART = 8;
const PLACE_PARTS = /\s*[,，、·/|()（）-]\s*/;

/** What the stages of a run made, ready to be put together. */
export interface Stages {
  readonly read: ReadStage;
  readonly vectors: VectorStage;
  readonly clustered: ClusterStage;
  readonly mapper: Mapper;
  readonly knowledge: Knowledge;
}

/** The jobs with their clusters, in the order of the input. */
export function analysedJobs({ jobs }: ReadStage, { matrix }: VectorStage, clustered: ClusterStage): AnalysedJob[] {
  const { clustering, labels } = clustered;
  const similarities = centroidSimilarities(matrix, clustering.labels, clustering);
  return jobs.map(({ source, title, language, facts, mapping: { id, ...mapped } }, row) => ({
    id,
    source,
    title,
    language,
    cluster: labels[row] === -1 ? null : labels[row]!,
    similarity: Math.min(1, Math.max(0, similarities[row]!)),
    ...mapped,
    facts,
  }));
}

/** The clusters with their labels, terms, mappings and profiles. */
export function analysedClusters(stages: Stages): AnalysedCluster[] {
  const { read, clustered, mapper, knowledge } = stages;
  const corpus = mapper.profile(read.jobs.map(({ mapping }) => mapping));
  const parts = partsOf(stages);
  const profiles = parts.map(({ members }) =>
    profileOf(members.map(({ facts, mapping: { role, level } }) => ({ facts, role, level }))),
  );
  const labels = labelsOf(
    parts.map(({ members, terms }, number) => ({
      terms,
      roles: profiles[number]!.roles,
      size: members.length,
      titles: members.flatMap(({ title }) => title ?? []),
    })),
    { nameOf: nameOfTerm(knowledge), names: namesIn(read.jobs) },
  );
  return parts.map(({ members, terms, nearest }, number) => ({
    cluster: number,
    label: labels[number]!,
    size: members.length,
    stability: clustered.stability[number]!,
    nearest: nearestTo(stages, number),
    terms: terms.slice(0, TERMS_KEPT).map(({ term, weight }) => ({ term, weight })),
    representatives: nearest.map(({ job, similarity }) => ({
      id: job.id,
      title: job.title ?? job.opening,
      similarity,
    })),
    ...mapper.mapCluster(
      members.map(({ mapping }) => mapping),
      corpus,
    ),
    ...profiles[number]!,
  }));
}

interface ClusterParts {
  readonly members: readonly ReadJob[];
  readonly terms: readonly DescribedTerm[];
  readonly nearest: readonly { readonly job: ReadJob; readonly similarity: number }[];
}

function partsOf({ read, vectors, clustered: { clustering, labels } }: Stages): ClusterParts[] {
  const { k } = clustering;
  const placed = Int32Array.from(labels.keys()).filter((row) => labels[row] !== -1);
  const typical = topTerms(
    selectRows(vectors.weighted, placed),
    placed.map((row) => labels[row]!),
    k,
    vectors.model.vocabulary.terms,
    3 * TERMS_KEPT,
  );
  const nearest = representatives(vectors.matrix, clustering, REPRESENTATIVES_KEPT);
  return Array.from({ length: k }, (_, number) => ({
    members: read.jobs.filter((_job, row) => labels[row] === number),
    terms: tellingTerms(described(read, typical[number]!)),
    nearest: nearest[number]!.map(({ row, similarity }) => ({ job: read.jobs[row]!, similarity })),
  }));
}

function described({ terms }: ReadStage, weighed: readonly ClusterTerm[]): DescribedTerm[] {
  return weighed.map(({ term, weight }) => {
    const info = terms.describe(term);
    return { term: info.shown, weight, info };
  });
}

function nearestTo({ read, vectors, clustered }: Stages, number: number): AnalysedCluster['nearest'] {
  const other = clustered.nearest[number]!;
  if (other < 0) return null;
  const { terms } = vectors.model.vocabulary;
  const apart = contrastTerms(vectors.weighted, clustered.labels, number, other, terms, 3 * TERMS_APART);
  const shown = tellingTerms(described(read, apart)).slice(0, TERMS_APART);
  return { cluster: other, apart: shown.map(({ term, weight }) => ({ term, weight })) };
}

function nameOfTerm({ catalogue }: Knowledge): (term: string) => string | null {
  const names = new Map([...catalogue.technologies.values()].map(({ id, name }) => [catalogue.termOf(id), name]));
  return (term) => names.get(term) ?? null;
}

/** The companies of the jobs and their places, each part of "Berlin, Germany" or 北京·朝阳区 for itself. */
function namesIn(jobs: readonly ReadJob[]): Set<string> {
  return new Set(
    jobs.flatMap(({ company, facts }) => [
      ...(company === null ? [] : [company.toLowerCase()]),
      ...(facts.city?.toLowerCase().split(PLACE_PARTS) ?? []),
    ]),
  );
}
