import type { CsrMatrix } from '../core/csr.js';

/** A · B for dense B of `width` columns; all dense matrices here are row-major. */
export function times({ rows, indptr, indices, data }: CsrMatrix, dense: Float64Array, width: number): Float64Array {
  const product = new Float64Array(rows * width);
  const [starts, factors] = [new Int32Array(4), new Float64Array(4)];
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1]!;
    for (let p = indptr[row]!; p < end; p += 4) {
      for (let i = 0; i < 4; i++) {
        starts[i] = p + i < end ? indices[p + i]! * width : 0;
        factors[i] = p + i < end ? data[p + i]! : 0;
      }
      addFour(product, row * width, width, dense, starts, factors);
    }
  }
  return product;
}

/** Bᵀ · B. */
export function gram(dense: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width * width);
  const [starts, factors] = [new Int32Array(4), new Float64Array(4)];
  for (let from = 0; from < dense.length; from += 4 * width) {
    for (let a = 0; a < width; a++) {
      for (let i = 0; i < 4; i++) {
        const start = from + i * width + a;
        starts[i] = start < dense.length ? start : 0;
        factors[i] = start < dense.length ? dense[start]! : 0;
      }
      addFour(sums, a * width + a, width - a, dense, starts, factors);
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) sums[a * width + b] = sums[b * width + a]!;
  return sums;
}

/** B · R for B of `width` columns and R of `kept`; `upper` tells that R is 0 below its diagonal, which saves half. */
export function rotate(
  dense: Float64Array,
  width: number,
  rotation: Float64Array,
  kept: number,
  upper = false,
): Float64Array {
  const product = new Float64Array((dense.length / width) * kept);
  const [starts, factors] = [new Int32Array(4), new Float64Array(4)];
  for (let from = 0, to = 0; from < dense.length; from += width, to += kept) {
    for (let a = 0; a < width; a += 4) {
      const first = upper ? a : 0;
      for (let i = 0; i < 4; i++) {
        starts[i] = a + i < width ? (a + i) * kept + first : 0;
        factors[i] = a + i < width ? dense[from + a + i]! : 0;
      }
      addFour(product, to + first, kept - first, rotation, starts, factors);
    }
  }
  return product;
}

/**
 * Adds to `length` sums the values at four places of `from`, each times its factor. With four at once a sum is loaded and
 * stored once for four products, which takes less than half the time.
 */
function addFour(
  sums: Float64Array,
  at: number,
  length: number,
  from: Float64Array,
  starts: Int32Array,
  factors: Float64Array,
): void {
  const a = starts[0]!;
  const b = starts[1]!;
  const c = starts[2]!;
  const d = starts[3]!;
  const x = factors[0]!;
  const y = factors[1]!;
  const z = factors[2]!;
  const u = factors[3]!;
  for (let j = 0; j < length; j++) {
    sums[at + j]! += x * from[a + j]! + y * from[b + j]! + z * from[c + j]! + u * from[d + j]!;
  }
}
