import { JobprismError } from '../core/errors.js';
import type { TopTerm } from './labels.js';

/**
 * Picks terms that weigh much and say different things, by maximal marginal relevance: Carbonell and Goldstein, "The use
 * of MMR, diversity-based reranking for reordering documents and producing summaries" (1998). Each next term is the one
 * with the most `lambda * relevance - (1 - lambda) * likeness`, where relevance is its weight as a share of the greatest
 * weight and likeness its greatest similarity to a term that is already picked, 0 for the first.
 *
 * Calls `similarity` at most n times for every candidate.
 *
 * @param candidates weights not negative; among equals the earlier candidate goes first
 * @param similarity how alike two terms are, from 0 to 1
 * @param n most terms to pick
 * @param lambda from 0, where only difference counts, to 1, where only weight does. Default: 0.7
 * @returns what was picked, in that order: the very objects of `candidates`
 * @throws JobprismError OPTION_INVALID where lambda is out of range
 * @example
 * diverseTerms(topTerms(counts, labels, k, terms, 20)[0]!, (a, b) => (a.includes(b) || b.includes(a) ? 1 : 0), 3);
 */
export function diverseTerms<T extends TopTerm>(
  candidates: readonly T[],
  similarity: (a: string, b: string) => number,
  n: number,
  lambda = 0.7,
): T[] {
  if (!(lambda >= 0 && lambda <= 1)) {
    throw new JobprismError('OPTION_INVALID', { option: 'lambda', reason: 'it must be a number from 0 to 1' });
  }
  const heaviest = candidates.reduce((most, { weight }) => Math.max(most, weight), 0);
  const relevance = candidates.map(({ weight }) => (heaviest > 0 ? weight / heaviest : 0));
  const likeness = new Float64Array(candidates.length);
  const left = new Set(candidates.keys());
  const picked: T[] = [];
  while (picked.length < n && left.size > 0) {
    const next = best(left, (at) => lambda * relevance[at]! - (1 - lambda) * likeness[at]!);
    left.delete(next);
    picked.push(candidates[next]!);
    for (const at of left) {
      likeness[at] = Math.max(likeness[at]!, similarity(candidates[at]!.term, candidates[next]!.term));
    }
  }
  return picked;
}

/** The number with the greatest score, the first among equals. */
function best(numbers: Iterable<number>, scoreOf: (number: number) => number): number {
  let found = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    const score = scoreOf(number);
    if (found >= 0 && !(score > most)) continue;
    found = number;
    most = score;
  }
  return found;
}
