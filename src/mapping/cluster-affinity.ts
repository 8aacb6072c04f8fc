import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Grade, Pack } from '../frameworks/schema.js';
import type { JobMapping } from './job-mapping.js';

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
const EXAMPLES = 3;

/** The prior of a pack, from all jobs of a run. */
export function corpusAffinity(pack: Pack, jobs: readonly JobMapping[]): CorpusAffinity {
  const applicable = jobs.filter(({ packs }) => packs.includes(pack.id));
  return new Map(
    pack.frameworks.map(({ id }) => [id, mean(applicable.map((job) => scoreOf(job, pack.id, id)))] as const),
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
  members: readonly JobMapping[],
  corpus: CorpusAffinity,
  catalogue: Catalogue,
): PackAffinity {
  const applicable = members.filter(({ packs }) => packs.includes(pack.id));
  const base = { pack: pack.id, applicableJobs: applicable.length };
  if (applicable.length < LEAST_APPLICABLE_SHARE * members.length || applicable.length === 0) {
    return { ...base, frameworks: [], abstained: tooFew(pack, applicable.length, members.length) };
  }
  const frameworks = pack.frameworks.flatMap(({ id }) => {
    const affinity = frameworkAffinity(pack.id, id, applicable, corpus.get(id) ?? 0);
    return affinity ? [{ ...affinity, name: catalogue.nameOf(id) }] : [];
  });
  if (frameworks.length === 0) return { ...base, frameworks, abstained: nothingSaid(pack) };
  return { ...base, frameworks: frameworks.sort((a, b) => b.score - a.score), abstained: null };
}

function frameworkAffinity(
  pack: string,
  id: string,
  jobs: readonly JobMapping[],
  prior: number,
): Omit<ClusterFramework, 'name'> | null {
  const weight = jobs.length + PRIOR_JOBS;
  const parts = collectParts(pack, id, jobs).map((part) => ({ ...part, contribution: part.contribution / weight }));
  if (parts.length === 0) return null;
  parts.push({ kind: 'prior', jobs: 0, contribution: (PRIOR_JOBS * prior) / weight, evidence: [] });
  // Rounding may carry a sum of shares past 1 by an ulp.
  const score = Math.min(
    1,
    parts.reduce((sum, { contribution }) => sum + contribution, 0),
  );
  const scores = jobs.map((job) => scoreOf(job, pack, id));
  const average = mean(scores);
  const variance = mean(scores.map((x) => (x - average) ** 2)) + (prior * (1 - prior)) / jobs.length;
  const half = Z_95 * Math.sqrt(variance / weight);
  return { id, score, interval: [Math.max(0, score - half), Math.min(1, score + half)], parts };
}

function collectParts(pack: string, id: string, jobs: readonly JobMapping[]): ClusterAffinityPart[] {
  const parts = new Map<string, { part: ClusterAffinityPart; evidence: JobEvidence[]; jobs: number; sum: number }>();
  for (const job of jobs) {
    const framework = job.frameworks.find((candidate) => candidate.pack === pack && candidate.id === id);
    for (const part of framework?.parts ?? []) {
      const key = part.kind === 'scene' ? `scene ${part.scene}` : part.kind;
      const { kind, contribution, evidence } = part;
      let entry = parts.get(key);
      if (!entry) {
        const about = kind === 'scene' ? { scene: part.scene, grade: part.grade } : {};
        entry = { part: { kind, ...about, jobs: 0, contribution: 0, evidence: [] }, evidence: [], jobs: 0, sum: 0 };
        parts.set(key, entry);
      }
      entry.jobs++;
      entry.sum += contribution;
      if (entry.evidence.length < EXAMPLES && evidence[0]) entry.evidence.push({ job: job.id, ...evidence[0] });
    }
  }
  return [...parts.keys()].sort().map((key) => {
    const { part, evidence, jobs: count, sum } = parts.get(key)!;
    return { ...part, jobs: count, contribution: sum, evidence };
  });
}

function scoreOf(job: JobMapping, pack: string, id: string): number {
  return job.frameworks.find((framework) => framework.pack === pack && framework.id === id)?.score ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
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
