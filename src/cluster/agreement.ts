import { JobprismError } from '../core/errors.js';

/** A partition of the same things: by thing, the name of its group. */
export type Partition = ArrayLike<number | string>;

/** How well clusters keep to classes. */
export interface VMeasure {
  /** 1 where every cluster holds things of one class only. */
  readonly homogeneity: number;
  /** 1 where all things of a class are in one cluster. */
  readonly completeness: number;
  /** Harmonic mean of the two. */
  readonly vMeasure: number;
}

interface Contingency {
  readonly total: number;
  readonly rowSums: Float64Array;
  readonly colSums: Float64Array;
  /** Row-major counts of things in both groups. */
  readonly cells: Float64Array;
}

/**
 * Normalised mutual information with the arithmetic mean of the entropies: Strehl and Ghosh, "Cluster ensembles" (2002),
 * normalised as by Vinh, Epps and Bailey (2010). In [0, 1]; 1 for equal partitions, also where both have one group.
 *
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * normalizedMutualInformation([0, 0, 1, 1], ['b', 'b', 'a', 'a']); // 1
 */
export function normalizedMutualInformation(a: Partition, b: Partition): number {
  const table = contingencyOf(a, b);
  if (table.rowSums.length === table.colSums.length && table.rowSums.length <= 1) return 1;
  const information = mutualInformation(table);
  if (information === 0) return 0;
  return Math.min(1, information / ((entropy(table.rowSums, table.total) + entropy(table.colSums, table.total)) / 2));
}

/**
 * Rand index adjusted for chance: Hubert and Arabie, "Comparing partitions" (1985). At most 1, which is equality; around
 * 0 for random partitions; it may be negative.
 *
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]); // 0.571…
 */
export function adjustedRandIndex(a: Partition, b: Partition): number {
  const { cells, rowSums, colSums, total } = contingencyOf(a, b);
  const both = pairs(cells);
  const inA = pairs(rowSums);
  const inB = pairs(colSums);
  // Equal partitions, among them all singletons and one group, for which the general formula is 0 / 0.
  if (inA === both && inB === both) return 1;
  const expected = (inA / ((total * (total - 1)) / 2)) * inB;
  return (both - expected) / ((inA + inB) / 2 - expected);
}

/**
 * Homogeneity, completeness and V-measure: Rosenberg and Hirschberg, "V-measure: a conditional entropy-based external
 * cluster evaluation measure" (2007). Each in [0, 1].
 *
 * @param classes the truth
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * vMeasure(['x', 'x', 'y'], [0, 1, 2]).homogeneity; // 1
 */
export function vMeasure(classes: Partition, clusters: Partition): VMeasure {
  const table = contingencyOf(classes, clusters);
  const information = mutualInformation(table);
  const ofClasses = entropy(table.rowSums, table.total);
  const ofClusters = entropy(table.colSums, table.total);
  const homogeneity = ofClasses > 0 ? Math.min(1, information / ofClasses) : 1;
  const completeness = ofClusters > 0 ? Math.min(1, information / ofClusters) : 1;
  const sum = homogeneity + completeness;
  return { homogeneity, completeness, vMeasure: sum > 0 ? (2 * homogeneity * completeness) / sum : 0 };
}

function contingencyOf(a: Partition, b: Partition): Contingency {
  if (a.length !== b.length) {
    const reason = `the partitions are of ${a.length} and ${b.length} things`;
    throw new JobprismError('OPTION_INVALID', { option: 'labels', reason });
  }
  const left = groupsOf(a);
  const right = groupsOf(b);
  const rowSums = new Float64Array(left.count);
  const colSums = new Float64Array(right.count);
  const cells = new Float64Array(left.count * right.count);
  for (let i = 0; i < a.length; i++) {
    const row = left.groups[i]!;
    const col = right.groups[i]!;
    rowSums[row]! += 1;
    colSums[col]! += 1;
    cells[row * right.count + col]! += 1;
  }
  return { total: a.length, rowSums, colSums, cells };
}

/** Groups by number, in the order of their names, so that sums do not depend on the order of the things. */
function groupsOf(partition: Partition): { readonly groups: Int32Array; readonly count: number } {
  const names = [...new Set(Array.from(partition))].sort(compareNames);
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { groups: Int32Array.from(Array.from(partition), (name) => numbers.get(name)!), count: names.length };
}

function compareNames(a: number | string, b: number | string): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function mutualInformation({ total, rowSums, colSums, cells }: Contingency): number {
  const width = colSums.length;
  let sum = 0;
  cells.forEach((count, at) => {
    if (count === 0) return;
    const expected = rowSums[Math.floor(at / width)]! * colSums[at % width]!;
    sum += (count / total) * Math.log((count * total) / expected);
  });
  // Independent partitions sum to 0 but for rounding, and so does one group.
  return sum > Number.EPSILON ? sum : 0;
}

function entropy(sums: Float64Array, total: number): number {
  return sums.length < 2 ? 0 : -sums.reduce((all, sum) => all + (sum / total) * Math.log(sum / total), 0);
}

function pairs(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
