import type { MatchedField } from '../mapping/findings.js';
import { type SectionKind, sectionsOf } from '../mapping/sections.js';
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

/** The tokens of a field without those of sections that count for nothing. */
export function weighted(
  field: MatchedField,
  tokens: readonly Token[],
  sectionWeights: SectionWeights,
): WeightedTokens {
  const sectionOf = field.field === 'title' ? () => 'title' as const : sectionFinder(field);
  const kept: Token[] = [];
  const weights: number[] = [];
  for (const token of tokens) {
    const weight = sectionWeights[sectionOf(token)];
    if (weight <= 0) continue;
    kept.push(token);
    weights.push(weight);
  }
  return { field, tokens: kept, weights };
}

/** Says of tokens, asked for in order, in which section each stands. */
function sectionFinder({ text }: MatchedField): (token: Token) => SectionKind {
  const parts = sectionsOf(text).parts.map(({ kind, start, end }) => ({
    kind,
    start: text.toOriginal({ start, end }).start,
  }));
  let next = 0;
  return ({ start }) => {
    while (next < parts.length && parts[next]!.start <= start) next++;
    return parts[next - 1]?.kind ?? 'other';
  };
}
