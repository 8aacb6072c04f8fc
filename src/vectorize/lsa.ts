import type { CsrMatrix } from '../core/csr.js';
import { projector } from './projector.js';
import { truncatedSvd } from './randomized-svd.js';

/** Documents as points of a space of a few dimensions. */
export interface LsaModel {
  readonly dimensions: number;
  /** Singular values of the fitted matrix, falling. */
  readonly values: Float64Array;
  /** The place of column j (a term) is `projection[j * dimensions …]`, in single precision, as a kept model has it. */
  readonly projection: Float32Array;
  /**
   * Rows as points: dense rows of length 1 in sparse form, an empty row where a row has none of the terms or nothing
   * of it is left in the space.
   *
   * @throws JobprismError OPTION_INVALID where there are not as many columns as there were
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
  const projection = Float32Array.from(right);
  return { dimensions: rank, values, projection, transform: projector(projection, rank, matrix.cols) };
}
