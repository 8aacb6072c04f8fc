import type { CsrMatrix } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';

/**
 * Multiplies every column by a weight and brings each row back to length 1, so that chosen terms say more about where
 * a document belongs. Weights must be above 0.
 *
 * @param weights by column
 * @throws JobprismError OPTION_INVALID where there is not one weight above 0 a column
 * @example
 * emphasise(matrix, Float64Array.from(vocabulary.terms, (term) => (isTechnology(term) ? 2 : 1)));
 */
export function emphasise(matrix: CsrMatrix, weights: Float64Array): CsrMatrix {
  const { rows, cols, indptr, indices } = matrix;
  if (weights.length !== cols || weights.some((weight) => !(weight > 0 && Number.isFinite(weight)))) {
    throw new JobprismError('OPTION_INVALID', { option: 'weights', reason: `must be ${cols} numbers above 0` });
  }
  const data = new Float32Array(matrix.data.length);
  for (let row = 0; row < rows; row++) {
    const from = indptr[row]!;
    const to = indptr[row + 1]!;
    let squares = 0;
    for (let p = from; p < to; p++) squares += (matrix.data[p]! * weights[indices[p]!]!) ** 2;
    const length = Math.sqrt(squares);
    for (let p = from; p < to; p++) data[p] = (matrix.data[p]! * weights[indices[p]!]!) / length;
  }
  return { ...matrix, data };
}
