/**
 * The order in which clusters are numbered: by size, largest first, then by smallest row number; empty ones left out.
 *
 * @param k labels are in [0, k)
 * @returns old numbers in the new order
 */
export function orderOfClusters(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  const first = new Int32Array(k);
  for (let row = labels.length - 1; row >= 0; row--) {
    sizes[labels[row]!]! += 1;
    first[labels[row]!] = row;
  }
  return Int32Array.from(sizes.keys())
    .filter((cluster) => sizes[cluster]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
}

/** The new number of every old one: the inverse of an order; -1 for a cluster left out. */
export function ranksOf(order: Int32Array, k: number): Int32Array {
  const ranks = new Int32Array(k).fill(-1);
  order.forEach((cluster, rank) => {
    ranks[cluster] = rank;
  });
  return ranks;
}
