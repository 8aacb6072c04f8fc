import { type Backend, type Kernels, openPlain } from './backend.js';
import { type CentroidBlock, createBlock } from './centroids.js';
import type { AssignTask, Bounds } from './kernel.js';
import type { PreparedRows } from './rows.js';
import type { SumTask } from './sums.js';

/** Rows on their way into clusters. */
export interface ClusterState {
  readonly rows: PreparedRows;
  /** The centroids: before a run its start, after it its result. */
  readonly block: CentroidBlock;
  /** By row: its cluster. Filled by a run. */
  readonly labels: Int32Array;
  /** By row: the kernel's score of its cluster. Filled by a run at its end. */
  readonly scores: Float64Array;
  /** By column; see `sumGrids`. */
  readonly grids: Float64Array;
  /** Which rows are in the sums of the block. */
  readonly places: Int32Array;
  readonly bounds: Bounds;
  readonly kernels: Kernels;
}

/** A state for k clusters before it is given a start. */
export function createState(
  rows: PreparedRows,
  k: number,
  { space, kernels, grids }: Pick<Backend, 'space' | 'kernels' | 'grids'> = openPlain(rows.matrix, k),
): ClusterState {
  const { rows: n, cols } = rows.matrix;
  const block = createBlock(k, cols, rows.metric, space);
  const lengths = space.float64(n);
  let longest = 0;
  for (let row = 0; row < n; row++) {
    lengths[row] = Math.sqrt(rows.norms[row]!);
    longest = Math.max(longest, lengths[row]!);
  }
  return {
    rows,
    block,
    grids,
    labels: space.int32(n).fill(-1),
    scores: space.float64(n),
    places: space.int32(n).fill(-1),
    kernels,
    bounds: { lengths, longest, slack: space.float64(n), drift: space.float64(block.stride), reach: 0, heaviest: 0 },
  };
}

/** The state as the kernel reads and writes it. */
export function taskOf({ rows, block, labels, bounds }: ClusterState): AssignTask {
  const { indptr, indices, data } = rows.matrix;
  const { values: centroids, stride, penalties, norms } = block;
  return { indptr, indices, data, centroids, stride, penalties, norms, labels, bounds };
}

/** What the sums of the state's block are made of. */
export function sumTaskOf({ rows, grids, labels, places, block }: ClusterState): SumTask {
  return { matrix: rows.matrix, grids, labels, places, block };
}

/** What is kept of a state when its space is used again: all that a result is made of. */
export function keep(state: ClusterState): ClusterState {
  const { block, labels } = state;
  return {
    ...state,
    labels: labels.slice(),
    block: { ...block, values: block.values.slice(), penalties: block.penalties.slice(), norms: block.norms.slice() },
  };
}
