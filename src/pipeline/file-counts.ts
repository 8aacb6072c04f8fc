import { JobprismError } from '../core/errors.js';
import type { ReadFile } from '../ingest/record.js';

/** How a file was read, and what became of its records: `records` = `jobs` + `duplicates` + `rejected`. */
export interface FileReport extends ReadFile {
  /** Jobs that are no copies of others. */
  readonly jobs: number;
  /** Copies of jobs of this file or of one before it. */
  readonly duplicates: number;
}

interface Counts {
  jobs: number;
  duplicates: number;
  rejected: number;
}

/**
 * Counts by file what becomes of the records of a run. What the readers found is counted where they find it, and what
 * became of it where it is put, so that a record that is lost between shows.
 */
export class FileCounts {
  readonly #counts = new Map<string, Counts>();

  /** Counts a job, or a copy of one. */
  job(file: string, isCopy: boolean): void {
    this.#of(file)[isCopy ? 'duplicates' : 'jobs']++;
  }

  rejected(file: string): void {
    this.#of(file).rejected++;
  }

  /**
   * What became of the records of each file.
   *
   * @param files as the readers found them
   * @param records of the whole run, as they were met
   * @throws JobprismError INTERNAL where a record was lost or counted twice
   */
  reports(files: readonly ReadFile[], records: number): FileReport[] {
    const reports = files.map((file) => ({ ...file, ...this.#of(file.file) }));
    for (const report of reports) checkSum(report.file, report.records, report);
    const sums = { jobs: 0, duplicates: 0, rejected: 0 };
    for (const { jobs, duplicates, rejected } of this.#counts.values()) {
      sums.jobs += jobs;
      sums.duplicates += duplicates;
      sums.rejected += rejected;
    }
    checkSum('the input', records, sums);
    return reports;
  }

  #of(file: string): Counts {
    const known = this.#counts.get(file);
    if (known) return known;
    const counts = { jobs: 0, duplicates: 0, rejected: 0 };
    this.#counts.set(file, counts);
    return counts;
  }
}

function checkSum(of: string, records: number, { jobs, duplicates, rejected }: Counts): void {
  if (jobs + duplicates + rejected === records) return;
  const reason = `of ${of} ${records} records were read, and ${jobs} jobs, ${duplicates} duplicates and ${rejected} rejected came of them`;
  throw new JobprismError('INTERNAL', { reason });
}
