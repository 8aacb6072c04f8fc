import { type CsrMatrix, selectRows, squaredRowNorms } from '../core/csr.js';
import { JobprismError } from '../core/errors.js';
import type { Metric } from './clusterer.js';

/** The rows that take part in a clustering: not empty, and of length 1 where the metric is cosine. */
export interface PreparedRows {
  readonly metric: Metric;
  readonly matrix: CsrMatrix;
  /** Row i of `matrix` is row `origin[i]` of the caller's. */
  readonly origin: Int32Array;
  /** Rows of the caller's matrix without weight, in order. */
  readonly empty: Int32Array;
  /** Squared Euclidean length of every row of `matrix`. */
  readonly norms: Float64Array;
}

// Rows that TF-IDF has scaled in single precision are off by some 1e-7; scaling them again would only add noise.
const UNIT_SLACK = 1e-5;

// Squared distances below this share of the squared lengths are rounding: single precision resolves no more.
const COINCIDENT = 1e-12;

/**
 * Sets empty rows apart and scales the others as the metric wants. The caller's matrix is not changed, and not copied
 * where it is fit for use.
 *
 * @throws JobprismError OPTION_INVALID where a value is not finite
 */
export function prepareRows(matrix: CsrMatrix, metric: Metric): PreparedRows {
  const norms = squaredRowNorms(matrix);
  const filled: number[] = [];
  const empty: number[] = [];
  norms.forEach((norm, row) => {
    if (!Number.isFinite(norm)) {
      const reason = `row ${row} holds a value that is not a finite number`;
      throw new JobprismError('OPTION_INVALID', { option: 'matrix', reason });
    }
    (norm > 0 ? filled : empty).push(row);
  });
  const origin = Int32Array.from(filled);
  const kept = empty.length === 0 ? matrix : selectRows(matrix, origin);
  const keptNorms = empty.length === 0 ? norms : Float64Array.from(filled, (row) => norms[row]!);
  const rest = { metric, origin, empty: Int32Array.from(empty) };
  const scaled = metric === 'cosine' ? unitRows(kept, keptNorms) : kept;
  return { ...rest, matrix: scaled, norms: scaled === kept ? keptNorms : squaredRowNorms(scaled) };
}

/** Numbers of the rows that hold a value, in order. */
export function filledRows({ rows, indptr }: CsrMatrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row).filter((row) => indptr[row + 1]! > indptr[row]!);
}

/**
 * The matrix with every row at Euclidean length 1, empty rows aside; itself where they are.
 *
 * @param norms squared lengths of the rows
 */
export function unitRows(matrix: CsrMatrix, norms: Float64Array): CsrMatrix {
  if (norms.every((norm) => norm === 0 || Math.abs(norm - 1) <= UNIT_SLACK)) return matrix;
  const data = new Float32Array(matrix.data.length);
  for (let row = 0; row < matrix.rows; row++) {
    const scale = norms[row]! > 0 ? 1 / Math.sqrt(norms[row]!) : 0;
    for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) data[p] = matrix.data[p]! * scale;
  }
  return { ...matrix, data };
}

/** Squared Euclidean distance of two vectors by their squared lengths and dot product; 0 where they coincide. */
export function squaredDistance(normA: number, normB: number, dot: number): number {
  const distance = normA + normB - 2 * dot;
  return distance > COINCIDENT * (normA + normB) ? distance : 0;
}

/** Mean over the columns of their variance, zeros included. */
export function meanVariance({ rows, cols, indices, data }: CsrMatrix): number {
  const sums = new Float64Array(cols);
  let squares = 0;
  for (let p = 0; p < indices.length; p++) {
    sums[indices[p]!]! += data[p]!;
    squares += data[p]! * data[p]!;
  }
  const squaredMeans = sums.reduce((total, sum) => total + (sum / rows) ** 2, 0);
  return (squares / rows - squaredMeans) / cols;
}
