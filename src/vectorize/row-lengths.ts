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
  let weights = new Float64Array(0);
  for (let row = 0; row < rows; row++) {
    const from = indptr[row]!;
    const length = indptr[row + 1]! - from;
    if (length > weights.length) weights = new Float64Array(2 * length);
    let squares = 0;
    for (let i = 0; i < length; i++) {
      const weight = weightOf(from + i, row);
      weights[i] = weight;
      squares += weight * weight;
    }
    const scale = norm === 'l2' && squares > 0 ? 1 / Math.sqrt(squares) : 1;
    for (let i = 0; i < length; i++) data[from + i] = weights[i]! * scale;
  }
  return matrix;
}
