import { JobprismError } from '../core/errors.js';

/** A partition of the same things: by thing, the name of its group. */
export type Partition = ArrayLike<number | string>;

const MOST_CELLS = 1e8;

/** How many things are in each pair of groups of two partitions. */
export interface ContingencyTable {
  /** Number of things. */
  readonly total: number;
  /** Names of the groups of the first partition: numbers in rising order, then strings in code-unit order. */
  readonly rowNames: ReadonlyArray<number | string>;
  /** Names of the groups of the second partition, in the same order. */
  readonly colNames: ReadonlyArray<number | string>;
  readonly rowSums: Float64Array;
  readonly colSums: Float64Array;
  /** Things in group i of the first and group j of the second partition: `cells[i * colNames.length + j]`. */
  readonly cells: Float64Array;
}

/**
 * Counts how often each group of one partition meets each group of another one.
 *
 * @param a by thing, its group in the first partition; usually the truth
 * @param b by thing, its group in the second partition
 * @throws JobprismError OPTION_INVALID where the lengths differ, or where there are more than 10^8 pairs of groups
 * @example
 * const table = contingencyTable(['go', 'go', 'ios'], [0, 1, 1]);
 * table.rowNames; // ['go', 'ios']
 * table.cells; // Float64Array [1, 1, 0, 1]
 */
export function contingencyTable(a: Partition, b: Partition): ContingencyTable {
  requirePartition(a);
  requirePartition(b);
  if (a.length !== b.length) {
    const reason = `the partitions are of ${a.length} and ${b.length} things`;
    throw new JobprismError('OPTION_INVALID', { option: 'labels', reason });
  }
  const rows = groupsOf(a);
  const cols = groupsOf(b);
  if (rows.names.length * cols.names.length > MOST_CELLS) {
    const reason = `${rows.names.length} and ${cols.names.length} groups are too many to compare`;
    throw new JobprismError('OPTION_INVALID', { option: 'labels', reason });
  }
  const rowSums = new Float64Array(rows.names.length);
  const colSums = new Float64Array(cols.names.length);
  const cells = new Float64Array(rows.names.length * cols.names.length);
  for (let i = 0; i < a.length; i++) {
    const row = rows.groups[i]!;
    const col = cols.groups[i]!;
    rowSums[row]! += 1;
    colSums[col]! += 1;
    cells[row * cols.names.length + col]! += 1;
  }
  return { total: a.length, rowNames: rows.names, colNames: cols.names, rowSums, colSums, cells };
}

/** JavaScript callers have no types to tell them. */
function requirePartition(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'length' in value) return;
  throw new JobprismError('OPTION_INVALID', { option: 'labels', reason: 'must be a list' });
}

interface Groups {
  readonly groups: Int32Array;
  readonly names: ReadonlyArray<number | string>;
}

/** Groups by number, in the order of their names, so that sums do not depend on the order of the things. */
function groupsOf(partition: Partition): Groups {
  const things = Array.from(partition);
  const names = [...new Set(things)].sort(compareNames);
  const numbers = new Map(names.map((name, number) => [name, number]));
  return { groups: Int32Array.from(things, (name) => numbers.get(name)!), names };
}

function compareNames(a: number | string, b: number | string): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
