import { bestAssignment } from './assignment.js';

/** Two clusters with the cosine of their centroids. */
export interface ClusterPair {
  readonly older: number;
  readonly newer: number;
  readonly similarity: number;
}

/** Which clusters became which. Everything is in the order of the numbers of the clusters. */
export interface Matches {
  readonly pairs: readonly ClusterPair[];
  /** Newer clusters that are like no older one. */
  readonly born: readonly number[];
  /** Older clusters that no newer one is like. */
  readonly gone: readonly number[];
  /** By older cluster that split: what it became, its match first and then the others, the most similar first. */
  readonly split: readonly (readonly ClusterPair[])[];
  /** By newer cluster that older ones merged into: those, its match first and then the others, the most similar first. */
  readonly merged: readonly (readonly ClusterPair[])[];
}

/**
 * Pairs the clusters of two models so that the similarities of the pairs add up to the most, no pair below `related`.
 * What is left over belongs to the cluster of the other model that it is most like: an older cluster with such newer
 * ones split, a newer one with such older ones is a merger. What is like none by `related` was born or is gone. So every
 * cluster stands in one place: in a pair, in the leftovers of a split or merger, or among the born or gone.
 *
 * @param cosines older × newer in row-major order
 * @param related cosine above 0 from which two clusters have to do with each other
 */
export function matchClusters(cosines: Float64Array, older: number, newer: number, related: number): Matches {
  const pairOf = (a: number, b: number): ClusterPair => ({ older: a, newer: b, similarity: cosines[a * newer + b]! });
  const isRelated = ({ similarity }: ClusterPair): boolean => similarity >= related;
  const gains = cosines.map((cosine) => (cosine >= related ? cosine : 0));
  const pairs = [...bestAssignment(gains, older, newer)]
    .flatMap((b, a) => (b < 0 ? [] : [pairOf(a, b)]))
    .filter(isRelated);
  const newerOf = new Map(pairs.map((pair) => [pair.older, pair]));
  const olderOf = new Map(pairs.map((pair) => [pair.newer, pair]));
  const leftNewer = numbers(newer).filter((b) => !olderOf.has(b));
  const leftOlder = numbers(older).filter((a) => !newerOf.has(a));
  const origins = leftNewer.map((b) =>
    nearest(
      numbers(older)
        .map((a) => pairOf(a, b))
        .filter(isRelated),
    ),
  );
  const ends = leftOlder.map((a) =>
    nearest(
      numbers(newer)
        .map((b) => pairOf(a, b))
        .filter(isRelated),
    ),
  );
  return {
    pairs,
    born: leftNewer.filter((_, at) => !origins[at]),
    gone: leftOlder.filter((_, at) => !ends[at]),
    split: families(origins, 'older', newerOf),
    merged: families(ends, 'newer', olderOf),
  };
}

/**
 * The leftovers behind the pairs of the clusters that they belong to. There is always such a pair: were neither of two
 * related clusters in one, pairing them would have added to the sum.
 */
function families(
  leftovers: readonly (ClusterPair | null)[],
  side: 'older' | 'newer',
  pairs: ReadonlyMap<number, ClusterPair>,
): ClusterPair[][] {
  const families = new Map<number, ClusterPair[]>();
  for (const pair of leftovers) if (pair) families.set(pair[side], [...(families.get(pair[side]) ?? []), pair]);
  return [...families]
    .sort(([a], [b]) => a - b)
    .map(([cluster, others]) => [pairs.get(cluster)!, ...others.sort((a, b) => b.similarity - a.similarity)]);
}

function nearest(pairs: readonly ClusterPair[]): ClusterPair | null {
  return pairs.reduce<ClusterPair | null>(
    (best, pair) => (!best || pair.similarity > best.similarity ? pair : best),
    null,
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
