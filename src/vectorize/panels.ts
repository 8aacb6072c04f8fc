import type { CsrMatrix } from '../core/csr.js';

/**
 * Columns of a panel. A tall dense matrix of `rows` rows is cut into panels of so many columns, one after the other, each
 * row-major; the last one is filled up with columns of 0.
 */
export const PANEL = 16;

/** What a {@link PanelKernels} works on: arrays of one {@link PanelSpace}. */
export interface PanelTask {
  readonly matrix: CsrMatrix;
  /** The rows of the matrix that are meant. */
  readonly from: number;
  readonly to: number;
}

/**
 * Products of sparse rows A and dense matrices in panels. Every sum is taken one product after the other in the order of
 * rows or columns, so that all implementations give the same bytes.
 */
export interface PanelKernels {
  /** Adds Aᵀ(A·B) to `into`. */
  readonly normal: (task: PanelTask, dense: Float64Array, into: Float64Array) => void;
  /** Puts A·B into `into`, which has `to - from` rows. */
  readonly times: (task: PanelTask, dense: Float64Array, into: Float64Array) => void;
  /** Adds Aᵀ·C to `into`; C is one panel of `to - from` rows, and `into` one panel, too. */
  readonly timesTransposed: (task: PanelTask, dense: Float64Array, into: Float64Array) => void;
  /** Adds Bᵀ·B of so many rows to `sums`, row-major, of which only the blocks on and above the diagonal count. */
  readonly gram: (dense: Float64Array, rows: number, sums: Float64Array) => void;
  /**
   * Puts B·R into `into`. `upper` tells that R, row-major, is 0 below its diagonal, which saves half; `into` may then be
   * B itself.
   */
  readonly rotate: (
    dense: Float64Array,
    rows: number,
    rotation: Float64Array,
    upper: boolean,
    into: Float64Array,
  ) => void;
}

/** Where arrays for kernels are made, all of 0. */
export interface PanelSpace {
  readonly kernels: PanelKernels;
  readonly int32: (length: number) => Int32Array;
  readonly float32: (length: number) => Float32Array;
  readonly float64: (length: number) => Float64Array;
}

/** A space for arrays of so many bytes together. */
export type OpenPanels = (bytes: number) => PanelSpace;

/** Columns with those that fill up the last panel. */
export function paddedWidth(width: number): number {
  return Math.ceil(width / PANEL) * PANEL;
}

const ALIGNMENT = 16;

/** Bytes that arrays take in a space, by their lengths and the bytes of a number of each. */
export function roomFor(...arrays: ReadonlyArray<readonly [length: number, bytes: number]>): number {
  return arrays.reduce((sum, [length, bytes]) => sum + Math.ceil((length * bytes) / ALIGNMENT) * ALIGNMENT, 0);
}

/** The arithmetic in TypeScript. */
export const openPlainPanels: OpenPanels = () => ({
  kernels: PLAIN_PANELS,
  int32: (length) => new Int32Array(length),
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
});

export const PLAIN_PANELS: PanelKernels = { normal, times, timesTransposed, gram, rotate };

function normal(task: PanelTask, dense: Float64Array, into: Float64Array): void {
  const { matrix, from, to } = task;
  const size = matrix.cols * PANEL;
  const sums = new Float64Array(PANEL);
  for (let base = 0; base < dense.length; base += size) {
    for (let row = from; row < to; row++) {
      addRow(matrix, row, dense, base, sums);
      spreadRow(matrix, row, sums, 0, into, base);
    }
  }
}

function times({ matrix, from, to }: PanelTask, dense: Float64Array, into: Float64Array): void {
  const size = matrix.cols * PANEL;
  const sums = new Float64Array(PANEL);
  let at = 0;
  for (let base = 0; base < dense.length; base += size) {
    for (let row = from; row < to; row++) {
      addRow(matrix, row, dense, base, sums);
      into.set(sums, at);
      at += PANEL;
    }
  }
}

function timesTransposed({ matrix, from, to }: PanelTask, dense: Float64Array, into: Float64Array): void {
  for (let row = from; row < to; row++) spreadRow(matrix, row, dense, (row - from) * PANEL, into, 0);
}

/** A row times a panel. */
function addRow(
  { indptr, indices, data }: CsrMatrix,
  row: number,
  dense: Float64Array,
  base: number,
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
    const value = data[p]!;
    const at = base + indices[p]! * PANEL;
    for (let i = 0; i < PANEL; i++) sums[i]! += value * dense[at + i]!;
  }
}

/** Adds a row of a panel to the rows of another that the columns of a sparse row name, each times its value. */
function spreadRow(
  { indptr, indices, data }: CsrMatrix,
  row: number,
  from: Float64Array,
  first: number,
  into: Float64Array,
  base: number,
): void {
  for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
    const value = data[p]!;
    const at = base + indices[p]! * PANEL;
    for (let i = 0; i < PANEL; i++) into[at + i]! += value * from[first + i]!;
  }
}

function gram(dense: Float64Array, rows: number, sums: Float64Array): void {
  const size = rows * PANEL;
  const width = dense.length / rows;
  for (let left = 0; left < width; left += PANEL) {
    for (let right = left; right < width; right += PANEL) {
      const [l, r] = [(left / PANEL) * size, (right / PANEL) * size];
      for (let row = 0; row < size; row += PANEL) {
        for (let a = 0; a < PANEL; a++) {
          const value = dense[l + row + a]!;
          const at = (left + a) * width + right;
          for (let b = 0; b < PANEL; b++) sums[at + b]! += value * dense[r + row + b]!;
        }
      }
    }
  }
}

function rotate(dense: Float64Array, rows: number, rotation: Float64Array, upper: boolean, into: Float64Array): void {
  const size = rows * PANEL;
  const width = dense.length / rows;
  const sums = new Float64Array(PANEL);
  // From the last panel to the first, so that a product may take the place of what it is made of.
  for (let panel = width - PANEL; panel >= 0; panel -= PANEL) {
    const used = upper ? panel + PANEL : width;
    for (let row = 0; row < rows; row++) {
      sums.fill(0);
      for (let a = 0; a < used; a++) {
        const value = dense[Math.floor(a / PANEL) * size + row * PANEL + (a % PANEL)]!;
        for (let i = 0; i < PANEL; i++) sums[i]! += value * rotation[a * width + panel + i]!;
      }
      into.set(sums, (panel / PANEL) * size + row * PANEL);
    }
  }
}
