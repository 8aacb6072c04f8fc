import type { CentroidBlock } from './centroids.js';
import type { Bounds } from './kernel.js';

// A row whose cluster was ahead of all others by some slack is still there while centroids have not moved enough to
// use the slack up, so it need not be scored: Hamerly, "Making k-means even faster" (2010), here with scores in place of
// distances, so that it holds for cosine as well, as in Schubert, Lang and Feher, "Accelerating spherical k-means" (2021).

/** Rounding of one operation in double precision, 2^-53, twice. */
const ROUNDING = 2 ** -52;

/** Forgets what is known of the rows, before a run. */
export function resetBounds(bounds: Bounds, block: CentroidBlock): void {
  bounds.slack.fill(0);
  measureCentroids(bounds, block);
}

/**
 * Works out the drift after the centroids have moved. A score is x·c less a penalty, so by Cauchy and Schwarz it rises
 * by at most |x| times the movement of c, less what the penalty rises; a row's slack loses the greatest rise among the
 * other clusters and the greatest fall of its own.
 *
 * @param before penalties before the movement
 */
export function driftAfterMove(bounds: Bounds, block: CentroidBlock, before: Float64Array): void {
  const { k, penalties, shifts } = block;
  const { longest, drift } = bounds;
  const reachBefore = bounds.reach;
  const heaviestBefore = bounds.heaviest;
  measureCentroids(bounds, block);
  const rises = new Float64Array(k);
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < k; c++) {
    const rise = longest * Math.sqrt(shifts[c]!) - (penalties[c]! - before[c]!);
    rises[c] = rise;
    second = Math.max(second, Math.min(first, rise));
    first = Math.max(first, rise);
  }
  // The scores that the kernel compares are rounded, too, and so are the sums above.
  const greatest = longest * Math.max(reachBefore, bounds.reach) + Math.max(heaviestBefore, bounds.heaviest);
  const rounding = 8 * (block.cols + 3) * ROUNDING * greatest;
  for (let c = 0; c < k; c++) {
    const fall = longest * Math.sqrt(shifts[c]!) + (penalties[c]! - before[c]!);
    const others = rises[c] === first ? second : first;
    drift[c] = k === 1 ? 0 : Math.max(0, fall + others) + rounding;
  }
}

function measureCentroids(bounds: Bounds, { k, norms, penalties }: CentroidBlock): void {
  bounds.reach = 0;
  bounds.heaviest = 0;
  for (let c = 0; c < k; c++) {
    bounds.reach = Math.max(bounds.reach, Math.sqrt(norms[c]!));
    bounds.heaviest = Math.max(bounds.heaviest, penalties[c]!);
  }
}
