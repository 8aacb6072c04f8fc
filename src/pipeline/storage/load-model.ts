import { readFile } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../../core/errors.js';
import type { JobModel } from '../model/job-model.js';
import { type OpenModelOptions, openModel } from '../model/open-model.js';

/**
 * Opens a model that lies in a file, in one read.
 *
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE, and as {@link openModel} does
 * @example
 * const model = await loadModel('out/model.jobprism');
 */
export async function loadModel(path: string, options: OpenModelOptions = {}): Promise<JobModel> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new JobprismError('INPUT_NOT_FOUND', { path }, error);
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
  return openModel(bytes, options);
}
