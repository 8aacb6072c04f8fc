import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import type { Span } from '../core/span.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { debrisIn } from './debris.js';
import { domainLexicon } from './domain-lexicon.js';
import { englishTerms } from './english.js';
import { segmentRuns } from './han.js';
import { isFileEnding, type Piece, scanPieces } from './scanner.js';
import { loadSegmenter, SEGMENTER_NAMES, type Segmenter, type SegmenterName } from './segmenter.js';
import { besideOwn, leftmostLongest, outside } from './settle.js';
import type { Simplify } from './simplify.js';
import { defaultStopWords } from './stop-words.js';
import type { KnownTerm, Lexicon, Token } from './token.js';
import { type UserWord, userLexicon } from './user-words.js';

/** How text becomes terms. */
export interface TokenizerOptions {
  /** Who cuts Chinese: a built-in name or an object of one's own. Default `jieba`. */
  readonly segmenter?: SegmenterName | Segmenter | undefined;
  /** Terms to cut out first, as a catalogue knows them. Default: none beside the field's vocabulary. */
  readonly lexicon?: Lexicon | undefined;
  /** Terms to leave out, folded. Default: Chinese and English function words and phrases that any JD holds. */
  readonly stopWords?: ReadonlySet<string> | undefined;
  /**
   * Words that must come out whole, in any script, or terms with the spellings that become them. They are no stop words,
   * and win over what is built in on the same spelling; a longer known term around one still counts. At most 100,000
   * words and spellings of at most 80 characters. Default: none.
   */
  readonly words?: readonly UserWord[] | undefined;
  /** Brings `tokenize`'s texts to simplified characters, as {@link loadSimplifier} gives it. Default: they stay. */
  readonly simplify?: Simplify | undefined;
}

/** Cuts texts into terms. Made by {@link createTokenizer}. */
export interface Tokenizer {
  /** The name of the segmenter in use. */
  readonly segmenter: string;
  /** Tokens of a text, in order and disjoint; offsets are those of the text. */
  tokenize(text: string): Token[];
  /** The same for a text that is folded (and simplified) already and whose known terms have been found already. */
  tokenizeNormalized(text: NormalizedText, known: readonly KnownTerm[]): Token[];
}

const optionsSchema = z.strictObject({
  segmenter: z
    .union([
      z.enum(SEGMENTER_NAMES as [SegmenterName]),
      z.custom<Segmenter>(isSegmenter, 'must have a name and a method segment'),
    ])
    .default('jieba'),
  lexicon: z.custom<Lexicon>(isLexicon, 'must have a method match').optional(),
  stopWords: z.instanceof(Set<string>).optional(),
  words: z.custom<readonly UserWord[]>(Array.isArray, 'must be a list of words').default([]),
  simplify: z.custom<Simplify>((value) => typeof value === 'function', 'must be a function').optional(),
});

/**
 * Makes a tokenizer for Chinese, English and mixed technical text.
 *
 * Text is folded (NFKC, lower case), known terms are cut out, technical names are recognised by their shape, and what
 * is left goes to the Chinese segmenter or to natural's English tokenizer and stemmer. Single Chinese characters,
 * single letters that are no known term, numbers, amounts, links, addresses and HTML tags are no terms.
 *
 * @throws JobprismError OPTION_INVALID, SEGMENTER_MISSING; the tokenizer throws SEGMENTER_CONTRACT where a segmenter of
 *   one's own breaks its law
 * @example
 * const tokenizer = await createTokenizer();
 * tokenizer.tokenize('负责高并发微服务').map((token) => token.term); // ['高并发', '微服务']
 */
