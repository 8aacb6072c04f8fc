import type { CsrMatrix } from '../core/csr.js';
import { type CentroidKernel, plainCentroids } from './centroids.js';
import { dotsByColumns, type OpenDots } from './dots.js';
import { type AssignKernel, assignRows, type RescoreKernel, rescoreRows } from './kernel.js';
import { HEAP, type Space } from './space.js';
import { type MoveKernel, moveRows, sumGrids } from './sums.js';

/** The loops over all rows or all centroids. */
export interface Kernels {
  readonly assign: AssignKernel;
  readonly rescore: RescoreKernel;
  readonly moveRows: MoveKernel;
  readonly centroids: CentroidKernel;
}

/** What does the arithmetic of one fit, and the space in which it finds its arrays. */
export interface Backend {
  readonly kernels: Kernels;
  readonly space: Space;
  /** The rows that it was opened with, as the kernels read them. */
  readonly matrix: CsrMatrix;
  /** Whether a faster one had to give way because its memory is too small. */
  readonly gaveWay: boolean;
  /** Of {@link sumGrids} for the rows. */
  readonly grids: Float64Array;
  /** For the rows that it was opened with; the dot products are in the space. */
  readonly dots: OpenDots;
  /** Takes back every array of the space, those of `matrix` and `grids` aside, so that the next run finds room. */
  readonly reset: () => void;
  /** Takes back all arrays. */
  readonly close: () => void;
}

/** Makes a backend for rows and up to k clusters; all of them give the same bytes. */
export type OpenBackend = (matrix: CsrMatrix, k: number) => Backend;

/** The loops in plain TypeScript: they run everywhere, and others are compared with them. */
export const PLAIN: Kernels = { assign: assignRows, rescore: rescoreRows, moveRows, centroids: plainCentroids };

/** A backend of plain TypeScript. */
export const openPlain: OpenBackend = (matrix) => ({
  kernels: PLAIN,
  space: HEAP,
  matrix,
  gaveWay: false,
  grids: sumGrids(matrix),
  dots: dotsByColumns(matrix),
  reset: () => {},
  close: () => {},
});
