import { type RunControl, throwIfAborted } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { toDense } from './centroids.js';
import type { Clusterer } from './clusterer.js';
import type { LloydRun } from './lloyd.js';
import type { FilledOptions } from './options.js';
import { settle } from './relocate.js';
import { bestOfRuns, finishWithPauses } from './runs.js';
import type { ClusterState } from './state.js';

/** The part of the package that is used. */
type Package = typeof import('ml-kmeans');

/** Most cells of a dense copy: at 8 bytes a number this is 1.6 GB, more than V8 gives one process by default. */
export const DENSE_CELLS = 200_000_000;

/**
 * k-means by the package ml-kmeans, which works on dense rows: for small inputs, and as a check on the own engine. It
 * is loaded at the first `fit`.
 *
 * The starts are our own k-means++, because the package's divides by zero where all rows coincide and is random
 * without a seed. Rows are moved into clusters that it leaves empty, and centroids and inertia are taken anew from its
 * labels, so that results of the two engines can be compared. `tolerance` is compared, as the package does it, with the
 * movement of each centroid and not with their sum.
 *
 * `fit` throws OPTION_INVALID where rows × columns is beyond {@link DENSE_CELLS}.
 *
 * @example
 * const clustering = await createMlKmeans().fit(matrix, { k: 3, metric: 'euclidean' });
 */
export function createMlKmeans(): Clusterer {
  return {
    name: 'ml-kmeans',
    fit: async (matrix, options, control = {}) => {
      refuseHuge(matrix);
      const { kmeansGenerator } = await import('ml-kmeans');
      let dense: number[][] | null = null;
      return finishWithPauses(
        bestOfRuns(matrix, options, control, (state, filled, shiftTolerance) => {
          dense ??= denseRows(state.rows.matrix);
          return improve(kmeansGenerator, dense, state, filled, shiftTolerance, control);
        }),
      );
    },
  };
}

function refuseHuge({ rows, cols }: CsrMatrix): void {
  if (rows * cols <= DENSE_CELLS) return;
  const reason = `ml-kmeans needs a dense matrix, and ${rows} × ${cols} is more than ${DENSE_CELLS} cells; use kmeans`;
  throw new JobprismError('OPTION_INVALID', { option: 'clusterer', reason });
}

function* improve(
  kmeansGenerator: Package['kmeansGenerator'],
  dense: number[][],
  state: ClusterState,
  options: FilledOptions,
  shiftTolerance: number,
  control: RunControl,
): Generator<number, LloydRun> {
  const { block, labels } = state;
  let iterations = 0;
  for (;;) {
    const steps = kmeansGenerator(dense, block.k, {
      initialization: denseBlock(state),
      maxIterations: options.maxIterations - iterations,
      tolerance: shiftTolerance,
      distanceFunction: options.metric === 'cosine' ? cosineDistance : squaredEuclidean,
    });
    let converged = false;
    labels.fill(-1);
    for (const step of steps) {
      throwIfAborted(control, 'cluster');
      iterations++;
      const unchanged = step.clusters.every((cluster, row) => labels[row] === cluster);
      labels.set(step.clusters);
      converged = unchanged || step.converged;
      if (converged) break;
      yield dense.length * block.cols * block.k;
    }
    const usedBefore = new Set(labels).size;
    const inertia = settle(state);
    // Where a cluster was empty and is not any more, the package goes on from there.
    const goOn = new Set(labels).size > usedBefore && iterations < options.maxIterations;
    if (!goOn) return { inertia, iterations, converged, trace: [] };
  }
}

function denseRows({ rows, cols, indptr, indices, data }: CsrMatrix): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const dense = new Array<number>(cols).fill(0);
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) dense[indices[p]!] = data[p]!;
    return dense;
  });
}

function denseBlock({ block }: ClusterState): number[][] {
  const { k, cols } = block;
  const values = toDense(
    block,
    Int32Array.from({ length: k }, (_, c) => c),
  );
  return Array.from({ length: k }, (_, c) => Array.from(values.subarray(c * cols, (c + 1) * cols)));
}

function squaredEuclidean(p: number[], q: number[]): number {
  let sum = 0;
  for (let j = 0; j < p.length; j++) sum += (p[j]! - q[j]!) ** 2;
  return sum;
}

// The package averages rows and does not scale centroids to length 1, so the distance has to see directions alone.
function cosineDistance(p: number[], q: number[]): number {
  let dot = 0;
  let pp = 0;
  let qq = 0;
  for (let j = 0; j < p.length; j++) {
    dot += p[j]! * q[j]!;
    pp += p[j]! * p[j]!;
    qq += q[j]! * q[j]!;
  }
  return pp > 0 && qq > 0 ? 1 - dot / Math.sqrt(pp * qq) : 1;
}
