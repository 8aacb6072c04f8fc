import type { AnalysedJob } from './analysis.js';
import { type JobRecord, jobOf, placeText } from './job-record.js';
import type { RecordBytes, RecordStore } from './record-store.js';

/** The frameworks of a job as text, or null where those of its record stand. */
export type FrameworksOf = (row: number, record: () => Pick<JobRecord, 'before' | 'frameworks'>) => string | null;

/** The jobs of a run in the order of the input: records, each with its place among the clusters. */
export class PlacedRecords {
  readonly #records: RecordStore;
  readonly #labels: Int32Array;
  readonly #similarities: Float64Array;
  readonly #exact: boolean;
  readonly #frameworks: FrameworksOf;

  /**
   * @param labels by row: its cluster, -1 for none
   * @param similarities by row: cosine to the centroid of its cluster
   * @param exact whether numbers keep all digits, as those of the records do
   * @param frameworks what the run makes of the frameworks of a job
   */
  constructor(
    records: RecordStore,
    labels: Int32Array,
    similarities: Float64Array,
    exact: boolean,
    frameworks: FrameworksOf,
  ) {
    this.#records = records;
    this.#labels = labels;
    this.#similarities = similarities;
    this.#exact = exact;
    this.#frameworks = frameworks;
  }

  /** The job of one row. */
  job(row: number): AnalysedJob {
    const record = this.#records.record(row);
    const frameworks = this.#frameworks(row, () => record) ?? record.frameworks;
    return jobOf({ ...record, frameworks }, this.#place(row));
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
    let room = new Uint8Array(PIECE);
    let filled = 0;
    let row = 0;
    for (const record of this.#records.all()) {
      const pieces = this.#line(row++, record);
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      if (filled + length > room.length) {
        if (filled > 0) yield room.subarray(0, filled);
        room = new Uint8Array(Math.max(PIECE, length));
        filled = 0;
      }
      for (const piece of pieces) {
        room.set(piece, filled);
        filled += piece.length;
      }
    }
    if (filled > 0) yield room.subarray(0, filled);
  }

  close(): void {
    this.#records.close();
  }

  #line(row: number, { head, before, frameworks, after }: RecordBytes): Uint8Array[] {
    const completed = this.#frameworks(row, () => ({ before: textOf(before), frameworks: textOf(frameworks) }));
    const place = ENCODER.encode(this.#place(row));
    return [head, place, before, completed === null ? frameworks : ENCODER.encode(completed), after, LINE_END];
  }

  #place(row: number): string {
    const label = this.#labels[row]!;
    const similarity = Math.min(1, Math.max(0, this.#similarities[row]!));
    return placeText(label === -1 ? null : label, similarity, this.#exact);
  }
}

const PIECE = 256 * 1024;
const LINE_END = Uint8Array.of(10);
const ENCODER = new TextEncoder();

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
