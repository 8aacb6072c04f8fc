import type { Token } from '../tokenize/token.js';
import type { InternedDocuments } from '../vectorize/documents.js';
import { addPhrases, learnPhrases } from '../vectorize/phrases.js';
import { HAN } from './han.js';
import type { TokenBatch } from './read-batch.js';

/** What is known of a term of the corpus beside its number. */
export interface TermInfo {
  /** What is counted: a stem, the term itself, or the two stems of a phrase. */
  readonly stem: string;
  /** What a reader is shown: the commonest surface of the stem, ties to the first in code-unit order. */
  readonly shown: string;
  /** The same as most texts write it, with the capitals of an abbreviation or a name (`API`, `DevOps`). */
  readonly written: string;
  readonly kind: Token['kind'] | 'phrase';
  /** The two words of a phrase as a reader is shown them; absent for a single term. */
  readonly words?: readonly [string, string];
}

interface Entry {
  readonly id: number;
  kind: Token['kind'];
  readonly surfaces: Map<string, number>;
  readonly spellings: Map<string, number>;
}

/** Numbers the terms of a run as they come and remembers how each was written. */
export class TermCollector {
  readonly #entries = new Map<string, Entry>();
  readonly #documents: Int32Array[] = [];
  readonly #joined: Uint8Array[] = [];
  readonly #weights: Float32Array[] = [];
  readonly #phrases = new Map<string, readonly [string, string]>();

  /** Adds the documents of a batch; weights are given with every batch or with none. */
  add(batch: TokenBatch): void {
    const { stems, starts, tokens, joined, weights } = batch;
    const occurrences = new Int32Array(stems.length);
    for (const token of tokens) occurrences[token]! += 1;
    const ids = stems.map((_stem, i) => this.#enter(batch, i, occurrences[i]!));
    for (let document = 0; document + 1 < starts.length; document++) {
      const [from, to] = [starts[document]!, starts[document + 1]!];
      this.#documents.push(Int32Array.from(tokens.subarray(from, to), (token) => ids[token]!));
      this.#joined.push(joined.slice(from, to));
      if (weights) this.#weights.push(weights.slice(from, to));
    }
  }

  #enter(batch: TokenBatch, i: number, occurrences: number): number {
    const [stem, term, kind, spelling] = [batch.stems[i]!, batch.terms[i]!, batch.kinds[i]!, batch.spellings[i]!];
    let entry = this.#entries.get(stem);
    if (!entry) {
      entry = { id: this.#entries.size, kind, surfaces: new Map(), spellings: new Map() };
      this.#entries.set(stem, entry);
    }
    // A stem that is also a catalogue's term is shown as that, whatever came first.
    if (RANK[kind] < RANK[entry.kind]) entry.kind = kind;
    entry.surfaces.set(term, (entry.surfaces.get(term) ?? 0) + occurrences);
    entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + occurrences);
    return entry.id;
  }

  /**
   * The documents as the vectorizer reads them, where phrases are wanted with a further term for each that the corpus
   * teaches. Names of technologies are whole already and are no part of a phrase.
   */
  documents(options: { readonly phrases: boolean }): InternedDocuments {
    const terms = [...this.#entries.keys()];
    const kinds = [...this.#entries.values()].map(({ kind }) => kind);
    const weights = this.#weights.length > 0 ? this.#weights : undefined;
    const documents = { terms, docs: this.#documents, joined: this.#joined, weights };
    if (!options.phrases) return documents;
    const phrases = learnPhrases(documents, {
      allowed: (term) => kinds[term] !== 'technology' && kinds[term] !== 'code',
    });
    return addPhrases(documents, phrases, (words) => {
      const name = HAN.test(words[0]) && HAN.test(words[1]) ? words.join('') : words.join(' ');
      this.#phrases.set(name, words);
      return name;
    });
  }

  /** What a reader is shown of a stem. */
  describe(stem: string): TermInfo {
    const entry = this.#entries.get(stem);
    if (!entry) return this.#describePhrase(stem);
    const shown = commonest(entry.surfaces);
    return { stem, shown, written: commonest(entry.spellings) || shown, kind: entry.kind };
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

/** What was counted most, ties to the first in code-unit order. */
function commonest(counts: ReadonlyMap<string, number>): string {
  let found = '';
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < found)) {
      found = value;
      most = count;
    }
  }
  return found;
}

const RANK: Readonly<Record<Token['kind'], number>> = {
  technology: 0,
  domain: 1,
  code: 2,
  han: 3,
  latin: 4,
  other: 5,
};
