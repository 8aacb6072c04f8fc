import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import AggressiveTokenizer from 'natural/lib/natural/tokenizers/aggressive_tokenizer.js';
import type { Span } from '../core/span.js';

const tokenizer = new AggressiveTokenizer();
const OUTSIDE_ASCII = /[^\t\n\r\x20-\x7e]/;
const ACCENTS = /[\u0300-\u036f]/g;
const PART = /[a-z0-9]+/g;
const NUMBER = /^\d+$/;
// Longer runs of letters are data, not words, and are not worth a place in the cache.
const PLAIN_WORD = /^[a-z]{3,40}$/;
const CACHE_LIMIT = 50_000;
const stems = new Map<string, string>();

/** A word of a run, with its place in the run. */
export interface EnglishWord extends Span {
  readonly term: string;
  readonly stem: string;
}

/** The terms of a run of Latin letters: its words without accents, but single letters and numbers. */
export function englishTerms(run: string): EnglishWord[] {
  const words: EnglishWord[] = [];
  for (const { start, end } of englishWords(run)) {
    const term = withoutAccents(run.slice(start, end));
    if (term.length > 1 && !NUMBER.test(term)) words.push({ start, end, term, stem: stemOf(term) });
  }
  return words;
}

/**
 * Splits a run of Latin letters, digits, hyphens and slashes into words with natural's tokenizer; offsets are those
 * of the run. Hyphens and slashes part words, since names that keep theirs are cut out before, and so do
 * apostrophes, whichever is used: what stands behind one (master's, we're) is no term.
 */
export function* englishWords(run: string): Generator<Span> {
  const plain = withoutAccents(run);
  let from = 0;
  for (const piece of tokenizer.tokenize(plain)) {
    const at = plain.indexOf(piece, from);
    from = at + piece.length;
    for (const part of piece.matchAll(PART)) {
      const start = at + part.index;
      yield { start, end: start + part[0].length };
    }
  }
}

/** natural's tokenizer knows ASCII only; an accent is dropped where that keeps the length, as in résumé. */
export function withoutAccents(run: string): string {
  if (!OUTSIDE_ASCII.test(run)) return run;
  const plain = run.normalize('NFD').replace(ACCENTS, '');
  return plain.length === run.length ? plain : run;
}

/**
 * The stem of an English word (Porter, "An algorithm for suffix stripping", 1980, as natural implements it).
 * Words with digits, and words of one or two or of more than forty letters, are their own stems.
 *
 * @example
 * stemOf('engineering') === stemOf('engineers'); // true
 */
export function stemOf(word: string): string {
  if (!PLAIN_WORD.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = porterStemmer.stem(word);
  if (stems.size < CACHE_LIMIT) stems.set(word, stem);
  return stem;
}
