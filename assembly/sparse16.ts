// Dot products of one sparse row and all centroids in integers of 16 bits. Two columns are taken at a time, since one
// instruction multiplies pairs and adds the two products; as many sums as fit into registers are kept.

/**
 * Sums of 32 bits for all clusters.
 *
 * @param data by value, i16
 * @param centroids term-major, i16
 * @param scores by cluster, i32
 */
export function scoreSparse16(
  indices: usize,
  data: usize,
  from: i32,
  end: i32,
  centroids: usize,
  stride: i32,
  scores: usize,
): void {
  const width = (<usize>stride) << 1;
  let tile: usize = 0;
  for (; tile + 64 <= width; tile += 64) {
    let s0 = i32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    for (let p = from; p < end; p += 2) {
      const value = pairAt(data, p, end);
      const one = centroids + columnAt(indices, p) * width + tile;
      const two = centroids + columnAt(indices, min(p + 1, end - 1)) * width + tile;
      let a = v128.load(one);
      let b = v128.load(two);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
      a = v128.load(one, 16);
      b = v128.load(two, 16);
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
      a = v128.load(one, 32);
      b = v128.load(two, 32);
      s4 = i32x4.add(s4, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s5 = i32x4.add(s5, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
      a = v128.load(one, 48);
      b = v128.load(two, 48);
      s6 = i32x4.add(s6, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s7 = i32x4.add(s7, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
    }
    const to = scores + 2 * tile;
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
    v128.store(to, s4, 64);
    v128.store(to, s5, 80);
    v128.store(to, s6, 96);
    v128.store(to, s7, 112);
  }
  for (; tile + 48 <= width; tile += 48) {
    let s0 = i32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    for (let p = from; p < end; p += 2) {
      const value = pairAt(data, p, end);
      const one = centroids + columnAt(indices, p) * width + tile;
      const two = centroids + columnAt(indices, min(p + 1, end - 1)) * width + tile;
      let a = v128.load(one);
      let b = v128.load(two);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
      a = v128.load(one, 16);
      b = v128.load(two, 16);
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
      a = v128.load(one, 32);
      b = v128.load(two, 32);
      s4 = i32x4.add(s4, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s5 = i32x4.add(s5, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
    }
    const to = scores + 2 * tile;
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
    v128.store(to, s4, 64);
    v128.store(to, s5, 80);
  }
  for (; tile + 16 <= width; tile += 16) {
    let s0 = i32x4.splat(0);
    let s1 = s0;
    for (let p = from; p < end; p += 2) {
      const value = pairAt(data, p, end);
      const one = centroids + columnAt(indices, p) * width + tile;
      const two = centroids + columnAt(indices, min(p + 1, end - 1)) * width + tile;
      const a = v128.load(one);
      const b = v128.load(two);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(value, v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)));
    }
    const to = scores + 2 * tile;
    v128.store(to, s0);
    v128.store(to, s1, 16);
  }
}

/** A value and its neighbour, four times; 0 in place of the neighbour of the last one. */
function pairAt(data: usize, p: i32, end: i32): v128 {
  const at = data + ((<usize>p) << 1);
  return p + 1 < end ? v128.load32_splat(at) : i32x4.splat(<i32>load<u16>(at));
}

function columnAt(indices: usize, p: i32): usize {
  return <usize>load<u32>(indices + ((<usize>p) << 2));
}
