// Sums of the rows of each cluster, as src/cluster/sums.ts does it, byte for byte.

/**
 * Brings the rows whose label is not their place into the sums of their clusters, and out of those where they were.
 *
 * @param grids by column, f64: see sumGrids
 * @param places by row, i32: the cluster in whose sum it is, or -1
 */
export function moveRows(
  indptr: usize,
  indices: usize,
  data: usize,
  grids: usize,
  labels: usize,
  places: usize,
  sums: usize,
  stride: i32,
  counts: usize,
  rows: i32,
): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    const to = load<i32>(labels + (row << 2));
    const from = load<i32>(places + (row << 2));
    if (from === to) continue;
    store<i32>(places + (row << 2), to);
    const start = (<usize>load<i32>(indptr + (row << 2))) << 2;
    const end = (<usize>load<i32>(indptr + (row << 2), 4)) << 2;
    count(counts, to, 1);
    const into = sums + ((<usize>to) << 3);
    const step = (<usize>stride) << 3;
    if (from < 0) {
      for (let p = start; p < end; p += 4) {
        const column = <usize>load<u32>(indices + p);
        const grid = load<f64>(grids + (column << 3));
        const at = into + column * step;
        store<f64>(at, load<f64>(at) + (<f64>load<f32>(data + p) + grid - grid));
      }
      continue;
    }
    count(counts, from, -1);
    const outOf = sums + ((<usize>from) << 3);
    for (let p = start; p < end; p += 4) {
      const column = <usize>load<u32>(indices + p);
      const grid = load<f64>(grids + (column << 3));
      const value = <f64>load<f32>(data + p) + grid - grid;
      const at = into + column * step;
      store<f64>(at, load<f64>(at) + value);
      const old = outOf + column * step;
      store<f64>(old, load<f64>(old) - value);
    }
  }
}

function count(counts: usize, cluster: i32, by: i32): void {
  const at = counts + ((<usize>cluster) << 2);
  store<i32>(at, load<i32>(at) + by);
}
