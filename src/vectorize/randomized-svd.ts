import { type CsrMatrix, transpose } from '../core/csr.js';
import { createRandom } from '../core/random.js';
import { gram, rotate, times } from './products.js';

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
/** What is left of a column's square once it is dependent on others: rounding of a sum of thousands of products. */
const DEPENDENT = 1e-14;

/**
 * Truncated SVD of a sparse matrix by randomized subspace iteration: Halko, Martinsson and Tropp, "Finding structure
 * with randomness: probabilistic algorithms for constructing approximate matrix decompositions" (2011), algorithm 4.4,
 * for the space of the rows, with one orthonormalisation an iteration.
 *
 * The test matrix comes from the seed, and the entry of largest magnitude of every right vector is made positive: same
 * matrix and seed, same bytes.
 *
 * @param rank wished number of components; fewer where the matrix has a lower rank
 */
export async function truncatedSvd(matrix: CsrMatrix, rank: number, seed: number): Promise<TruncatedSvd> {
  const width = Math.min(rank + OVERSAMPLES, matrix.rows, matrix.cols);
  const transposed = transpose(matrix);
  let basis = orthonormal(times(transposed, randomNumbers(matrix.rows * width, seed), width), width);
  for (let i = 0; i < POWER_ITERATIONS; i++) {
    const product = times(transposed, times(matrix, basis, width), width);
    shift(product, basis, width);
    basis = orthonormal(product, width);
  }
  // The squared condition number of the Gram matrix costs digits, which a second pass mends.
  basis = orthonormal(basis, width);
  return decompose(gram(times(matrix, basis, width), width), basis, width, rank);
}

/**
 * Random numbers from -1 to 1, which sketch as well as normal ones do and need no sine or logarithm, whose last digit
 * may differ between engines. Mere signs would cancel out where a matrix has few rows that are alike.
 */
function randomNumbers(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = 2 * random.next() - 1;
  return numbers;
}

/**
 * An orthonormal basis of the columns by the Cholesky factor of their Gram matrix: Fukaya, Nakatsukasa, Yanagisawa and
 * Yamamoto, "CholeskyQR2: a simple and communication-avoiding algorithm for computing a tall-skinny QR factorization on
 * a large-scale parallel system" (2014). A column that depends on those before it becomes a zero column.
 */
function orthonormal(dense: Float64Array, width: number): Float64Array {
  return rotate(dense, width, inverseCholesky(gram(dense, width), width), width, true);
}

/** The upper triangular T with Tᵀ · G · T = 1, by elimination in [G 1], which leaves the inverse of the lower factor. */
function inverseCholesky(symmetric: Float64Array, width: number): Float64Array {
  const left = symmetric.slice();
  const upper = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    upper[i * width + i] = 1;
    const pivot = left[i * width + i]!;
    const dependent = !(pivot > symmetric[i * width + i]! * DEPENDENT);
    for (let j = i + 1; j < width && !dependent; j++) {
      const factor = left[i * width + j]! / pivot;
      for (let c = j; c < width; c++) left[j * width + c]! -= factor * left[i * width + c]!;
      for (let c = 0; c <= i; c++) upper[c * width + j]! -= factor * upper[c * width + i]!;
    }
    const scale = dependent ? 0 : 1 / Math.sqrt(pivot);
    for (let c = 0; c <= i; c++) upper[c * width + i]! *= scale;
  }
  return upper;
}

/**
 * Takes s · B from AᵀA · B, with s half the least Rayleigh quotient of a column of B, which is about half the least
 * eigenvalue that is sought. The eigenvectors stay and the unwanted eigenvalues fall to at most about s, so that an
 * iteration parts them from the others better: Feng, Yu, Xie and Tang, "Faster randomized SVD with dynamic shifts"
 * (2024).
 */
function shift(product: Float64Array, basis: Float64Array, width: number): void {
  const quotients = new Float64Array(width);
  for (let from = 0; from < basis.length; from += width) {
    for (let c = 0; c < width; c++) quotients[c]! += basis[from + c]! * product[from + c]!;
  }
  const by = Math.min(...quotients) / 2;
  for (let i = 0; i < product.length; i++) product[i]! -= by * basis[i]!;
}

/** The decomposition of A in the space of `basis` B, from the Gram matrix of A · B: its eigenvalues are the squared values. */
async function decompose(
  squared: Float64Array,
  basis: Float64Array,
  width: number,
  wished: number,
): Promise<TruncatedSvd> {
  // Loaded when it is needed, so that importing the library stays fast.
  const { EigenvalueDecomposition } = await import('ml-matrix');
  const symmetric = Array.from({ length: width }, (_, a) => [...squared.subarray(a * width, (a + 1) * width)]);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]! || a - b);
  const values = order.slice(0, wished).map((i) => Math.sqrt(Math.max(0, realEigenvalues[i]!)));
  const rank = values.filter((value) => value > values[0]! * NEGLIGIBLE).length;
  const rotation = new Float64Array(width * rank);
  for (let a = 0; a < width; a++) {
    for (let r = 0; r < rank; r++) rotation[a * rank + r] = eigenvectorMatrix.get(a, order[r]!);
  }
  const right = rotate(basis, width, rotation, rank);
  fixSigns(right, rank);
  return { rank, values: Float64Array.from(values.slice(0, rank)), right };
}

function fixSigns(right: Float64Array, rank: number): void {
  const cols = right.length / rank;
  for (let r = 0; r < rank; r++) {
    let extreme = 0;
    for (let j = 0; j < cols; j++) {
      const value = right[j * rank + r]!;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    if (extreme < 0) for (let j = 0; j < cols; j++) right[j * rank + r]! *= -1;
  }
}
