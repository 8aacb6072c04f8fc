import { type RunControl, throwIfAborted } from '../core/control.js';
import { driftAfterMove, resetBounds } from './bounds.js';
import { centroidsFromSums } from './centroids.js';
import { inertiaNow, relocateEmpty, settle } from './relocate.js';
import { type ClusterState, sumTaskOf, taskOf } from './state.js';
import { sumRows } from './sums.js';

/** What a run needs besides its state. */
export interface LloydSettings {
  readonly maxIterations: number;
  /** Greatest sum of squared movements at which the run ends. */
  readonly shiftTolerance: number;
  readonly control: RunControl;
  /** Whether the run keeps its trace, which costs a look at every row in each iteration. Default: it does not. */
  readonly traced?: boolean;
}

/** What is told of one run; labels and centroids are in its state. */
export interface LloydRun {
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Where it is kept: inertia after the assignment of each iteration; it never rises. */
  readonly trace: readonly number[];
}

/**
 * Lloyd's algorithm: Lloyd, "Least squares quantization in PCM" (1957, printed 1982). It yields after each iteration
 * the number of multiplications done, so that a caller may pause between them.
 *
 * A run ends when no label changes, or else when the centroids move little enough, or else at `maxIterations`. A
 * cluster that loses all its rows starts anew at the row farthest from its centroid, as in scikit-learn.
 */
export function* lloyd(state: ClusterState, settings: LloydSettings): Generator<number, LloydRun> {
  const { rows, block, labels } = state;
  const work = rows.matrix.indices.length * block.stride;
  const task = taskOf(state);
  const assign = (): number => state.kernels.assign(task, 0, rows.matrix.rows);
  const trace: number[] = [];
  let iterations = 0;
  let converged = false;
  let stale = true;
  labels.fill(-1);
  state.places.fill(-1);
  resetBounds(state.bounds, block);
  while (iterations < settings.maxIterations) {
    throwIfAborted(settings.control, 'cluster');
    const changed = assign();
    iterations++;
    if (settings.traced) trace.push(inertiaNow(state));
    if (changed === 0) {
      converged = true;
      stale = false;
      break;
    }
    const shift = moveCentroids(state);
    yield work;
    if (shift <= settings.shiftTolerance) {
      converged = true;
      break;
    }
  }
  // Unless labels no longer changed, the centroids have moved since the rows were assigned.
  if (stale) assign();
  // A cluster may be empty at last: emptied by that assignment, or its new start coincided with another centroid.
  const inertia = hasEmpty(block.k, labels) ? settle(state) : inertiaNow(state);
  return { inertia, iterations, converged, trace };
}

/** New centroids for the labels; returns the sum of their squared movements. */
function moveCentroids(state: ClusterState): number {
  const { block, kernels, bounds } = state;
  sumRows(sumTaskOf(state), kernels.moveRows);
  if (block.counts.includes(0)) relocateEmpty(state);
  const penalties = block.penalties.slice();
  const shift = centroidsFromSums(block, kernels.centroids);
  driftAfterMove(bounds, block, penalties);
  return shift;
}

function hasEmpty(k: number, labels: Int32Array): boolean {
  return new Set(labels).size < k;
}
