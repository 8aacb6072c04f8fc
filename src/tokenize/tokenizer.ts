import { z } from 'zod';
import { JobprismError } from '../core/errors.js';
import { parseOptions } from '../core/options.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { domainLexicon } from './domain-lexicon.js';
import { englishWords, stemOf, withoutAccents } from './english.js';
import { scanPieces } from './scanner.js';
import { loadSegmenter, SEGMENTER_NAMES, type Segmenter, type SegmenterName } from './segmenter.js';
import { defaultStopWords } from './stop-words.js';
import type { KnownTerm, Lexicon, Token } from './token.js';

/** How text becomes terms. */
export interface TokenizerOptions {
  /** Who cuts Chinese: a built-in name or an object of one's own. Default `jieba`. */
  readonly segmenter?: SegmenterName | Segmenter | undefined;
  /** Terms to cut out first, as a catalogue knows them. Default: none beside the field's vocabulary. */
  readonly lexicon?: Lexicon | undefined;
  /** Terms to leave out, folded. Default: Chinese and English function words and phrases that any JD holds. */
  readonly stopWords?: ReadonlySet<string> | undefined;
}

/** Cuts texts into terms. Made by {@link createTokenizer}. */
export interface Tokenizer {
  /** The name of the segmenter in use. */
  readonly segmenter: string;
  /** Tokens of a text, in order and disjoint; offsets are those of the text. */
  tokenize(text: string): Token[];
  /** The same for a text that is folded already and whose known terms have been found already. */
  tokenizeNormalized(text: NormalizedText, known: readonly KnownTerm[]): Token[];
}

const optionsSchema = z.object({
  segmenter: z
    .union([z.enum(SEGMENTER_NAMES as [SegmenterName]), z.custom<Segmenter>(isSegmenter, 'must be a segmenter')])
    .default('jieba'),
  lexicon: z.custom<Lexicon>(isLexicon, 'must have a method match').optional(),
  stopWords: z.instanceof(Set<string>).optional(),
});

/**
 * Makes a tokenizer for Chinese, English and mixed technical text.
 *
 * Text is folded (NFKC, lower case), known terms are cut out, technical names are recognised by their shape, and what
 * is left goes to the Chinese segmenter or to natural's English tokenizer and stemmer. Single Chinese characters,
 * single letters that are no known term, numbers, amounts and addresses are no terms.
 *
 * @throws JobprismError OPTION_INVALID, SEGMENTER_MISSING
 * @example
 * const tokenizer = await createTokenizer();
 * tokenizer.tokenize('负责高并发微服务').map((token) => token.term); // ['高并发', '微服务']
 */
export async function createTokenizer(options: TokenizerOptions = {}): Promise<Tokenizer> {
  const { segmenter: wanted, lexicon, stopWords = defaultStopWords() } = parseOptions(optionsSchema, options);
  const segmenter = typeof wanted === 'string' ? await loadSegmenter(wanted) : wanted;
  const domain = domainLexicon();

  const tokenizeNormalized = (text: NormalizedText, known: readonly KnownTerm[]): Token[] => {
    const terms = leftmostLongest([...known, ...domain.match(text.text)]);
    const tokens = [...tokensOf(text, terms, segmenter)];
    return tokens.filter((token) => token.kind === 'technology' || !stopWords.has(token.term));
  };
  return {
    segmenter: segmenter.name,
    tokenizeNormalized,
    tokenize(text) {
      const normalized = normalizeText(text);
      return tokenizeNormalized(normalized, lexicon?.match(normalized.text) ?? []);
    },
  };
}

function isSegmenter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Segmenter).segment === 'function';
}

function isLexicon(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Lexicon).match === 'function';
}

/** Of terms that overlap, the one that begins first stays, of those the longest; technologies win ties. */
export function leftmostLongest(terms: KnownTerm[]): KnownTerm[] {
  const rank = (term: KnownTerm): number => (term.kind === 'technology' ? 0 : 1);
  terms.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const kept: KnownTerm[] = [];
  let from = 0;
  for (const term of terms) {
    if (term.start < from) continue;
    kept.push(term);
    from = term.end;
  }
  return kept;
}

function* tokensOf(text: NormalizedText, terms: readonly KnownTerm[], segmenter: Segmenter): Generator<Token> {
  let from = 0;
  for (const term of terms) {
    yield* tokensBetween(text, from, term.start, segmenter);
    yield { term: term.term, stem: term.term, kind: term.kind, ...text.toOriginal(term) };
    from = term.end;
  }
  yield* tokensBetween(text, from, text.text.length, segmenter);
}

function* tokensBetween(text: NormalizedText, start: number, end: number, segmenter: Segmenter): Generator<Token> {
  for (const piece of scanPieces(text.text, { start, end })) {
    if (piece.kind === 'han') yield* hanTokens(text, piece.start, piece.text, segmenter);
    else if (piece.kind === 'latin') yield* latinTokens(text, piece.start, piece.text);
    else if (piece.text.length > 1) {
      yield { term: piece.text, stem: piece.text, kind: piece.kind, ...text.toOriginal(piece) };
    }
  }
}

function* hanTokens(text: NormalizedText, at: number, run: string, segmenter: Segmenter): Generator<Token> {
  if (run.length < 2) return;
  let last = 0;
  for (const span of segmenter.segment(run)) {
    if (span.start < last || span.end <= span.start || span.end > run.length) {
      throw new JobprismError('SEGMENTER_CONTRACT', {
        segmenter: segmenter.name,
        span: `[${span.start}, ${span.end}) in «${run.slice(0, 40)}»`,
      });
    }
    last = span.end;
    const term = run.slice(span.start, span.end);
    if ([...term].length < 2) continue;
    yield { term, stem: term, kind: 'han', ...text.toOriginal({ start: at + span.start, end: at + span.end }) };
  }
}

function* latinTokens(text: NormalizedText, at: number, run: string): Generator<Token> {
  for (const span of englishWords(run)) {
    const term = withoutAccents(run.slice(span.start, span.end));
    if (term.length < 2 || /^\d+$/.test(term)) continue;
    yield {
      term,
      stem: stemOf(term),
      kind: 'latin',
      ...text.toOriginal({ start: at + span.start, end: at + span.end }),
    };
  }
}
