import type { SentenceRuns } from './boilerplate/sentence-runs.js';
import { type ByteStore, MemoryStore } from './storage/byte-store.js';

/** Some documents as their terms, packed for keeping. */
export interface PackedChunk {
  /** The terms of document i are `ids[starts[i]]` to `ids[starts[i + 1]]`; `starts[0]` is 0. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** By occurrence: 1 where it stands side by side with the one before it, and twice the number of its weight. */
  readonly marks: Uint8Array;
  /** The sentences of all documents, one behind another; empty where they are not told apart. */
  readonly sentences: SentenceRuns;
}

interface Place {
  readonly at: number;
  readonly documents: number;
  readonly occurrences: number;
  readonly sentences: number;
}

/** Keeps the terms of a run in a store of bytes, in the machine's own byte order: nobody else reads it. */
export class ChunkStore {
  readonly #store: ByteStore;
  readonly #places: Place[] = [];

  /** @param store closed with this one; memory by default */
  constructor(store: ByteStore = new MemoryStore()) {
    this.#store = store;
  }

  append({ starts, ids, marks, sentences }: PackedChunk): void {
    const counts = { documents: starts.length - 1, occurrences: ids.length, sentences: sentences.length };
    this.#places.push({ at: this.#store.size, ...counts });
    for (const { buffer, byteOffset, byteLength } of [starts, ids, sentences, marks]) {
      this.#store.append(new Uint8Array(buffer, byteOffset, byteLength));
    }
  }

  /** What was appended, in order, from the first each time. */
  *chunks(): Generator<PackedChunk> {
    for (const { at, documents, occurrences, sentences } of this.#places) {
      const idsAt = at + INTEGER * (documents + 1);
      const sentencesAt = idsAt + INTEGER * occurrences;
      const marksAt = sentencesAt + INTEGER * sentences;
      yield {
        starts: integers(this.#store.read(at, idsAt)),
        ids: integers(this.#store.read(idsAt, sentencesAt)),
        sentences: integers(this.#store.read(sentencesAt, marksAt)),
        marks: this.#store.read(marksAt, marksAt + occurrences),
      };
    }
  }

  /** Gives back what it holds; nothing can be asked of it afterwards. */
  close(): void {
    this.#store.close();
  }
}

const INTEGER = Int32Array.BYTES_PER_ELEMENT;

function integers({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength / INTEGER);
}
