import { createRandom, type Random } from '../core/random.js';
import type { Batch } from './batch.js';
import type { CentroidBlock } from './centroids.js';
import { squaredDistance } from './rows.js';

/** What starved centroids are told by. */
export interface LearnSettings {
  readonly seed: number;
  /** See `MiniBatchOptions.reassignmentRatio`. */
  readonly reassignmentRatio: number;
}

/** Default of `reassignmentRatio`, as in scikit-learn. */
export const REASSIGNMENT_RATIO = 0.01;

/**
 * Makes starved centroids, those with fewer rows than `reassignmentRatio` times those of the fullest, start anew. As in
 * scikit-learn they are at most half as many as the batch has rows, those with the fewest rows first, and then count as
 * many rows as the emptiest of the others (at least 1), so that they are neither starved at once nor too heavy to move.
 *
 * There each starts from one row, any being as likely as the others. Here a row is drawn as k-means++ does, in proportion
 * to the squared distance to the nearest centroid, so that none falls upon another; and the centroid is the mean of the
 * rows of the batch that are nearest to it, an even share of the batch: a single sparse row is so much longer than means
 * are that it seldom wins another row from them.
 *
 * The draws depend on the seed and the number of the batch alone, so a model that was saved goes on as it would have.
 *
 * @param distances of the rows of the batch to their centroids; lowered by the new ones
 * @param batchNumber which batch this is
 * @returns how many started anew; fewer than are starved where the batch has too few distinct rows
 */
export function reassignStarved(
  block: CentroidBlock,
  batch: Batch,
  distances: Float64Array,
  { seed, reassignmentRatio }: LearnSettings,
  batchNumber: number,
): number {
  const starved = starvedAmong(block, reassignmentRatio, Math.floor(distances.length / 2));
  if (starved.length === 0) return 0;
  const count = Math.max(1, fewest(block.counts, starved));
  const random = createRandom(seed + Math.imul(batchNumber, 0x85ebca6b));
  let reassigned = 0;
  for (const cluster of starved) {
    const drawn = draw(distances, random);
    if (drawn < 0) break;
    const toDrawn = distancesTo(batch, batch.from + drawn);
    setToMean(block, cluster, batch, nearest(toDrawn, Math.max(1, Math.floor(toDrawn.length / block.k))), count);
    for (let at = 0; at < distances.length; at++) distances[at] = Math.min(distances[at]!, toDrawn[at]!);
    reassigned++;
  }
  return reassigned;
}

/** Clusters with the fewest rows first, the lower number among equals; at most so many. */
function starvedAmong({ counts }: CentroidBlock, ratio: number, most: number): number[] {
  const least = ratio * counts.reduce((greatest, count) => Math.max(greatest, count), 0);
  return [...counts.keys()]
    .filter((cluster) => counts[cluster]! < least)
    .sort((a, b) => counts[a]! - counts[b]! || a - b)
    .slice(0, most);
}

function fewest(counts: Int32Array, except: readonly number[]): number {
  const left = new Set(except);
  return counts.reduce(
    (least, count, cluster) => (left.has(cluster) ? least : Math.min(least, count)),
    Number.POSITIVE_INFINITY,
  );
}

/** A place with a probability in proportion to its value; -1 where all are 0. */
function draw(values: Float64Array, random: Random): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  const target = random.next() * total;
  let sum = 0;
  let last = -1;
  for (let at = 0; at < values.length; at++) {
    if (values[at] === 0) continue;
    sum += values[at]!;
    last = at;
    if (sum > target) break;
  }
  return last;
}

/** By row of the batch: squared distance to one row of the matrix. */
function distancesTo({ rows: { matrix, norms }, from, to }: Batch, chosen: number): Float64Array {
  const { cols, indptr, indices, data } = matrix;
  const vector = new Float64Array(cols);
  for (let p = indptr[chosen]!; p < indptr[chosen + 1]!; p++) vector[indices[p]!] = data[p]!;
  const distances = new Float64Array(to - from);
  for (let row = from; row < to; row++) {
    let dot = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) dot += data[p]! * vector[indices[p]!]!;
    distances[row - from] = squaredDistance(norms[row]!, norms[chosen]!, dot);
  }
  return distances;
}

/** Places of the least values, the first among equals. */
function nearest(distances: Float64Array, size: number): number[] {
  return [...distances.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b).slice(0, size);
}

/** Makes a cluster's sum `count` times the mean of rows of the batch. */
function setToMean(
  { cols, sums, counts }: CentroidBlock,
  cluster: number,
  { rows, from }: Batch,
  places: readonly number[],
  count: number,
): void {
  const { indptr, indices, data } = rows.matrix;
  sums.fill(0, cluster * cols, (cluster + 1) * cols);
  for (const place of places) {
    for (let p = indptr[from + place]!; p < indptr[from + place + 1]!; p++) {
      sums[cluster * cols + indices[p]!]! += (count * data[p]!) / places.length;
    }
  }
  counts[cluster] = count;
}
