import type { TakenJob } from '../pipeline/recommend/job-intake.js';
import { writeWhole } from '../pipeline/storage/write-whole.js';
import { counted } from '../pipeline/summary-text.js';

/** The jobs that did not go into an index, as they are copies of others of the input. */
export class LeftOutCopies {
  readonly #lines: string[] = [];
  #exact = 0;

  get size(): number {
    return this.#lines.length;
  }

  add(id: string, { of, exact }: NonNullable<TakenJob['duplicate']>): void {
    this.#lines.push(`${JSON.stringify({ id, duplicateOf: of, exact })}\n`);
    if (exact) this.#exact++;
  }

  /**
   * How many there are; nothing where there are none.
   *
   * @param names whether the option that tells which is named
   */
  told(names: boolean): string {
    if (this.size === 0) return '';
    const near = this.size - this.#exact;
    const which = names ? '; --list-duplicates FILE writes which' : '';
    return `${counted(this.size, 'duplicate')} left out (${this.#exact} exact, ${near} near)${which}\n`;
  }

  /**
   * Writes a line of JSON for each, in the order of the input; an empty file where there are none.
   *
   * @throws JobprismError OUTPUT_UNWRITABLE
   */
  write(path: string): Promise<void> {
    return writeWhole(path, this.#lines.join(''));
  }
}
