import type { JobDescription, RejectedRecord } from '../core/job.js';
import { type Warning, warning } from '../core/warnings.js';
import { type ColumnMapping, recogniseColumns } from './columns.js';
import { type JobResult, toJob } from './job.js';
import type { RawRecord, ReadFile } from './record.js';

/** What reading job descriptions yields. */
export type JobEvent =
  | { readonly kind: 'job'; readonly job: JobDescription }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRecord }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'file'; readonly file: ReadFile };

const MAX_MAPPINGS = 1000;

/** Turns the records of one run into jobs: remembers column mappings, ids that are taken and columns left unused. */
export class Intake {
  private readonly mappings = new Map<string, ColumnMapping>();
  private readonly taken = new Map<string, number>();
  private readonly unused = new Set<string>();

  /** The job of a record, or why there is none. */
  accept(record: RawRecord): JobResult {
    const mapping = this.mappingOf(record);
    for (const name of mapping.unused) this.unused.add(name);
    const result = toJob(record, mapping);
    return result.kind === 'job' ? { kind: 'job', job: { ...result.job, id: this.freeId(result.job.id) } } : result;
  }

  /** Ends a file: the warning about columns that none of its records used, if there are any. */
  endFile(file: string): Warning | null {
    const columns = [...this.unused];
    this.unused.clear();
    return columns.length > 0 ? warning('COLUMNS_UNUSED', { file, columns: columns.join(', ') }) : null;
  }

  private mappingOf(record: RawRecord): ColumnMapping {
    const names = [...record.fields.keys()];
    const key = JSON.stringify(names);
    const known = this.mappings.get(key);
    if (known) return known;
    // Objects whose every key set is new would fill the memory.
    if (this.mappings.size >= MAX_MAPPINGS) this.mappings.clear();
    const mapping = recogniseColumns(names);
    this.mappings.set(key, mapping);
    return mapping;
  }

  /** The id itself the first time, then `id#2`, `id#3` and so on. */
  private freeId(id: string): string {
    let count = this.taken.get(id) ?? 0;
    let free = id;
    do {
      count++;
      free = count === 1 ? id : `${id}#${count}`;
    } while (count > 1 && this.taken.has(free));
    this.taken.set(id, count);
    if (free !== id) this.taken.set(free, 1);
    return free;
  }
}
