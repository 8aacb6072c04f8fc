import type { Grade, Pack } from '../frameworks/schema.js';
import { type Companion, type NamingJobs, type PackCompanions, PRIOR_JOBS } from './companions.js';

/** What of a job bears on the frameworks of a pack. */
export interface PackSignals {
  /** By framework that is named: what naming it contributes. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly scenes: readonly { readonly id: string; readonly strength: number }[];
  /** The heaviest first. */
  readonly companions: readonly Companion[];
}

/** A part of a framework's score for one job, before words stand to it. */
export type ScoredPart =
  | { readonly kind: 'mention'; readonly contribution: number }
  | {
      readonly kind: 'scene';
      readonly scene: string;
      readonly grade: Grade | null;
      /** Naming jobs of the run that point to the scene, and those of them that name the framework. */
      readonly jobs: number;
      readonly naming: number;
      readonly contribution: number;
    }
  | {
      readonly kind: 'companion';
      readonly companion: Companion;
      /** Jobs of the run beside which the companion names the framework. */
      readonly naming: number;
      readonly contribution: number;
    };

/** How much a job speaks for a framework. */
export interface ScoredFramework {
  readonly id: string;
  /** In [0, 1]: the sum of the contributions. */
  readonly score: number;
  /** 95 % interval of the score. */
  readonly interval: readonly [number, number];
  readonly parts: readonly ScoredPart[];
}

/** How much a job speaks for the frameworks of a pack. */
export interface PackScores {
  readonly pack: string;
  /** The best first. */
  readonly frameworks: readonly ScoredFramework[];
  /** Whether other jobs of the run had a say, so that the job alone would be scored in another way. */
  readonly ofCorpus: boolean;
}

/** Share of the score that naming the framework gives; the rest is left to scenes and companions. */
const MENTION_SHARE = 0.6;
const SIGNAL_SHARE = 1 - MENTION_SHARE;
const PLUS_SHARE = 0.5;
const GRADE_VALUE: Readonly<Record<Grade, number>> = { strong: 1, partial: 0.5, weak: 0.1 };
/** 97.5 % quantile of the normal distribution. */
export const Z_95 = 1.959964;

/** What naming a framework contributes to its score. */
export function mentionContribution(isPlus: boolean): number {
  return MENTION_SHARE * (isPlus ? PLUS_SHARE : 1);
}

/**
 * Scores the frameworks of a pack for one job, the best first; those with no part are left out.
 *
 * With s the strengths of the scenes, w the weights of the companions, h = N / (N + m) for the N naming jobs of the run,
 * c = min(1, h / Σw), T = max(1, Σs + c·Σw) and m = 4,
 *
 *     score = 0.6 · mention + 0.4 · (Σ s · fit + c · Σ w · share) / T
 *
 * a linear pool of opinions (Stone, "The opinion pool", 1961), because its parts add up. mention is 1 for a framework
 * that is named, 0.5 where it is only a plus. fit = (n(f) + m·grade) / (n + m) for a scene that n naming jobs of the run
 * point to, n(f) of which name the framework: the prior is the pack's grade, 1, 0.5 or 0.1 for strong, partial, weak and
 * 0 for none, with the weight of m jobs. The shares of companions are shrunk in the same way towards the base rates.
 *
 * The interval is score ± 1.96 · Σ a · d, cut to [0, 1], where a is the weight with which a fit or share v goes into the
 * score and d = √(u (1 − u) / (k + 3)), u = (k v + 1) / (k + 2), its standard deviation after k = n + m jobs under an
 * even prior (Laplace's rule of succession). Deviations are added, not their squares, because all are of the same jobs.
 * What is named is read and not estimated, and adds nothing.
 *
 * @param run what the run says of the pack; without it the job is scored by itself
 */
export function scoreFrameworks(
  pack: Pack,
  { mentions, scenes, companions }: PackSignals,
  run?: Pick<PackCompanions, 'voice' | 'scenes'>,
): ScoredFramework[] {
  const strengths = scenes.reduce((sum, { strength }) => sum + strength, 0);
  const weights = companions.reduce((sum, { weight }) => sum + weight, 0);
  const voice = Math.min(run?.voice ?? 0, weights);
  const sceneShare = SIGNAL_SHARE / Math.max(1, strengths + voice);
  const companionShare = weights > 0 ? (sceneShare * voice) / weights : 0;
  const frameworks: ScoredFramework[] = [];
  for (const [number, { id, grades }] of pack.frameworks.entries()) {
    const mention = mentions.get(id);
    const parts: ScoredPart[] = mention === undefined ? [] : [{ kind: 'mention', contribution: mention }];
    let sum = 0;
    const add = ({ part, deviation }: Estimate): void => {
      if (part.contribution <= 0) return;
      parts.push(part);
      sum += deviation;
    };
    for (const { id: scene, strength } of scenes) {
      const grade = grades.find((candidate) => candidate.scene === scene)?.grade ?? null;
      add(ofScene(scene, grade, run?.scenes.get(scene), number, sceneShare * strength));
    }
    for (const companion of companions) add(ofCompanion(companion, number, companionShare * companion.weight));
    if (parts.length > 0) frameworks.push({ id, ...scored(parts, sum), parts });
  }
  return frameworks.sort((a, b) => b.score - a.score);
}

interface Estimate {
  readonly part: ScoredPart;
  /** Standard deviation of its contribution. */
  readonly deviation: number;
}

function ofScene(
  scene: string,
  grade: Grade | null,
  counted: NamingJobs | undefined,
  framework: number,
  weight: number,
): Estimate {
  const { jobs, naming } = counted ?? { jobs: 0, naming: [] };
  const named = naming[framework] ?? 0;
  const total = jobs + PRIOR_JOBS;
  const fit = (named + PRIOR_JOBS * (grade ? GRADE_VALUE[grade] : 0)) / total;
  const part: ScoredPart = { kind: 'scene', scene, grade, jobs, naming: named, contribution: weight * fit };
  return { part, deviation: weight * deviationOf(fit, total) };
}

function ofCompanion(companion: Companion, framework: number, weight: number): Estimate {
  const share = companion.shares[framework]!;
  const naming = companion.naming[framework]!;
  const part: ScoredPart = { kind: 'companion', companion, naming, contribution: weight * share };
  return { part, deviation: weight * deviationOf(share, companion.jobs + PRIOR_JOBS) };
}

function scored(parts: readonly ScoredPart[], deviation: number): Pick<ScoredFramework, 'score' | 'interval'> {
  const sum = parts.reduce((total, { contribution }) => total + contribution, 0);
  // Rounding may carry a sum of shares past 1 by an ulp.
  const score = Math.min(1, sum);
  const half = Z_95 * deviation;
  return { score, interval: [Math.max(0, score - half), Math.min(1, score + half)] };
}

function deviationOf(value: number, jobs: number): number {
  const middle = (jobs * value + 1) / (jobs + 2);
  return Math.sqrt((middle * (1 - middle)) / (jobs + 3));
}
