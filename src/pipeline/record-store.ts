import type { JobRecord } from './job-record.js';
import { lastUpTo } from './last-up-to.js';
import { PIECES, type RecordBatch } from './record-batch.js';
import type { ByteStore } from './storage/byte-store.js';

/** The bytes of a record. */
export interface RecordBytes {
  readonly head: Uint8Array;
  readonly before: Uint8Array;
  readonly frameworks: Uint8Array;
  readonly after: Uint8Array;
}

/** The records of the jobs of a run, as bytes in a store. */
export class RecordStore {
  readonly #store: ByteStore;
  readonly #batches: { readonly from: number; readonly ends: Int32Array }[] = [];
  /** By batch: its first job. */
  readonly #firstJobs: number[] = [];
  #jobs = 0;

  constructor(store: ByteStore) {
    this.#store = store;
  }

  add({ bytes, ends }: Pick<RecordBatch, 'bytes' | 'ends'>): void {
    // A copy, because it may be a view of all that came with it.
    this.#batches.push({ from: this.#store.size, ends: ends.slice() });
    this.#firstJobs.push(this.#jobs);
    this.#store.append(bytes);
    this.#jobs += ends.length / PIECES;
  }

  /** The record of one job. */
  record(job: number): JobRecord {
    const batch = lastUpTo(this.#firstJobs, job);
    const { from, ends } = this.#batches[batch]!;
    const at = PIECES * (job - this.#firstJobs[batch]!);
    const start = ends[at - 1] ?? 0;
    const bytes = this.#store.read(from + start, from + ends[at + PIECES - 1]!);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const [head, before, frameworks, after, opening, company] = Array.from({ length: PIECES }, (_, piece) =>
      decoder.decode(bytes.subarray((ends[at + piece - 1] ?? 0) - start, ends[at + piece]! - start)),
    ) as [string, string, string, string, string, string];
    return { head, before, frameworks, after, opening, company };
  }

  /** All records in order; a batch is read at once, and holds until the next one is. */
  *all(): Generator<RecordBytes> {
    let room = new Uint8Array(0);
    for (const { from, ends } of this.#batches) {
      const size = ends.at(-1) ?? 0;
      if (size > room.length) room = new Uint8Array(2 * size);
      const bytes = this.#store.read(from, from + size, room);
      for (let at = 0; at < ends.length; at += PIECES) {
        const piece = (number: number): Uint8Array => bytes.subarray(ends[at + number - 1] ?? 0, ends[at + number]);
        yield { head: piece(0), before: piece(1), frameworks: piece(2), after: piece(3) };
      }
    }
  }

  close(): void {
    this.#store.close();
  }
}
