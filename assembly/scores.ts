// Dot products of rows and all centroids in single precision. Centroids are term-major, so that a value of a row meets
// the neighbours of one column; as many sums as fit into registers are kept at a time.

/** Scores of one row given by its values and their columns. */
export function scoreSparse(
  indices: usize,
  data: usize,
  start: i32,
  end: i32,
  centroids: usize,
  stride: i32,
  scores: usize,
): void {
  const from = (<usize>start) << 2;
  const to = (<usize>end) << 2;
  const width = (<usize>stride) << 2;
  let tile: usize = 0;
  for (; tile + 128 <= width; tile += 128) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let p = from; p < to; p += 4) {
      const value = v128.load32_splat(data + p);
      const at = centroids + <usize>load<u32>(indices + p) * width + tile;
      s0 = f32x4.add(s0, f32x4.mul(value, v128.load(at)));
      s1 = f32x4.add(s1, f32x4.mul(value, v128.load(at, 16)));
      s2 = f32x4.add(s2, f32x4.mul(value, v128.load(at, 32)));
      s3 = f32x4.add(s3, f32x4.mul(value, v128.load(at, 48)));
      s4 = f32x4.add(s4, f32x4.mul(value, v128.load(at, 64)));
      s5 = f32x4.add(s5, f32x4.mul(value, v128.load(at, 80)));
      s6 = f32x4.add(s6, f32x4.mul(value, v128.load(at, 96)));
      s7 = f32x4.add(s7, f32x4.mul(value, v128.load(at, 112)));
    }
    v128.store(scores + tile, s0);
    v128.store(scores + tile, s1, 16);
    v128.store(scores + tile, s2, 32);
    v128.store(scores + tile, s3, 48);
    v128.store(scores + tile, s4, 64);
    v128.store(scores + tile, s5, 80);
    v128.store(scores + tile, s6, 96);
    v128.store(scores + tile, s7, 112);
  }
  if (tile + 96 <= width) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    for (let p = from; p < to; p += 4) {
      const value = v128.load32_splat(data + p);
      const at = centroids + <usize>load<u32>(indices + p) * width + tile;
      s0 = f32x4.add(s0, f32x4.mul(value, v128.load(at)));
      s1 = f32x4.add(s1, f32x4.mul(value, v128.load(at, 16)));
      s2 = f32x4.add(s2, f32x4.mul(value, v128.load(at, 32)));
      s3 = f32x4.add(s3, f32x4.mul(value, v128.load(at, 48)));
      s4 = f32x4.add(s4, f32x4.mul(value, v128.load(at, 64)));
      s5 = f32x4.add(s5, f32x4.mul(value, v128.load(at, 80)));
    }
    v128.store(scores + tile, s0);
    v128.store(scores + tile, s1, 16);
    v128.store(scores + tile, s2, 32);
    v128.store(scores + tile, s3, 48);
    v128.store(scores + tile, s4, 64);
    v128.store(scores + tile, s5, 80);
    tile += 96;
  }
  for (; tile + 64 <= width; tile += 64) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let p = from; p < to; p += 4) {
      const value = v128.load32_splat(data + p);
      const at = centroids + <usize>load<u32>(indices + p) * width + tile;
      s0 = f32x4.add(s0, f32x4.mul(value, v128.load(at)));
      s1 = f32x4.add(s1, f32x4.mul(value, v128.load(at, 16)));
      s2 = f32x4.add(s2, f32x4.mul(value, v128.load(at, 32)));
      s3 = f32x4.add(s3, f32x4.mul(value, v128.load(at, 48)));
    }
    v128.store(scores + tile, s0);
    v128.store(scores + tile, s1, 16);
    v128.store(scores + tile, s2, 32);
    v128.store(scores + tile, s3, 48);
  }
  for (; tile < width; tile += 32) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    for (let p = from; p < to; p += 4) {
      const value = v128.load32_splat(data + p);
      const at = centroids + <usize>load<u32>(indices + p) * width + tile;
      s0 = f32x4.add(s0, f32x4.mul(value, v128.load(at)));
      s1 = f32x4.add(s1, f32x4.mul(value, v128.load(at, 16)));
    }
    v128.store(scores + tile, s0);
    v128.store(scores + tile, s1, 16);
  }
}

/** Scores of four rows that have a value in every column, one after the other at `scores`. */
export function scoreDense(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  cols: i32,
  centroids: usize,
  stride: i32,
  scores: usize,
): void {
  const width = (<usize>stride) << 2;
  const end = (<usize>cols) << 2;
  for (let tile: usize = 0; tile < width; tile += 32) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let at = centroids + tile;
    for (let p: usize = 0; p < end; p += 4) {
      const low = v128.load(at);
      const high = v128.load(at, 16);
      let value = v128.load32_splat(a + p);
      a0 = f32x4.add(a0, f32x4.mul(value, low));
      a1 = f32x4.add(a1, f32x4.mul(value, high));
      value = v128.load32_splat(b + p);
      b0 = f32x4.add(b0, f32x4.mul(value, low));
      b1 = f32x4.add(b1, f32x4.mul(value, high));
      value = v128.load32_splat(c + p);
      c0 = f32x4.add(c0, f32x4.mul(value, low));
      c1 = f32x4.add(c1, f32x4.mul(value, high));
      value = v128.load32_splat(d + p);
      d0 = f32x4.add(d0, f32x4.mul(value, low));
      d1 = f32x4.add(d1, f32x4.mul(value, high));
      at += width;
    }
    const to = scores + tile;
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to + width, b0);
    v128.store(to + width, b1, 16);
    v128.store(to + 2 * width, c0);
    v128.store(to + 2 * width, c1, 16);
    v128.store(to + 3 * width, d0);
    v128.store(to + 3 * width, d1, 16);
  }
}

/** The same in pairs of integers of 16 bits, with sums of 32 bits; the centroids have a pair of columns together. */
export function scoresOf16(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  pairs: usize,
  centroids: usize,
  stride: i32,
  scores: usize,
): void {
  const width = (<usize>stride) << 2;
  const end = pairs << 2;
  for (let tile: usize = 0; tile < width; tile += 32) {
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let at = centroids + tile;
    for (let p: usize = 0; p < end; p += 4) {
      const low = v128.load(at);
      const high = v128.load(at, 16);
      let value = v128.load32_splat(a + p);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(value, low));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(value, high));
      value = v128.load32_splat(b + p);
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(value, low));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(value, high));
      value = v128.load32_splat(c + p);
      c0 = i32x4.add(c0, i32x4.dot_i16x8_s(value, low));
      c1 = i32x4.add(c1, i32x4.dot_i16x8_s(value, high));
      value = v128.load32_splat(d + p);
      d0 = i32x4.add(d0, i32x4.dot_i16x8_s(value, low));
      d1 = i32x4.add(d1, i32x4.dot_i16x8_s(value, high));
      at += width;
    }
    const to = scores + tile;
    v128.store(to, a0);
    v128.store(to, a1, 16);
    v128.store(to + width, b0);
    v128.store(to + width, b1, 16);
    v128.store(to + 2 * width, c0);
    v128.store(to + 2 * width, c1, 16);
    v128.store(to + 3 * width, d0);
    v128.store(to + 3 * width, d1, 16);
  }
}
