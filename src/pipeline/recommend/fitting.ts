import type { Bilingual } from '../../core/job.js';
import type { Fitting } from '../../recommend/recommendation.js';
import { roundedTo } from '../../recommend/shares.js';
import { MILLION } from '../../recommend/top-rows.js';

/** A part of a score before it is rounded. */
export interface ExactPart {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly exact: number;
}

/** A score of six digits with its parts, the heaviest first, which add up to it. */
export function fittingOf(id: string, name: Bilingual, exact: readonly ExactPart[]): Fitting {
  const told = exact.filter((part) => part.exact > 0);
  const score = Math.round(told.reduce((sum, part) => sum + part.exact, 0) * MILLION);
  const shares = roundedTo(
    score,
    told.map((part) => part.exact * MILLION),
  );
  const parts = told.map(({ exact: _, ...part }, i) => ({ ...part, contribution: shares[i]! / MILLION }));
  return { id, name, score: score / MILLION, parts: parts.sort((a, b) => b.contribution - a.contribution) };
}

/** The best first, ties by id in code-unit order; what fits in nothing is left out. */
export function bestOf<T extends Fitting>(fittings: readonly T[], most: number): T[] {
  const fitting = fittings.filter(({ score }) => score > 0);
  return fitting.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(0, most);
}

/** Weights shared out over those that there is something to compare by; all 0 where there is nothing. */
export function sharedWeights<K extends string>(
  weights: Readonly<Record<K, number>>,
  applies: Readonly<Record<K, boolean>>,
): Readonly<Record<K, number>> {
  const parts = Object.keys(weights) as K[];
  const total = parts.reduce((sum, part) => sum + (applies[part] ? weights[part] : 0), 0);
  const shared = parts.map((part) => [part, applies[part] ? weights[part] / total : 0] as const);
  return Object.fromEntries(shared) as Record<K, number>;
}
