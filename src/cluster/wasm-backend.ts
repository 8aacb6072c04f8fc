import { type CsrMatrix, transpose } from '../core/csr.js';
import { type Backend, type Kernels, type OpenBackend, openPlain } from './backend.js';
import type { CentroidBlock } from './centroids.js';
import type { OpenDots } from './dots.js';
import { trialsFor } from './init.js';
import { strideOf } from './kernel.js';
import type { Space } from './space.js';
import { sumGrids } from './sums.js';
import { CREW_FIELDS, type CrewMember, dismiss, lead } from './wasm-crew.js';
import { alone, type Exports, instantiate, kernelModule, ROWS_A_PIECE, type Share, scratchFor } from './wasm-kernel.js';
import { openSpace, roomFor, type WasmSpace } from './wasm-space.js';
import { createTask, TASK_BYTES, type WasmTask } from './wasm-task.js';

/** Numbers of centroids up to which they are kept as integers, too: beyond, memory is what is short. */
const MOST_INTEGERS = 2 ** 26;
/** Sums of one piece, in doubles, so that they stay in the cache of the second level. */
const SUMS_A_PIECE = 65_536;
/** Centroids of one piece. */
const CENTROIDS_A_PIECE = 16;

/**
 * The arithmetic in WebAssembly with SIMD; that in TypeScript where there is none, or, as `gaveWay` says, where the rows
 * and clusters do not fit into its memory of 4 GiB.
 */
export const openWasm: OpenBackend = openBy(0, () => {});

/**
 * The same in memory that threads share, and with their help.
 *
 * @param helpers number of threads besides the calling one
 * @param invite called once for each fit with what each helper works with; helpers may come late
 */
export function openShared(helpers: number, invite: (members: readonly Invitation[]) => void): OpenBackend {
  return openBy(helpers, invite);
}

/** What a thread needs to help with a fit. */
export interface Invitation extends Omit<CrewMember, 'exports'> {
  readonly memory: WebAssembly.Memory;
}

function openBy(helpers: number, invite: (members: readonly Invitation[]) => void): OpenBackend {
  return (matrix, k) => openIn(matrix, k, helpers, invite);
}

function openIn(
  matrix: CsrMatrix,
  k: number,
  helpers: number,
  invite: (members: readonly Invitation[]) => void,
): Backend {
  const isShared = helpers > 0;
  const module = kernelModule(isShared);
  const space = module && openSpace(roomOf(matrix, k, helpers), isShared);
  if (!module) return openPlain(matrix, k);
  if (!space) return { ...openPlain(matrix, k), gaveWay: true };
  const exports = instantiate(module, space.memory);
  const placed = placeRows(matrix, space);
  const grids = space.float64(matrix.cols);
  grids.set(sumGrids(matrix));
  const stride = strideOf(k);
  const task = createTask(space);
  const scratch = Array.from({ length: helpers + 1 }, () => space.int32(scratchFor(stride)).byteOffset);
  const list = space.int32(matrix.rows + 1);
  const { rows, cols, indptr, indices, data } = placed;
  task.set({ dense: isDense(matrix) ? 1 : 0, rows, cols, indptr, indices, data, grids, list });
  const crew = new Int32Array(new (isShared ? SharedArrayBuffer : ArrayBuffer)(4 * CREW_FIELDS));
  const member = { exports, crew, task: task.address, scratch: scratch[0]! };
  const share = isShared ? lead(member) : alone(exports, task.address, member.scratch);
  invite(scratch.slice(1).map((own) => ({ memory: space.memory, crew, task: task.address, scratch: own })));
  const narrow = usesIntegers(placed, stride);
  if (narrow) {
    task.set(spaceOf16(placed, stride, space));
    share('narrowRows', 0, rows, ROWS_A_PIECE);
  }
  const mark = space.mark();
  return {
    kernels: kernelsBy(exports, task, narrow, share),
    space,
    matrix: placed,
    gaveWay: false,
    grids,
    dots: isDense(matrix) ? dotsBy(exports, placed, space) : dotsOfSparse(task, placed, space, share),
    reset: () => space.rewind(mark),
    close: () => {
      if (isShared) dismiss(crew);
      space.release();
    },
  };
}

