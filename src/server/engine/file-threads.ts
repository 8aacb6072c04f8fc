import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JobprismError } from '../../core/errors.js';
import type { KeptFile } from './index-keeper.js';
import { readShared, type SharedFile } from './read-files.js';
import { type StartThread, threadsOf } from './thread.js';
import type { ThreadKinds } from './thread-engine.js';

/** Beside the file that this is built into, which is CommonJS in one of the builds. */
const WORKER = new URL(
  './server-worker.js',
  typeof __filename === 'string' ? pathToFileURL(__filename).href : import.meta.url,
);

/** Where model and index are, and whether changes are written. */
export interface Files {
  readonly model: string;
  readonly index: string | null;
  readonly write: boolean;
}

/**
 * How threads over these files, as they are now, are started.
 *
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE; WORKER_FAILED where the file of the threads is not beside this one
 */
export async function fileThreads({ model: modelPath, index: indexPath, write }: Files): Promise<ThreadKinds> {
  if (!existsSync(fileURLToPath(WORKER))) {
    const reason = 'its file is not beside the others; the option threads: 0 does without';
    throw new JobprismError('WORKER_FAILED', { reason });
  }
  const { bytes: model } = await readShared(modelPath);
  const assign = threadsOf(WORKER, async () => ({ lane: 'assign', model, index: null, keepIn: null }));
  return { assign, rank: rankThreads(model, await readIndex(indexPath, write), indexPath, write) };
}

/** What is written to grows, so a thread in place of one that failed reads it again. */
function rankThreads(
  model: SharedArrayBuffer,
  first: SharedFile | null,
  indexPath: string | null,
  write: boolean,
): StartThread {
  let known = first;
  return threadsOf(WORKER, async () => {
    const index = write ? (known ?? (await readIndex(indexPath, write))) : first;
    known = null;
    return { lane: 'rank', model, index: index?.bytes ?? null, keepIn: keptFile(indexPath, index, write) };
  });
}

/** What changes are written to; null where they are not. */
export function keptFile(path: string | null, index: SharedFile | null, write: boolean): KeptFile | null {
  return write && path !== null ? { path, identity: index?.identity ?? null } : null;
}

/** The file of the index; none where there is no file yet and one is to be written. */
export async function readIndex(path: string | null, write: boolean): Promise<SharedFile | null> {
  if (path === null) return null;
  try {
    return await readShared(path);
  } catch (error) {
    if (write && error instanceof JobprismError && error.code === 'INPUT_NOT_FOUND') return null;
    throw error;
  }
}
