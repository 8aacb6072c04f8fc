// Products of sparse rows and tall dense matrices, in double precision, for the decomposition of a matrix. A dense matrix
// is cut into panels of 16 columns, each row-major: 16 sums fit into registers, and a panel into the cache where the
// whole matrix does not. Every sum is taken in the order of rows or columns, one product after the other, so that the
// same loops in TypeScript give the same bytes.

/** Bytes of a row of a panel, as a shift. */
const ROW: usize = 7;

/** Aᵀ(A·B) of rows [from, to), added to `into`, for one panel of B. */
export function normal(
  indptr: usize,
  indices: usize,
  data: usize,
  from: i32,
  to: i32,
  dense: usize,
  into: usize,
): void {
  for (let row = from; row < to; row++) {
    const begin = load<u32>(indptr + ((<usize>row) << 2));
    const end = load<u32>(indptr + ((<usize>row) << 2), 4);
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let p = begin; p < end; p++) {
      const value = f64x2.splat(<f64>load<f32>(data + (p << 2)));
      const at = dense + (load<u32>(indices + (p << 2)) << ROW);
      s0 = f64x2.add(s0, f64x2.mul(value, v128.load(at)));
      s1 = f64x2.add(s1, f64x2.mul(value, v128.load(at, 16)));
      s2 = f64x2.add(s2, f64x2.mul(value, v128.load(at, 32)));
      s3 = f64x2.add(s3, f64x2.mul(value, v128.load(at, 48)));
      s4 = f64x2.add(s4, f64x2.mul(value, v128.load(at, 64)));
      s5 = f64x2.add(s5, f64x2.mul(value, v128.load(at, 80)));
      s6 = f64x2.add(s6, f64x2.mul(value, v128.load(at, 96)));
      s7 = f64x2.add(s7, f64x2.mul(value, v128.load(at, 112)));
    }
    for (let p = begin; p < end; p++) {
      const value = f64x2.splat(<f64>load<f32>(data + (p << 2)));
      const at = into + (load<u32>(indices + (p << 2)) << ROW);
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(value, s0)));
      v128.store(at, f64x2.add(v128.load(at, 16), f64x2.mul(value, s1)), 16);
      v128.store(at, f64x2.add(v128.load(at, 32), f64x2.mul(value, s2)), 32);
      v128.store(at, f64x2.add(v128.load(at, 48), f64x2.mul(value, s3)), 48);
      v128.store(at, f64x2.add(v128.load(at, 64), f64x2.mul(value, s4)), 64);
      v128.store(at, f64x2.add(v128.load(at, 80), f64x2.mul(value, s5)), 80);
      v128.store(at, f64x2.add(v128.load(at, 96), f64x2.mul(value, s6)), 96);
      v128.store(at, f64x2.add(v128.load(at, 112), f64x2.mul(value, s7)), 112);
    }
  }
}

/** A·B of rows [from, to) for one panel of B, put into rows 0 and on of `into`. */
export function times(indptr: usize, indices: usize, data: usize, from: i32, to: i32, dense: usize, into: usize): void {
  for (let row = from; row < to; row++) {
    const begin = load<u32>(indptr + ((<usize>row) << 2));
    const end = load<u32>(indptr + ((<usize>row) << 2), 4);
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let p = begin; p < end; p++) {
      const value = f64x2.splat(<f64>load<f32>(data + (p << 2)));
      const at = dense + (load<u32>(indices + (p << 2)) << ROW);
      s0 = f64x2.add(s0, f64x2.mul(value, v128.load(at)));
      s1 = f64x2.add(s1, f64x2.mul(value, v128.load(at, 16)));
      s2 = f64x2.add(s2, f64x2.mul(value, v128.load(at, 32)));
      s3 = f64x2.add(s3, f64x2.mul(value, v128.load(at, 48)));
      s4 = f64x2.add(s4, f64x2.mul(value, v128.load(at, 64)));
      s5 = f64x2.add(s5, f64x2.mul(value, v128.load(at, 80)));
      s6 = f64x2.add(s6, f64x2.mul(value, v128.load(at, 96)));
      s7 = f64x2.add(s7, f64x2.mul(value, v128.load(at, 112)));
    }
    v128.store(into, s0);
    v128.store(into, s1, 16);
    v128.store(into, s2, 32);
    v128.store(into, s3, 48);
    v128.store(into, s4, 64);
    v128.store(into, s5, 80);
    v128.store(into, s6, 96);
    v128.store(into, s7, 112);
    into += 1 << ROW;
  }
}

/** Aᵀ·C of rows [from, to), added to `into`; `dense` is a panel of C from row `from` on. */
export function timesTransposed(
  indptr: usize,
  indices: usize,
  data: usize,
  from: i32,
  to: i32,
  dense: usize,
  into: usize,
): void {
  for (let row = from; row < to; row++) {
    const begin = load<u32>(indptr + ((<usize>row) << 2));
    const end = load<u32>(indptr + ((<usize>row) << 2), 4);
    for (let p = begin; p < end; p++) {
      const value = f64x2.splat(<f64>load<f32>(data + (p << 2)));
      const at = into + (load<u32>(indices + (p << 2)) << ROW);
      for (let i: usize = 0; i < 1 << ROW; i += 16) {
        v128.store(at + i, f64x2.add(v128.load(at + i), f64x2.mul(value, v128.load(dense + i))));
      }
    }
    dense += 1 << ROW;
  }
}

