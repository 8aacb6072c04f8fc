import { centroidsFromSums } from './centroids.js';
import { squaredDistance } from './rows.js';
import type { ClusterState } from './state.js';
import { sumRows } from './sums.js';

/** A row that became the start of a cluster that was empty. */
export interface Relocation {
  readonly row: number;
  readonly cluster: number;
}

/**
 * Gives every empty cluster the row that is farthest from its centroid (ties to the first) as its sum, as scikit-learn
 * does. Rows that are alone in their cluster or that coincide with their centroid stay, so a cluster may remain empty.
 * The sums and scores of the state must be up to date; its labels are left as they are.
 */
export function relocateEmpty(state: ClusterState): Relocation[] {
  const { rows, block, labels } = state;
  const empty: number[] = [];
  for (let c = 0; c < block.k; c++) if (block.counts[c] === 0) empty.push(c);
  const moved: Relocation[] = [];
  if (empty.length === 0) return moved;
  const distances = Float64Array.from(labels.keys(), (row) => distanceOf(state, row));
  const farthest = Int32Array.from(labels.keys()).sort((a, b) => distances[b]! - distances[a]! || a - b);
  const counts = block.counts.slice();
  const targets = labels.slice();
  for (const row of farthest) {
    const cluster = empty[moved.length];
    if (cluster === undefined || distances[row] === 0) break;
    if (counts[labels[row]!]! < 2) continue;
    counts[labels[row]!]! -= 1;
    targets[row] = cluster;
    moved.push({ row, cluster });
  }
  sumRows(block, rows.matrix, state.grids, targets, state.places);
  return moved;
}

/**
 * Makes centroids and scores that belong to the labels, whoever made these, after moving rows for good into clusters
 * that are empty.
 *
 * @returns the inertia
 */
export function settle(state: ClusterState): number {
  const { rows, block, labels } = state;
  sumRows(block, rows.matrix, state.grids, labels, state.places);
  centroidsFromSums(block);
  rescore(state);
  const moved = relocateEmpty(state);
  for (const { row, cluster } of moved) labels[row] = cluster;
  if (moved.length > 0) {
    centroidsFromSums(block);
    rescore(state);
  }
  return totalDistance(state);
}

/** Inertia by the scores of the state. */
export function totalDistance(state: ClusterState): number {
  let sum = 0;
  for (let row = 0; row < state.labels.length; row++) sum += distanceOf(state, row);
  return sum;
}

function distanceOf({ rows, block, labels, scores }: ClusterState, row: number): number {
  const cluster = labels[row]!;
  return squaredDistance(rows.norms[row]!, block.norms[cluster]!, scores[row]! + block.penalties[cluster]!);
}

/** Writes the score of each row's cluster, summed as the kernel says. */
export function rescore({ rows, block, labels, scores }: ClusterState): void {
  const { indptr, indices, data } = rows.matrix;
  for (let row = 0; row < labels.length; row++) {
    const cluster = labels[row]!;
    let score = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      score += data[p]! * block.values[indices[p]! * block.stride + cluster]!;
    }
    scores[row] = score - block.penalties[cluster]!;
  }
}
