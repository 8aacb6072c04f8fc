import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Grade, Pack } from '../frameworks/schema.js';
import type { AffinityPart } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { affinityKey, partId } from './job-parts.js';
import type { Tallied, Tally } from './tally.js';

/** Words of one job that a statement about a cluster stands on. */
export interface JobEvidence extends Evidence {
  readonly job: string;
}

/** A part of a framework's affinity with a cluster; the contributions of all parts add up to the score. */
export interface ClusterAffinityPart {
  readonly kind: 'mention' | 'scene' | 'prior';
  /** For a scene: which one, and the framework's grade for it. */
  readonly scene?: string;
  readonly grade?: Grade;
  /** Jobs of the cluster that this part stands on. */
  readonly jobs: number;
  readonly contribution: number;
  /** Up to three examples. */
  readonly evidence: readonly JobEvidence[];
}

/** How much the jobs of a cluster speak for a framework. */
export interface ClusterFramework {
  readonly id: string;
  readonly name: string;
  /** In [0, 1]. */
  readonly score: number;
  /** 95 % interval of the score. */
  readonly interval: readonly [number, number];
  readonly parts: readonly ClusterAffinityPart[];
}

/** What a pack says of a cluster: affinities, the best first, or the reason why it abstains. */
export interface PackAffinity {
  readonly pack: string;
  /** Jobs of the cluster that the pack has a say in. */
  readonly applicableJobs: number;
  readonly frameworks: readonly ClusterFramework[];
  readonly abstained: Bilingual | null;
}

/** Mean score of each framework over all jobs that a pack applies to: what a cluster is shrunk towards. */
export type CorpusAffinity = ReadonlyMap<string, number>;

/** A pack abstains where it has a say in a smaller share of the cluster's jobs than this. */
export const LEAST_APPLICABLE_SHARE = 0.2;
/** So many jobs of the corpus's mean are added to each cluster. */
const PRIOR_JOBS = 4;
const Z_95 = 1.959964;

/** The prior of a pack, from all jobs of a run. */
export function corpusAffinity(pack: Pack, jobs: Tally): CorpusAffinity {
  const applicable = jobs.jobsWith('pack', pack.id);
  const scores = jobs.of('framework');
  return new Map(
    pack.frameworks.map(({ id }) => {
      const sum = scores.get(partId(pack.id, id))?.sum ?? 0;
      return [id, applicable === 0 ? 0 : sum / applicable] as const;
    }),
  );
}

/**
 * The affinities of a cluster with the frameworks of a pack.
 *
 * Over the n jobs that the pack has a say in, with job scores x and the corpus mean p as prior with the weight of
 * m = 4 jobs: score = (Σx + m·p) / (n + m), the shrinkage estimate of a mean (Efron and Morris, "Stein's estimation
 * rule and its competitors", 1973). The interval is score ± 1.96 · sqrt((s² + p·(1−p)/n) / (n + m)) cut to [0, 1], with
 * s² the variance of x: wide for small clusters. Frameworks that no job of the cluster speaks for are left out, however
 * frequent they are elsewhere.
 */
export function affinityOf(
  pack: Pack,
  members: Tally,
  jobOf: (job: number) => JobMapping,
  corpus: CorpusAffinity,
  catalogue: Catalogue,
): PackAffinity {
  const applicableJobs = members.jobsWith('pack', pack.id);
  const base = { pack: pack.id, applicableJobs };
  if (applicableJobs < LEAST_APPLICABLE_SHARE * members.jobs || applicableJobs === 0) {
    return { ...base, frameworks: [], abstained: tooFew(pack, applicableJobs, members.jobs) };
  }
  const frameworks = pack.frameworks.flatMap(({ id }) => {
    const affinity = frameworkAffinity(pack, id, members, jobOf, corpus.get(id) ?? 0);
    return affinity ? [{ ...affinity, name: catalogue.nameOf(id) }] : [];
  });
  if (frameworks.length === 0) return { ...base, frameworks, abstained: nothingSaid(pack) };
  return { ...base, frameworks: frameworks.sort((a, b) => b.score - a.score), abstained: null };
}

function frameworkAffinity(
  pack: Pack,
  id: string,
  members: Tally,
  jobOf: (job: number) => JobMapping,
  prior: number,
): Omit<ClusterFramework, 'name'> | null {
  const jobs = members.jobsWith('pack', pack.id);
  const weight = jobs + PRIOR_JOBS;
  const parts = collectParts(pack, id, members, jobOf).map((part) => ({
    ...part,
    contribution: part.contribution / weight,
  }));
  if (parts.length === 0) return null;
  parts.push({ kind: 'prior', jobs: 0, contribution: (PRIOR_JOBS * prior) / weight, evidence: [] });
  // Rounding may carry a sum of shares past 1 by an ulp.
  const score = Math.min(
    1,
    parts.reduce((sum, { contribution }) => sum + contribution, 0),
  );
  const variance = varianceOf(members.of('framework').get(partId(pack.id, id)), jobs) + (prior * (1 - prior)) / jobs;
  const half = Z_95 * Math.sqrt(variance / weight);
  return { id, score, interval: [Math.max(0, score - half), Math.min(1, score + half)], parts };
}

function collectParts(
  pack: Pack,
  framework: string,
  members: Tally,
  jobOf: (job: number) => JobMapping,
): ClusterAffinityPart[] {
  const about = partId(pack.id, framework);
  const grades = pack.frameworks.find(({ id }) => id === framework)!.grades;
  const kinds: Pick<ClusterAffinityPart, 'kind' | 'scene' | 'grade'>[] = [
    { kind: 'mention' },
    ...grades.map(({ scene, grade }) => ({ kind: 'scene' as const, scene, grade })),
  ];
  const found = kinds.flatMap((part) => {
    const key = affinityKey(part as AffinityPart);
    const tallied = members.of('affinity').get(partId(about, key));
    return tallied ? [{ part, key, tallied }] : [];
  });
  found.sort((a, b) => (a.key < b.key ? -1 : 1));
  return found.map(({ part, key, tallied: { jobs, sum } }) => {
    const shown = members.of('words').get(partId(about, key))?.examples ?? [];
    const evidence = shown.map((number) => {
      const job = jobOf(number);
      const own = job.frameworks.find((candidate) => candidate.pack === pack.id && candidate.id === framework)!;
      return { job: job.id, ...own.parts.find((candidate) => affinityKey(candidate) === key)!.evidence[0]! };
    });
    return { ...part, jobs, contribution: sum, evidence };
  });
}

/** Variance of the scores of all jobs that a pack has a say in; those without a part have 0. */
function varianceOf(scores: Tallied | undefined, jobs: number): number {
  if (!scores) return 0;
  const average = scores.sum / jobs;
  const squares = scores.values.reduce((total, [score, count]) => total + count * (score - average) ** 2, 0);
  return (squares + (jobs - scores.jobs) * average ** 2) / jobs;
}

function tooFew(pack: Pack, applicable: number, of: number): Bilingual {
  return {
    zh: `${of} 个职位中只有 ${applicable} 个涉及「${pack.name.zh}」。`,
    en: `Only ${applicable} of ${of} jobs concern ${pack.name.en}.`,
  };
}

function nothingSaid(pack: Pack): Bilingual {
  return {
    zh: `这些职位既没有点名「${pack.name.zh}」中的框架，也没有指向其场景。`,
    en: `No job names a framework of ${pack.name.en} or points to one of its scenes.`,
  };
}
