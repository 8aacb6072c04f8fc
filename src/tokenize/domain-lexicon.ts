import { type Phrase, PhraseMatcher } from '../core/phrase-matcher.js';
import { normalizeText } from '../core/text.js';
import domainTerms from './data/domain-terms.json' with { type: 'json' };
import type { KnownTerm, Lexicon } from './token.js';

let lexicon: Lexicon | undefined;
let english: ReadonlyMap<string, string> | undefined;

/**
 * The field's vocabulary (data/domain-terms.json): terms that segmenters break, in Chinese and English, each folded to
 * one spelling.
 */
export function domainLexicon(): Lexicon {
  lexicon ??= buildLexicon(domainTerms);
  return lexicon;
}

/** The first English spelling of a term of the field's vocabulary; null where it is not known. */
export function englishOf(term: string): string | null {
  english ??= new Map(
    (domainTerms as readonly DomainTerm[]).flatMap(({ term: known, en }) => (en?.[0] ? [[known, en[0]]] : [])),
  );
  return english.get(term) ?? null;
}

interface DomainTerm {
  readonly term: string;
  readonly zh?: readonly string[];
  readonly en?: readonly string[];
  /**
   * The name itself is left to the segmenter: a plain word such as 软件 is cut well, and knowing it would break longer
   * words around it. Its spellings in Taiwan and Hong Kong (軟體) are what needs to be known.
   */
  readonly spellingsOnly?: boolean;
}

function buildLexicon(terms: readonly DomainTerm[]): Lexicon {
  const phrases: Phrase<string>[] = terms.flatMap(({ term, zh = [], en = [], spellingsOnly = false }) =>
    [...new Set([...(spellingsOnly ? [] : [term]), ...zh, ...en])].map((spelling) => ({
      text: normalizeText(spelling).text,
      value: term,
      plural: true,
    })),
  );
  const matcher = new PhraseMatcher(phrases);
  return {
    match: (text) =>
      matcher.find(text).map(({ start, end, value }): KnownTerm => ({ start, end, term: value, kind: 'domain' })),
  };
}
