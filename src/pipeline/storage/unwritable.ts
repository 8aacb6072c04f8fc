import { JobprismError, reasonOf } from '../../core/errors.js';

/** What to throw for a file that could not be written: OUTPUT_UNWRITABLE. */
export function unwritable(path: string, error: unknown): JobprismError {
  return new JobprismError('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) }, error);
}
