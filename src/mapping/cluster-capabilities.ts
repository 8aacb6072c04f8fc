import type { Bilingual } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { JobEvidence } from './cluster-affinity.js';
import type { JobMapping } from './job-mapping.js';
import type { PartKind, Tally } from './tally.js';

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

/** In how many jobs each id of a kind stands. */
export function frequenciesOf(jobs: Tally, kind: PartKind): Frequencies {
  return new Map([...jobs.of(kind)].map(([id, { jobs: count }]) => [id, count]));
}

/** The capabilities of a cluster, the best supported first. */
export function clusterCapabilities(
  members: Tally,
  jobOf: (job: number) => JobMapping,
  corpus: Frequencies,
  corpusSize: number,
  catalogue: Catalogue,
): ClusterCapability[] {
  const found = members.of('capability');
  const capabilities = tagsOf(members, 'capability', corpus, corpusSize).map((tag) => {
    const { sum, examples } = found.get(tag.id)!;
    const evidence = examples.map((number) => {
      const job = jobOf(number);
      const { field, start, end, text } = job.capabilities.find(({ id }) => id === tag.id)!.evidence[0]!;
      return { job: job.id, field, start, end, text };
    });
    return { ...tag, name: catalogue.capabilities.get(tag.id)!.name, score: sum / members.jobs, evidence };
  });
  return capabilities.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The technologies of a cluster, those of the largest share first. */
export function clusterSkills(
  members: Tally,
  corpus: Frequencies,
  corpusSize: number,
  catalogue: Catalogue,
): ClusterSkill[] {
  return tagsOf(members, 'skill', corpus, corpusSize).map((tag) => ({
    ...tag,
    name: catalogue.technologies.get(tag.id)!.name,
  }));
}

function tagsOf(members: Tally, kind: PartKind, corpus: Frequencies, corpusSize: number): ClusterTag[] {
  const tags = [...members.of(kind)].map(([id, { jobs }]) => {
    const share = jobs / members.jobs;
    return { id, jobs, share, lift: share / (corpus.get(id)! / corpusSize) };
  });
  return tags.sort((a, b) => b.jobs - a.jobs || (a.id < b.id ? -1 : 1));
}
