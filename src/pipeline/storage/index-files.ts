import { randomUUID } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../../core/errors.js';
import { type JobIndex, openJobIndex } from '../../recommend/job-index.js';
import type { JobModel } from '../model/job-model.js';
import { unreadable } from './unreadable.js';

/**
 * Opens an index of jobs that lies in a file, for the model that its jobs were placed by.
 *
 * @param options `recover`: as for `openJobIndex`
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE, and as `openJobIndex` does
 * @example
 * const index = await loadJobIndex('out/index.jobprism', model);
 */
export async function loadJobIndex(
  path: string,
  model: JobModel,
  options: { readonly recover?: boolean | undefined } = {},
): Promise<JobIndex> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  const { space, counts, knowledge } = model;
  return openJobIndex(bytes, { space, counts: counts.all, catalogue: knowledge.catalogue }, options);
}

/**
 * Writes an index whole: under a temporary name first, so that the file is the old one or the new one, never half of it.
 *
 * @throws JobprismError OUTPUT_UNWRITABLE
 */
export async function writeJobIndex(index: JobIndex, path: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, await index.toBytes(), { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}

/**
 * Appends what was put into an index and deleted from it since it was loaded from the file. A file whose last segment is torn
 * by a crash loads with `recover`, and is then to be written whole.
 *
 * @returns the bytes appended; 0 where nothing changed
 * @throws JobprismError OUTPUT_UNWRITABLE
 */
export async function appendToJobIndex(index: JobIndex, path: string): Promise<number> {
  const bytes = await index.takeChanges();
  if (bytes === null) return 0;
  try {
    await appendFile(path, bytes);
  } catch (error) {
    throw unwritable(path, error);
  }
  return bytes.length;
}

function unwritable(path: string, error: unknown): JobprismError {
  return new JobprismError('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) }, error);
}
