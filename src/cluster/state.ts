import type { CentroidBlock } from './centroids.js';
import type { PreparedRows } from './rows.js';

/** Rows on their way into clusters; the buffers belong to the caller and are used again for the next run. */
export interface ClusterState {
  readonly rows: PreparedRows;
  /** The centroids: before a run its start, after it its result. */
  readonly block: CentroidBlock;
  /** By row: its cluster. Filled by a run. */
  readonly labels: Int32Array;
  /** By row: the kernel's score of its cluster. Filled by a run. */
  readonly scores: Float64Array;
}
