import { z } from 'zod';
import { DEFAULT_THRESHOLD } from '../../ingest/duplicates/finder.js';
import type { RunReport } from '../analysis.js';

const THRESHOLD = 'must be a number from 0.5 to 1';

/** What may be given for a threshold: below one half jobs that merely resemble each other would be copies. */
export const thresholdSchema: z.ZodNumber = z.number(THRESHOLD).min(0.5, THRESHOLD).max(1, THRESHOLD);

/** How copies of an advertisement are told. */
export interface Folding {
  /** `keep` where every copy is a job of its own. */
  readonly duplicates: 'fold' | 'keep';
  /** From what share of shingles in common two jobs of one title are the same advertisement. */
  readonly duplicateThreshold: number;
}

/** How the run of a model told them; a report that does not say so is taken for one of the defaults. */
export function foldingOf({ options }: Pick<RunReport, 'options'>): Folding {
  const { duplicates, duplicateThreshold } = options;
  return {
    duplicates: duplicates === 'keep' ? 'keep' : 'fold',
    duplicateThreshold: typeof duplicateThreshold === 'number' ? duplicateThreshold : DEFAULT_THRESHOLD,
  };
}
