import { JobprismError } from '../core/errors.js';
import { Intake, type JobEvent } from './intake.js';
import { type ReadOptions, resolveReadOptions } from './options.js';
import { type FormatEvent, fieldsOf, recordEvent, rejectedEvent } from './record.js';

const MEMORY = 'memory';

/** The part of the options that objects need. */
export type ColumnOptions = Pick<ReadOptions, 'columns'>;

/**
 * Job descriptions from objects that the caller has already: same column names as in files, `source.file` is
 * `memory` and `source.line` the one-based number of the object.
 *
 * @param objects any iterable; what is no object is rejected with RECORD_NOT_OBJECT
 * @param options which columns hold which fields, where names and contents do not tell
 * @throws JobprismError OPTION_INVALID where `objects` cannot be iterated, or no object has a column that is named
 * @example
 * for (const event of jobsFromObjects([{ title: 'Go 开发', description: '熟悉 Gin' }])) {
 *   if (event.kind === 'job') event.job.id; // 'memory:1'
 * }
 */
export function jobsFromObjects(objects: Iterable<unknown>, options: ColumnOptions = {}): Generator<JobEvent> {
  // Checked here and not in the generator, so that a mistake shows where it was made.
  const given: unknown = objects;
  const iterable = typeof given === 'object' && given !== null && Symbol.iterator in given;
  if (!iterable) throw new JobprismError('OPTION_INVALID', { option: 'objects', reason: 'it is not iterable' });
  return acceptAll(objects, intakeOf(options));
}

/** The same for objects that come one after another, as from a database cursor; a bounded number is kept. */
export async function* jobsFromStream(
  objects: AsyncIterable<unknown>,
  options: ColumnOptions = {},
): AsyncGenerator<JobEvent> {
  const intake = intakeOf(options);
  let line = 0;
  for await (const value of objects) yield* intake.take(eventOf(value, ++line));
  yield* intake.endFile(MEMORY);
  intake.end();
}

function intakeOf(options: ColumnOptions): Intake {
  return new Intake(resolveReadOptions(options).columns);
}

function* acceptAll(objects: Iterable<unknown>, intake: Intake): Generator<JobEvent> {
  let line = 0;
  for (const value of objects) yield* intake.take(eventOf(value, ++line));
  yield* intake.endFile(MEMORY);
  intake.end();
}

function eventOf(value: unknown, line: number): FormatEvent {
  const fields = fieldsOf(value);
  if (fields) return recordEvent(MEMORY, line, fields);
  const reason =
    typeof value === 'string'
      ? 'the value is a string; paths are given as a list of strings only'
      : 'the value is no object';
  return rejectedEvent(MEMORY, line, 'RECORD_NOT_OBJECT', reason);
}
