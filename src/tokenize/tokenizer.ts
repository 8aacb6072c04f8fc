import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import type { Span } from '../core/span.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { debrisIn } from './debris.js';
import { domainLexicon } from './domain-lexicon.js';
import { segmentRuns } from './han.js';
import { isFileEnding, type Piece, scanPieces } from './scanner.js';
import { cutterOf, loadSegmenter, SEGMENTER_NAMES, type Segmenter, type SegmenterName } from './segmenter.js';
import { besideOwn, leftmostLongest, outside } from './settle.js';
import type { Simplify } from './simplify.js';
import { defaultStopWords } from './stop-words.js';
import type { KnownTerm, Lexicon, Token } from './token.js';
import { TokenList } from './token-list.js';
import { type UserWord, userLexicon } from './user-words.js';
import { WordBook } from './word-book.js';

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
  const book = new WordBook(stopWords);

  const tokenizeNormalized = (text: NormalizedText, known: readonly KnownTerm[]): Token[] => {
    const debris = debrisIn(text.text);
    const own = leftmostLongest(outside(debris, words.match(text.text)));
    const found = [...known, ...domain.match(text.text)].filter((term) => !isFileEnding(text.text, term));
    const others = besideOwn(own, outside(debris, found));
    const terms = leftmostLongest([...own, ...others]);
    const list = new TokenList(text, book, new Set(own.map(({ term }) => term)));
    addTokens(list, partsOf(text.text, inOrder([...terms, ...debris])), text.text, segmenter);
    return list.tokens;
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

/** Adds known terms, and the words of what was found between them. */
function addTokens(list: TokenList, parts: readonly (KnownTerm | Piece)[], text: string, segmenter: Segmenter): void {
  const cutter = cutterOf(segmenter);
  const runs = cutter ? [] : parts.filter(isRun).map(({ start, end }) => text.slice(start, end));
  const spansOfRuns = segmentRuns(segmenter, runs);
  let run = 0;
  for (const part of parts) {
    if ('term' in part) list.addKnown(part);
    else if (part.kind === 'latin') list.addLatin(part);
    else if (part.kind !== 'han') list.addPiece(part);
    else if (!isRun(part)) continue;
    else if (cutter) list.addCut(part, cutter);
    else list.addSpans(part, spansOfRuns[run++]!);
  }
}

/** A single character is no word, so it is not handed to the segmenter. */
function isRun({ kind, start, end }: KnownTerm | Piece): boolean {
  return kind === 'han' && end - start > 1;
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
