import type { Grade, Pack, SceneGrade } from '../frameworks/schema.js';
import type { Companion } from './companions.js';

/** What of a job bears on the frameworks of a pack. */
export interface PackSignals {
  /** By framework that is named: what naming it contributes. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly scenes: readonly { readonly id: string; readonly strength: number }[];
  /** The heaviest first. */
  readonly companions: readonly Companion[];
  /** The most that all companions together weigh, in [0, 1]. */
  readonly voice: number;
}

/** A part of a framework's score for one job, before words stand to it. */
export type ScoredPart =
  | { readonly kind: 'mention'; readonly contribution: number }
  | { readonly kind: 'scene'; readonly grade: SceneGrade; readonly contribution: number }
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
/** A grade is as uncertain as a share of so many jobs. */
const GRADE_JOBS = 4;
/** 97.5 % quantile of the normal distribution. */
export const Z_95 = 1.959964;

/** What naming a framework contributes to its score. */
export function mentionContribution(isPlus: boolean): number {
  return MENTION_SHARE * (isPlus ? PLUS_SHARE : 1);
}

/**
 * Scores the frameworks of a pack for one job, the best first; those with no part are left out.
 *
 * With s the strengths of the scenes, w the weights of the companions, c = min(1, h / Σw), and T = max(1, Σs + c·Σw),
 *
 *     score = 0.6 · mention + 0.4 · (Σ s · grade + c · Σ w · share) / T
 *
 * a linear pool of judgements (Stone, "The opinion pool", 1961): its parts add up. mention is 1 for a framework that is
 * named, 0.5 where it is only a plus; grade is 1, 0.5 or 0.1 for strong, partial, weak. h = N / (N + 30) after N naming
 * jobs of the run: the grades of the pack are the prior, with the weight of thirty jobs, and a small run leaves them in
 * charge.
 *
 * The interval is score ± 1.96 · Σ a · d, cut to [0, 1], where a is the weight with which a grade or share v goes into
 * the score and d = √(u (1 − u) / (k + 3)), u = (k v + 1) / (k + 2), its standard deviation after k jobs under an even
 * prior (Laplace's rule of succession): k = n + 4 for a share of n jobs, 4 for a grade. Deviations are added, not their
 * squares, because companions are counted over the same jobs. What is named is read and not estimated, and adds nothing.
 */
export function scoreFrameworks(pack: Pack, { mentions, scenes, companions, voice }: PackSignals): ScoredFramework[] {
  const strengths = scenes.reduce((sum, { strength }) => sum + strength, 0);
  const weights = companions.reduce((sum, { weight }) => sum + weight, 0);
  const corpus = Math.min(voice, weights);
  const share = SIGNAL_SHARE / Math.max(1, strengths + corpus);
  const corpusShare = weights > 0 ? (share * corpus) / weights : 0;
  const frameworks: ScoredFramework[] = [];
  for (const [number, { id, grades }] of pack.frameworks.entries()) {
    const parts: ScoredPart[] = [];
    let deviation = 0;
    const mention = mentions.get(id);
    if (mention !== undefined) parts.push({ kind: 'mention', contribution: mention });
    for (const scene of scenes) {
      const grade = grades.find((candidate) => candidate.scene === scene.id);
      if (!grade) continue;
      const value = GRADE_VALUE[grade.grade];
      const weight = share * scene.strength;
      parts.push({ kind: 'scene', grade, contribution: weight * value });
      deviation += weight * deviationOf(value, GRADE_JOBS);
    }
    for (const companion of companions) {
      const value = companion.shares[number]!;
      if (value === 0) continue;
      const weight = corpusShare * companion.weight;
      parts.push({ kind: 'companion', companion, naming: companion.naming[number]!, contribution: weight * value });
      deviation += weight * deviationOf(value, companion.jobs + GRADE_JOBS);
    }
    if (parts.length > 0) frameworks.push({ id, ...scored(parts, deviation), parts });
  }
  return frameworks.sort((a, b) => b.score - a.score);
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
