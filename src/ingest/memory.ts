import { JobprismError } from '../core/errors.js';
import { Intake, type JobEvent } from './intake.js';
import { fieldsOf } from './record.js';

const MEMORY = 'memory';

/**
 * Job descriptions from objects that the caller has already: same column names as in files, `source.file` is
 * `memory` and `source.line` the one-based number of the object.
 *
 * @param objects any iterable; what is no object is rejected with RECORD_NOT_OBJECT
 * @throws JobprismError OPTION_INVALID where `objects` cannot be iterated
 * @example
 * for (const event of jobsFromObjects([{ title: 'Go 开发', description: '熟悉 Gin' }])) {
 *   if (event.kind === 'job') event.job.id; // 'memory:1'
 * }
 */
export function jobsFromObjects(objects: Iterable<unknown>): Generator<JobEvent> {
  // Checked here and not in the generator, so that a mistake shows where it was made.
  const given: unknown = objects;
  const iterable = typeof given === 'object' && given !== null && Symbol.iterator in given;
  if (!iterable) throw new JobprismError('OPTION_INVALID', { option: 'objects', reason: 'it is not iterable' });
  return acceptAll(objects);
}

/** The same for objects that come one after another, as from a database cursor; none is kept. */
export async function* jobsFromStream(objects: AsyncIterable<unknown>): AsyncGenerator<JobEvent> {
  const intake = new Intake();
  let line = 0;
  for await (const value of objects) yield accept(intake, value, ++line);
  yield* end(intake);
}

function* acceptAll(objects: Iterable<unknown>): Generator<JobEvent> {
  const intake = new Intake();
  let line = 0;
  for (const value of objects) yield accept(intake, value, ++line);
  yield* end(intake);
}

function accept(intake: Intake, value: unknown, line: number): JobEvent {
  const fields = fieldsOf(value);
  if (fields) return intake.accept({ source: { file: MEMORY, line }, fields });
  const reason =
    typeof value === 'string'
      ? 'the value is a string; paths are given as a list of strings only'
      : 'the value is no object';
  return { kind: 'rejected', rejected: { file: MEMORY, line, code: 'RECORD_NOT_OBJECT', reason } };
}

function* end(intake: Intake): Generator<JobEvent> {
  const unused = intake.endFile(MEMORY);
  if (unused) yield { kind: 'warning', warning: unused };
}
