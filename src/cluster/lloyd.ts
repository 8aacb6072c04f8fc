import { type RunControl, throwIfAborted } from '../core/control.js';
import { centroidsFromSums, sumRows } from './centroids.js';
import type { AssignKernel } from './kernel.js';
import { relocateEmpty, settle, totalDistance } from './relocate.js';
import type { ClusterState } from './state.js';

/** What a run needs besides its state. */
export interface LloydSettings {
  readonly kernel: AssignKernel;
  readonly maxIterations: number;
  /** Greatest sum of squared movements at which the run ends. */
  readonly shiftTolerance: number;
  readonly control: RunControl;
}

/** What is told of one run; labels and centroids are in its state. */
export interface LloydRun {
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Inertia after the assignment of each iteration; it never rises. */
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
  const trace: number[] = [];
  let converged = false;
  let stale = true;
  labels.fill(-1);
  while (trace.length < settings.maxIterations) {
    throwIfAborted(settings.control, 'cluster');
    const changed = assign(state, settings.kernel);
    trace.push(totalDistance(state));
    if (changed === 0) {
      converged = true;
      stale = false;
      break;
    }
    sumRows(block, rows.matrix, labels);
    relocateEmpty(state);
    const shift = centroidsFromSums(block);
    yield work;
    if (shift <= settings.shiftTolerance) {
      converged = true;
      break;
    }
  }
  // Unless labels no longer changed, the centroids have moved since the rows were assigned.
  if (stale) assign(state, settings.kernel);
  // A cluster may be empty at last: emptied by that assignment, or its new start coincided with another centroid.
  const inertia = hasEmpty(block.k, labels) ? settle(state) : totalDistance(state);
  return { inertia, iterations: trace.length, converged, trace };
}

function assign({ rows, block, labels, scores }: ClusterState, kernel: AssignKernel): number {
  const { indptr, indices, data } = rows.matrix;
  const { values: centroids, stride, penalties } = block;
  return kernel({ indptr, indices, data, centroids, stride, penalties, labels, scores }, 0, rows.matrix.rows);
}

function hasEmpty(k: number, labels: Int32Array): boolean {
  return new Set(labels).size < k;
}
