import type { Knowledge } from '../frameworks/registry.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import type { Mapper } from '../mapping/mapper.js';
import type { Tally } from '../mapping/tally.js';
import type { AnalysedCluster, ClusterTerm, RepresentativeJob } from './analysis.js';
import type { ClusterView } from './cluster-view.js';
import { labelsOf } from './labels/labels.js';
import type { PlacedRecords } from './placed-records.js';
import { profileOf } from './profile.js';
import type { ReadStage } from './read-stage.js';
import type { RunAffinity } from './run-affinity.js';
import { type DescribedTerm, tellingTerms } from './telling-terms.js';
import type { FittedVectors } from './vector-stage.js';

const TERMS_KEPT = 20;
const TERMS_APART = 8;
/** Jobs that are kept as objects at a time. */
const REMEMBERED = 64;

/** What the stages of a run made, ready to be put together. */
export interface Stages {
  readonly read: ReadStage;
  readonly vectors: FittedVectors;
  readonly clustered: ClusterView;
  readonly placed: PlacedRecords;
  readonly mapper: Mapper;
  readonly affinity: RunAffinity;
  readonly knowledge: Knowledge;
}

/** The jobs of a run counted, outliers among all of them. */
export interface CountedJobs {
  readonly all: Tally;
  readonly groups: readonly Tally[];
}

/** Counts the jobs of each cluster, and all of them. */
export function countJobs({ read, clustered, affinity }: Pick<Stages, 'read' | 'clustered' | 'affinity'>): CountedJobs {
  return read.parts.tallies(clustered.labels, clustered.clustering.k, affinity.scorer);
}

/** The clusters with their labels, terms, mappings and profiles. */
export function analysedClusters(stages: Stages, { all, groups }: CountedJobs): AnalysedCluster[] {
  const { read, clustered, placed, mapper, knowledge, affinity } = stages;
  const corpus = mapper.profileTally(all, affinity.companions);
  const profiles = groups.map(profileOf);
  const terms = clustered.terms.map((weighed) => tellingTerms(described(read, weighed)));
  const titles = titlesOf(read, clustered);
  const labels = labelsOf(
    groups.map(({ jobs }, number) => ({
      terms: terms[number]!,
      roles: profiles[number]!.roles,
      size: jobs,
      titles: titles[number]!,
    })),
    { nameOf: nameOfTerm(knowledge), names: read.names },
  );
  const examples = representativesOf(stages);
  const duplicates = duplicatesOf(read, clustered);
  return groups.map((members, number) => ({
    cluster: number,
    label: labels[number]!,
    size: members.jobs,
    duplicates: duplicates[number]!,
    stability: clustered.stability[number]!,
    nearest: nearestTo(stages, number),
    terms: terms[number]!.slice(0, TERMS_KEPT).map(({ term, weight }) => ({ term, weight })),
    representatives: examples[number]!,
    ...mapper.mapTally(members, remembered(placed), corpus),
    ...profiles[number]!,
  }));
}

/** Most jobs whose words a cluster shows are asked for time and again; all of them, as objects, would fill the memory. */
function remembered(placed: PlacedRecords): (row: number) => JobMapping {
  const jobs = new Map<number, JobMapping>();
  return (row) => {
    const known = jobs.get(row) ?? placed.mapping(row);
    // Behind the others, so that the first one is that which was not asked for the longest.
    jobs.delete(row);
    jobs.set(row, known);
    if (jobs.size > REMEMBERED) jobs.delete(jobs.keys().next().value!);
    return known;
  };
}

/** By cluster: how many jobs are copies of its own. */
function duplicatesOf({ copies }: ReadStage, { labels, clustering }: ClusterView): number[] {
  const counts = new Array<number>(clustering.k).fill(0);
  for (let job = 0; job < copies.jobs; job++) {
    const label = labels[copies.rowOf(job)]!;
    if (label >= 0 && copies.originalOf(job) !== null) counts[label]! += 1;
  }
  return counts;
}

function titlesOf({ titles }: ReadStage, { labels, clustering }: ClusterView): string[][] {
  const byCluster: string[][] = Array.from({ length: clustering.k }, () => []);
  titles.forEach((title, row) => {
    if (title !== null) byCluster[labels[row]!]?.push(title);
  });
  return byCluster;
}

function representativesOf({ clustered, placed }: Stages): RepresentativeJob[][] {
  return clustered.representatives.map((nearest) =>
    nearest.map(({ row, similarity }) => {
      const { id, title } = placed.row(row);
      return { id, title: title ?? placed.opening(row), similarity };
    }),
  );
}

function described({ terms }: ReadStage, weighed: readonly ClusterTerm[]): DescribedTerm[] {
  return weighed.map(({ term, weight }) => {
    const info = terms.describe(term);
    return { term: info.shown, weight, info };
  });
}

function nearestTo({ read, clustered }: Stages, number: number): AnalysedCluster['nearest'] {
  const other = clustered.nearest[number]!;
  if (other < 0) return null;
  const apart = clustered.apart(number, other, 3 * TERMS_APART);
  const shown = tellingTerms(described(read, apart)).slice(0, TERMS_APART);
  return { cluster: other, apart: shown.map(({ term, weight }) => ({ term, weight })) };
}

function nameOfTerm({ catalogue }: Knowledge): (term: string) => string | null {
  const names = new Map([...catalogue.technologies.values()].map(({ id, name }) => [catalogue.termOf(id), name]));
  return (term) => names.get(term) ?? null;
}