function kernelsBy(exports: Exports, task: WasmTask, narrow: boolean, share: Share): Kernels {
  const setBlock = ({ stride, values, penalties, sums, counts, scales, shifts }: Omit<CentroidBlock, 'metric'>): void =>
    task.set({ stride, centroids: values, penalties, sums, counts, scales, shifts });
  return {
    assign: ({ centroids, stride, penalties, norms, labels, bounds }, from, to) => {
      const { lengths, slack, drift, reach, heaviest } = bounds;
      task.set({ centroids, stride, penalties, norms, labels, lengths, slack, drift, reach, heaviest });
      if (narrow) {
        share('narrowCentroids', 0, stride, CENTROIDS_A_PIECE);
        exports.measureErrors(task.address);
      }
      return share('assign', from, to, ROWS_A_PIECE);
    },
    rescore: ({ centroids, stride, penalties, labels }, scores) => {
      task.set({ centroids, stride, penalties, labels, scores });
      share('rescore', 0, labels.length, ROWS_A_PIECE);
    },
    moveRows: ({ labels, places, block }) => {
      setBlock(block);
      task.set({ labels, places });
      exports.listMoves(task.address);
      if (task.moves() > 0) share('moveRows', 0, block.k, clustersAPiece(block));
      exports.settleMoves(task.address);
    },
    centroids: {
      squareSums: (block, into) => {
        setBlock(block);
        task.set({ squares: into });
        share('squareSums', 0, block.stride, CENTROIDS_A_PIECE);
      },
      scaleSums: (block) => {
        setBlock(block);
        task.set({ squares: block.norms });
        share('scaleSums', 0, block.stride, CENTROIDS_A_PIECE);
      },
    },
  };
}

/** Whether rows and centroids are kept as integers of 16 bits as well. */
function usesIntegers({ cols }: CsrMatrix, stride: number): boolean {
  return cols * stride <= MOST_INTEGERS;
}

/** Room for these. */
function spaceOf16(matrix: CsrMatrix, stride: number, space: Space): Parameters<WasmTask['set']>[0] {
  const { ofRows, ofCentroids } = pairsOf(matrix, stride);
  return {
    rows16: space.int32(ofRows),
    rowFactors: space.float32(matrix.rows),
    rowErrors: space.float64(matrix.rows),
    centroids16: space.int32(ofCentroids),
    factors16: space.float32(stride),
    scales16: space.float32(stride),
    errors16: space.float64(stride),
  };
}

function roomOf16(matrix: CsrMatrix, stride: number): number {
  const { ofRows, ofCentroids } = pairsOf(matrix, stride);
  const byRow = roomFor(matrix.rows, 4) + roomFor(matrix.rows, 8);
  return roomFor(ofRows, 4) + byRow + roomFor(ofCentroids, 4) + 2 * roomFor(stride, 4) + roomFor(stride, 8);
}

/** Pairs of integers; dense rows have an even number of columns. */
function pairsOf(matrix: CsrMatrix, stride: number): { readonly ofRows: number; readonly ofCentroids: number } {
  const { rows, cols, indices } = matrix;
  const ofRow = Math.ceil(cols / 2);
  return isDense(matrix)
    ? { ofRows: rows * ofRow, ofCentroids: stride * ofRow }
    : { ofRows: Math.ceil(indices.length / 2) + 1, ofCentroids: (stride / 2) * cols };
}

function clustersAPiece({ k, cols }: CentroidBlock): number {
  return Math.max(1, Math.min(Math.floor(SUMS_A_PIECE / cols), Math.ceil(k / 8)));
}

/** Dot products by way of the transpose, which is made once and brought into the space for each run. */
function dotsOfSparse(task: WasmTask, matrix: CsrMatrix, space: WasmSpace, share: Share): OpenDots {
  let transposed: CsrMatrix | null = null;
  return (most) => {
    transposed ??= transpose(matrix);
    const { indptr, indices, data } = placeRows(transposed, space);
    const rows = space.int32(most);
    const dots = space.float64(most * matrix.rows);
    task.set({ candidates: rows, dots, columnPtr: indptr, columnRows: indices, columnData: data });
    return (candidates) => {
      rows.set(candidates);
      share('dotsSparse', 0, candidates.length, 1);
      return dots;
    };
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
function roomOf(matrix: CsrMatrix, k: number, helpers: number): number {
  const { rows, cols, indices } = matrix;
  const stride = strideOf(k);
  const ofRows = 2 * roomFor(rows + 1, 4) + 2 * roomFor(indices.length, 4) + roomFor(cols, 8);
  const of16 = usesIntegers(matrix, stride) ? roomOf16(matrix, stride) : 0;
  const ofTask = roomFor(TASK_BYTES, 1) + (helpers + 1) * roomFor(scratchFor(stride), 4);
  const byRow = 2 * roomFor(rows, 4) + 3 * roomFor(rows, 8);
  const byCluster = 5 * roomFor(stride, 8) + roomFor(k, 4);
  const byColumn = roomFor(cols * stride, 4) + roomFor(cols * stride, 8);
  const trials = 2 * Math.ceil(trialsFor(k) / 2);
  const ofTranspose = roomFor(cols + 1, 4) + 2 * roomFor(indices.length, 4) + roomFor(trials, 4);
  const ofDots = roomFor(trials * rows, 8) + (isDense(matrix) ? roomFor(trials * cols, 8) : ofTranspose);
  return ofRows + of16 + ofTask + Math.max(byRow + byCluster + byColumn, ofDots);
}
