import { type BatchReader, readBatch } from './read-batch.js';
import type { ReadTools } from './read-job.js';
import type { ReaderSetup } from './reader-setup.js';

/** Jobs that are read on the calling thread in any case: threads take longer to start than these to read. */
const TOO_FEW = 512;
const AHEAD = 16;

/**
 * A reader that takes threads to its help once there are many jobs. What it gives does not depend on their number. A
 * segmenter of one's own cannot be handed to a thread, and where there are no threads all is read on the calling one.
 *
 * @param workers most threads, or `auto` for as many as the machine runs at once
 */
export function batchReader(tools: ReadTools, setup: ReaderSetup, workers: number | 'auto'): BatchReader {
  const alone = workers === 1 || typeof setup.segmenter !== 'string';
  let jobsSeen = 0;
  let pool: Promise<BatchReader | null> | undefined;
  return {
    ahead: alone ? 0 : AHEAD,
    async read(jobs) {
      jobsSeen += jobs.length;
      if (!alone && jobsSeen > TOO_FEW) {
        pool ??= import('./workers/reader-pool.js').then(({ openReaderPool }) => openReaderPool(setup, workers));
      }
      const threads = await pool;
      return threads ? threads.read(jobs) : readBatch(jobs, tools);
    },
    close: async () => (await pool)?.close(),
  };
}
