import type { RunControl } from '../core/control.js';
import type { CsrMatrix } from '../core/csr.js';
import type { OpenBackend } from './backend.js';
import type { Clustering, ClusterOptions } from './clusterer.js';
import { lloyd } from './lloyd.js';
import { bestOfRuns } from './runs.js';

/** The best of several runs of Lloyd's algorithm, on whatever thread; it yields as `Improve` does. */
export function lloydRuns(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
  open: OpenBackend,
): Generator<number, Clustering> {
  return bestOfRuns(
    matrix,
    options,
    control,
    (state, { maxIterations }, shiftTolerance) => lloyd(state, { maxIterations, shiftTolerance, control }),
    open,
  );
}
