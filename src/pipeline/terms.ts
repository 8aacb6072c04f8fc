import type { TokenKind } from '../tokenize/token.js';
import type { ChunkedDocuments } from '../vectorize/documents.js';
import { type Lessening, lessened } from '../vectorize/lessened.js';
import { addPhrases, type JoinedChunk, type JoinedChunks, learnPhrases } from '../vectorize/phrases.js';
import type { SentenceBatch } from './boilerplate/sentence-batch.js';
import { SharedSentences } from './boilerplate/shared-sentences.js';
import { ChunkBuilder } from './chunk-builder.js';
import { ChunkStore, type PackedChunk } from './chunk-store.js';
import { HAN } from './han.js';
import type { TokenBatch } from './read-batch.js';
import { TermForms } from './term-forms.js';

/** What is known of a term of the corpus beside its number. */
export interface TermInfo {
  /** What is counted: a stem, the term itself, or the two stems of a phrase. */
  readonly stem: string;
  /** What a reader is shown: the commonest surface of the stem, ties to the first in code-unit order. */
  readonly shown: string;
  /** The same as most texts write it, with the capitals of an abbreviation or a name (`API`, `DevOps`). */
  readonly written: string;
  readonly kind: TokenKind | 'phrase';
  /** The two words of a phrase as a reader is shown them; absent for a single term. */
  readonly words?: readonly [string, string];
}

/** Two stems and the term that they are together. */
export interface LearntPhrase {
  readonly name: string;
  readonly words: readonly [string, string];
}

/** A byte holds the number of a weight beside one mark. Weights are those of sections, of which there are few. */
const MOST_WEIGHTS = 128;

/** Numbers the terms of a run as they come and remembers how each was written. */
export class TermCollector {
  readonly #forms = new TermForms();
  readonly #store: ChunkStore;
  readonly #open = new ChunkBuilder();
  #documents = 0;
  /** The different weights of occurrences; none where each counts 1. */
  readonly #weights: number[] = [];
  readonly #phrases = new Map<string, readonly [string, string]>();
  /** Null as long as no document comes with sentences. */
  #shared: SharedSentences | null = null;
  #boilerplate: Int32Array = new Int32Array();
  /** All of them: two may have one name. */
  readonly #pairs: LearntPhrase[] = [];

  /** @param store where the documents are kept; they stay in memory by default */
  constructor(store: ChunkStore = new ChunkStore()) {
    this.#store = store;
  }

  /**
   * Adds the documents of a batch; weights are given with every batch or with none.
   *
   * @throws RangeError where there are more than 128 different weights
   */
  add({ stems, terms, kinds, spellings, starts, tokens, joined, weights, sentences }: TokenBatch): void {
    const occurrences = new Int32Array(stems.length);
    for (let i = 0; i < tokens.length; i++) occurrences[tokens[i]!]! += 1;
    const numbers = new Int32Array(stems.length);
    for (let i = 0; i < stems.length; i++) {
      numbers[i] = this.#forms.add(stems[i]!, kinds[i]!, terms[i]!, spellings[i]!, occurrences[i]!);
    }
    let [weight, mark] = [Number.NaN, 0];
    for (let document = 0; document + 1 < starts.length; document++) {
      const to = starts[document + 1]!;
      let from = starts[document]!;
      let at = this.#open.add(to - from);
      const { ids, marks } = this.#open.arrays;
      for (; from < to; from++, at++) {
        // Neighbours mostly have the same weight.
        if (weights && weights[from] !== weight) {
          weight = weights[from]!;
          mark = 2 * this.#numberOfWeight(weight);
        }
        ids[at] = numbers[tokens[from]!]!;
        marks[at] = joined[from]! | mark;
      }
      if (sentences) this.#addSentences(sentences, document);
      if (this.#open.isFull) this.#flush();
    }
    this.#documents += starts.length - 1;
  }

  #addSentences({ runs, starts, sources }: SentenceBatch, document: number): void {
    const own = runs.subarray(starts[document], starts[document + 1]);
    this.#open.addSentences(own);
    this.#shared ??= new SharedSentences();
    this.#shared.add(own, sources[document]!);
  }

