/** A cluster below this share of the rows is a sliver where it is also far below its even share. */
const LEAST_SHARE = 0.005;
/** With many clusters half a percent is an even share, so a sliver must be below a twentieth of that too. */
const LEAST_EVEN_SHARE = 1 / 20;
const FEWEST_ROWS = 2;

/**
 * Whether a clustering is degenerate, as with the sizes 3384, 1, 1, 1: whether it has two or more clusters, of which
 * at least half are slivers.
 *
 * A sliver holds fewer than 2 rows, or else fewer than both 0.5 % of the rows and a twentieth of its even share, which
 * is rows / k. Clusters of very different sizes are not degenerate: a real corpus has those. Nor is one sliver among
 * several clusters, which may be a true outlier. Where k is above a tenth of the rows, slivers are what was asked for,
 * and the answer says little.
 *
 * @param sizes rows by cluster
 * @param rows all rows, so the sum of the sizes
 * @example
 * isDegenerate([3384, 1, 1, 1], 3387); // true
 * isDegenerate([3000, 380, 7], 3387); // false
 */
export function isDegenerate(sizes: ArrayLike<number>, rows: number): boolean {
  return sizes.length >= 2 && sliversAmong(sizes, rows) >= sizes.length / 2;
}

/** How many clusters are slivers, as {@link isDegenerate} says what these are. */
export function sliversAmong(sizes: ArrayLike<number>, rows: number): number {
  const least = Math.max(FEWEST_ROWS, Math.min(LEAST_SHARE * rows, (LEAST_EVEN_SHARE * rows) / sizes.length));
  return Array.from(sizes).filter((size) => size < least).length;
}
