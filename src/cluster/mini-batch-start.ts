import { selectRows } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import type { Backend } from './backend.js';
import { setToDense, setToRows } from './centroids.js';
import { dotsByColumns } from './dots.js';
import { chooseSeeds } from './init.js';
import type { FilledOptions } from './options.js';
import type { PreparedRows } from './rows.js';
import { sampleRows } from './silhouette.js';
import { type ClusterState, createState } from './state.js';

/** Batches that the start is found on, as in scikit-learn. */
const SEEDING_BATCHES = 3;

/** A state at the start of a run; it takes the place of the one before. */
export function batchStart(
  rows: PreparedRows,
  { init, k }: FilledOptions,
  backend: Backend,
  batchRows: number,
  seed: number,
): ClusterState {
  const seeds = init === 'k-means++' ? seedsAmong(rows, k, backend, SEEDING_BATCHES * batchRows, seed) : null;
  backend.reset();
  const state = createState(rows, seeds?.length ?? k, backend);
  if (seeds !== null) setToRows(state.block, rows.matrix, seeds);
  else if (init !== 'k-means++') setToDense(state.block, init);
  return state;
}

/** Row numbers chosen by k-means++ on a sample, or on all rows where the sample has fewer than k distinct ones. */
function seedsAmong(rows: PreparedRows, k: number, backend: Backend, size: number, seed: number): number[] {
  if (size < rows.matrix.rows) {
    const sample = sampleRows(rows.matrix.rows, size, seed);
    const matrix = selectRows(rows.matrix, sample);
    const norms = Float64Array.from(sample, (row) => rows.norms[row]!);
    const seeds = chooseSeeds({ ...rows, matrix, norms }, dotsByColumns(matrix), k, createRandom(seed));
    if (seeds.length === k) return seeds.map((place) => sample[place]!);
  }
  backend.reset();
  return chooseSeeds(rows, backend.dots, k, createRandom(seed));
}
