import type { PartSource, RowScorer } from '../mapping/row-scorer.js';
import { type PartTable, Tally } from '../mapping/tally.js';
import { lastUpTo } from './last-up-to.js';
import type { RecordBatch } from './record-batch.js';

/** The parts of the jobs of a run, by row. */
export class PartStore implements PartSource {
  readonly table: PartTable;
  readonly #batches: { readonly starts: Int32Array; readonly parts: Int32Array }[] = [];
  /** By batch: its first row. */
  readonly #firstRows: number[] = [];
  #rows = 0;

  constructor(table: PartTable) {
    this.table = table;
  }

  add({ distinct, starts, parts }: Pick<RecordBatch, 'distinct' | 'starts' | 'parts'>): void {
    const numbers = distinct.map((part) => this.table.numberOf(part));
    this.#firstRows.push(this.#rows);
    this.#rows += starts.length - 1;
    // A copy, because it may be a view of all that came with it.
    this.#batches.push({ starts: starts.slice(), parts: parts.map((part) => numbers[part]!) });
  }

  /** The numbers of the parts of one job. */
  row(row: number): Int32Array {
    const batch = lastUpTo(this.#firstRows, row);
    const { starts, parts } = this.#batches[batch]!;
    const at = row - this.#firstRows[batch]!;
    return parts.subarray(starts[at], starts[at + 1]);
  }

  *rows(): Generator<Int32Array> {
    for (const { starts, parts } of this.#batches) {
      for (let i = 0; i + 1 < starts.length; i++) yield parts.subarray(starts[i], starts[i + 1]);
    }
  }

  /**
   * Counts the jobs of each group, and all of them.
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
