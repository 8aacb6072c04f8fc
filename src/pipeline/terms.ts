import type { Token } from '../tokenize/token.js';
import type { InternedDocuments } from '../vectorize/documents.js';

/** What is known of a term of the corpus beside its number. */
export interface TermInfo {
  /** What is counted: a stem, or the term itself. */
  readonly stem: string;
  /** What a reader is shown: the commonest surface of the stem, ties to the first in code-unit order. */
  readonly shown: string;
  readonly kind: Token['kind'];
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

  /** Adds one document. */
  add(tokens: readonly Token[]): void {
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
  }

  /** The documents as the vectorizer reads them. */
  documents(): InternedDocuments {
    return { terms: [...this.#entries.keys()], docs: this.#documents };
  }

  /** What a reader is shown of a stem. */
  describe(stem: string): TermInfo {
    const entry = this.#entries.get(stem);
    if (!entry) return { stem, shown: stem, kind: 'other' };
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
}

const RANK: Readonly<Record<Token['kind'], number>> = {
  technology: 0,
  domain: 1,
  code: 2,
  han: 3,
  latin: 4,
  other: 5,
};
