import type { RunControl } from '../../core/control.js';
import { warning } from '../../core/warnings.js';
import { Intake, type JobEvent } from '../intake.js';
import { type ReadOptions, resolveReadOptions } from '../options.js';
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
  const intake = new Intake(resolveReadOptions(options).columns);
  let rejected = 0;
  for await (const event of readRecords(sources, options, control)) {
    const found = event.kind === 'file' ? intake.endFile(event.file.file) : intake.take(event);
    for (const one of found) {
      if (one.kind === 'rejected') rejected++;
      yield one;
    }
    if (event.kind !== 'file') continue;
    yield* warningsOf(event.file);
    yield { kind: 'file', file: { ...event.file, rejected } };
    rejected = 0;
  }
  intake.end();
}

function* warningsOf({ file, encoding, encodingCertain, replaced, headerMissing }: ReadFile): Generator<JobEvent> {
  if (headerMissing) yield { kind: 'warning', warning: warning('HEADER_MISSING', { file }) };
  if (!encodingCertain) yield { kind: 'warning', warning: warning('ENCODING_GUESSED', { file, encoding }) };
  if (replaced > 0) yield { kind: 'warning', warning: warning('TEXT_REPAIRED', { file, encoding, replaced }) };
}
