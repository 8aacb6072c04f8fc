import type { Evidence } from '../core/job.js';
import type { Grade } from '../frameworks/schema.js';
import type { CompiledPack } from './compiled-pack.js';
import { type JobFindings, strongestPolarity } from './findings.js';
import { shownOf } from './skills.js';

/** A scene that a text points to. */
export interface JobScene {
  readonly pack: string;
  readonly id: string;
  readonly strength: number;
  readonly evidence: readonly Evidence[];
}

/** A part of a framework's score for one job; the contributions of all parts add up to the score. */
export type AffinityPart =
  | { readonly kind: 'mention'; readonly contribution: number; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'scene';
      readonly scene: string;
      readonly grade: Grade;
      readonly contribution: number;
      readonly evidence: readonly Evidence[];
    };

/** How much a job's words speak for a framework. */
export interface JobFramework {
  readonly id: string;
  readonly pack: string;
  /** In [0, 1]. */
  readonly score: number;
  readonly parts: readonly AffinityPart[];
}

/** Share of the score that naming the framework gives; the rest is left to the scenes. */
const MENTION_SHARE = 0.6;
const SCENE_SHARE = 1 - MENTION_SHARE;
const PLUS_SHARE = 0.5;
const GRADE_VALUE: Readonly<Record<Grade, number>> = { strong: 1, partial: 0.5, weak: 0.1 };

/** The scenes of a pack that a text points to, each by its strongest signal. */
export function scenesOf(findings: JobFindings, { pack, scenes }: CompiledPack): JobScene[] {
  return scenes.flatMap(({ scene, signals }) => {
    for (const { strength, ask } of signals) {
      const { answer, evidence } = ask(findings);
      if (answer === 'yes') return [{ pack: pack.id, id: scene.id, strength, evidence }];
    }
    return [];
  });
}

/**
 * How much the words of one job speak for each framework of a pack.
 *
 * score = 0.6 · mention + 0.4 · Σ strength · grade / max(1, Σ strength), where mention is 1 for a framework that is
 * named, 0.5 where it is only a plus, and grade is 1, 0.5 or 0.1 for strong, partial, weak. A framework without any
 * part is left out: no evidence, no score.
 */
export function frameworksOf(
  findings: JobFindings,
  { pack }: CompiledPack,
  scenes: readonly JobScene[],
): JobFramework[] {
  const strengths = scenes.reduce((sum, { strength }) => sum + strength, 0);
  const frameworks: JobFramework[] = [];
  for (const { id, grades } of pack.frameworks) {
    const parts: AffinityPart[] = [];
    const asked = (findings.technologies.get(id) ?? []).filter(({ polarity }) => polarity !== 'excluded');
    if (asked.length > 0) {
      const polarity = strongestPolarity(asked);
      const contribution = MENTION_SHARE * (polarity === 'preferred' ? PLUS_SHARE : 1);
      parts.push({ kind: 'mention', contribution, evidence: shownOf(asked) });
    }
    for (const scene of scenes) {
      const grade = grades.find((candidate) => candidate.scene === scene.id)?.grade;
      if (!grade) continue;
      const contribution = (SCENE_SHARE * scene.strength * GRADE_VALUE[grade]) / Math.max(1, strengths);
      parts.push({ kind: 'scene', scene: scene.id, grade, contribution, evidence: scene.evidence });
    }
    if (parts.length === 0) continue;
    // Rounding may carry a sum of shares past 1 by an ulp.
    const score = Math.min(
      1,
      parts.reduce((sum, { contribution }) => sum + contribution, 0),
    );
    frameworks.push({ id, pack: pack.id, score, parts });
  }
  return frameworks.sort((a, b) => b.score - a.score);
}
