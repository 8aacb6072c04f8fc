import type { CsrMatrix } from '../core/csr.js';
import { type Warning, warning } from '../core/warnings.js';
import { toDense } from './centroids.js';
import type { Clustering, Metric } from './clusterer.js';
import { orderOfClusters, ranksOf } from './numbering.js';
import type { ClusterState } from './state.js';

/** What the best run of an engine has to say besides its state. */
export interface Outcome {
  readonly asked: number;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Whether memory was too small for the fast kernel. Default: it was not. */
  readonly gaveWay?: boolean;
  /** Where the run is degenerate: how many of its clusters are slivers, after how many further starts. */
  readonly unbalanced?: { readonly slivers: number; readonly restarts: number } | undefined;
}

/** Makes the result that every engine returns: empty rows in their place, clusters numbered, warnings. */
export function finish(matrix: CsrMatrix, state: ClusterState, outcome: Outcome): Clustering {
  const { rows, block } = state;
  const labels = new Int32Array(matrix.rows);
  // Numbered before the empty rows join as well, because with cosine these are equally far from all and go to the first.
  const order = orderOfClusters(state.labels, block.k);
  const ranks = ranksOf(order, block.k);
  state.labels.forEach((cluster, i) => {
    labels[rows.origin[i]!] = ranks[cluster]!;
  });
  const nearestOrigin = lowestPenalty(Float64Array.from(order, (cluster) => block.penalties[cluster]!));
  for (const row of rows.empty) labels[row] = nearestOrigin;

  const finalOrder = orderOfClusters(labels, order.length);
  const finalRanks = ranksOf(finalOrder, order.length);
  const sizes = new Int32Array(order.length);
  labels.forEach((cluster, row) => {
    labels[row] = finalRanks[cluster]!;
    sizes[finalRanks[cluster]!]! += 1;
  });
  return {
    k: order.length,
    cols: matrix.cols,
    metric: block.metric,
    labels,
    centroids: toDense(
      block,
      finalOrder.map((rank) => order[rank]!),
    ),
    sizes,
    inertia: outcome.inertia,
    iterations: outcome.iterations,
    converged: outcome.converged,
    warnings: warningsOf(order.length, rows.empty.length, outcome),
  };
}

/** The answer where every row is empty: one cluster at the origin. */
export function allEmpty(matrix: CsrMatrix, metric: Metric, asked: number): Clustering {
  return {
    k: 1,
    cols: matrix.cols,
    metric,
    labels: new Int32Array(matrix.rows),
    centroids: new Float32Array(matrix.cols),
    sizes: Int32Array.of(matrix.rows),
    inertia: 0,
    iterations: 0,
    converged: true,
    warnings: warningsOf(1, matrix.rows, { asked, inertia: 0, iterations: 0, converged: true }),
  };
}

function lowestPenalty(penalties: Float64Array): number {
  return penalties.reduce((best, penalty, cluster) => (penalty < penalties[best]! ? cluster : best), 0);
}

function warningsOf(found: number, emptyRows: number, outcome: Outcome): Warning[] {
  const warnings: Warning[] = [];
  if (found < outcome.asked) warnings.push(warning('FEWER_CLUSTERS', { found, asked: outcome.asked }));
  if (emptyRows > 0) warnings.push(warning('ROWS_EMPTY', { rows: emptyRows }));
  if (!outcome.converged) warnings.push(warning('NOT_CONVERGED', { iterations: outcome.iterations }));
  if (outcome.unbalanced) warnings.push(warning('CLUSTERS_UNBALANCED', { clusters: found, ...outcome.unbalanced }));
  if (outcome.gaveWay) warnings.push(warning('KERNEL_GAVE_WAY'));
  return warnings;
}
