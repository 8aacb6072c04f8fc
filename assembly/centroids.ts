// From sums to centroids, as src/cluster/centroids.ts does it, two clusters at a time and byte for byte the same: every
// cluster has its own sums, added up in column order.

/** Squared lengths of columns of doubles: `squares[c]` is the sum over j of `sums[j * stride + c]` squared. */
export function squareSums(sums: usize, cols: i32, stride: i32, squares: usize): void {
  const step = (<usize>stride) << 3;
  for (let tile: usize = 0; tile < step; tile += 64) {
    let q0 = f64x2.splat(0);
    let q1 = q0;
    let q2 = q0;
    let q3 = q0;
    let at = sums + tile;
    for (let j = 0; j < cols; j++) {
      let x = v128.load(at);
      q0 = f64x2.add(q0, f64x2.mul(x, x));
      x = v128.load(at, 16);
      q1 = f64x2.add(q1, f64x2.mul(x, x));
      x = v128.load(at, 32);
      q2 = f64x2.add(q2, f64x2.mul(x, x));
      x = v128.load(at, 48);
      q3 = f64x2.add(q3, f64x2.mul(x, x));
      at += step;
    }
    v128.store(squares + tile, q0);
    v128.store(squares + tile, q1, 16);
    v128.store(squares + tile, q2, 32);
    v128.store(squares + tile, q3, 48);
  }
}

/**
 * Centroids from sums and scales, with their squared lengths and the squares of their movements. A cluster whose scale
 * is 0 keeps its centroid.
 */
export function scaleSums(
  sums: usize,
  cols: i32,
  stride: i32,
  scales: usize,
  values: usize,
  squares: usize,
  shifts: usize,
): void {
  const step = (<usize>stride) << 2;
  const zero = f64x2.splat(0);
  for (let c: usize = 0; c < <usize>stride; c += 4) {
    const scale0 = v128.load(scales + (c << 3));
    const scale1 = v128.load(scales + (c << 3), 16);
    const keep0 = f64x2.eq(scale0, zero);
    const keep1 = f64x2.eq(scale1, zero);
    let q0 = zero;
    let q1 = zero;
    let m0 = zero;
    let m1 = zero;
    let sum = sums + (c << 3);
    let value = values + (c << 2);
    for (let j = 0; j < cols; j++) {
      const old = v128.load(value);
      const old0 = f64x2.promote_low_f32x4(old);
      const old1 = f64x2.promote_low_f32x4(v128.shuffle<i32>(old, old, 2, 3, 2, 3));
      const made0 = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(f64x2.mul(v128.load(sum), scale0)));
      const made1 = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(f64x2.mul(v128.load(sum, 16), scale1)));
      const new0 = v128.bitselect(old0, made0, keep0);
      const new1 = v128.bitselect(old1, made1, keep1);
      q0 = f64x2.add(q0, f64x2.mul(new0, new0));
      q1 = f64x2.add(q1, f64x2.mul(new1, new1));
      const d0 = f64x2.sub(new0, old0);
      const d1 = f64x2.sub(new1, old1);
      m0 = f64x2.add(m0, f64x2.mul(d0, d0));
      m1 = f64x2.add(m1, f64x2.mul(d1, d1));
      v128.store(value, v128.shuffle<i32>(f32x4.demote_f64x2_zero(new0), f32x4.demote_f64x2_zero(new1), 0, 1, 4, 5));
      sum += step << 1;
      value += step;
    }
    v128.store(squares + (c << 3), q0);
    v128.store(squares + (c << 3), q1, 16);
    v128.store(shifts + (c << 3), m0);
    v128.store(shifts + (c << 3), m1, 16);
  }
}
