/** Number of rows of each cluster. */
export function sizesOf(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const cluster of labels) sizes[cluster]! += 1;
  return sizes;
}
