import type { CsrMatrix } from '../core/csr.js';
import { type Kernels, type OpenBackend, openPlain } from './backend.js';
import type { CentroidKernel } from './centroids.js';
import { dotsByColumns, type OpenDots } from './dots.js';
import { trialsFor } from './init.js';
import { type AssignKernel, strideOf } from './kernel.js';
import base64 from './kernel.wasm';
import type { Space } from './space.js';
import { sumGrids } from './sums.js';
import { openSpace, roomFor, type WasmSpace } from './wasm-space.js';

/** What assembly/ exports; arrays are given by their addresses. */
interface Exports {
  readonly assign: (dense: number, ...rest: number[]) => number;
  readonly rescore: (...args: number[]) => void;
  readonly moveRows: (...args: number[]) => void;
  readonly dotsDense: (...args: number[]) => void;
  readonly squareSums: (sums: number, cols: number, stride: number, squares: number) => void;
  readonly scaleSums: (sums: number, cols: number, stride: number, ...arrays: number[]) => void;
}

/** Rows a call: the engine can put its optimized code in place only between calls. */
const CHUNK = 512;
/** Rows that the kernel scores together. */
const GROUP = 4;

/** Null before it was asked for; its module is null where the machine has no WebAssembly with SIMD. */
let compiled: { readonly module: WebAssembly.Module | null } | null = null;

/**
 * The arithmetic in WebAssembly with SIMD; that in TypeScript where there is none, or where the rows and clusters do
 * not fit into its memory of 4 GiB.
 */
export const openWasm: OpenBackend = (matrix, k) => {
  const module = kernelModule();
  const space = module && openSpace(roomOf(matrix, k));
  if (!module || !space) return openPlain(matrix, k);
  const exports = new WebAssembly.Instance(module, { env: { memory: space.memory } }).exports as unknown as Exports;
  const placed = placeRows(matrix, space);
  const grids = space.float64(matrix.cols);
  grids.set(sumGrids(matrix));
  const scratch = space.int32(GROUP * strideOf(k) + CHUNK).byteOffset;
  const mark = space.mark();
  return {
    kernels: kernelsBy(exports, placed, scratch),
    space,
    matrix: placed,
    grids,
    dots: isDense(matrix) ? dotsBy(exports, placed, space) : dotsByColumns(placed),
    reset: () => space.rewind(mark),
    close: space.release,
  };
};

/** The compiled kernel; null where it cannot be compiled. */
export function kernelModule(): WebAssembly.Module | null {
  compiled ??= { module: compileKernel() };
  return compiled.module;
}

function compileKernel(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

function kernelsBy(exports: Exports, placed: CsrMatrix, scratch: number): Kernels {
  return {
    assign: assignBy(exports, placed, scratch),
    rescore: ({ indptr, indices, data, centroids, stride, penalties, labels }, scores) =>
      exports.rescore(
        indptr.byteOffset,
        indices.byteOffset,
        data.byteOffset,
        centroids.byteOffset,
        stride,
        penalties.byteOffset,
        labels.byteOffset,
        scores.byteOffset,
        labels.length,
      ),
    moveRows: ({ matrix, grids, labels, places, block }) =>
      exports.moveRows(
        matrix.indptr.byteOffset,
        matrix.indices.byteOffset,
        matrix.data.byteOffset,
        grids.byteOffset,
        labels.byteOffset,
        places.byteOffset,
        block.sums.byteOffset,
        block.stride,
        block.counts.byteOffset,
        labels.length,
      ),
    centroids: centroidsBy(exports),
  };
}

/** Dot products by a pass over all rows; where these are dense, the transpose leaves none out. */
function dotsBy(exports: Exports, { rows, cols, data }: CsrMatrix, space: Space): OpenDots {
  return (most) => {
    const pairs = Math.ceil(most / 2);
    const vectors = space.float64(2 * pairs * cols);
    const dots = space.float64(2 * pairs * rows);
    return (candidates) => {
      candidates.forEach((row, t) => {
        const first = (t >> 1) * 2 * cols + (t & 1);
        for (let j = 0; j < cols; j++) vectors[first + 2 * j] = data[row * cols + j]!;
      });
      const used = Math.ceil(candidates.length / 2);
      exports.dotsDense(data.byteOffset, rows, cols, vectors.byteOffset, used, dots.byteOffset);
      return dots;
    };
  };
}

/** Whether every row has a value in every column, so that columns need not be looked up. */
function isDense({ rows, cols, indices }: CsrMatrix): boolean {
  return indices.length === rows * cols;
}

function assignBy(exports: Exports, placed: CsrMatrix, scratch: number): AssignKernel {
  const dense = isDense(placed) ? 1 : 0;
  return ({ indptr, indices, data, centroids, stride, penalties, labels, bounds }, from, to) => {
    let changed = 0;
    for (let row = from; row < to; row += CHUNK) {
      changed += exports.assign(
        dense,
        indptr.byteOffset,
        indices.byteOffset,
        data.byteOffset,
        centroids.byteOffset,
        stride,
        penalties.byteOffset,
        labels.byteOffset,
        bounds.lengths.byteOffset,
        bounds.slack.byteOffset,
        bounds.drift.byteOffset,
        bounds.reach,
        bounds.heaviest,
        scratch,
        row,
        Math.min(to, row + CHUNK),
      );
    }
    return changed;
  };
}

function centroidsBy(exports: Exports): CentroidKernel {
  return {
    squareSums: ({ sums, cols, stride }, into) => exports.squareSums(sums.byteOffset, cols, stride, into.byteOffset),
    scaleSums: ({ sums, cols, stride, scales, values, norms, shifts }) =>
      exports.scaleSums(
        sums.byteOffset,
        cols,
        stride,
        scales.byteOffset,
        values.byteOffset,
        norms.byteOffset,
        shifts.byteOffset,
      ),
  };
}

function placeRows({ rows, cols, indptr, indices, data }: CsrMatrix, space: WasmSpace): CsrMatrix {
  const placed = {
    rows,
    cols,
    indptr: space.int32(indptr.length),
    indices: space.int32(indices.length),
    data: space.float32(data.length),
  };
  placed.indptr.set(indptr);
  placed.indices.set(indices);
  placed.data.set(data);
  return placed;
}

/** Bytes for the rows, the scratch, and what comes first or second: dot products, or the arrays of `createState`. */
function roomOf(matrix: CsrMatrix, k: number): number {
  const { rows, cols, indices } = matrix;
  const stride = strideOf(k);
  const ofRows =
    roomFor(rows + 1, 4) + 2 * roomFor(indices.length, 4) + roomFor(cols, 8) + roomFor(GROUP * stride + CHUNK, 4);
  const byRow = 2 * roomFor(rows, 4) + 3 * roomFor(rows, 8);
  const byCluster = 5 * roomFor(stride, 8) + roomFor(k, 4);
  const byColumn = roomFor(cols * stride, 4) + roomFor(cols * stride, 8);
  const trials = 2 * Math.ceil(trialsFor(k) / 2);
  const ofDots = isDense(matrix) ? roomFor(trials * cols, 8) + roomFor(trials * rows, 8) : 0;
  return ofRows + Math.max(byRow + byCluster + byColumn, ofDots);
}
