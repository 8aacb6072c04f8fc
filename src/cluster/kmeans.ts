import { type RunControl, throwIfAborted } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import type { OpenBackend } from './backend.js';
import type { Clusterer, Clustering, ClusterOptions } from './clusterer.js';
import { lloydRuns } from './lloyd-runs.js';
import { fillOptions } from './options.js';
import { finishNow, finishWithPauses } from './runs.js';
import { openWasm } from './wasm-backend.js';
import { kernelModule } from './wasm-kernel.js';

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
  return finishNow(lloydRuns(matrix, options, control, openWasm));
}

/**
 * Sparse k-means as a {@link Clusterer}: the same result as {@link kmeans}, with pauses for the event loop, and on
 * threads where `workers` asks for them and the work is worth it.
 *
 * @param open what does the arithmetic, with the same bytes whatever it is. Default: WebAssembly, or else TypeScript
 * @example
 * const clustering = await createKmeans().fit(matrix, { k: 8, seed: 1 });
 */
export function createKmeans(open: OpenBackend = openWasm): Clusterer {
  return {
    name: 'kmeans',
    fit: async (matrix, options, control = {}) => {
      const byThreads = open === openWasm ? await fitWithThreads(matrix, options, control) : null;
      return byThreads ?? finishWithPauses(lloydRuns(matrix, options, control, open));
    },
  };
}

/** Multiplications of one iteration from which threads are worth their start. */
const WORTH_THREADS = 1e7;

/** Null where threads are not asked for, not worth it, or not to be had. */
async function fitWithThreads(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
): Promise<Clustering | null> {
  const { k, workers } = fillOptions(matrix, options);
  if (workers === 1 || matrix.indices.length * k < WORTH_THREADS || !hasThreads()) return null;
  throwIfAborted(control, 'cluster');
  const { fitByCrew } = await import('./workers/crew.js');
  return fitByCrew(matrix, options, control, workers);
}

/** Browsers have threads of another kind, and not all let memory be shared. */
function hasThreads(): boolean {
  return (
    typeof SharedArrayBuffer === 'function' &&
    globalThis.process?.versions?.node !== undefined &&
    kernelModule(true) !== null
  );
}
