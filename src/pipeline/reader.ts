import { breathe } from '../core/control.js';
import { type BatchReader, type ReaderPool, readBatch } from './read-batch.js';
import type { ReadTools } from './read-job.js';
import { MOST_AUTOMATIC, type ReaderSetup } from './reader-setup.js';

/** Jobs that are not worth a thread: starting one costs as much as reading these. */
const TOO_FEW = 1_024;
/** Batches at a thread's hands: one that it reads, and one that waits. */
const AHEAD_A_THREAD = 2;

/**
 * A reader that takes threads to its help where there are many jobs. What it gives does not depend on their number. A
 * segmenter of one's own cannot be handed to a thread, and where there are no threads all is read on the calling one.
 *
 * @param workers most threads, or `auto` for as many as the machine runs at once, up to eight
 */
export function batchReader(tools: ReadTools, setup: ReaderSetup, workers: number | 'auto'): BatchReader {
  const alone = workers === 1 || typeof setup.segmenter !== 'string';
  const threads = workers === 'auto' ? MOST_AUTOMATIC : workers;
  let jobsSeen = 0;
  let pool: Promise<ReaderPool | null> | undefined;
  return {
    ahead: alone ? 0 : AHEAD_A_THREAD * threads,
    async read(jobs, expected = 0) {
      jobsSeen += jobs.length;
      if (!alone && Math.max(jobsSeen, expected) > TOO_FEW) {
        pool ??= import('./workers/reader-pool.js').then(({ openReaderPool }) => openReaderPool(setup, workers));
      }
      const others = await pool;
      if (others) return others.read(jobs);
      await breathe();
      return readBatch(jobs, tools);
    },
    close: async () => (await pool)?.close(),
  };
}
