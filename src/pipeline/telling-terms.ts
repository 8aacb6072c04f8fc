import { untopicalTerms } from '../tokenize/stop-words.js';
import type { ClusterTerm } from './analysis.js';
import type { TermInfo } from './terms.js';

/** A term of a cluster with what is known of it. */
export interface DescribedTerm extends ClusterTerm {
  readonly info: TermInfo;
}

/** A phrase takes the place of its word where it weighs at least this share of it. */
const PHRASE_SHARE = 0.5;

/**
 * The terms of a cluster without those that tell nothing beside the others: words that say nothing about the kind of
 * job, words of a phrase that stands there itself, and phrases that weigh far less than a word of theirs.
 *
 * @param terms the weightiest first; so is the result
 */
export function tellingTerms(terms: readonly DescribedTerm[]): DescribedTerm[] {
  const untopical = untopicalTerms();
  const topical = terms.filter(({ info }) => !(info.words ?? [info.shown]).every((word) => untopical.has(word)));
  const weightOf = new Map(topical.map(({ info, weight }) => [info.shown, weight]));
  const phrases = topical.filter(({ info: { words }, weight }) => {
    return words?.every((word) => weight >= PHRASE_SHARE * (weightOf.get(word) ?? 0));
  });
  const covered = new Set(phrases.flatMap(({ info }) => info.words ?? []));
  return topical.filter(({ info }) =>
    info.words ? phrases.some((phrase) => phrase.info === info) : !covered.has(info.shown),
  );
}
