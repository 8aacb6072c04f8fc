import type { Evidence } from '../core/job.js';
import type { Grade } from '../frameworks/schema.js';
import { mentionContribution, type PackScores, type ScoredPart } from './affinity-score.js';
import type { CompanionKind } from './companions.js';
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

/** What a companion is; a scene is one where the pack has no grade for the framework. */
export type CompanionFeature = CompanionKind | 'scene';

/**
 * A part of a framework's score for one job; the contributions of all parts add up to the score. A scene and a companion
 * are named only, because the same ones stand behind many frameworks of a job: `wordsOfPart` gives their words.
 */
export type AffinityPart =
  | { readonly kind: 'mention'; readonly contribution: number; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'scene';
      readonly scene: string;
      readonly grade: Grade;
      /** Jobs of the run that point to the scene and name a framework of the pack; absent where none does. */
      readonly jobs?: number;
      /** How many of these name this framework; absent with `jobs`. */
      readonly naming?: number;
      readonly contribution: number;
    }
  | {
      /** What in other jobs of the run goes with the framework. */
      readonly kind: 'companion';
      readonly feature: CompanionFeature;
      /** Of a technology, a capability or a scene. */
      readonly id: string;
      /** Jobs of the run that have it and name a framework of the pack. */
      readonly jobs: number;
      /** How many of these name this framework. */
      readonly naming: number;
      readonly contribution: number;
    };

/** How much a job's words speak for a framework. */
export interface JobFramework {
  readonly id: string;
  readonly pack: string;
  /** In [0, 1]. */
  readonly score: number;
  /** 95 % interval of the score: how sure the grades and shares behind it are. */
  readonly interval: readonly [number, number];
  readonly parts: readonly AffinityPart[];
}

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
 * How much the words of one job speak for each framework of a pack, as far as the job alone can tell: by what it names
 * and by the grades of its scenes. A framework without any part is left out: no evidence, no score.
 */
export function frameworksOf(
  findings: JobFindings,
  { pack, scorer }: CompiledPack,
  scenes: readonly JobScene[],
): JobFramework[] {
  const named = new Map<string, readonly Evidence[]>();
  const mentions = new Map<string, number>();
  for (const { id } of pack.frameworks) {
    const asked = (findings.technologies.get(id) ?? []).filter(({ polarity }) => polarity !== 'excluded');
    if (asked.length === 0) continue;
    named.set(id, shownOf(asked));
    mentions.set(id, mentionContribution(strongestPolarity(asked) === 'preferred'));
  }
  const scored = scorer.score({ mentions, scenes, companions: [] });
  return withNames(scored, (framework) => named.get(framework) ?? []);
}

/**
 * The frameworks of a pack with the places that name them.
 *
 * @param namesOf the places that name a framework
 */
export function withNames(
  { pack, frameworks }: PackScores,
  namesOf: (framework: string) => readonly Evidence[],
): JobFramework[] {
  return frameworks.map(({ id, score, interval, parts }) => ({
    id,
    pack,
    score,
    interval,
    parts: parts.map((part) => partOf(part, part.kind === 'mention' ? namesOf(id) : [])),
  }));
}

/**
 * The part as a job shows it.
 *
 * @param evidence the places of a mention; no other part has any
 */
export function partOf(part: ScoredPart, evidence: readonly Evidence[] = []): AffinityPart {
  const { kind, contribution } = part;
  if (kind === 'mention') return { kind, contribution, evidence };
  const { naming } = part;
  if (kind === 'scene') {
    const { scene, grade, jobs } = part;
    if (grade === null) return { kind: 'companion', feature: 'scene', id: scene, jobs, naming, contribution };
    return { kind, scene, grade, ...(jobs > 0 ? { jobs, naming } : {}), contribution };
  }
  const { feature, id, jobs } = part.companion;
  return { kind, feature, id, jobs, naming, contribution };
}

/** Whether the job names the framework. */
export function isNamed({ parts }: JobFramework): boolean {
  return parts.some(({ kind }) => kind === 'mention');
}
