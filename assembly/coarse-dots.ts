// Dot products of one vector in 16 bits with rows in 8 bits, for recommending: see src/recommend/coarse-places.ts.

/**
 * @param query `stride` numbers of 16 bits, few enough and small enough that no sum leaves 32 bits
 * @param cells rows of `stride` numbers of 8 bits
 * @param stride a multiple of 16
 * @param list numbers of the rows that are wanted, i32
 * @param into i32 for each of them
 */
export function coarseDots(query: usize, cells: usize, stride: usize, list: usize, count: i32, into: usize): void {
  const end = list + ((<usize>count) << 2);
  for (; list < end; list += 4) {
    const row = cells + <usize>load<i32>(list) * stride;
    let sums = i32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      const sixteen = v128.load(row + at);
      const numbers = query + (at << 1);
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(sixteen), v128.load(numbers)));
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(sixteen), v128.load(numbers, 16)));
    }
    const sum =
      i32x4.extract_lane(sums, 0) +
      i32x4.extract_lane(sums, 1) +
      i32x4.extract_lane(sums, 2) +
      i32x4.extract_lane(sums, 3);
    store<i32>(into, sum);
    into += 4;
  }
}
