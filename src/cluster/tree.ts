import type { Centroids } from './assign.js';
import type { Clustering } from './clusterer.js';

/** One step of a tree over clusters: two nodes become one. */
export interface Merge {
  /** The node with the lower number. Nodes 0 to k - 1 are the clusters, and node k + i is what merge i made. */
  readonly left: number;
  /** The node with the higher number. */
  readonly right: number;
  /** Mean cosine distance, in [0, 2], between the clusters on the one side and on the other, weighted by their rows. */
  readonly distance: number;
  /** Rows below the new node. scipy counts the leaves here instead. */
  readonly size: number;
}

/** What a tree is made of: the centroids of a clustering and the number of rows of each. */
export type SizedCentroids = Pick<Clustering, 'k' | 'cols' | 'centroids' | 'sizes'>;

/** Nodes that have no parent yet. */
interface Forest {
  /** Numbers of the nodes by slot; a merged node takes the slot of its left part. */
  readonly nodes: Int32Array;
  /** Slots that hold a node, in the order of the numbers of the nodes. */
  readonly open: number[];
  /** Rows by slot. */
  readonly sizes: Float64Array;
  /** k × k, by slots; symmetrical. */
  readonly distances: Float64Array;
}

/**
 * A tree over clusters, so that many of them can be read: agglomerative clustering of the centroids by average linkage
 * (UPGMA: Sokal and Michener, "A statistical method for evaluating systematic relationships", 1958) under cosine
 * distance, a cluster counting as many times as it has rows. Distances to a new node follow the formula of Lance and
 * Williams, "A general theory of classificatory sorting strategies" (1967).
 *
 * Among equal distances the pair with the lowest left node is merged first, then that with the lowest right node.
 * Costs k² × columns multiplications and k³ / 6 comparisons.
 *
 * @returns k - 1 merges, numbered as by scipy's `linkage`, nearest first; none for one cluster
 * @example
 * clusterTree(clustering); // [{ left: 0, right: 2, distance: 0.41, size: 57 }, { left: 1, right: 3, … }]
 */
export function clusterTree(clusters: SizedCentroids): Merge[] {
  const { k } = clusters;
  const forest: Forest = {
    nodes: Int32Array.from({ length: k }, (_, node) => node),
    open: Array.from({ length: k }, (_, slot) => slot),
    sizes: Float64Array.from(clusters.sizes),
    distances: centroidDistances(clusters),
  };
  return Array.from({ length: Math.max(0, k - 1) }, (_, step) => mergeNearest(forest, k + step, k));
}

/**
 * The nearest other cluster of every cluster by the cosine of their centroids, the lowest among equals.
 *
 * @returns by cluster; -1 where there is no other one
 * @example
 * nearestCluster(clustering)[0]; // 3: what cluster 0 is most easily mistaken for
 */
export function nearestCluster(centroids: Pick<Centroids, 'k' | 'cols' | 'centroids'>): Int32Array {
  const { k } = centroids;
  const distances = centroidDistances(centroids);
  return Int32Array.from({ length: k }, (_, cluster) => {
    let nearest = -1;
    for (let other = 0; other < k; other++) {
      if (other === cluster) continue;
      if (nearest < 0 || distances[cluster * k + other]! < distances[cluster * k + nearest]!) nearest = other;
    }
    return nearest;
  });
}

/**
 * Cosine distances between centroids, 1 - cos, in [0, 2]; a centroid without length is at distance 1 of every other.
 *
 * @returns k × k in row-major order, symmetrical, 0 on the diagonal
 * @example
 * centroidDistances(clustering)[0 * clustering.k + 1]; // 0.73, from cluster 0 to cluster 1
 */
export function centroidDistances({ k, cols, centroids }: Pick<Centroids, 'k' | 'cols' | 'centroids'>): Float64Array {
  const distances = new Float64Array(k * k);
  const squares = Float64Array.from({ length: k }, (_, c) => dot(centroids, c * cols, c * cols, cols));
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const length = Math.sqrt(squares[a]! * squares[b]!);
      const cosine = length > 0 ? dot(centroids, a * cols, b * cols, cols) / length : 0;
      // Rounding could carry equal or opposite centroids a little beyond.
      const distance = 1 - Math.max(-1, Math.min(1, cosine));
      distances[a * k + b] = distance;
      distances[b * k + a] = distance;
    }
  }
  return distances;
}

function dot(values: Float32Array, from: number, other: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += values[from + j]! * values[other + j]!;
  return sum;
}

/** Merges the two nearest nodes of the forest under the number `made`. */
function mergeNearest(forest: Forest, made: number, k: number): Merge {
  const { nodes, open, sizes, distances } = forest;
  const [a, b] = nearestPair(forest, k);
  const distance = distances[a * k + b]!;
  const size = sizes[a]! + sizes[b]!;
  open.splice(open.indexOf(b), 1);
  for (const other of open) {
    if (other === a) continue;
    const joined = (sizes[a]! * distances[a * k + other]! + sizes[b]! * distances[b * k + other]!) / size;
    distances[a * k + other] = joined;
    distances[other * k + a] = joined;
  }
  const [left, right] = [nodes[a]!, nodes[b]!];
  nodes[a] = made;
  sizes[a] = size;
  // The new number is the highest; the order makes the first pair found the one with the lowest numbers.
  open.splice(open.indexOf(a), 1);
  open.push(a);
  return { left, right, distance, size };
}

/** Slots of the nearest two nodes, the lower node first. */
function nearestPair({ open, distances }: Forest, k: number): readonly [number, number] {
  let best: readonly [number, number] = [open[0]!, open[1]!];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < open.length; i++) {
    const offset = open[i]! * k;
    for (let j = i + 1; j < open.length; j++) {
      const distance = distances[offset + open[j]!]!;
      if (distance < least) {
        least = distance;
        best = [open[i]!, open[j]!];
      }
    }
  }
  return best;
}
