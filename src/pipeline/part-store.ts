import { type PartTable, Tally } from '../mapping/tally.js';
import type { RecordBatch } from './record-batch.js';

/** The parts of the jobs of a run, by row. */
export class PartStore {
  readonly #table: PartTable;
  readonly #batches: { readonly starts: Int32Array; readonly parts: Int32Array }[] = [];

  constructor(table: PartTable) {
    this.#table = table;
  }

  add({ distinct, starts, parts }: Pick<RecordBatch, 'distinct' | 'starts' | 'parts'>): void {
    const numbers = distinct.map((part) => this.#table.numberOf(part));
    // A copy, because it may be a view of all that came with it.
    this.#batches.push({ starts: starts.slice(), parts: parts.map((part) => numbers[part]!) });
  }

  /**
   * Counts the jobs of each group, and all of them.
   *
   * @param groups by row: its group in [0, k), or -1 for none
   */
  tallies(groups: Int32Array, k: number): { readonly all: Tally; readonly groups: readonly Tally[] } {
    const all = new Tally(this.#table);
    const tallies = Array.from({ length: k }, () => new Tally(this.#table));
    let row = 0;
    for (const { starts, parts } of this.#batches) {
      for (let i = 0; i + 1 < starts.length; i++, row++) {
        const own = parts.subarray(starts[i], starts[i + 1]);
        all.add(row, own);
        tallies[groups[row]!]?.add(row, own);
      }
    }
    return { all, groups: tallies };
  }
}
