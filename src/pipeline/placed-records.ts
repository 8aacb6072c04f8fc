import type { JobMapping } from '../mapping/job-mapping.js';
import type { AnalysedJob } from './analysis.js';
import type { Copies } from './copies.js';
import { idOf, type JobRecord, jobOf, placeText } from './job-record.js';
import { LinePiece } from './line-piece.js';
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

  /** What the job of a row is mapped to by itself; the run has no say in that. */
  mapping(row: number): JobMapping {
    return jobOf(this.#records.record(this.#copies.jobOf(row)), ',') as JobMapping;
  }

  /** How the text of the job of a row begins. */
  opening(row: number): string {
    return this.#records.record(this.#copies.jobOf(row)).opening;
  }

  /** The job of one row with its company. */
  withCompany(row: number): { readonly job: AnalysedJob; readonly company: string | null } {
    const job = this.#copies.jobOf(row);
    const record = this.#records.record(job);
    return { job: this.#job(job, record), company: JSON.parse(record.company) as string | null };
  }

  *jobs(): Generator<AnalysedJob> {
    for (let job = 0; job < this.#copies.jobs; job++) yield this.#job(job);
  }

  /** The lines of jobs.jsonl in pieces of some hundred kilobytes; each holds until the next one is asked for. */
  *lines(): Generator<Uint8Array> {
    const piece = new LinePiece();
    let job = 0;
    for (const record of this.#records.all()) {
      if (piece.isFull) yield piece.take();
      this.#write(job++, record, piece);
    }
    if (!piece.isEmpty) yield piece.take();
  }

  close(): void {
    this.#records.close();
  }

  #job(job: number, record: JobRecord = this.#records.record(job)): AnalysedJob {
    const frameworks = this.#frameworks(job, () => record.frameworks) ?? record.frameworks;
    return jobOf({ ...record, frameworks }, this.#place(job));
  }

  #write(job: number, { head, before, frameworks, after }: RecordBytes, piece: LinePiece): void {
    const completed = this.#frameworks(job, () => textOf(frameworks));
    piece.add(head);
    piece.addText(this.#place(job));
    piece.add(before);
    if (completed === null) piece.add(frameworks);
    else piece.addText(completed);
    piece.add(after);
    piece.addText('\n');
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

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
