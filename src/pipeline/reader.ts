import { breathe } from '../core/control.js';
import type { JobDescription } from '../core/job.js';
import { type BatchReader, type ReadBatch, type ReaderPool, readBatch } from './read-batch.js';
import type { ReadTools } from './read-job.js';
import { MOST_AUTOMATIC, type ReaderSetup } from './reader-setup.js';

/** Jobs that are not worth a thread: starting one costs as much as reading these. */
const TOO_FEW = 1_024;
/** Batches of each thread that may wait for one before them. */
const AHEAD_A_THREAD = 3;

/**
 * A reader that takes threads to its help where there are many jobs, and reads on the calling one too while they have
 * enough to do. What it gives does not depend on their number. A segmenter of one's own cannot be handed to a thread, and
 * where there are no threads all is read on the calling one.
 *
 * @param workers most threads, the calling one among them, or `auto` for as many as the machine runs at once, up to eight
 */
export function batchReader(tools: ReadTools, setup: ReaderSetup, workers: number | 'auto'): BatchReader {
  const alone = workers === 1 || typeof setup.segmenter !== 'string';
  const threads = workers === 'auto' ? MOST_AUTOMATIC : workers;
  let jobsSeen = 0;
  let pool: Promise<ReaderPool | null> | undefined;
  let decided: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** Who reads a batch is decided for one after another, after answers of threads came in: else all would seem busy. */
  const decide = async (jobs: readonly JobDescription[]): Promise<{ readonly read: Promise<ReadBatch> }> => {
    const others = await pool;
    await breathe();
    // Of a run that ended, batches may still wait.
    if (closed) throw new Error('the reader was closed');
    if (others && !others.isBusy) return { read: others.read(jobs) };
    const read = readBatch(jobs, tools);
    await read.catch(() => undefined);
    return { read };
  };
  return {
    ahead: alone ? 0 : AHEAD_A_THREAD * threads,
    async read(jobs, expected = 0) {
      jobsSeen += jobs.length;
      if (!alone && Math.max(jobsSeen, expected) > TOO_FEW) {
        pool ??= import('./workers/reader-pool.js').then(({ openReaderPool }) => openReaderPool(setup, workers));
      }
      const decision = decided.then(() => decide(jobs));
      decided = decision.catch(() => undefined);
      return (await decision).read;
    },
    close: async () => {
      closed = true;
      await (await pool)?.close();
    },
  };
}
