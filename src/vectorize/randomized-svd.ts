import type { EigenvalueDecomposition } from 'ml-matrix';
import type { CsrMatrix } from '../core/csr.js';
import { createRandom } from '../core/random.js';

/** The leading right singular vectors of a matrix, with its singular values. */
export interface TruncatedSvd {
  readonly rank: number;
  /** Singular values, falling, all above 0. */
  readonly values: Float64Array;
  /** Right singular vectors: component r of column j is `right[j * rank + r]`; of length 1 and orthogonal. */
  readonly right: Float64Array;
}

const OVERSAMPLES = 10;
const POWER_ITERATIONS = 3;
/** Directions whose share of the largest singular value is below this are rounding, not data. */
const NEGLIGIBLE = 1e-7;

/**
 * Truncated SVD of a sparse matrix by a randomized range finder with subspace iteration: Halko, Martinsson and Tropp,
 * "Finding structure with randomness: probabilistic algorithms for constructing approximate matrix decompositions"
 * (2011), algorithms 4.4 and 5.1.
 *
 * The test matrix comes from the seed, and the entry of largest magnitude of every right vector is made positive: same
 * matrix and seed, same bytes.
 *
 * @param rank wished number of components; fewer where the matrix has a lower rank
 */
export async function truncatedSvd(matrix: CsrMatrix, rank: number, seed: number): Promise<TruncatedSvd> {
  // Loaded when it is needed, so that importing the library stays fast.
  const { EigenvalueDecomposition } = await import('ml-matrix');
  const eigen: Eigen = (symmetric) => sortedEigen(new EigenvalueDecomposition(symmetric, { assumeSymmetric: true }));
  const width = Math.min(rank + OVERSAMPLES, matrix.rows, matrix.cols);
  let range = whitened(times(matrix, randomSigns(matrix.cols * width, seed), width), matrix.rows, width, eigen);
  for (let i = 0; i < POWER_ITERATIONS; i++) {
    // Between the steps it is enough that no direction drowns in another.
    const back = whitened(timesTransposed(matrix, range, width), matrix.cols, width, eigen);
    range = whitened(times(matrix, back, width), matrix.rows, width, eigen);
  }
  range = whitened(range, matrix.rows, width, eigen);
  return decomposeSmall(timesTransposed(matrix, range, width), matrix.cols, width, rank, eigen);
}

/**
 * Random signs, which sketch as well as normal numbers do (Clarkson and Woodruff, "Numerical linear algebra in the
 * streaming model", 2009) and need no sine or logarithm, whose last digit may differ between engines.
 */
function randomSigns(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => (random.next() < 0.5 ? -1 : 1));
}

/** A · B for dense B of `width` columns; all dense matrices here are row-major. */
function times({ rows, indptr, indices, data }: CsrMatrix, dense: Float64Array, width: number): Float64Array {
  const product = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const to = row * width;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const value = data[p]!;
      const from = indices[p]! * width;
      for (let c = 0; c < width; c++) product[to + c]! += value * dense[from + c]!;
    }
  }
  return product;
}

/** Aᵀ · B. */
function timesTransposed(
  { rows, cols, indptr, indices, data }: CsrMatrix,
  dense: Float64Array,
  width: number,
): Float64Array {
  const product = new Float64Array(cols * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const value = data[p]!;
      const to = indices[p]! * width;
      for (let c = 0; c < width; c++) product[to + c]! += value * dense[from + c]!;
    }
  }
  return product;
}

/** Bᵀ · B. */
function gram(dense: Float64Array, rows: number, width: number): number[][] {
  const sums = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    for (let a = 0; a < width; a++) {
      const value = dense[at + a]!;
      if (value === 0) continue;
      for (let b = a; b < width; b++) sums[a * width + b]! += value * dense[at + b]!;
    }
  }
  // Only the upper half was summed.
  return Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (_value, b) => sums[Math.min(a, b) * width + Math.max(a, b)]!),
  );
}

/** Eigenpairs of a symmetric matrix, the largest first. */
type Eigen = (symmetric: number[][]) => { readonly values: number[]; readonly vectors: number[][] };

function sortedEigen({ realEigenvalues, eigenvectorMatrix }: EigenvalueDecomposition): ReturnType<Eigen> {
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]! || a - b);
  return { values: order.map((i) => realEigenvalues[i]!), vectors: order.map((i) => eigenvectorMatrix.getColumn(i)) };
}

/**
 * An orthonormal basis of the columns, by the eigenvectors of their Gram matrix. Squaring the condition number costs
 * digits, which a second pass mends. Directions without content become zero columns.
 */
function whitened(dense: Float64Array, rows: number, width: number, eigen: Eigen): Float64Array {
  const { values, vectors } = eigen(gram(dense, rows, width));
  const least = values[0]! * NEGLIGIBLE * NEGLIGIBLE;
  const scales = values.map((value) => (value > least ? 1 / Math.sqrt(value) : 0));
  return rotate(dense, rows, width, vectors, scales, width);
}

/** B · V · diag(scales), V given by its columns, of which the first `kept` are taken. */
function rotate(
  dense: Float64Array,
  rows: number,
  width: number,
  vectors: readonly number[][],
  scales: readonly number[],
  kept: number,
): Float64Array {
  const rotation = new Float64Array(width * kept);
  for (let a = 0; a < width; a++) {
    for (let r = 0; r < kept; r++) rotation[a * kept + r] = vectors[r]![a]! * scales[r]!;
  }
  const product = new Float64Array(rows * kept);
  for (let row = 0; row < rows; row++) {
    const to = row * kept;
    for (let a = 0; a < width; a++) {
      const value = dense[row * width + a]!;
      const from = a * kept;
      for (let r = 0; r < kept; r++) product[to + r]! += value * rotation[from + r]!;
    }
  }
  return product;
}

/** The decomposition from `projected` = Aᵀ · Q, whose Gram matrix has the squared singular values as eigenvalues. */
function decomposeSmall(
  projected: Float64Array,
  cols: number,
  width: number,
  wished: number,
  eigen: Eigen,
): TruncatedSvd {
  const { values: squares, vectors } = eigen(gram(projected, cols, width));
  const values = squares.map((square) => Math.sqrt(Math.max(0, square)));
  const rank = values.slice(0, wished).filter((value) => value > values[0]! * NEGLIGIBLE).length;
  const scales = values.map((value) => 1 / value);
  const right = rotate(projected, cols, width, vectors, scales, rank);
  fixSigns(right, cols, rank);
  return { rank, values: Float64Array.from(values.slice(0, rank)), right };
}

function fixSigns(right: Float64Array, cols: number, rank: number): void {
  for (let r = 0; r < rank; r++) {
    let extreme = 0;
    for (let j = 0; j < cols; j++) {
      const value = right[j * rank + r]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    if (extreme < 0) for (let j = 0; j < cols; j++) right[j * rank + r]! *= -1;
  }
}
