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
  #jobs = 0;

  constructor(table: PartTable) {
    this.table = table;
  }

  /** @param kept by job of the batch: whether it is a row, which copies of other jobs are not */
  add({ distinct, starts, parts }: Pick<RecordBatch, 'distinct' | 'starts' | 'parts'>, kept: readonly boolean[]): void {
    const numbers = distinct.map((part) => this.table.numberOf(part));
    this.#firstJobs.push(this.#jobs);
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
   * Counts the rows of each group, and all of them.
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
    const tallies = Array.from({ length: k }, () => new Tally(this.table));
    let row = 0;
    for (const parts of this.rows()) {
      const scores = scorer(parts);
      all.add(row, parts, scores);
      tallies[groups[row]!]?.add(row, parts, scores);
      row++;
    }
    return { all, groups: tallies };
  }
}
