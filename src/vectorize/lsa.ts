import type { CsrMatrix } from '../core/csr.js';
import { times } from './products.js';
import { truncatedSvd } from './randomized-svd.js';

/** Documents as points of a space of a few dimensions. */
export interface LsaModel {
  readonly dimensions: number;
  /** Singular values of the fitted matrix, falling. */
  readonly values: Float64Array;
  /** The place of column j (a term) is `projection[j * dimensions …]`. */
  readonly projection: Float64Array;
  /**
   * Rows as points: dense rows of length 1 in sparse form, an empty row where a row has none of the terms or nothing
   * of it is left in the space.
   */
  transform(matrix: CsrMatrix): CsrMatrix;
}

/**
 * Latent semantic analysis: Deerwester, Dumais, Furnas, Landauer and Harshman, "Indexing by latent semantic analysis"
 * (1990). Rows are projected on the leading right singular vectors of the matrix and scaled to length 1, so that
 * documents that use other words for one thing come to lie together.
 *
 * @param matrix weighted rows, usually TF-IDF of length 1
 * @param dimensions wished number; fewer where the matrix has a lower rank
 * @param seed of the random start of the decomposition
 * @example
 * const lsa = await fitLsa(model.transform(documents), 100, 42);
 * const points = lsa.transform(model.transform(documents));
 */
export async function fitLsa(matrix: CsrMatrix, dimensions: number, seed: number): Promise<LsaModel> {
  const { rank, values, right } = await truncatedSvd(matrix, dimensions, seed);
  return {
    dimensions: rank,
    values,
    projection: right,
    transform: (rows) => project(rows, right, rank),
  };
}

function project(matrix: CsrMatrix, projection: Float64Array, rank: number): CsrMatrix {
  const { rows } = matrix;
  const places = times(matrix, projection, rank);
  const indptr = new Int32Array(rows + 1);
  const columns = new Int32Array(rows * rank);
  const points = new Float32Array(rows * rank);
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    const from = row * rank;
    let squares = 0;
    for (let r = 0; r < rank; r++) squares += places[from + r]! ** 2;
    const length = Math.sqrt(squares);
    for (let r = 0; length > 0 && r < rank; r++) {
      const value = Math.fround(places[from + r]! / length);
      if (value === 0) continue;
      columns[filled] = r;
      points[filled++] = value;
    }
    indptr[row + 1] = filled;
  }
  return { rows, cols: rank, indptr, indices: columns.slice(0, filled), data: points.slice(0, filled) };
}
