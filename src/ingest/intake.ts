import type { JobDescription, RejectedRecord } from '../core/job.js';
import { type Warning, warning } from '../core/warnings.js';
import { type ColumnHints, type ColumnMapping, recogniseColumns } from './columns.js';
import { Ids } from './ids.js';
import { toJob } from './job.js';
import { flattened, learnColumns, openFields, SAMPLE } from './learn.js';
import { type ColumnOverrides, GivenColumns } from './overrides.js';
import { maskPersonal } from './personal/mask.js';
import type { FormatEvent, RawRecord, ReadFile } from './record.js';

/** What reading job descriptions yields. */
export type JobEvent =
  | { readonly kind: 'job'; readonly job: JobDescription }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRecord }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'file'; readonly file: ReadFile };

const MAX_MAPPINGS = 1000;
/** Objects whose every name is new would fill the memory, and a warning nobody reads. */
const MAX_UNUSED = 1000;
/** Characters of a file that are held back at most: records may be large. */
const SAMPLE_LENGTH = 1_000_000;
/**
 * Turns the records of one run into jobs: remembers column mappings, ids that are taken and columns left unused. Where
 * names leave both fields and columns open, the first records of a file are held back until contents have told more.
 */
export class Intake {
  readonly #given: GivenColumns;
  readonly #mappings = new Map<string, ColumnMapping>();
  readonly #ids = new Ids();
  readonly #unused = new Set<string>();
  /** What is held back; null once the columns of the file are settled. */
  #sample: FormatEvent[] | null = [];
  #sampleLength = 0;
  #learned: ColumnHints['learned'];

  constructor(columns?: ColumnOverrides) {
    this.#given = new GivenColumns(columns);
  }

  /** Takes what a reader found and gives what has become of it and of what was held back. */
  *take(event: FormatEvent): Generator<JobEvent> {
    const read: FormatEvent = event.kind === 'record' ? { kind: 'record', record: flattened(event.record) } : event;
    const flat = read.kind === 'record' ? read.record : null;
    if (this.#sample === null || (this.#sample.length === 0 && (flat === null || this.#isClear(flat)))) {
      yield read.kind === 'record' ? this.#accept(read.record) : read;
      return;
    }
    this.#sample.push(read);
    if (flat) this.#sampleLength += lengthOf(flat);
    if (this.#sample.length >= SAMPLE || this.#sampleLength >= SAMPLE_LENGTH) yield* this.#settle();
  }

  /** Ends a file: what was held back, and the warning about columns that none of its records used, if there are any. */
  *endFile(file: string): Generator<JobEvent> {
    yield* this.#settle();
    // Where a row was taken for the header, names are values, of people too.
    const columns = maskPersonal([...this.#unused].join(', ')).text;
    this.#unused.clear();
    this.#mappings.clear();
    this.#learned = undefined;
    this.#sample = [];
    this.#sampleLength = 0;
    if (columns !== '') {
      yield { kind: 'warning', warning: warning('COLUMNS_UNUSED', { file, columns }) };
    }
  }

  /**
   * Ends the input.
   *
   * @throws JobprismError OPTION_INVALID where no record had a column that the user named
   */
  end(): void {
    this.#given.end();
  }

  /** The mapping of a record of the file that is being read. */
  #mappingOf(names: readonly string[]): ColumnMapping {
    const key = JSON.stringify(names);
    const known = this.#mappings.get(key);
    if (known) return known;
    // Objects whose every key set is new would fill the memory.
    if (this.#mappings.size >= MAX_MAPPINGS) this.#mappings.clear();
    const mapping = recogniseColumns(names, { given: this.#given.byField, learned: this.#learned });
    this.#mappings.set(key, mapping);
    return mapping;
  }

  /** True where names leave nothing to learn. */
  #isClear({ fields }: RawRecord): boolean {
    const mapping = this.#mappingOf([...fields.keys()]);
    return mapping.unused.length === 0 || openFields(mapping).size === 0;
  }

  /** Tells columns by the records held back, and lets those go. */
  *#settle(): Generator<JobEvent> {
    const held = this.#sample ?? [];
    this.#sample = null;
    const records = held.flatMap((event) => (event.kind === 'record' ? [event.record] : []));
    if (records.length > 0) {
      this.#learned = learnColumns(records, this.#given.byField);
      this.#mappings.clear();
    }
    for (const event of held) yield event.kind === 'record' ? this.#accept(event.record) : event;
  }

  #accept(record: RawRecord): JobEvent {
    const names = [...record.fields.keys()];
    this.#given.see(names);
    const mapping = this.#mappingOf(names);
    for (const name of mapping.unused) if (this.#unused.size < MAX_UNUSED) this.#unused.add(name);
    const result = toJob(record, mapping);
    return result.kind === 'job' ? { kind: 'job', job: { ...result.job, id: this.#ids.free(result.job.id) } } : result;
  }
}

function lengthOf({ fields }: RawRecord): number {
  let length = 0;
  for (const value of fields.values()) if (typeof value === 'string') length += value.length;
  return length;
}
