import { isDegenerate, sliversAmong } from './degenerate.js';
import type { Outcome } from './finish.js';
import type { LloydRun } from './lloyd.js';
import { sizesOf } from './sizes.js';
import type { ClusterState } from './state.js';

/** A run that was made. */
export interface Try {
  readonly state: ClusterState;
  readonly run: LloydRun;
  /** Whether another start may do better, however little its inertia is. */
  readonly degenerate: boolean;
}

/** Further starts where every run is degenerate. */
export const MAX_RESTARTS = 3;

/** With fewer rows a cluster on average, single rows are what was asked for. */
const ROWS_PER_CLUSTER = 10;

/** The run with less inertia, the first among equals; but one that is not degenerate before one that is. */
export function better(best: Try | null, other: Try): Try {
  if (best === null) return other;
  if (best.degenerate !== other.degenerate) return best.degenerate ? other : best;
  return other.run.inertia < best.run.inertia ? other : best;
}

/** Whether a result is degenerate and another one can be hoped for: rows that coincide leave no choice. */
export function isAvoidable(state: ClusterState, k: number): boolean {
  const rows = state.labels.length;
  return (
    k * ROWS_PER_CLUSTER <= rows && state.block.k === k && isDegenerate(sizesOf(state.labels, state.block.k), rows)
  );
}

export function unbalanced({ state, degenerate }: Try, restarts: number): Outcome['unbalanced'] {
  return degenerate
    ? { slivers: sliversAmong(sizesOf(state.labels, state.block.k), state.labels.length), restarts }
    : undefined;
}

// Every run has its own stream, so that runs could be made in any order or at once; a multiple of an odd constant keeps
// run 1 of seed 42 apart from run 0 of seed 43.
export function seedOfRun(seed: number, number: number): number {
  return seed + Math.imul(number, 0x9e3779b1);
}
