import { readFile } from 'node:fs/promises';
import { requireText } from '../../core/options.js';
import type { JobModel } from '../model/job-model.js';
import { type OpenModelOptions, openModel } from '../model/open-model.js';
import { modelFileOf } from './model-path.js';
import { unreadable } from './unreadable.js';

/**
 * Opens a model that lies in a file, in one read.
 *
 * @param path of the file, or of the folder that analyze wrote it into as model.jobprism
 * @throws JobprismError OPTION_INVALID, INPUT_NOT_FOUND, INPUT_UNREADABLE, and as {@link openModel} does
 * @example
 * const model = await loadModel('out/model.jobprism');
 */
export async function loadModel(path: string, options: OpenModelOptions = {}): Promise<JobModel> {
  requireText(path, 'path');
  const file = await modelFileOf(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  return openModel(bytes, options);
}
