import type { CsrMatrix } from '../core/csr.js';

/** `l2` scales every row that is not empty to Euclidean length 1; `none` leaves weights as they are. */
export type Norm = 'l2' | 'none';

/**
 * Puts weights in the place of a matrix's values, row by row, in double precision until a row is scaled. The values are
 * overwritten, so nobody else may hold them.
 *
 * @param weightOf the weight of the value at a place of row `row`
 */
export function reweigh(matrix: CsrMatrix, norm: Norm, weightOf: (place: number, row: number) => number): CsrMatrix {
  const { rows, indptr, data } = matrix;
  for (let row = 0; row < rows; row++) {
    const from = indptr[row]!;
    const to = indptr[row + 1]!;
    let squares = 0;
    if (norm === 'l2') for (let p = from; p < to; p++) squares += weightOf(p, row) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 1;
    for (let p = from; p < to; p++) data[p] = weightOf(p, row) * scale;
  }
  return matrix;
}
