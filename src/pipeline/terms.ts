import type { Token } from '../tokenize/token.js';
import type { InternedDocuments } from '../vectorize/documents.js';
import { addPhrases, learnPhrases } from '../vectorize/phrases.js';

/** What is known of a term of the corpus beside its number. */
export interface TermInfo {
  /** What is counted: a stem, the term itself, or the two stems of a phrase. */
  readonly stem: string;
  /** What a reader is shown: the commonest surface of the stem, ties to the first in code-unit order. */
  readonly shown: string;
  readonly kind: Token['kind'] | 'phrase';
  /** The two words of a phrase as a reader is shown them; absent for a single term. */
  readonly words?: readonly [string, string];
}

interface Entry {
  readonly id: number;
  kind: Token['kind'];
  readonly surfaces: Map<string, number>;
}

/** Numbers the terms of a run as they come and remembers how each was written. */
export class TermCollector {
  readonly #entries = new Map<string, Entry>();
  readonly #documents: Int32Array[] = [];
  readonly #joined: Uint8Array[] = [];
  readonly #phrases = new Map<string, readonly [string, string]>();

  /**
   * Adds one document.
   *
   * @param joined by token: 1 where it stands side by side with the token before it. Default: all stand apart
   */
  add(tokens: readonly Token[], joined: Uint8Array = new Uint8Array(tokens.length)): void {
    const ids = new Int32Array(tokens.length);
    tokens.forEach(({ stem, term, kind }, i) => {
      let entry = this.#entries.get(stem);
      if (!entry) {
        entry = { id: this.#entries.size, kind, surfaces: new Map() };
        this.#entries.set(stem, entry);
      }
      // A stem that is also a catalogue's term is shown as that, whatever came first.
      if (RANK[kind] < RANK[entry.kind]) entry.kind = kind;
      entry.surfaces.set(term, (entry.surfaces.get(term) ?? 0) + 1);
      ids[i] = entry.id;
    });
    this.#documents.push(ids);
    this.#joined.push(joined);
  }

  /**
   * The documents as the vectorizer reads them, with a further term for each phrase that the corpus teaches. Names of
   * technologies are whole already and are no part of a phrase.
   */
  documents(): InternedDocuments {
    const terms = [...this.#entries.keys()];
    const kinds = [...this.#entries.values()].map(({ kind }) => kind);
    const documents = { terms, docs: this.#documents, joined: this.#joined };
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
    let shown = stem;
    let most = 0;
    for (const [surface, count] of entry.surfaces) {
      if (count > most || (count === most && surface < shown)) {
        shown = surface;
        most = count;
      }
    }
    return { stem, shown, kind: entry.kind };
  }

  #describePhrase(name: string): TermInfo {
    const words = this.#phrases.get(name);
    if (!words) return { stem: name, shown: name, kind: 'other' };
    const [left, right] = words.map((word) => this.describe(word).shown) as [string, string];
    return {
      stem: name,
      shown: name.includes(' ') ? `${left} ${right}` : left + right,
      kind: 'phrase',
      words: [left, right],
    };
  }
}

const HAN = /[\u3400-\u9fff]/;

const RANK: Readonly<Record<Token['kind'], number>> = {
  technology: 0,
  domain: 1,
  code: 2,
  han: 3,
  latin: 4,
  other: 5,
};
