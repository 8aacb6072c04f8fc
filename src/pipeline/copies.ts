import { DuplicateFinder } from '../ingest/duplicates/finder.js';
import type { TextPrint } from '../ingest/duplicates/print.js';
import { SKETCH_BYTES } from '../ingest/duplicates/sketch.js';

/** The prints of the jobs of a batch: plain data, cheap to hand from thread to thread. */
export interface PrintBatch {
  /** By job: hash of the title. */
  readonly titles: Float64Array;
  /** By job: hash of the text. */
  readonly texts: Float64Array;
  /** The sketches of all jobs, one behind the other. */
  readonly sketches: Uint8Array;
}

/** How many jobs of a run are copies of others. */
export interface CopyCounts {
  /** The same title and text but for case, spaces and punctuation. */
  readonly exact: number;
  /** The same title, and nearly the same text. */
  readonly near: number;
}

/** Puts prints together. */
export function printBatch(prints: readonly TextPrint[]): PrintBatch {
  const sketches = new Uint8Array(prints.length * SKETCH_BYTES);
  prints.forEach(({ sketch }, i) => {
    sketches.set(sketch, i * SKETCH_BYTES);
  });
  return {
    titles: Float64Array.from(prints, ({ title }) => title),
    texts: Float64Array.from(prints, ({ text }) => text),
    sketches,
  };
}

/**
 * Which jobs of a run are copies of earlier ones. Jobs are numbered as they were read; those that are no copies are
 * the rows of everything that is counted and clustered.
 */
export class Copies {
  #finder: DuplicateFinder | null;
  /** By job: the job that it is a copy of, or -1. */
  readonly #of: number[] = [];
  /** By job: its row, or the row of the job that it is a copy of. */
  readonly #rows: number[] = [];
  /** By row: its job. */
  readonly #jobs: number[] = [];
  readonly #counts = { exact: 0, near: 0 };

  /** @param threshold as for {@link DuplicateFinder} */
  constructor(threshold?: number) {
    this.#finder = new DuplicateFinder(threshold);
  }

  /** Jobs, copies included. */
  get jobs(): number {
    return this.#of.length;
  }

  /** Jobs that are no copies. */
  get rows(): number {
    return this.#jobs.length;
  }

  get counts(): CopyCounts {
    return this.#counts;
  }

  /**
   * Adds the jobs of a batch.
   *
   * @param prints null where no job is to be taken for a copy
   * @returns by job: whether it is no copy
   */
  add(count: number, prints: PrintBatch | null): boolean[] {
    return Array.from({ length: count }, (_, i) => {
      const copy = prints && this.#finder!.add(printOfBatch(prints, i));
      const job = this.#of.push(copy ? copy.of : -1) - 1;
      if (copy) {
        this.#counts[copy.exact ? 'exact' : 'near']++;
        this.#rows.push(this.#rows[copy.of]!);
      } else this.#rows.push(this.#jobs.push(job) - 1);
      return !copy;
    });
  }

  /** Gives back what jobs are compared with; none can be added any more. */
  finish(): void {
    this.#finder = null;
  }

  /** The row of a job; a copy has that of the job that it is a copy of. */
  rowOf(job: number): number {
    return this.#rows[job]!;
  }

  /** The job of a row. */
  jobOf(row: number): number {
    return this.#jobs[row]!;
  }

  /** The job that a job is a copy of, or null. */
  originalOf(job: number): number | null {
    const original = this.#of[job]!;
    return original < 0 ? null : original;
  }
}

function printOfBatch({ titles, texts, sketches }: PrintBatch, i: number): TextPrint {
  const sketch = sketches.subarray(i * SKETCH_BYTES, (i + 1) * SKETCH_BYTES);
  return { title: titles[i]!, text: texts[i]!, sketch };
}
