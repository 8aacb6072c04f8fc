import type { Bilingual } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { JobEvidence } from './cluster-affinity.js';
import type { JobMapping } from './job-mapping.js';

/** A capability or technology as the jobs of a cluster share it. */
export interface ClusterTag {
  readonly id: string;
  /** Jobs of the cluster that have it. */
  readonly jobs: number;
  readonly share: number;
  /** Share in the cluster over share in all jobs of the run: above 1 where the cluster has more of it. */
  readonly lift: number;
}

/** A capability tag of a cluster. */
export interface ClusterCapability extends ClusterTag {
  readonly name: Bilingual;
  /** Mean of the scores of all jobs of the cluster; each job contributes its own score over the number of jobs. */
  readonly score: number;
  /** Up to three examples. */
  readonly evidence: readonly JobEvidence[];
}

/** A technology of a cluster. */
export interface ClusterSkill extends ClusterTag {
  readonly name: string;
}

/** How many jobs of a run have each id. */
export type Frequencies = ReadonlyMap<string, number>;

const EXAMPLES = 3;

/** Counts in how many jobs each id stands. */
export function frequenciesOf(jobs: readonly JobMapping[], idsOf: (job: JobMapping) => Iterable<string>): Frequencies {
  const counts = new Map<string, number>();
  for (const job of jobs) for (const id of idsOf(job)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The ids of a job's capabilities. */
export function capabilityIds(job: JobMapping): string[] {
  return job.capabilities.map(({ id }) => id);
}

/** The ids of a job's technologies, those aside that are only waived. */
export function skillIds(job: JobMapping): string[] {
  return job.skills.filter(({ polarity }) => polarity !== 'excluded').map(({ id }) => id);
}

/** The capabilities of a cluster, the best supported first. */
export function clusterCapabilities(
  members: readonly JobMapping[],
  corpus: Frequencies,
  corpusSize: number,
  catalogue: Catalogue,
): ClusterCapability[] {
  const tags = tagsOf(members, capabilityIds, corpus, corpusSize);
  const capabilities = tags.map((tag) => {
    const having = members.flatMap((job) => {
      const capability = job.capabilities.find(({ id }) => id === tag.id);
      return capability ? [{ job: job.id, capability }] : [];
    });
    const score = having.reduce((sum, { capability }) => sum + capability.score, 0) / members.length;
    const evidence = having.slice(0, EXAMPLES).map(({ job, capability }) => {
      const { field, start, end, text } = capability.evidence[0]!;
      return { job, field, start, end, text };
    });
    return { ...tag, name: catalogue.capabilities.get(tag.id)!.name, score, evidence };
  });
  return capabilities.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The technologies of a cluster, those of the largest share first. */
export function clusterSkills(
  members: readonly JobMapping[],
  corpus: Frequencies,
  corpusSize: number,
  catalogue: Catalogue,
): ClusterSkill[] {
  return tagsOf(members, skillIds, corpus, corpusSize).map((tag) => ({
    ...tag,
    name: catalogue.technologies.get(tag.id)!.name,
  }));
}

function tagsOf(
  members: readonly JobMapping[],
  idsOf: (job: JobMapping) => Iterable<string>,
  corpus: Frequencies,
  corpusSize: number,
): ClusterTag[] {
  const tags = [...frequenciesOf(members, idsOf)].map(([id, jobs]) => {
    const share = jobs / members.length;
    return { id, jobs, share, lift: share / (corpus.get(id)! / corpusSize) };
  });
  return tags.sort((a, b) => b.jobs - a.jobs || (a.id < b.id ? -1 : 1));
}
