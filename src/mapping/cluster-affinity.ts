import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Grade, Pack } from '../frameworks/schema.js';
import { type ScoredPart, Z_95 } from './affinity-score.js';
import type { AffinityTally, TalliedFramework, TalliedPart } from './affinity-tally.js';
import { PRIOR_JOBS } from './companions.js';
import { type CompanionFeature, partOf } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { affinityKey } from './job-parts.js';
import type { Tally } from './tally.js';
import { namesOf, wordsOfPart } from './words-of-part.js';

/** Words of one job that a statement about a cluster stands on. */
export interface JobEvidence extends Evidence {
  readonly job: string;
}

/** A part of a framework's affinity with a cluster; the contributions of all parts add up to the score. */
export interface ClusterAffinityPart {
  readonly kind: 'mention' | 'scene' | 'companion' | 'prior';
  /** For a scene: which one, and the framework's grade for it. */
  readonly scene?: string;
  readonly grade?: Grade;
  /** For a companion: which technology, capability or ungraded scene it is; absent for all but the weightiest, which are one part. */
  readonly feature?: CompanionFeature;
  readonly id?: string;
  /** Jobs of the cluster that this part stands on; of companions that are one part, jobs with a companion at all. */
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

/** The jobs of a cluster. */
export interface ScoredJobs {
  readonly members: Tally;
  /** What their scores add up to. */
  readonly affinity: AffinityTally;
  readonly jobOf: (job: number) => JobMapping;
}

/** A pack abstains where it has a say in a smaller share of the cluster's jobs than this. */
export const LEAST_APPLICABLE_SHARE = 0.2;
/** Companions of a framework that are a part of their own. */
const COMPANIONS_SHOWN = 5;

/** The prior of a pack, from all jobs of a run. */
export function corpusAffinity(pack: Pack, jobs: Tally, affinity: AffinityTally): CorpusAffinity {
  const applicable = jobs.jobsWith('pack', pack.id);
  return new Map(
    pack.frameworks.map(({ id }) => {
      const sum = affinity.of(pack.id, id)?.scores ?? 0;
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
export function affinityOf(pack: Pack, jobs: ScoredJobs, corpus: CorpusAffinity, catalogue: Catalogue): PackAffinity {
  const { members } = jobs;
  const applicableJobs = members.jobsWith('pack', pack.id);
  const base = { pack: pack.id, applicableJobs };
  if (hardlyConcerns(applicableJobs, members.jobs)) {
    return { ...base, frameworks: [], abstained: fewConcerned(pack, applicableJobs, members.jobs) };
  }
  const frameworks = pack.frameworks.flatMap(({ id }) => {
    const affinity = frameworkAffinity(pack, id, jobs, corpus.get(id) ?? 0);
    return affinity ? [{ ...affinity, name: catalogue.nameOf(id) }] : [];
  });
  if (frameworks.length === 0) return { ...base, frameworks, abstained: nothingSaid(pack) };
  return { ...base, frameworks: frameworks.sort((a, b) => b.score - a.score), abstained: null };
}

function frameworkAffinity(
  pack: Pack,
  id: string,
  { members, affinity, jobOf }: ScoredJobs,
  prior: number,
): Omit<ClusterFramework, 'name'> | null {
  const tallied = affinity.of(pack.id, id);
  if (!tallied) return null;
  const jobs = members.jobsWith('pack', pack.id);
  const weight = jobs + PRIOR_JOBS;
  const parts = [
    ...partsOf(tallied, examplesOf(pack.id, id, jobOf)),
    { kind: 'prior' as const, jobs: 0, contribution: PRIOR_JOBS * prior, evidence: [] },
  ].map((part) => ({ ...part, contribution: part.contribution / weight }));
  // Rounding may carry a sum of shares past 1 by an ulp.
  const score = Math.min(
    1,
    parts.reduce((sum, { contribution }) => sum + contribution, 0),
  );
  const variance = varianceOf(tallied, jobs) + (prior * (1 - prior)) / jobs;
  const half = Z_95 * Math.sqrt(variance / weight);
  return { id, score, interval: [Math.max(0, score - half), Math.min(1, score + half)], parts };
}

/** The parts by what they are; of the companions the weightiest, and all others as one. */
function partsOf(
  tallied: TalliedFramework,
  evidenceOf: (tallied: TalliedPart) => JobEvidence[],
): ClusterAffinityPart[] {
  const shown = (part: TalliedPart): ClusterAffinityPart => ({
    ...aboutOf(part.part),
    jobs: part.jobs,
    contribution: part.contribution,
    evidence: evidenceOf(part),
  });
  const { parts } = tallied;
  const own = parts.filter(({ part }) => part.kind !== 'companion').sort((a, b) => compare(keyOf(a), keyOf(b)));
  const companions = parts
    .filter(({ part }) => part.kind === 'companion')
    .sort((a, b) => b.contribution - a.contribution || compare(keyOf(a), keyOf(b)));
  const others = companions.slice(COMPANIONS_SHOWN);
  return [
    ...own.map(shown),
    ...companions.slice(0, COMPANIONS_SHOWN).map(shown),
    ...(others.length > 0 ? [othersTogether(others, tallied.companionJobs)] : []),
  ];
}

function othersTogether(others: readonly TalliedPart[], jobs: number): ClusterAffinityPart {
  const contribution = others.reduce((sum, part) => sum + part.contribution, 0);
  return { kind: 'companion', jobs, contribution, evidence: [] };
}

function aboutOf(part: ScoredPart): Omit<ClusterAffinityPart, 'jobs' | 'contribution' | 'evidence'> {
  const shown = partOf(part);
  if (shown.kind === 'scene') return { kind: shown.kind, scene: shown.scene, grade: shown.grade };
  if (shown.kind === 'mention') return { kind: shown.kind };
  return { kind: shown.kind, feature: shown.feature, id: shown.id };
}

function keyOf({ part }: TalliedPart): string {
  return affinityKey(partOf(part));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The words of the jobs that are examples of a part of a framework. */
function examplesOf(
  pack: string,
  framework: string,
  jobOf: (job: number) => JobMapping,
): (tallied: TalliedPart) => JobEvidence[] {
  return ({ part, examples }) =>
    examples.flatMap((number) => {
      const job = jobOf(number);
      // Not by the job's own list of frameworks, which is cut.
      const [words] = wordsOfPart(job, pack, partOf(part, namesOf(job.frameworks, pack, framework)));
      return words ? [{ job: job.id, ...words }] : [];
    });
}

/** Variance of the scores of all jobs that a pack has a say in; those without a part have 0. */
function varianceOf({ scores, squares }: TalliedFramework, jobs: number): number {
  const average = scores / jobs;
  // Squares are rounded before they are added, which may carry a variance of nothing below 0.
  return Math.max(0, squares / jobs - average ** 2);
}

/** True where a pack concerns so few of a cluster's jobs, or none, that it says nothing of the cluster. */
export function hardlyConcerns(applicable: number, of: number): boolean {
  return applicable === 0 || applicable < LEAST_APPLICABLE_SHARE * of;
}

/** The reason for it. */
export function fewConcerned(pack: Pack, applicable: number, of: number): Bilingual {
  return {
    zh: `${of} 个职位中只有 ${applicable} 个涉及「${pack.name.zh}」。`,
    en: `Only ${applicable} of ${of} jobs concern ${pack.name.en}.`,
  };
}

function nothingSaid(pack: Pack): Bilingual {
  return {
    zh: `这些职位既没有点名「${pack.name.zh}」中的框架，也没有指向其场景，也没有提到与之相伴的技术或能力。`,
    en: `No job names a framework of ${pack.name.en}, points to one of its scenes, or names what goes with one.`,
  };
}
