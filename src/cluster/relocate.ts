import { centroidsFromSums } from './centroids.js';
import { squaredDistance } from './rows.js';
import { type ClusterState, sumTaskOf, taskOf } from './state.js';
import { moveRows, sumRows } from './sums.js';

/** A row that became the start of a cluster that was empty. */
export interface Relocation {
  readonly row: number;
  readonly cluster: number;
}

/**
 * Gives every empty cluster the row that is farthest from its centroid (ties to the first) as its sum, as scikit-learn
 * does. Rows that are alone in their cluster or that coincide with their centroid stay, so a cluster may remain empty.
 * The sums of the state must be up to date; its labels are left as they are.
 */
export function relocateEmpty(state: ClusterState): Relocation[] {
  const { block, labels } = state;
  const empty: number[] = [];
  for (let c = 0; c < block.k; c++) if (block.counts[c] === 0) empty.push(c);
  const moved: Relocation[] = [];
  if (empty.length === 0) return moved;
  rescore(state);
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
  sumRows({ ...sumTaskOf(state), labels: targets }, moveRows);
  return moved;
}

/**
 * Makes centroids and scores that belong to the labels, whoever made these, after moving rows for good into clusters
 * that are empty.
 *
 * @returns the inertia
 */
export function settle(state: ClusterState): number {
  const { block, labels, kernels } = state;
  sumRows(sumTaskOf(state), kernels.moveRows);
  centroidsFromSums(block, kernels.centroids);
  const moved = relocateEmpty(state);
  for (const { row, cluster } of moved) labels[row] = cluster;
  if (moved.length > 0) centroidsFromSums(block, kernels.centroids);
  return inertiaNow(state);
}

/** Brings the scores up to date and returns the inertia. */
export function inertiaNow(state: ClusterState): number {
  rescore(state);
  return totalDistance(state);
}

function totalDistance(state: ClusterState): number {
  let sum = 0;
  for (let row = 0; row < state.labels.length; row++) sum += distanceOf(state, row);
  return sum;
}

function distanceOf({ rows, block, labels, scores }: ClusterState, row: number): number {
  const cluster = labels[row]!;
  return squaredDistance(rows.norms[row]!, block.norms[cluster]!, scores[row]! + block.penalties[cluster]!);
}

function rescore(state: ClusterState): void {
  state.kernels.rescore(taskOf(state), state.scores);
}
