import { JobprismError, reasonOf } from '../../core/errors.js';

/**
 * What to throw for a file that could not be read.
 *
 * @param error what reading it threw
 * @returns a JobprismError INPUT_NOT_FOUND or INPUT_UNREADABLE
 */
export function unreadable(path: string, error: unknown): JobprismError {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new JobprismError('INPUT_NOT_FOUND', { path }, error);
  return new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
}
