import { AffinityTally } from '../mapping/affinity-tally.js';
import type { PartSource, RowScorer } from '../mapping/row-scorer.js';
import { type PartTable, Tally } from '../mapping/tally.js';
import { lastUpTo } from './last-up-to.js';
import type { RecordBatch } from './record-batch.js';

/** The parts of the jobs of a run. */
export class PartStore implements PartSource {
  readonly table: PartTable;
  readonly #batches: {
    readonly starts: Int32Array;
    readonly parts: Int32Array;
    readonly kept: readonly boolean[];
  }[] = [];
  /** By batch: its first job. */
  readonly #firstJobs: number[] = [];
  /** By row: its job. */
  readonly #jobsOfRows: number[] = [];
  #jobs = 0;

  constructor(table: PartTable) {
    this.table = table;
  }

  /** @param kept by job of the batch: whether it is a row, which copies of other jobs are not */
  add({ distinct, starts, parts }: Pick<RecordBatch, 'distinct' | 'starts' | 'parts'>, kept: readonly boolean[]): void {
    const numbers = distinct.map((part) => this.table.numberOf(part));
    this.#firstJobs.push(this.#jobs);
    kept.forEach((isKept, i) => {
      if (isKept) this.#jobsOfRows.push(this.#jobs + i);
    });
    this.#jobs += starts.length - 1;
    // A copy, because it may be a view of all that came with it.
    this.#batches.push({ starts: starts.slice(), parts: parts.map((part) => numbers[part]!), kept });
  }

  /** The numbers of the parts of one job, which may be a copy. */
  job(job: number): Int32Array {
    const batch = lastUpTo(this.#firstJobs, job);
    const { starts, parts } = this.#batches[batch]!;
    const at = job - this.#firstJobs[batch]!;
    return parts.subarray(starts[at], starts[at + 1]);
  }

  /** The same for all rows, in order. */
  *rows(): Generator<Int32Array> {
    for (const { starts, parts, kept } of this.#batches) {
      for (let i = 0; i + 1 < starts.length; i++) if (kept[i]) yield parts.subarray(starts[i], starts[i + 1]);
    }
  }

  /**
   * Counts the rows of each group, and all of them. The scores of a group are made when they are asked for: those of all
   * groups at a time would be most of what a run holds.
   *
   * @param groups by row: its group in [0, k), or -1 for none
   * @param scorer scores the frameworks of each
   */
  tallies(
    groups: Int32Array,
    k: number,
    scorer: RowScorer,
  ): { readonly all: Tally; readonly groups: readonly Tally[] } {
    const all = new Tally(this.table);
    const members = membersOf(groups, k);
    const tallies = members.map((rows) => new Tally(this.table, () => this.#scored(rows, scorer)));
    let row = 0;
    for (const parts of this.rows()) {
      all.add(row, parts, scorer(parts));
      tallies[groups[row]!]?.add(row, parts);
      row++;
    }
    return { all, groups: tallies };
  }

  #scored(rows: Int32Array, scorer: RowScorer): AffinityTally {
    const affinity = new AffinityTally();
    for (const row of rows) affinity.add(row, scorer(this.job(this.#jobsOfRows[row]!)));
    return affinity;
  }
}

/** By group: its rows in order. */
function membersOf(groups: Int32Array, k: number): Int32Array[] {
  const sizes = new Int32Array(k);
  for (const group of groups) if (group >= 0) sizes[group]! += 1;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(k);
  groups.forEach((group, row) => {
    if (group >= 0) members[group]![filled[group]!++] = row;
  });
  return members;
}
