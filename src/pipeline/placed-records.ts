import type { AnalysedJob } from './analysis.js';
import { jobOf, placeText } from './job-record.js';
import type { RecordStore } from './record-store.js';

/** The jobs of a run in the order of the input: records, each with its place among the clusters. */
export class PlacedRecords {
  readonly #records: RecordStore;
  readonly #labels: Int32Array;
  readonly #similarities: Float64Array;
  readonly #exact: boolean;

  /**
   * @param labels by row: its cluster, -1 for none
   * @param similarities by row: cosine to the centroid of its cluster
   * @param exact whether numbers keep all digits, as those of the records do
   */
  constructor(records: RecordStore, labels: Int32Array, similarities: Float64Array, exact: boolean) {
    this.#records = records;
    this.#labels = labels;
    this.#similarities = similarities;
    this.#exact = exact;
  }

  /** The job of one row. */
  job(row: number): AnalysedJob {
    return jobOf(this.#records.record(row), this.#place(row));
  }

  /** How the text of a job begins. */
  opening(row: number): string {
    return this.#records.record(row).opening;
  }

  *jobs(): Generator<AnalysedJob> {
    for (let row = 0; row < this.#labels.length; row++) yield this.job(row);
  }

  /** The lines of jobs.jsonl in pieces of some kilobytes. */
  *lines(): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    let room = new Uint8Array(PIECE);
    let filled = 0;
    let row = 0;
    for (const { head, tail } of this.#records.all()) {
      const place = encoder.encode(this.#place(row++));
      const length = head.length + place.length + tail.length + 1;
      if (filled + length > room.length) {
        if (filled > 0) yield room.subarray(0, filled);
        room = new Uint8Array(Math.max(PIECE, length));
        filled = 0;
      }
      room.set(head, filled);
      room.set(place, filled + head.length);
      room.set(tail, filled + head.length + place.length);
      filled += length;
      room[filled - 1] = LINE_FEED;
    }
    if (filled > 0) yield room.subarray(0, filled);
  }

  close(): void {
    this.#records.close();
  }

  #place(row: number): string {
    const label = this.#labels[row]!;
    const similarity = Math.min(1, Math.max(0, this.#similarities[row]!));
    return placeText(label === -1 ? null : label, similarity, this.#exact);
  }
}

const PIECE = 256 * 1024;
const LINE_FEED = 10;
