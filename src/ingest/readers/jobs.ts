import type { RunControl } from '../../core/control.js';
import { Intake, type JobEvent } from '../intake.js';
import { type ReadOptions, resolveReadOptions } from '../options.js';
import { readRecords } from './records.js';

/**
 * Reads job descriptions from files, folders, patterns and standard input. Rejections come in the place of the record,
 * the warning COLUMNS_UNUSED after the last record of its file.
 *
 * @param sources as for {@link readRecords}
 * @throws JobprismError as {@link readRecords} does
 * @example
 * for await (const event of readJobs(['51job/*.csv', 'boss.json'])) {
 *   if (event.kind === 'job') event.job.text;
 *   else if (event.kind === 'rejected') event.rejected.reason;
 *   else event.warning.message;
 * }
 */
export async function* readJobs(
  sources: readonly string[],
  options: ReadOptions = {},
  control: RunControl = {},
): AsyncGenerator<JobEvent> {
  const intake = new Intake(resolveReadOptions(options).columns);
  let file: string | null = null;
  for await (const event of readRecords(sources, options, control)) {
    const next = event.kind === 'record' ? event.record.source.file : event.rejected.file;
    if (file !== null && next !== file) yield* intake.endFile(file);
    file = next;
    yield* intake.take(event);
  }
  if (file !== null) yield* intake.endFile(file);
  intake.end();
}
