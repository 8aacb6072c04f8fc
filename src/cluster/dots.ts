import { type CsrMatrix, transpose } from '../core/csr.js';

/**
 * Dot products of all rows with some of them, in double precision, each summed in column order: with the row
 * `candidates[t]` they are `dots[t * rows .. (t + 1) * rows)`. The next call writes to the same array.
 */
export type DotsWith = (candidates: readonly number[]) => Float64Array;

/** Makes room for so many candidates. */
export type OpenDots = (most: number) => DotsWith;

/**
 * Dot products by way of the transpose, which turns one pass over all rows into one over those that share a term with
 * the candidate.
 */
export function dotsByColumns(matrix: CsrMatrix): OpenDots {
  let transposed: CsrMatrix | null = null;
  return (most) => {
    transposed ??= transpose(matrix);
    const columns = transposed;
    const dots = new Float64Array(most * matrix.rows);
    return (candidates) => {
      candidates.forEach((row, t) => {
        dotsWithRow(matrix, columns, row, dots.subarray(t * matrix.rows, (t + 1) * matrix.rows));
      });
      return dots;
    };
  };
}

/** Dot products of row `row` with every row, written into `dots`, each summed in column order. */
export function dotsWithRow(matrix: CsrMatrix, transposed: CsrMatrix, row: number, dots: Float64Array): void {
  dots.fill(0);
  const { indptr, indices, data } = transposed;
  for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) {
    const column = matrix.indices[p]!;
    const value = matrix.data[p]!;
    for (let q = indptr[column]!; q < indptr[column + 1]!; q++) dots[indices[q]!]! += value * data[q]!;
  }
}
