import type { AnalysedJob } from './analysis.js';
import type { Copies } from './copies.js';
import { idOf, jobOf, placeText } from './job-record.js';
import type { RecordBytes, RecordStore } from './record-store.js';

/** The frameworks of a job as text, made of those of its record, or null where these stand. */
export type FrameworksOf = (job: number, own: () => string) => string | null;

/** The jobs of a run in the order of the input, copies included: records, each with its place among the clusters. */
export class PlacedRecords {
  readonly #records: RecordStore;
  readonly #copies: Copies;
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
    copies: Copies,
    labels: Int32Array,
    similarities: Float64Array,
    exact: boolean,
    frameworks: FrameworksOf,
  ) {
    this.#records = records;
    this.#copies = copies;
    this.#labels = labels;
    this.#similarities = similarities;
    this.#exact = exact;
    this.#frameworks = frameworks;
  }

  /** The job of one row. */
  row(row: number): AnalysedJob {
    return this.#job(this.#copies.jobOf(row));
  }

  /** How the text of the job of a row begins. */
  opening(row: number): string {
    return this.#records.record(this.#copies.jobOf(row)).opening;
  }

  *jobs(): Generator<AnalysedJob> {
    for (let job = 0; job < this.#copies.jobs; job++) yield this.#job(job);
  }

  /** The lines of jobs.jsonl in pieces of some kilobytes. */
  *lines(): Generator<Uint8Array> {
    let room = new Uint8Array(PIECE);
    let filled = 0;
    let job = 0;
    for (const record of this.#records.all()) {
      const pieces = this.#line(job++, record);
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

  #job(job: number): AnalysedJob {
    const record = this.#records.record(job);
    const frameworks = this.#frameworks(job, () => record.frameworks) ?? record.frameworks;
    return jobOf({ ...record, frameworks }, this.#place(job));
  }

  #line(job: number, { head, before, frameworks, after }: RecordBytes): Uint8Array[] {
    const completed = this.#frameworks(job, () => textOf(frameworks));
    const place = ENCODER.encode(this.#place(job));
    return [head, place, before, completed === null ? frameworks : ENCODER.encode(completed), after, LINE_END];
  }

  /** A copy stands where the job stands that it is a copy of. */
  #place(job: number): string {
    const row = this.#copies.rowOf(job);
    const label = this.#labels[row]!;
    const cluster = label === -1 ? null : label;
    const similarity = Math.min(1, Math.max(0, this.#similarities[row]!));
    const original = this.#copies.originalOf(job);
    const id = original === null ? null : idOf(this.#records.record(original));
    return placeText({ cluster, similarity, original: id }, this.#exact);
  }
}

const PIECE = 256 * 1024;
const LINE_END = Uint8Array.of(10);
const ENCODER = new TextEncoder();

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