export async function createTokenizer(options: TokenizerOptions = {}): Promise<Tokenizer> {
  const resolved = parseOptions(optionsSchema, options);
  const { segmenter: wanted, lexicon, stopWords = defaultStopWords(), simplify } = resolved;
  const words = await userLexicon(resolved.words);
  const segmenter = typeof wanted === 'string' ? await loadSegmenter(wanted) : wanted;
  const domain = domainLexicon();

  const tokenizeNormalized = (text: NormalizedText, known: readonly KnownTerm[]): Token[] => {
    const debris = debrisIn(text.text);
    const own = leftmostLongest(outside(debris, words.match(text.text)));
    const found = [...known, ...domain.match(text.text)].filter((term) => !isFileEnding(text.text, term));
    const others = besideOwn(own, outside(debris, found));
    const terms = leftmostLongest([...own, ...others]);
    const tokens = disjoint(tokensOf(text, inOrder([...terms, ...debris]), segmenter));
    const wished = new Set(own.map(({ term }) => term));
    return tokens.filter(({ kind, term }) => kind === 'technology' || wished.has(term) || !stopWords.has(term));
  };
  return {
    segmenter: segmenter.name,
    tokenizeNormalized,
    tokenize(text) {
      const folded = normalizeText(text);
      const normalized = simplify ? simplify(folded) : folded;
      return tokenizeNormalized(normalized, lexicon?.match(normalized.text) ?? []);
    },
  };
}

function isSegmenter(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, segment } = value as Partial<Segmenter>;
  return typeof name === 'string' && typeof segment === 'function';
}

function isLexicon(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Lexicon).match === 'function';
}

function inOrder(cuts: (KnownTerm | Span)[]): (KnownTerm | Span)[] {
  return cuts.sort((a, b) => a.start - b.start);
}

/** A character that folds to several words, such as ﷺ, would give tokens of one place; the first of them stays. */
function disjoint(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let from = 0;
  for (const token of tokens) {
    if (token.start < from) continue;
    kept.push(token);
    from = token.end;
  }
  return kept;
}

/** The tokens of a text that is cut at known terms, which become tokens, and at debris, which does not. */
function tokensOf(text: NormalizedText, cuts: readonly (KnownTerm | Span)[], segmenter: Segmenter): Token[] {
  const parts = partsOf(text.text, cuts);
  const runs: string[] = [];
  for (const part of parts) if (part.kind === 'han' && part.text.length > 1) runs.push(part.text);
  const spansOfRuns = segmentRuns(segmenter, runs);
  const tokens: Token[] = [];
  let run = 0;
  for (const part of parts) {
    if ('term' in part) tokens.push(wholeToken(text, part, part.term));
    else if (part.kind === 'latin') addLatin(tokens, text, part);
    // A single character is no word, so it was not handed to the segmenter.
    else if (part.text.length < 2) continue;
    else if (part.kind === 'han') addHan(tokens, text, part, spansOfRuns[run++]!);
    else tokens.push(wholeToken(text, part, part.text));
  }
  return tokens;
}

function wholeToken(text: NormalizedText, part: KnownTerm | Piece, term: string): Token {
  const { start, end } = text.toOriginal(part);
  return { term, stem: term, kind: part.kind, start, end };
}

/** Known terms and what the scanner finds between the cuts, in order. */
function partsOf(text: string, cuts: readonly (KnownTerm | Span)[]): (KnownTerm | Piece)[] {
  const parts: (KnownTerm | Piece)[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut.start > from) scanPieces(text, { start: from, end: cut.start }, parts);
    if ('term' in cut) parts.push(cut);
    from = cut.end;
  }
  if (from < text.length) scanPieces(text, { start: from, end: text.length }, parts);
  return parts;
}

function addHan(tokens: Token[], text: NormalizedText, run: Piece, spans: readonly Span[]): void {
  for (const span of spans) {
    const term = run.text.slice(span.start, span.end);
    // A rare character takes two code units.
    if (term.length < 2 || (term.length === 2 && [...term].length < 2)) continue;
    const { start, end } = text.toOriginal({ start: run.start + span.start, end: run.start + span.end });
    tokens.push({ term, stem: term, kind: 'han', start, end });
  }
}

function addLatin(tokens: Token[], text: NormalizedText, run: Piece): void {
  for (const word of englishTerms(run.text)) {
    const { start, end } = text.toOriginal({ start: run.start + word.start, end: run.start + word.end });
    tokens.push({ term: word.term, stem: word.stem, kind: 'latin', start, end });
  }
}
