import type { Span } from '../core/span.js';
import { keepsPlaces, type NormalizedText } from '../core/text.js';
import type { Cutter } from './jieba/cutter.js';
import { NO_NODE } from './jieba/cutter.js';
import type { Piece } from './scanner.js';
import type { KnownTerm, Token, TokenKind } from './token.js';
import type { WordBook } from './word-book.js';

/** Gathers the tokens of a text in their order, with places of the original, without stop words. */
export class TokenList {
  readonly tokens: Token[] = [];
  readonly #text: NormalizedText;
  readonly #book: WordBook;
  /** Terms that are kept though they are stop words. */
  readonly #wished: ReadonlySet<string>;
  readonly #keepsPlaces: boolean;
  /** Where the last token ends in the original, those left out for being stop words too. */
  #reach = 0;

  constructor(text: NormalizedText, book: WordBook, wished: ReadonlySet<string>) {
    this.#text = text;
    this.#book = book;
    this.#wished = wished;
    this.#keepsPlaces = keepsPlaces(text);
  }

  addKnown({ term, kind, start, end }: KnownTerm): void {
    this.#add(term, term, kind, start, end, kind !== 'technology' && this.#book.word(term).isStop);
  }

  addPiece({ text, kind, start, end }: Piece): void {
    // A single character is no word.
    if (text.length > 1) this.#add(text, text, kind, start, end, this.#book.word(text).isStop);
  }

  addLatin(run: Piece): void {
    for (let word = this.#book.latin(run.text); word !== null; word = word.next) {
      const { term, stem, start, end, isStop } = word;
      this.#add(term, stem, 'latin', run.start + start, run.start + end, isStop);
    }
  }

  /** Adds the words of a run of Chinese characters as a segmenter gave them, with places in the run. */
  addSpans(run: Span, spans: readonly Span[]): void {
    for (const { start, end } of spans) this.#addHan(NO_NODE, run.start + start, run.start + end);
  }

  /** Adds the words of a run of Chinese characters. */
  addCut(run: Span, cutter: Cutter): void {
    const count = cutter.cut(this.#text.text, run.start, run.end);
    const { ends, nodes } = cutter;
    for (let i = 0, start = run.start; i < count; i++) {
      const end = ends[i]!;
      if (end - start > 1) this.#addHan(nodes[i]!, start, end);
      start = end;
    }
  }

  #addHan(node: number, start: number, end: number): void {
    const { text } = this.#text;
    // A rare character takes two code units.
    if (end - start < 2 || (end - start === 2 && text.codePointAt(start)! > 0xffff)) return;
    const book = this.#book;
    const { term, isStop } = node === NO_NODE ? book.word(text.slice(start, end)) : book.wordAt(node, text, start, end);
    this.#add(term, term, 'han', start, end, isStop);
  }

  #add(term: string, stem: string, kind: TokenKind, start: number, end: number, isStop: boolean): void {
    if (this.#keepsPlaces) {
      if (!isStop || this.#wished.has(term)) this.tokens.push({ term, stem, kind, start, end });
      return;
    }
    const place = this.#text.toOriginal({ start, end });
    // A character that folds to several words, such as ﷺ, would give tokens of one place; the first of them stays.
    if (place.start < this.#reach) return;
    this.#reach = place.end;
    if (!isStop || this.#wished.has(term)) {
      this.tokens.push({ term, stem, kind, start: place.start, end: place.end });
    }
  }
}