/**
 * Leftᵀ·Right of two panels of so many rows, added to a block of 16 × 16 sums.
 *
 * @param stride bytes from a row of the sums to the next
 */
export function gram(left: usize, right: usize, rows: i32, sums: usize, stride: usize): void {
  for (let a: usize = 0; a < 128; a += 16) {
    for (let b: usize = 0; b < 128; b += 64) {
      const to = sums + (a >> 3) * stride + b;
      let s0 = v128.load(to);
      let s1 = v128.load(to, 16);
      let s2 = v128.load(to, 32);
      let s3 = v128.load(to, 48);
      let t0 = v128.load(to + stride);
      let t1 = v128.load(to + stride, 16);
      let t2 = v128.load(to + stride, 32);
      let t3 = v128.load(to + stride, 48);
      let l = left + a;
      let r = right + b;
      for (let row = 0; row < rows; row++) {
        const u = v128.load_splat<f64>(l);
        const v = v128.load_splat<f64>(l, 8);
        const r0 = v128.load(r);
        const r1 = v128.load(r, 16);
        const r2 = v128.load(r, 32);
        const r3 = v128.load(r, 48);
        s0 = f64x2.add(s0, f64x2.mul(u, r0));
        s1 = f64x2.add(s1, f64x2.mul(u, r1));
        s2 = f64x2.add(s2, f64x2.mul(u, r2));
        s3 = f64x2.add(s3, f64x2.mul(u, r3));
        t0 = f64x2.add(t0, f64x2.mul(v, r0));
        t1 = f64x2.add(t1, f64x2.mul(v, r1));
        t2 = f64x2.add(t2, f64x2.mul(v, r2));
        t3 = f64x2.add(t3, f64x2.mul(v, r3));
        l += 1 << ROW;
        r += 1 << ROW;
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
      v128.store(to + stride, t0);
      v128.store(to + stride, t1, 16);
      v128.store(to + stride, t2, 32);
      v128.store(to + stride, t3, 48);
    }
  }
}

/**
 * B·R of rows [from, to): panel `panel` of the product from the first `used` panels of B.
 *
 * @param size bytes of a panel of B
 * @param rotation row-major, with `stride` bytes from a row to the next
 * @param scratch 128 bytes
 */
export function rotate(
  dense: usize,
  size: usize,
  from: i32,
  to: i32,
  rotation: usize,
  stride: usize,
  panel: i32,
  used: i32,
  into: usize,
  scratch: usize,
): void {
  // Two rows at a time, so that a row of R is loaded once for both; a last row is made twice.
  for (let row = from; row < to; row += 2) {
    const one = (<usize>row) << ROW;
    const other = (<usize>min(row + 1, to - 1)) << ROW;
    for (let half: usize = 0; half < 128; half += 64) {
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let t0 = s0;
      let t1 = s0;
      let t2 = s0;
      let t3 = s0;
      let r = rotation + ((<usize>panel) << ROW) + half;
      let base = dense;
      for (let t = 0; t < used; t++) {
        for (let a: usize = 0; a < 128; a += 8) {
          const u = v128.load_splat<f64>(base + one + a);
          const v = v128.load_splat<f64>(base + other + a);
          const r0 = v128.load(r);
          const r1 = v128.load(r, 16);
          const r2 = v128.load(r, 32);
          const r3 = v128.load(r, 48);
          s0 = f64x2.add(s0, f64x2.mul(u, r0));
          s1 = f64x2.add(s1, f64x2.mul(u, r1));
          s2 = f64x2.add(s2, f64x2.mul(u, r2));
          s3 = f64x2.add(s3, f64x2.mul(u, r3));
          t0 = f64x2.add(t0, f64x2.mul(v, r0));
          t1 = f64x2.add(t1, f64x2.mul(v, r1));
          t2 = f64x2.add(t2, f64x2.mul(v, r2));
          t3 = f64x2.add(t3, f64x2.mul(v, r3));
          r += stride;
        }
        base += size;
      }
      // Beside and not upon the panel, for its own columns are still wanted for the other half.
      const to0 = half === 0 ? scratch : into + one + half;
      const to1 = half === 0 ? scratch + 64 : into + other + half;
      v128.store(to0, s0);
      v128.store(to0, s1, 16);
      v128.store(to0, s2, 32);
      v128.store(to0, s3, 48);
      v128.store(to1, t0);
      v128.store(to1, t1, 16);
      v128.store(to1, t2, 32);
      v128.store(to1, t3, 48);
    }
    memory.copy(into + one, scratch, 64);
    memory.copy(into + other, scratch + 64, 64);
  }
}
