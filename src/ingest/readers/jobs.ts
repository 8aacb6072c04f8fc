import type { RunControl } from '../../core/control.js';
import { warning } from '../../core/warnings.js';
import { Intake, type JobEvent } from '../intake.js';
import type { ReadOptions } from '../options.js';
import type { ReadFile } from '../record.js';
import { readRecords } from './records.js';

/**
 * Reads job descriptions from files, folders, patterns and standard input. Rejections come in the place of the record;
 * after the last record of a file come the warnings about it and how it was read.
 *
 * @param sources as for {@link readRecords}
 * @throws JobprismError as {@link readRecords} does
 * @example
 * for await (const event of readJobs(['51job/*.csv', 'boss.json'])) {
 *   if (event.kind === 'job') event.job.text;
 *   else if (event.kind === 'rejected') event.rejected.reason;
 *   else if (event.kind === 'file') event.file.encoding;
 *   else event.warning.message;
 * }
 */
export async function* readJobs(
  sources: readonly string[],
  options: ReadOptions = {},
  control: RunControl = {},
): AsyncGenerator<JobEvent> {
  const intake = new Intake();
  let unusable = 0;
  for await (const event of readRecords(sources, options, control)) {
    if (event.kind === 'file') {
      const file = { ...event.file, rejected: event.file.rejected + unusable };
      unusable = 0;
      yield* warningsOf(file, intake);
      yield { kind: 'file', file };
    } else if (event.kind === 'record') {
      const result = intake.accept(event.record);
      if (result.kind === 'rejected') unusable++;
      yield result;
    } else yield event;
  }
}

function* warningsOf(read: ReadFile, intake: Intake): Generator<JobEvent> {
  const { file, encoding, replaced } = read;
  const unused = intake.endFile(file);
  if (unused) yield { kind: 'warning', warning: unused };
  if (!read.encodingCertain) yield { kind: 'warning', warning: warning('ENCODING_GUESSED', { file, encoding }) };
  if (replaced > 0) yield { kind: 'warning', warning: warning('TEXT_REPAIRED', { file, encoding, replaced }) };
}
