import type { CsrMatrix } from '../core/csr.js';

/**
 * A · B for dense B of `width` columns; all dense matrices here are row-major, and a group of eight that is not full has
 * factors of 0.
 */
export function times({ rows, indptr, indices, data }: CsrMatrix, dense: Float64Array, width: number): Float64Array {
  const product = new Float64Array(rows * width);
  const [starts, factors] = [new Int32Array(8), new Float64Array(8)];
  for (let row = 0; row < rows; row++) {
    const end = indptr[row + 1]!;
    for (let p = indptr[row]!; p < end; p += 8) {
      for (let i = 0; i < 8; i++) {
        starts[i] = p + i < end ? indices[p + i]! * width : 0;
        factors[i] = p + i < end ? data[p + i]! : 0;
      }
      addEight(product, row * width, width, dense, starts, factors);
    }
  }
  return product;
}

/** Bᵀ · B. */
export function gram(dense: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width * width);
  const [starts, factors] = [new Int32Array(8), new Float64Array(8)];
  for (let from = 0; from < dense.length; from += 8 * width) {
    for (let a = 0; a < width; a++) {
      for (let i = 0; i < 8; i++) {
        const start = from + i * width + a;
        starts[i] = start < dense.length ? start : 0;
        factors[i] = start < dense.length ? dense[start]! : 0;
      }
      addEight(sums, a * width + a, width - a, dense, starts, factors);
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
  const [starts, factors] = [new Int32Array(8), new Float64Array(8)];
  for (let from = 0, to = 0; from < dense.length; from += width, to += kept) {
    for (let a = 0; a < width; a += 8) {
      const first = upper ? a : 0;
      for (let i = 0; i < 8; i++) {
        starts[i] = a + i < width ? (a + i) * kept + first : 0;
        factors[i] = a + i < width ? dense[from + a + i]! : 0;
      }
      addEight(product, to + first, kept - first, rotation, starts, factors);
    }
  }
  return product;
}

/**
 * Adds to `length` sums the values at eight places of `from`, each times its factor. With eight at once a sum is loaded and
 * stored once for eight products, which takes less than half the time.
 */
function addEight(
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
  const e = starts[4]!;
  const f = starts[5]!;
  const g = starts[6]!;
  const h = starts[7]!;
  const s = factors[0]!;
  const t = factors[1]!;
  const u = factors[2]!;
  const v = factors[3]!;
  const w = factors[4]!;
  const x = factors[5]!;
  const y = factors[6]!;
  const z = factors[7]!;
  for (let j = 0; j < length; j++) {
    sums[at + j]! +=
      s * from[a + j]! +
      t * from[b + j]! +
      u * from[c + j]! +
      v * from[d + j]! +
      w * from[e + j]! +
      x * from[f + j]! +
      y * from[g + j]! +
      z * from[h + j]!;
  }
}
