import type { CsrMatrix } from '../core/csr.js';
import { type CentroidKernel, plainCentroids } from './centroids.js';
import { type AssignKernel, assignRows } from './kernel.js';
import { HEAP, type Space } from './space.js';

/** What does the arithmetic of one fit, and the space in which it finds its arrays. */
export interface Backend {
  readonly space: Space;
  /** The rows that it was opened with, as the kernels read them. */
  readonly matrix: CsrMatrix;
  readonly assign: AssignKernel;
  readonly centroids: CentroidKernel;
  /** Takes back every array of the space, those of `matrix` aside, so that the next run finds room. */
  readonly reset: () => void;
  /** Takes back all arrays. */
  readonly close: () => void;
}

/** Makes a backend for rows and up to k clusters; all of them give the same bytes. */
export type OpenBackend = (matrix: CsrMatrix, k: number) => Backend;

/** The arithmetic in plain TypeScript: it runs everywhere, and others are compared with it. */
export const openPlain: OpenBackend = (matrix) => ({
  space: HEAP,
  matrix,
  assign: assignRows,
  centroids: plainCentroids,
  reset: () => {},
  close: () => {},
});
