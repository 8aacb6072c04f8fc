import type { Bilingual } from '../../core/job.js';
import { byCodeUnits } from '../../recommend/order.js';
import type { Fitting } from '../../recommend/recommendation.js';
import { roundedTo } from '../../recommend/shares.js';
import { MILLION } from '../../recommend/top-rows.js';

/** A part of a score before it is rounded. */
export interface ExactPart {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly exact: number;
}

/** What may fit a person, before it is known whether it is among the best. */
export interface Candidate {
  readonly id: string;
  readonly name: Bilingual;
  readonly exact: readonly ExactPart[];
}

/**
 * The best first, ties by id in code-unit order; what fits in nothing is left out. Their parts are told afterwards by
 * {@link fittingOf}, for those alone.
 *
 * @param least the score that they must reach
 */
export function bestOf<T extends Candidate>(candidates: readonly T[], most: number, least = 0): T[] {
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate.exact) }));
  return scored
    .filter(({ score }) => score > 0 && score / MILLION >= least)
    .sort((a, b) => b.score - a.score || byCodeUnits(a.candidate.id, b.candidate.id))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** A score of six digits with its parts, the heaviest first, which add up to it. */
export function fittingOf({ id, name, exact }: Candidate): Fitting {
  const told = exact.filter((part) => part.exact > 0);
  const score = scoreOf(exact);
  const shares = roundedTo(
    score,
    told.map((part) => part.exact * MILLION),
  );
  const parts = told.map(({ exact: _, ...part }, i) => ({ ...part, contribution: shares[i]! / MILLION }));
  return { id, name, score: score / MILLION, parts: parts.sort((a, b) => b.contribution - a.contribution) };
}

/** In millionths. */
function scoreOf(exact: readonly ExactPart[]): number {
  return Math.round(exact.reduce((sum, part) => sum + Math.max(0, part.exact), 0) * MILLION);
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
