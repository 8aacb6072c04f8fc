import { type RunControl, throwIfAborted } from '../core/control.js';
import { JobprismError } from '../core/errors.js';
import type { JobDescription, RejectedRecord } from '../core/job.js';
import { type Warning, warning } from '../core/warnings.js';
import type { JobEvent } from '../ingest/intake.js';
import type { BatchReader, ReadBatch } from './read-batch.js';
import type { ReadJob } from './read-job.js';
import { TermCollector } from './terms.js';

/** Everything that the first pass over the input gathers. */
export interface ReadStage {
  readonly jobs: readonly ReadJob[];
  readonly terms: TermCollector;
  readonly rejected: readonly RejectedRecord[];
  readonly warnings: readonly Warning[];
}

const BATCH = 64;
const PROGRESS_EVERY = 200;

/**
 * Reads every job once. Batches are handed to the reader as they fill and taken back in their order, so the result does
 * not depend on who is done first.
 *
 * @param onRejected told every record that is not used, as it is met
 * @throws JobprismError INPUT_EMPTY where no record is usable; ABORTED; WORKER_FAILED
 */
export async function readAll(
  events: AsyncIterable<JobEvent>,
  reader: BatchReader,
  onRejected: ((rejected: RejectedRecord) => void) | undefined,
  control: RunControl,
): Promise<ReadStage> {
  const jobs: ReadJob[] = [];
  const terms = new TermCollector();
  const rejected: RejectedRecord[] = [];
  const unusedColumns: Warning[] = [];
  const underway: Promise<ReadBatch>[] = [];
  let batch: JobDescription[] = [];

  const hand = (): void => {
    const reading = reader.read(batch);
    // A batch that fails is found when its turn comes; until then nobody listens to it.
    reading.catch(() => undefined);
    underway.push(reading);
    batch = [];
  };
  const take = async (): Promise<void> => {
    const read = await underway.shift()!;
    throwIfAborted(control, 'read');
    for (const job of read.jobs) jobs.push(job);
    terms.add(read);
  };

  let seen = 0;
  for await (const event of events) {
    throwIfAborted(control, 'read');
    if (event.kind !== 'warning' && ++seen % PROGRESS_EVERY === 0) {
      control.onProgress?.({ stage: 'read', done: seen, total: null });
    }
    if (event.kind === 'rejected') {
      rejected.push(event.rejected);
      onRejected?.(event.rejected);
    } else if (event.kind === 'warning') unusedColumns.push(event.warning);
    else if (batch.push(event.job) === BATCH) {
      hand();
      while (underway.length > reader.ahead) await take();
    }
  }
  if (batch.length > 0) hand();
  while (underway.length > 0) await take();
  const records = jobs.length + rejected.length;
  control.onProgress?.({ stage: 'read', done: records, total: records });
  if (jobs.length === 0) {
    throw new JobprismError('INPUT_EMPTY', { records, rejected: rejected.length });
  }
  return { jobs, terms, rejected, warnings: oncePerColumns(unusedColumns) };
}

/** Files of one crawl have the same columns: what they leave unused is told once, with the number of files. */
function oncePerColumns(warnings: readonly Warning[]): Warning[] {
  const files = new Map<string, string[]>();
  for (const { details } of warnings) {
    const columns = String(details.columns);
    files.set(columns, [...(files.get(columns) ?? []), String(details.file)]);
  }
  return [...files].map(([columns, [first, ...others]]) => {
    const file = others.length === 0 ? first! : `${first} and ${others.length} more`;
    return warning('COLUMNS_UNUSED', { file, columns });
  });
}
