/**
 * What the kernels work on, filled by src/cluster/wasm-task.ts, which has the same fields in the same order. Those named
 * after arrays are addresses.
 */
@unmanaged
export class Task {
  /** Greatest length of a centroid. */
  reach: f64;
  /** Greatest penalty. */
  heaviest: f64;
  /** Greatest length of what centroids lose as integers. */
  error16: f64;
  /** Not 0 where every row has a value in every column. */
  dense: i32;
  rows: i32;
  cols: i32;
  /** Clusters, padding included. */
  stride: i32;
  indptr: usize;
  indices: usize;
  data: usize;
  /** By column, f64: see sumGrids. */
  grids: usize;
  /** Term-major, f32. */
  centroids: usize;
  /** By cluster, f64. */
  penalties: usize;
  /** By row, i32. */
  labels: usize;
  /** By row, f64: its Euclidean length. */
  lengths: usize;
  /** By row, f64: lower bound of how far its cluster's score is ahead of all others; 0 where not known. */
  slack: usize;
  /** By cluster, f64: what a slack loses by the last movement of the centroids. */
  drift: usize;
  /** Values of rows as integers of 16 bits, dense ones with an even number of columns; 0 where these are not used. */
  rows16: usize;
  /** By row, f32: what an integer stands for. */
  rowFactors: usize;
  /** By row, f64: the length of what it loses as integers. */
  rowErrors: usize;
  /**
   * Centroids as integers: of each pair of columns both numbers of a cluster, then those of the next cluster; for
   * sparse rows term-major.
   */
  centroids16: usize;
  /** By cluster, f32: what an integer stands for. */
  factors16: usize;
  /** By cluster, f32: the inverse of that; scratch. */
  scales16: usize;
  /** By cluster, f64: the length of what it loses as integers. */
  errors16: usize;
  /** By cluster, f64: squared lengths. */
  norms: usize;
  /** Numbers of rows, i32, for dot products with all rows. */
  candidates: usize;
  /** By candidate and row, f64: these. */
  dots: usize;
  /** The rows in columns: as `indptr`, `indices` and `data` of the transpose. */
  columnPtr: usize;
  columnRows: usize;
  columnData: usize;
  /** By row, f64: where `rescore` writes. */
  scores: usize;
  /** By row, i32: the cluster in whose sum it is, or -1. */
  places: usize;
  /** By row, i32: those that move. */
  list: usize;
  /** How many these are. */
  moves: i32;
  /** Cluster-major, f64. */
  sums: usize;
  /** By cluster, i32. */
  counts: usize;
  /** By cluster, f64: factors of the sums. */
  scales: usize;
  /** By cluster, f64: where squared lengths are written. */
  squares: usize;
  /** By cluster, f64: where squared movements are written. */
  shifts: usize;
}
