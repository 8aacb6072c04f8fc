import type { JobRecord } from './job-record.js';
import { PIECES, type RecordBatch } from './record-batch.js';
import type { ByteStore } from './storage/byte-store.js';

/** The bytes of a record. */
export interface RecordBytes {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** The records of a run by their rows, as bytes in a store. */
export class RecordStore {
  readonly #store: ByteStore;
  readonly #batches: { readonly row: number; readonly from: number; readonly ends: Int32Array }[] = [];
  #rows = 0;

  constructor(store: ByteStore) {
    this.#store = store;
  }

  add({ bytes, ends }: Pick<RecordBatch, 'bytes' | 'ends'>): void {
    // A copy, because it may be a view of all that came with it.
    this.#batches.push({ row: this.#rows, from: this.#store.size, ends: ends.slice() });
    this.#store.append(bytes);
    this.#rows += ends.length / PIECES;
  }

  /** The record of one row. */
  record(row: number): JobRecord {
    const { row: first, from, ends } = this.#batches[this.#batchOf(row)]!;
    const at = PIECES * (row - first);
    const start = ends[at - 1] ?? 0;
    const bytes = this.#store.read(from + start, from + ends[at + PIECES - 1]!);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const [head, tail, opening] = Array.from({ length: PIECES }, (_, piece) =>
      decoder.decode(bytes.subarray((ends[at + piece - 1] ?? 0) - start, ends[at + piece]! - start)),
    ) as [string, string, string];
    return { head, tail, opening };
  }

  /** All records in order; a batch is read at once. */
  *all(): Generator<RecordBytes> {
    for (const { from, ends } of this.#batches) {
      const bytes = this.#store.read(from, from + (ends.at(-1) ?? 0));
      for (let at = 0; at < ends.length; at += PIECES) {
        const head = bytes.subarray(ends[at - 1] ?? 0, ends[at]);
        yield { head, tail: bytes.subarray(ends[at], ends[at + 1]) };
      }
    }
  }

  close(): void {
    this.#store.close();
  }

  #batchOf(row: number): number {
    let low = 0;
    let high = this.#batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#batches[middle]!.row <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