  #numberOfWeight(weight: number): number {
    let number = this.#weights.indexOf(weight);
    if (number < 0) number = this.#weights.push(weight) - 1;
    if (number >= MOST_WEIGHTS) throw new RangeError(`there are more than ${MOST_WEIGHTS} different weights`);
    return number;
  }

  #flush(): void {
    this.#store.append(this.#open.chunk());
    this.#open.clear();
  }

  /**
   * The documents as the vectorizer reads them, where phrases are wanted with a further term for each that the corpus
   * teaches. Names of technologies are whole already and are no part of a phrase.
   */
  documents(options: { readonly phrases: boolean; readonly boilerplate?: number }): ChunkedDocuments {
    const { stems, kinds } = this.#forms;
    this.#boilerplate = this.#sharedSentences();
    const lessening = { factor: options.boilerplate ?? 1, sentences: new Set(this.#boilerplate) };
    const documents: JoinedChunks = {
      terms: stems.slice(),
      documents: this.#documents,
      chunks: () => this.#chunks(lessening),
    };
    this.#pairs.length = 0;
    if (!options.phrases) return documents;
    const phrases = learnPhrases(documents, {
      allowed: (term) => kinds[term] !== 'technology' && kinds[term] !== 'code',
    });
    return addPhrases(documents, phrases, (words) => {
      const name = HAN.test(words[0]) && HAN.test(words[1]) ? words.join('') : words.join(' ');
      this.#phrases.set(name, words);
      this.#pairs.push({ name, words });
      return name;
    });
  }

  /** The phrases that the documents were given. */
  get phrases(): readonly LearntPhrase[] {
    return this.#pairs;
  }

  /** The hashes of the sentences that the documents were given less weight in, rising. */
  get boilerplate(): Int32Array {
    return this.#boilerplate;
  }

  #sharedSentences(): Int32Array {
    const found = new Set<number>();
    const shared = this.#shared;
    for (const { sentences } of shared ? this.#packed() : []) {
      for (let at = 0; at < sentences.length; at += 2) if (shared?.has(sentences[at]!)) found.add(sentences[at]!);
    }
    return Int32Array.from(found).sort();
  }

  *#packed(): Generator<PackedChunk> {
    yield* this.#store.chunks();
    if (!this.#open.isEmpty) yield this.#open.chunk();
  }

  *#chunks(lessening: Lessening): Generator<JoinedChunk> {
    const weights = this.#weights.length > 0 ? Float32Array.from(this.#weights) : undefined;
    for (const chunk of this.#packed()) yield unpacked(chunk, weights, lessening);
  }

  /** Gives back what the documents take; terms can still be described. */
  close(): void {
    this.#store.close();
    this.#open.clear();
  }

  /** The kind of a term of the vectorizer. */
  kindOf(stem: string): TermInfo['kind'] {
    const number = this.#forms.numberOf(stem);
    if (number !== undefined) return this.#forms.kinds[number]!;
    return this.#phrases.has(stem) ? 'phrase' : 'other';
  }

  /** What a reader is shown of a stem. */
  describe(stem: string): TermInfo {
    const number = this.#forms.numberOf(stem);
    if (number === undefined) return this.#describePhrase(stem);
    const { surface, spelling } = this.#forms.commonest(number);
    return { stem, shown: surface, written: spelling || surface, kind: this.#forms.kinds[number]! };
  }

  #describePhrase(name: string): TermInfo {
    const words = this.#phrases.get(name);
    if (!words) return { stem: name, shown: name, written: name, kind: 'other' };
    const [left, right] = words.map((word) => this.describe(word)) as [TermInfo, TermInfo];
    const gap = name.includes(' ') ? ' ' : '';
    return {
      stem: name,
      shown: left.shown + gap + right.shown,
      written: left.written + gap + right.written,
      kind: 'phrase',
      words: [left.shown, right.shown],
    };
  }
}

/** A chunk as it is read; weights are looked up only for those who ask. */
function unpacked(
  { starts, ids, marks, sentences }: PackedChunk,
  weights: Float32Array | undefined,
  lessening: Lessening,
): JoinedChunk {
  return {
    starts,
    ids,
    joined: marks,
    get weights() {
      return lessened(weights && weightsOf(marks, weights), sentences, marks.length, lessening);
    },
  };
}

function weightsOf(marks: Uint8Array, weights: Float32Array): Float32Array {
  const found = new Float32Array(marks.length);
  for (let i = 0; i < marks.length; i++) found[i] = weights[marks[i]! >> 1]!;
  return found;
}
