import { createHash } from 'node:crypto';
import { JobprismError } from '../../core/errors.js';
import type { BatchReader, ReadBatch } from '../read-batch.js';
import type { Journal } from './journal.js';

/** Takes up a run where it was interrupted. */
export interface Resumption {
  /** A reader that gives what the journal holds before it reads anew. */
  reader(reader: BatchReader): BatchReader;
  /** The result of a stage from the journal, or else from `work`, which is then kept there. */
  stage<T>(name: string, work: () => Promise<T>): Promise<T>;
}

interface Entry {
  readonly kind: 'run' | 'batch' | 'stage';
  /** Digest of what the entry was made from; for a stage its name. */
  readonly of: string;
  readonly value?: unknown;
}

/**
 * @param settings all that the result depends on beside the input, as plain data
 * @throws JobprismError RESUME_MISMATCH where the journal is of a run with other settings
 */
export function resumption(journal: Journal, settings: unknown): Resumption {
  const next = (kind: Entry['kind'], of: string, what: string): Entry | undefined => {
    const entry = journal.next() as Entry | undefined;
    if (entry && (entry.kind !== kind || entry.of !== of)) throw new JobprismError('RESUME_MISMATCH', { what });
    return entry;
  };
  const ofRun = digestOf(settings);
  if (!next('run', ofRun, 'other options or another version of jobprism')) journal.add({ kind: 'run', of: ofRun });
  return {
    reader: (reader) => {
      let last: Promise<unknown> = Promise.resolve();
      return {
        ...reader,
        read: (jobs, expected) => {
          const of = digestOf(...jobs);
          const kept = next('batch', of, 'another input');
          if (kept) return Promise.resolve(kept.value as ReadBatch);
          const read = reader.read(jobs, expected);
          // In the order in which they were asked for, whoever is done first; behind one that failed nothing is added.
          const written = Promise.all([last, read]).then(([, value]) => {
            journal.add({ kind: 'batch', of, value });
            return value;
          });
          // Heard by who takes the batch; until then nobody listens to it.
          written.catch(() => undefined);
          last = written;
          return written;
        },
      };
    },
    stage: async (name, work) => {
      const kept = next('stage', name, 'another input');
      if (kept) return kept.value as Awaited<ReturnType<typeof work>>;
      const value = await work();
      journal.add({ kind: 'stage', of: name, value });
      return value;
    },
  };
}

/** One by one, because the text of many together may be longer than a string can be. */
function digestOf(...values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return hash.digest('hex');
}
