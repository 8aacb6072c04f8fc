import { addRows, type Batch, distancesOf } from './batch.js';
import { type CentroidBlock, type CentroidKernel, centroidsFromSums, plainCentroids } from './centroids.js';
import { type LearnSettings, reassignStarved } from './mini-batch-starved.js';

/** What has been learned so far, besides the sums, counts and centroids of the block. */
export interface Learned {
  batches: number;
  /** Rows since starved centroids were last looked for. */
  rowsSinceReassignment: number;
}

/** What one batch did. */
export interface BatchOutcome {
  /** Sum of the squared distances of its rows to the nearest centroids as they were before it. */
  readonly inertia: number;
  /** Sum of the squared movements of the centroids. */
  readonly shift: number;
  /** Number of centroids that were starved and start anew. */
  readonly reassigned: number;
}

/** Starved centroids are looked for when so many rows for each cluster have been learned, as in scikit-learn. */
const ROWS_BETWEEN_REASSIGNMENTS = 10;

/**
 * Moves the centroids towards the rows of a batch: Sculley, "Web-scale k-means clustering" (2010). There each row moves
 * its centroid by `c += (x - c) / n`, n being the rows that the centroid has had, this one included. That is the mean of
 * those rows, so it is kept as their sum, in double precision, and their number. For cosine the centroid is that mean
 * at length 1.
 */
export function learnBatch(
  block: CentroidBlock,
  batch: Batch,
  learned: Learned,
  settings: LearnSettings,
  kernel: CentroidKernel = plainCentroids,
): BatchOutcome {
  const distances = distancesOf(batch, block);
  const inertia = distances.reduce((sum, distance) => sum + distance, 0);
  addRows(block, batch);
  learned.batches += 1;
  learned.rowsSinceReassignment += batch.to - batch.from;
  let reassigned = 0;
  if (isTimeToReassign(block, learned)) {
    learned.rowsSinceReassignment = 0;
    reassigned = reassignStarved(block, batch, distances, settings, learned.batches);
  }
  const shift = centroidsFromSums(block, kernel);
  return { inertia, shift, reassigned };
}

function isTimeToReassign({ k, counts }: CentroidBlock, { rowsSinceReassignment }: Learned): boolean {
  return rowsSinceReassignment >= ROWS_BETWEEN_REASSIGNMENTS * k || counts.includes(0);
}
