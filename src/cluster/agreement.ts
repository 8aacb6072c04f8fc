import { contingencyTable, type Partition } from './contingency.js';

export { type ContingencyTable, contingencyTable, type Partition } from './contingency.js';
export {
  adjustedMutualInformation,
  normalizedMutualInformation,
  type VMeasure,
  vMeasure,
} from './information.js';

/**
 * Rand index adjusted for chance: Hubert and Arabie, "Comparing partitions" (1985). At most 1, which is equality; around
 * 0 for random partitions; it may be negative.
 *
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]); // 0.571…
 */
export function adjustedRandIndex(a: Partition, b: Partition): number {
  const { both, inA, inB, total } = togetherIn(a, b);
  // Equal partitions, among them all singletons and one group, for which the general formula is 0 / 0.
  if (inA === both && inB === both) return 1;
  const expected = (inA / ((total * (total - 1)) / 2)) * inB;
  return (both - expected) / ((inA + inB) / 2 - expected);
}

/**
 * Index of Fowlkes and Mallows, "A method for comparing two hierarchical clusterings" (1983): of the pairs of things that
 * are together in one partition, the share that are so in the other one too; the geometric mean of both ways. In
 * [0, 1], not adjusted for chance; as in scikit-learn 0 where no pair is together in both.
 *
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * fowlkesMallows([0, 0, 1, 1], [0, 0, 1, 2]); // 0.707…
 */
export function fowlkesMallows(a: Partition, b: Partition): number {
  const { both, inA, inB } = togetherIn(a, b);
  return both === 0 ? 0 : Math.sqrt(both / inA) * Math.sqrt(both / inB);
}

/**
 * Purity: the share of the things that belong to the commonest class of their cluster (Zhao and Karypis, "Criterion
 * functions for document clustering", 2001). In (0, 1]. It grows with the number of clusters and is 1 for singletons, so
 * compare it at one k only.
 *
 * @param classes the truth
 * @returns 1 where there are no things
 * @throws JobprismError OPTION_INVALID where the lengths differ
 * @example
 * purity(['go', 'go', 'ios', 'ios'], [0, 0, 0, 1]); // 0.75
 */
export function purity(classes: Partition, clusters: Partition): number {
  const { cells, colSums, total } = contingencyTable(classes, clusters);
  if (total === 0) return 1;
  const width = colSums.length;
  const commonest = new Float64Array(width);
  cells.forEach((count, at) => {
    commonest[at % width] = Math.max(commonest[at % width]!, count);
  });
  return commonest.reduce((sum, count) => sum + count, 0) / total;
}

interface Together {
  /** Pairs of things in one group of either partition, of the first, of the second. */
  readonly both: number;
  readonly inA: number;
  readonly inB: number;
  readonly total: number;
}

function togetherIn(a: Partition, b: Partition): Together {
  const { cells, rowSums, colSums, total } = contingencyTable(a, b);
  return { both: pairs(cells), inA: pairs(rowSums), inB: pairs(colSums), total };
}

function pairs(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
