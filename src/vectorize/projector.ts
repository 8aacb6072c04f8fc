import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import { type OpenPanels, PANEL, type PanelSpace, paddedWidth, roomFor } from './panels.js';
import { openWasmPanels } from './wasm-panels.js';

/** Rows that are projected together, at most. */
const ROWS = 8_192;
/** Their values, at most, where a row has no more. */
const VALUES = 2 ** 20;

/** What rows are projected with. */
interface Tools {
  readonly space: PanelSpace;
  /** The projection in panels. */
  readonly panels: Float64Array;
  /** Room for some rows, and for their places. */
  readonly window: CsrMatrix;
  readonly places: Float64Array;
}

/**
 * Projects sparse rows on some dimensions and scales them to length 1: dense rows in sparse form, an empty row where
 * nothing is left of it.
 *
 * @param projection the place of column j is `projection[j * rank …]`
 * @param open what does the arithmetic, with the same bytes whatever it is. Default: WebAssembly, or else TypeScript
 */
export function projector(
  projection: Float32Array,
  rank: number,
  cols: number,
  open: OpenPanels = openWasmPanels,
): (matrix: CsrMatrix) => CsrMatrix {
  // Made when the first rows come: a model that is only kept needs no room for any.
  let tools: Tools | null = null;
  return (matrix) => {
    if (matrix.cols !== cols) {
      const reason = `it has ${matrix.cols} columns, and the space was made of ${cols}`;
      throw new JobprismError('OPTION_INVALID', { option: 'matrix', reason });
    }
    tools ??= prepare(projection, rank, cols, open);
    return project(matrix, rank, tools);
  };
}

function prepare(projection: Float32Array, rank: number, cols: number, open: OpenPanels): Tools {
  const padded = paddedWidth(rank);
  const values = Math.max(VALUES, cols);
  const space = open(roomFor([cols * padded, 8], [ROWS * padded, 8], [ROWS + 1, 4], [values, 4], [values, 4]));
  const panels = space.float64(cols * padded);
  for (let r = 0; r < rank; r++) {
    const first = Math.floor(r / PANEL) * cols * PANEL + (r % PANEL);
    for (let j = 0; j < cols; j++) panels[first + j * PANEL] = projection[j * rank + r]!;
  }
  const window = { rows: ROWS, cols, indptr: space.int32(ROWS + 1), indices: space.int32(values) };
  return { space, panels, window: { ...window, data: space.float32(values) }, places: space.float64(ROWS * padded) };
}

function project(matrix: CsrMatrix, rank: number, { space, panels, window, places }: Tools): CsrMatrix {
  const { rows } = matrix;
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(rows * rank);
  const data = new Float32Array(rows * rank);
  const points = { rows, cols: rank, indptr, indices, data };
  let filled = 0;
  for (let from = 0; from < rows; ) {
    const count = fillWindow(window, matrix, from);
    const own = places.subarray(0, count * paddedWidth(rank));
    space.kernels.times({ matrix: window, from: 0, to: count }, panels, own);
    for (let row = 0; row < count; row++) {
      filled = addPoint(points, filled, own, row, count);
      indptr[from + row + 1] = filled;
    }
    from += count;
  }
  return filled === data.length
    ? points
    : { ...points, indices: indices.slice(0, filled), data: data.slice(0, filled) };
}

/** Copies rows from `from` on, as many as there is room for. */
function fillWindow(window: CsrMatrix, { rows, indptr, indices, data }: CsrMatrix, from: number): number {
  const first = indptr[from]!;
  let to = from;
  while (to < rows && to - from < ROWS && indptr[to + 1]! - first <= window.data.length) to++;
  for (let row = from; row <= to; row++) window.indptr[row - from] = indptr[row]! - first;
  window.indices.set(indices.subarray(first, indptr[to]));
  window.data.set(data.subarray(first, indptr[to]));
  return to - from;
}

/** Adds the place of a row, scaled to length 1, behind what has been filled; returns the new end. */
function addPoint(points: CsrMatrix, filled: number, places: Float64Array, row: number, count: number): number {
  const { cols } = points;
  const own = new Float64Array(cols);
  for (let r = 0; r < cols; r++) own[r] = places[Math.floor(r / PANEL) * count * PANEL + row * PANEL + (r % PANEL)]!;
  return addUnit(points, filled, own);
}

function addUnit({ indices, data }: CsrMatrix, filled: number, place: Float64Array): number {
  let squares = 0;
  for (let r = 0; r < place.length; r++) squares += place[r]! ** 2;
  const length = Math.sqrt(squares);
  let end = filled;
  for (let r = 0; length > 0 && r < place.length; r++) {
    const value = Math.fround(place[r]! / length);
    if (value === 0) continue;
    indices[end] = r;
    data[end++] = value;
  }
  return end;
}

/**
 * Projects one row as {@link projector} does, without the room that many rows are projected in.
 *
 * @param row a matrix of one row
 * @param columns by column of that matrix: the column of the projection
 */
export function projectRow(
  row: CsrMatrix,
  columns: ArrayLike<number>,
  projection: Float32Array,
  rank: number,
): CsrMatrix {
  const place = new Float64Array(rank);
  for (let p = 0; p < row.data.length; p++) {
    const value = row.data[p]!;
    const at = columns[row.indices[p]!]! * rank;
    for (let r = 0; r < rank; r++) place[r]! += value * projection[at + r]!;
  }
  const point = {
    rows: 1,
    cols: rank,
    indptr: new Int32Array(2),
    indices: new Int32Array(rank),
    data: new Float32Array(rank),
  };
  const end = addUnit(point, 0, place);
  point.indptr[1] = end;
  return { ...point, indices: point.indices.slice(0, end), data: point.data.slice(0, end) };
}
