import { z } from 'zod';
import type { JobDescription } from '../../core/job.js';
import { parseOptions } from '../../core/options.js';
import { DuplicateFinder } from '../../ingest/duplicates/finder.js';
import { foldingOf, thresholdSchema } from '../model/folding.js';
import { requireMade } from './given.js';
import { indexedJob } from './indexed.js';
import type { Recommender } from './recommender.js';

/** What an intake may be told. */
export interface JobIntakeOptions {
  /**
   * What becomes of a job that is a copy of an earlier one of the intake: `fold` leaves it out of the index, `keep` takes it for
   * a job like any other. Default: `fold` where a threshold is given, else as the run of the model did.
   */
  readonly duplicates?: 'fold' | 'keep' | undefined;
  /** From what share of their shingles in common two jobs of one title are the same, 0.5 to 1. Default: that of the run. */
  readonly duplicateThreshold?: number | undefined;
}

/** What became of a job. */
export interface TakenJob {
  /** The earlier job of the intake that it is a copy of, so that it is not in the index; null for one that is in it now. */
  readonly duplicate: {
    readonly of: string;
    /** Whether title and text are the same but for case, spaces and punctuation. */
    readonly exact: boolean;
  } | null;
  /** Whether the index held a job of its id, which is replaced, or gone where this one is a copy. */
  readonly wasHeld: boolean;
}

/** The jobs of one crawl on their way into an index, of each advertisement one. */
export interface JobIntake {
  /**
   * Reads a job by the model and puts it into the index, in the place of the one of its id, unless it is a copy of an earlier
   * job of this intake. The index then holds of the ids of the intake those that are no copies, whatever it held before. To be
   * called for one job after another: which one of several copies stays depends on the order.
   *
   * @throws JobprismError OPTION_INVALID
   */
  put(job: JobDescription): Promise<TakenJob>;
}

const schema = z.strictObject({
  duplicates: z.enum(['fold', 'keep']).optional(),
  duplicateThreshold: thresholdSchema.optional(),
});

/**
 * Begins an intake: copies are told among its jobs alone, as `analyze` tells them among those of a run (docs/INPUT.md). Memory
 * grows by some 250 bytes a job beside what the index holds.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const intake = createJobIntake(recommender);
 * for await (const event of readJobs(['jobs.csv'])) {
 *   if (event.kind !== 'job') continue;
 *   const { duplicate } = await intake.put(event.job);
 *   if (duplicate) console.error(`${event.job.id}: a copy of ${duplicate.of}`);
 * }
 */
export function createJobIntake(recommender: Recommender, options: JobIntakeOptions = {}): JobIntake {
  requireMade(recommender, 'recommender');
  const { model, index } = recommender;
  const asked = parseOptions(schema, options, 'intake');
  const ofRun = foldingOf(model.about.run);
  const threshold = asked.duplicateThreshold ?? ofRun.duplicateThreshold;
  const duplicates = asked.duplicates ?? (asked.duplicateThreshold === undefined ? ofRun.duplicates : 'fold');
  const finder = duplicates === 'keep' ? null : new DuplicateFinder(threshold);
  /** By job of the intake, as the finder numbers them. */
  const ids: string[] = [];
  return {
    async put(job) {
      const { print, ...placed } = await model.placeWithPrint(job);
      const copy = finder?.add(print) ?? null;
      ids.push(job.id);
      const wasHeld = index.has(job.id);
      if (copy === null) index.put(indexedJob(placed));
      // The advertisement is in the index by its first copy: what stood under this id would be there beside it.
      else index.delete(job.id);
      return { duplicate: copy && { of: ids[copy.of]!, exact: copy.exact }, wasHeld };
    },
  };
}
