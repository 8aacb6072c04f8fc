import type { RunControl } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import type { OpenBackend } from './backend.js';
import type { Clusterer, Clustering, ClusterOptions } from './clusterer.js';
import { lloyd } from './lloyd.js';
import { bestOfRuns, finishNow, finishWithPauses, type Improve } from './runs.js';
import { openWasm } from './wasm-backend.js';

/**
 * Sparse k-means on the calling thread, without a pause: Lloyd's algorithm from greedy k-means++ starts, the best of
 * `nInit` runs. With the metric `cosine` it is spherical k-means (Dhillon and Modha, "Concept decompositions for large
 * sparse text data using clustering", 2001). Memory: k × columns × 12 bytes, and 4 more for the
 * best run; the rows twice, and again transposed.
 *
 * A degenerate result, such as sizes 3384, 1, 1, 1, is avoided where another start gives a better one, and told by the
 * warning CLUSTERS_UNBALANCED where none does; see `isDegenerate` and `ClusterOptions.nInit`.
 *
 * A signal is looked at between iterations, but nothing else can run to raise it; {@link createKmeans} gives way.
 *
 * @throws JobprismError OPTION_INVALID; CLUSTERS_INVALID where there are fewer rows than k; ABORTED
 * @example
 * const matrix = csrFromDense([[1, 0], [0.9, 0.1], [0, 1]]);
 * kmeans(matrix, { k: 2 }).labels; // Int32Array [0, 0, 1]
 */
export function kmeans(matrix: CsrMatrix, options: ClusterOptions, control: RunControl = {}): Clustering {
  return finishNow(bestOfRuns(matrix, options, control, improveBy(control), openWasm));
}

/**
 * Sparse k-means as a {@link Clusterer}: the same result as {@link kmeans}, with pauses for the event loop.
 *
 * @param open what does the arithmetic, with the same bytes whatever it is. Default: WebAssembly, or else TypeScript
 * @example
 * const clustering = await createKmeans().fit(matrix, { k: 8, seed: 1 });
 */
export function createKmeans(open: OpenBackend = openWasm): Clusterer {
  return {
    name: 'kmeans',
    fit: async (matrix, options, control = {}) =>
      finishWithPauses(bestOfRuns(matrix, options, control, improveBy(control), open)),
  };
}

function improveBy(control: RunControl): Improve {
  return (state, { maxIterations }, shiftTolerance) => lloyd(state, { maxIterations, shiftTolerance, control });
}
