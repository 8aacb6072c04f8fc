import type { Span } from '../core/span.js';

/**
 * What a token is: a catalogue technology, a term of the field's vocabulary, a technical name that the scanner knew by
 * its shape, a Chinese word, an English word, or a word of another script.
 */
export type TokenKind = 'technology' | 'domain' | 'code' | 'han' | 'latin' | 'other';

/** A term with its place in the original text. */
export interface Token extends Span {
  /** The term as a reader should see it: an alias stands under its one name, an English word in lower case. */
  readonly term: string;
  /** What is counted: the term itself, for an English word its stem. */
  readonly stem: string;
  readonly kind: TokenKind;
}

/** A term that is already known to stand in a folded text; the tokenizer cuts it out before anything else. */
export interface KnownTerm extends Span {
  readonly term: string;
  readonly kind: 'technology' | 'domain';
}

/** Finds known terms in a folded text. Matches may overlap; the leftmost longest ones become tokens. */
export interface Lexicon {
  match(text: string): KnownTerm[];
}
