import { appendFile, readFile } from 'node:fs/promises';
import { requireText } from '../../core/options.js';
import { type JobIndex, openJobIndex } from '../../recommend/job-index.js';
import type { JobModel } from '../model/job-model.js';
import { requireMade } from '../recommend/given.js';
import { indexFileOf } from './index-path.js';
import { unreadable } from './unreadable.js';
import { unwritable } from './unwritable.js';
import { writeWhole } from './write-whole.js';

/**
 * Opens an index of jobs that lies in a file, for the model that its jobs were placed by.
 *
 * @param path of the file, or of the folder that analyze wrote it into as index.jobprism
 * @param options `recover`: as for `openJobIndex`
 * @throws JobprismError OPTION_INVALID, INPUT_NOT_FOUND, INPUT_UNREADABLE, and as `openJobIndex` does
 * @example
 * const index = await loadJobIndex('out/index.jobprism', model);
 */
export async function loadJobIndex(
  path: string,
  model: JobModel,
  options: { readonly recover?: boolean | undefined } = {},
): Promise<JobIndex> {
  requireText(path, 'path');
  requireMade(model, 'model');
  const file = await indexFileOf(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  const { space, counts, knowledge, about } = model;
  const { dimensions } = about;
  return openJobIndex(bytes, { space, counts: counts.all, catalogue: knowledge.catalogue, dimensions }, options);
}

/**
 * Writes an index whole: under a temporary name first, so that the file is the old one or the new one, never half of it.
 *
 * @param path of the file, or of a folder, which gets it as index.jobprism
 * @throws JobprismError OPTION_INVALID, OUTPUT_UNWRITABLE
 */
export async function writeJobIndex(index: JobIndex, path: string): Promise<void> {
  requireMade(index, 'index');
  requireText(path, 'path');
  await writeWhole(await indexFileOf(path), await index.toBytes());
}

/**
 * Appends what was put into an index and deleted from it since it was loaded from the file. A file whose last segment is torn
 * by a crash loads with `recover`, and is then to be written whole.
 *
 * @param path of the file, or of the folder that it is in as index.jobprism
 * @returns the bytes appended; 0 where nothing changed
 * @throws JobprismError OPTION_INVALID, OUTPUT_UNWRITABLE
 */
export async function appendToJobIndex(index: JobIndex, path: string): Promise<number> {
  requireMade(index, 'index');
  requireText(path, 'path');
  const bytes = await index.takeChanges();
  if (bytes === null) return 0;
  const file = await indexFileOf(path);
  try {
    await appendFile(file, bytes);
  } catch (error) {
    throw unwritable(file, error);
  }
  return bytes.length;
}
