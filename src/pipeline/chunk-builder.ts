import type { SentenceRuns } from './boilerplate/sentence-runs.js';
import type { PackedChunk } from './chunk-store.js';

/** A chunk is full at so many documents, so that what is made of it at once, a point a document, stays small. */
const MOST_DOCUMENTS = 8_192;
/** Or at so many occurrences, a little beyond where the last document ends. */
const MOST_OCCURRENCES = 2 ** 20;
const FIRST_OCCURRENCES = 4_096;

/** Gathers documents until they are a chunk. */
export class ChunkBuilder {
  readonly #starts = new Int32Array(MOST_DOCUMENTS + 1);
  #ids = new Int32Array(FIRST_OCCURRENCES);
  #marks = new Uint8Array(FIRST_OCCURRENCES);
  #sentences: Int32Array[] = [];
  #documents = 0;
  #length = 0;

  get isFull(): boolean {
    return this.#documents === MOST_DOCUMENTS || this.#length >= MOST_OCCURRENCES;
  }

  get isEmpty(): boolean {
    return this.#documents === 0;
  }

  /** The arrays that documents are written into; others take their place when there is to be more room. */
  get arrays(): Pick<PackedChunk, 'ids' | 'marks'> {
    return { ids: this.#ids, marks: this.#marks };
  }

  /** Adds a document of `length` occurrences and returns the place in the arrays where they are to be written. */
  add(length: number): number {
    const at = this.#length;
    this.#makeRoom(at + length);
    this.#length += length;
    this.#starts[++this.#documents] = this.#length;
    return at;
  }

  /** Adds the sentences of the documents that were added last. */
  addSentences(runs: SentenceRuns): void {
    this.#sentences.push(runs);
  }

  /** A copy of what has been gathered. */
  chunk(): PackedChunk {
    return {
      starts: this.#starts.slice(0, this.#documents + 1),
      ids: this.#ids.slice(0, this.#length),
      marks: this.#marks.slice(0, this.#length),
      sentences: joined(this.#sentences),
    };
  }

  clear(): void {
    this.#sentences = [];
    this.#documents = 0;
    this.#length = 0;
  }

  #makeRoom(length: number): void {
    if (length <= this.#ids.length) return;
    const room = Math.max(length, 2 * this.#ids.length);
    const [ids, marks] = [new Int32Array(room), new Uint8Array(room)];
    ids.set(this.#ids);
    marks.set(this.#marks);
    this.#ids = ids;
    this.#marks = marks;
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}
