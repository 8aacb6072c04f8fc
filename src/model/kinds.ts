import type { TokenKind } from '../tokenize/token.js';

/** Kinds of the columns of a model. */
export const KINDS_OF_TERMS: readonly (TokenKind | 'phrase')[] = [
  'technology',
  'domain',
  'code',
  'han',
  'latin',
  'other',
  'phrase',
];
