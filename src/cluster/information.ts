import { type ContingencyTable, contingencyTable, type Partition } from './contingency.js';

/** How well clusters keep to classes. */
export interface VMeasure {
  /** 1 where every cluster holds things of one class only. */
  readonly homogeneity: number;
  /** 1 where all things of a class are in one cluster. */
  readonly completeness: number;
  /** Harmonic mean of the two. */
  readonly vMeasure: number;
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
  const table = contingencyTable(a, b);
  if (table.rowSums.length === table.colSums.length && table.rowSums.length <= 1) return 1;
  const information = mutualInformation(table);
  return information === 0 ? 0 : Math.min(1, information / meanEntropy(table));
}

/**
 * Mutual information adjusted for chance: Vinh, Epps and Bailey, "Information theoretic measures for clusterings
 * comparison" (2010), with the arithmetic mean of the entropies, as in scikit-learn. At most 1, which is equality; 0 on
 * average for random partitions of the same sizes, however many groups they have; it may be negative.
 *
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * adjustedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2]); // 0.571…
 */
export function adjustedMutualInformation(a: Partition, b: Partition): number {
  const table = contingencyTable(a, b);
  // Among them one group on either side and all singletons, for which the general formula is 0 / 0.
  if (isOneToOne(table)) return 1;
  const expected = expectedInformation(table);
  return (mutualInformation(table) - expected) / (meanEntropy(table) - expected);
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
  const table = contingencyTable(classes, clusters);
  const information = mutualInformation(table);
  const ofClasses = entropy(table.rowSums, table.total);
  const ofClusters = entropy(table.colSums, table.total);
  const homogeneity = ofClasses > 0 ? Math.min(1, information / ofClasses) : 1;
  const completeness = ofClusters > 0 ? Math.min(1, information / ofClusters) : 1;
  const sum = homogeneity + completeness;
  return { homogeneity, completeness, vMeasure: sum > 0 ? (2 * homogeneity * completeness) / sum : 0 };
}

function isOneToOne({ rowSums, colSums, cells }: ContingencyTable): boolean {
  return rowSums.length === colSums.length && cells.filter((count) => count > 0).length === rowSums.length;
}

function mutualInformation({ total, rowSums, colSums, cells }: ContingencyTable): number {
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

function meanEntropy({ rowSums, colSums, total }: ContingencyTable): number {
  return (entropy(rowSums, total) + entropy(colSums, total)) / 2;
}

function entropy(sums: Float64Array, total: number): number {
  return sums.length < 2 ? 0 : -sums.reduce((all, sum) => all + (sum / total) * Math.log(sum / total), 0);
}

/** Mean of the mutual information over all tables with these sums, each as likely as it is by chance. */
function expectedInformation({ total, rowSums, colSums }: ContingencyTable): number {
  const logs = logFactorials(total);
  let sum = 0;
  for (const row of rowSums) {
    for (const col of colSums) {
      const fixed = logs[row]! + logs[col]! + logs[total - row]! + logs[total - col]! - logs[total]!;
      for (let both = Math.max(1, row + col - total); both <= Math.min(row, col); both++) {
        const rest = logs[both]! + logs[row - both]! + logs[col - both]! + logs[total - row - col + both]!;
        sum += (both / total) * Math.log((total * both) / (row * col)) * Math.exp(fixed - rest);
      }
    }
  }
  return sum;
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n);
  return logs;
}
