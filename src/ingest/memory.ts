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

function* acceptAll(objects: Iterable<unknown>): Generator<JobEvent> {
  const intake = new Intake();
  let line = 0;
  for (const value of objects) {
    line++;
    const fields = fieldsOf(value);
    if (fields) yield intake.accept({ source: { file: MEMORY, line }, fields });
    else {
      const reason = 'the value is no object';
      yield { kind: 'rejected', rejected: { file: MEMORY, line, code: 'RECORD_NOT_OBJECT', reason } };
    }
  }
  const unused = intake.endFile(MEMORY);
  if (unused) yield { kind: 'warning', warning: unused };
}
