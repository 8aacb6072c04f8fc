import { JobprismError } from './errors.js';

/**
 * A sparse matrix in compressed sparse row form.
 *
 * Row `i` holds the values `data[indptr[i] .. indptr[i + 1])` in the columns `indices[…]` of the same range.
 * Columns are strictly increasing within a row, and no stored value is zero.
 */
export interface CsrMatrix {
  readonly rows: number;
  readonly cols: number;
  /** Length `rows + 1`, never decreasing, `indptr[0] === 0`. */
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly data: Float32Array;
}

/** Squared Euclidean length of every row, summed in double precision. */
export function squaredRowNorms(matrix: CsrMatrix): Float64Array {
  const { rows, indptr, data } = matrix;
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) sum += data[p]! * data[p]!;
    norms[i] = sum;
  }
  return norms;
}

/** The rows named by `selection`, in that order, as a matrix of the same width. */
export function selectRows(matrix: CsrMatrix, selection: ArrayLike<number>): CsrMatrix {
  const indptr = new Int32Array(selection.length + 1);
  for (let i = 0; i < selection.length; i++) {
    const row = selection[i]!;
    indptr[i + 1] = indptr[i]! + matrix.indptr[row + 1]! - matrix.indptr[row]!;
  }
  const indices = new Int32Array(indptr[selection.length]!);
  const data = new Float32Array(indices.length);
  for (let i = 0; i < selection.length; i++) {
    const row = selection[i]!;
    const from = matrix.indptr[row]!;
    const to = matrix.indptr[row + 1]!;
    indices.set(matrix.indices.subarray(from, to), indptr[i]!);
    data.set(matrix.data.subarray(from, to), indptr[i]!);
  }
  return { rows: selection.length, cols: matrix.cols, indptr, indices, data };
}

/** The transpose, so that the rows that hold a column can be listed. Rows are in order within each column. */
export function transpose(matrix: CsrMatrix): CsrMatrix {
  const indptr = new Int32Array(matrix.cols + 1);
  for (const column of matrix.indices) indptr[column + 1]! += 1;
  for (let column = 0; column < matrix.cols; column++) indptr[column + 1]! += indptr[column]!;
  const next = indptr.slice(0, matrix.cols);
  const indices = new Int32Array(matrix.indices.length);
  const data = new Float32Array(matrix.indices.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) {
      const at = next[matrix.indices[p]!]!++;
      indices[at] = row;
      data[at] = matrix.data[p]!;
    }
  }
  return { rows: matrix.cols, cols: matrix.rows, indptr, indices, data };
}

/**
 * Builds a matrix from dense rows; meant for tests and small examples.
 *
 * @throws JobprismError OPTION_INVALID where rows differ in length
 * @example
 * csrFromDense([[1, 0], [0, 2]]).indices; // Int32Array [0, 1]
 */
export function csrFromDense(dense: ReadonlyArray<ArrayLike<number>>): CsrMatrix {
  const cols = dense[0]?.length ?? 0;
  const indptr = new Int32Array(dense.length + 1);
  const indices: number[] = [];
  const data: number[] = [];
  dense.forEach((row, i) => {
    if (row.length !== cols) {
      const reason = `row ${i} has ${row.length} values, and the first has ${cols}`;
      throw new JobprismError('OPTION_INVALID', { option: 'dense', reason });
    }
    for (let j = 0; j < cols; j++) {
      if (row[j] !== 0) {
        indices.push(j);
        data.push(row[j]!);
      }
    }
    indptr[i + 1] = indices.length;
  });
  return { rows: dense.length, cols, indptr, indices: Int32Array.from(indices), data: Float32Array.from(data) };
}
