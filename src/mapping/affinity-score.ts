import type { Grade } from '../frameworks/schema.js';
import type { Companion } from './companions.js';

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

/** Share of the score that naming the framework gives. */
const MENTION_SHARE = 0.6;
/** What is left to scenes and companions. */
export const SIGNAL_SHARE: number = 1 - MENTION_SHARE;
const PLUS_SHARE = 0.5;
/** 97.5 % quantile of the normal distribution. */
export const Z_95 = 1.959964;

/** What naming a framework contributes to its score. */
export function mentionContribution(isPlus: boolean): number {
  return MENTION_SHARE * (isPlus ? PLUS_SHARE : 1);
}
