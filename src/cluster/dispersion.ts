import { type CsrMatrix, squaredRowNorms } from '../core/csr.js';

/** What the indices of a clustering are made from. */
export interface Dispersion {
  readonly rows: number;
  readonly cols: number;
  readonly labels: Int32Array;
  /** Clusters that have rows. */
  readonly used: readonly number[];
  readonly sizes: Float64Array;
  /** Row-major means of the clusters. */
  readonly means: Float64Array;
  /** By row: squared Euclidean distance to the mean of its cluster. */
  readonly distances: Float64Array;
}

/**
 * Davies–Bouldin index: Davies and Bouldin, "A cluster separation measure" (1979). The mean over the clusters of their
 * likeness with the cluster most like them; 0 is best. Euclidean, on the rows as they are: give unit rows for cosine.
 *
 * @param labels by row: its cluster in [0, k)
 * @returns null where fewer than two clusters have rows
 * @example
 * daviesBouldin(matrix, clustering.labels, clustering.k);
 */
export function daviesBouldin(matrix: CsrMatrix, labels: Int32Array, k: number): number | null {
  return daviesBouldinOf(disperse(matrix, labels, k));
}

/** {@link daviesBouldin} of what has been taken together. */
export function daviesBouldinOf({ used, sizes, means, distances, cols, labels }: Dispersion): number | null {
  if (used.length < 2) return null;
  const spread = new Float64Array(sizes.length);
  distances.forEach((distance, row) => {
    spread[labels[row]!]! += Math.sqrt(distance);
  });
  for (const c of used) spread[c]! /= sizes[c]!;
  let sum = 0;
  for (const c of used) {
    let worst = 0;
    for (const other of used) {
      const between = other === c ? 0 : Math.sqrt(squaredGap(means, cols, c, other));
      if (between > 0) worst = Math.max(worst, (spread[c]! + spread[other]!) / between);
    }
    sum += worst;
  }
  return sum / used.length;
}

/**
 * Calinski–Harabasz index: Caliński and Harabasz, "A dendrite method for cluster analysis" (1974). Dispersion between
 * clusters against that within them, each by its degrees of freedom; more is better. Euclidean, on the rows as they are.
 *
 * @param labels by row: its cluster in [0, k)
 * @returns null where fewer than two clusters have rows or every row is alone; 1, as in scikit-learn, where clusters
 * have no dispersion within
 * @example
 * calinskiHarabasz(matrix, clustering.labels, clustering.k);
 */
export function calinskiHarabasz(matrix: CsrMatrix, labels: Int32Array, k: number): number | null {
  return calinskiHarabaszOf(disperse(matrix, labels, k));
}

/** {@link calinskiHarabasz} of what has been taken together. */
export function calinskiHarabaszOf({ used, sizes, means, distances, cols, rows }: Dispersion): number | null {
  if (used.length < 2 || used.length === rows) return null;
  const within = distances.reduce((total, distance) => total + distance, 0);
  if (within === 0) return 1;
  let between = 0;
  for (let j = 0; j < cols; j++) {
    let mean = 0;
    for (const c of used) mean += (sizes[c]! / rows) * means[c * cols + j]!;
    for (const c of used) between += sizes[c]! * (means[c * cols + j]! - mean) ** 2;
  }
  return (between / (used.length - 1)) * ((rows - used.length) / within);
}

/**
 * Inertia about the means: the sum of squared Euclidean distances of rows to the mean of their cluster, on the rows as
 * they are. For `euclidean` k-means this is what it lowers.
 *
 * @param labels by row: its cluster in [0, k)
 * @example
 * inertiaOf(csrFromDense([[0, 1], [0, 3]]), Int32Array.of(0, 0), 1); // 2
 */
export function inertiaOf(matrix: CsrMatrix, labels: Int32Array, k: number): number {
  return disperse(matrix, labels, k).distances.reduce((total, distance) => total + distance, 0);
}

/**
 * Sizes and means of clusters, and the distances of rows to them.
 *
 * @param labels by row: its cluster in [0, k)
 */
export function disperse(matrix: CsrMatrix, labels: Int32Array, k: number): Dispersion {
  const { rows, cols, indptr, indices, data } = matrix;
  const sizes = new Float64Array(k);
  const means = new Float64Array(k * cols);
  for (let row = 0; row < rows; row++) {
    const cluster = labels[row]!;
    sizes[cluster]! += 1;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) means[cluster * cols + indices[p]!]! += data[p]!;
  }
  const lengths = new Float64Array(k);
  for (let at = 0; at < means.length; at++) {
    const cluster = Math.floor(at / cols);
    if (sizes[cluster]! > 0) means[at]! /= sizes[cluster]!;
    lengths[cluster]! += means[at]! ** 2;
  }
  const distances = squaredRowNorms(matrix).map((norm, row) => {
    const cluster = labels[row]!;
    let dot = 0;
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) dot += data[p]! * means[cluster * cols + indices[p]!]!;
    const distance = norm + lengths[cluster]! - 2 * dot;
    // What is left of equal terms after rounding is no distance.
    return distance > 1e-14 * norm ? distance : 0;
  });
  const used = Array.from(sizes.keys()).filter((cluster) => sizes[cluster]! > 0);
  return { rows, cols, labels, used, sizes, means, distances };
}

function squaredGap(means: Float64Array, cols: number, a: number, b: number): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) sum += (means[a * cols + j]! - means[b * cols + j]!) ** 2;
  return sum;
}
