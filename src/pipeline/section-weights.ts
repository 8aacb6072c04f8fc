import type { MatchedField } from '../mapping/findings.js';
import { sectionsOf } from '../mapping/sections.js';
import type { Token } from '../tokenize/token.js';
import type { WeightedSection } from './vector-options.js';

/** How much an occurrence counts, by the section it stands in; 0 leaves it out. */
export type SectionWeights = Readonly<Record<WeightedSection, number>>;

/** Tokens of a field that count, each with its weight. */
export interface WeightedTokens {
  readonly field: MatchedField;
  readonly tokens: readonly Token[];
  readonly weights: readonly number[];
}

/** The tokens of a field, in order, without those of sections that count for nothing. */
export function weighted(
  field: MatchedField,
  tokens: readonly Token[],
  sectionWeights: SectionWeights,
): WeightedTokens {
  const { text } = field;
  const parts = field.field === 'title' ? [] : sectionsOf(text);
  const startOf = (i: number): number => (i < parts.length ? text.toOriginal(parts[i]!).start : Infinity);
  const kept: Token[] = [];
  const weights: number[] = [];
  let weight = sectionWeights[field.field === 'title' ? 'title' : 'other'];
  let part = 0;
  let start = startOf(part);
  for (const token of tokens) {
    for (; start <= token.start; start = startOf(++part)) weight = sectionWeights[parts[part]!.kind];
    if (weight <= 0) continue;
    kept.push(token);
    weights.push(weight);
  }
  return { field, tokens: kept, weights };
}
