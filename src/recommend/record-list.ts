import { IntList } from './lists.js';

const CHUNK = 1 << 20;

/** Pieces of bytes one after another, in chunks: a hundred thousand arrays of their own would take as much again. */
export class RecordList {
  readonly #chunks: Uint8Array[] = [];
  readonly #chunkOf = new IntList();
  readonly #starts = new IntList();
  readonly #lengths = new IntList();
  /** Bytes of the last chunk that are taken. */
  #taken = CHUNK;

  push(bytes: Uint8Array): void {
    const last = this.#chunks.at(-1);
    if (last === undefined || this.#taken + bytes.length > last.length) {
      this.#chunks.push(new Uint8Array(Math.max(CHUNK, bytes.length)));
      this.#taken = 0;
    }
    this.#chunks.at(-1)!.set(bytes, this.#taken);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#starts.push(this.#taken);
    this.#lengths.push(bytes.length);
    this.#taken += bytes.length;
  }

  /** A view of the bytes. */
  get(at: number): Uint8Array {
    const start = this.#starts.get(at);
    return this.#chunks[this.#chunkOf.get(at)]!.subarray(start, start + this.#lengths.get(at));
  }
}
