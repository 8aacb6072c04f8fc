import { setMaxListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { JobprismError, reasonOf } from '../../core/errors.js';
import type { ReadBatch, ReaderPool } from '../read-batch.js';
import { MOST_AUTOMATIC, type ReaderSetup } from '../reader-setup.js';

/** Batches at a thread's hands: one that it reads, and one that waits. */
const AHEAD_A_THREAD = 2;

/** Beside the file that this is built into, which is CommonJS in one of the builds. */
const WORKER = new URL(
  './read-worker.js',
  typeof __filename === 'string' ? pathToFileURL(__filename).href : import.meta.url,
);

/**
 * Threads that read beside the calling one; they start as batches wait.
 *
 * @param workers threads in all
 * @returns null where there would be no other thread, or where the file of the worker is not beside this one, as in the
 *   bundle of another program
 * @throws JobprismError WORKER_FAILED
 */
export function openReaderPool(setup: ReaderSetup, workers: number | 'auto'): ReaderPool | null {
  const threads = workers === 'auto' ? Math.min(MOST_AUTOMATIC, availableParallelism()) : workers;
  if (threads < 2 || !existsSync(fileURLToPath(WORKER))) return null;
  const others = threads - 1;
  const pool = startPool(setup, others);
  // A thread that fails outside of a task belongs to none, so all tasks are stopped and say why.
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);
  let failure: unknown;
  pool.on('error', (error) => {
    failure ??= error;
    stopped.abort();
  });
  let underway = 0;
  return {
    get isBusy() {
      return underway >= AHEAD_A_THREAD * others;
    },
    async read(jobs) {
      underway++;
      try {
        return (await pool.run(jobs, { signal: stopped.signal })) as ReadBatch;
      } catch (error) {
        throw new JobprismError('WORKER_FAILED', { reason: reasonOf(failure ?? error) }, failure ?? error);
      } finally {
        underway--;
      }
    },
    close: () => pool.destroy(),
  };
}

function startPool(setup: ReaderSetup, threads: number): Piscina {
  try {
    return new Piscina({
      filename: WORKER.href,
      minThreads: 1,
      maxThreads: threads,
      // Piscina ends a thread that waits for work, and the next one would read the dictionaries anew.
      idleTimeout: 60_000,
      workerData: setup,
    });
  } catch (error) {
    throw new JobprismError('WORKER_FAILED', { reason: reasonOf(error) }, error);
  }
}
