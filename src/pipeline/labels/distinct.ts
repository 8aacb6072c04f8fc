import type { Candidate, Candidates } from './candidates.js';

/** What the label of one cluster in one language can be made of. */
export interface LabelParts {
  /** What the label begins with, '' for nothing. */
  readonly role: string;
  readonly candidates: Candidates;
  /** Titles of its jobs, for where the words run out. */
  readonly titles: readonly string[];
}

/** How the labels of a language are written. */
export interface LabelStyle {
  readonly colon: string;
  readonly comma: string;
  /** The label of a cluster of which nothing is known. */
  readonly unknown: string;
}

const WORDS_IN_LABEL = 3;

/**
 * The labels of all clusters, no two of them the same, whatever the order and case of their words. A cluster has the
 * words first that are its own among those of its group. Where its label is taken, other words are tried in place of
 * the last one, then the titles of its jobs; in the end a number tells it apart.
 *
 * @returns by cluster
 */
export function distinctLabels(clusters: readonly LabelParts[], style: LabelStyle): string[] {
  const taken = new Set<string>();
  return clusters.map((parts) => {
    const choices = choicesOf(parts);
    const free = choices.find((words) => isFree(taken, parts.role, words, style));
    const label = free ? written(parts.role, free, style) : numbered(written(parts.role, choices[0]!, style), taken);
    taken.add(keyOf(label)).add(wordsKey(parts.role, free ?? choices[0]!));
    return label;
  });
}

/** Sets of words for a label, the best first. */
function choicesOf({ role, candidates, titles }: LabelParts): string[][] {
  const words = ownFirst(candidates.words);
  const best = words.slice(0, WORDS_IN_LABEL);
  const kept = best.slice(0, WORDS_IN_LABEL - 1);
  const further = [...words, ...ownFirst(candidates.spare), ...titles].filter((word) => !best.includes(word));
  const nothing = role === '' && best.length === 0 && further.length > 0;
  return [...(nothing ? [] : [best]), ...further.map((word) => [...kept, word])];
}

function ownFirst(candidates: readonly Candidate[]): string[] {
  const own = candidates.filter(({ owned }) => owned);
  const shared = candidates.filter(({ owned }) => !owned);
  return [...own, ...shared].map(({ text }) => text);
}

function isFree(taken: ReadonlySet<string>, role: string, words: readonly string[], style: LabelStyle): boolean {
  return !taken.has(wordsKey(role, words)) && !taken.has(keyOf(written(role, words, style)));
}

function numbered(label: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(keyOf(`${label} (${number})`))) number++;
  return `${label} (${number})`;
}

function written(role: string, words: readonly string[], { colon, comma, unknown }: LabelStyle): string {
  const list = words.join(comma);
  if (role === '') return list || unknown;
  return list === '' ? role : `${role}${colon}${list}`;
}

function keyOf(label: string): string {
  return label.toLowerCase();
}

function wordsKey(role: string, words: readonly string[]): string {
  return [keyOf(role), ...words.map(keyOf).sort()].join('\n');
}
