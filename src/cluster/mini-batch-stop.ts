/** Tells when another batch is hardly worth it. */
export interface StopRule {
  /**
   * To be told of every batch, in order.
   *
   * @param inertia mean squared distance of the rows of the batch to their centroids
   * @param shift sum of the squared movements of the centroids
   * @returns whether to stop after it
   */
  readonly isEnough: (inertia: number, shift: number) => boolean;
}

/** Batches without improvement that end a run, as in scikit-learn. */
const PATIENCE = 10;
/** How much better than the mean of those before, as a share, a batch must be. */
const LEAST_FALL = 1e-3;

/**
 * The rule of scikit-learn's MiniBatchKMeans: the inertia of the batches is smoothed exponentially, a batch counting
 * `2 · batch / (rows + 1)`, at most 1, and the run ends when this has not fallen below its least for ten batches. The
 * first batch, whose inertia is that of the start, is not looked at. Unlike there a fall counts only from a thousandth of
 * the weight of a batch up: small corpora would creep on for hundreds of passes.
 *
 * @param batchRows rows of a batch
 * @param rows all rows
 * @param shiftTolerance a run also ends at a shift of at most this, where it is above 0
 */
export function stopRule(batchRows: number, rows: number, shiftTolerance: number): StopRule {
  const weight = Math.min(1, (2 * batchRows) / (rows + 1));
  let batches = 0;
  let smoothed = 0;
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  return {
    isEnough: (inertia, shift) => {
      batches += 1;
      if (batches === 1) return false;
      smoothed = batches === 2 ? inertia : smoothed * (1 - weight) + inertia * weight;
      if (shiftTolerance > 0 && shift <= shiftTolerance) return true;
      if (batches === 2 || smoothed < least * (1 - weight * LEAST_FALL)) {
        least = smoothed;
        idle = 0;
      } else {
        idle += 1;
      }
      return idle >= PATIENCE;
    },
  };
}
