import { mix } from '../../ingest/duplicates/sketch.js';
import type { SentenceRuns } from './sentence-runs.js';

/** Cells of a row: with a million documents four sentences share one. */
const CELLS = 2 ** 22;
const SOURCE_BITS = 16;
/** So many of the bits are set by some 16 sources: -16 ln(1 - 10/16) = 15.7. */
const BITS_SET = 10;
const SECOND_ROW = 0x5bd1e995;

/**
 * Which sentences many sources share, counted in 16 MB whatever the number of documents. Each cell counts distinct
 * sources in 16 bits (linear counting; Whang, Vander-Zanden and Taylor, "A linear-time probabilistic counting algorithm
 * for database applications", 1990); a sentence has a cell in two rows, and what both have is its own, as in the
 * count-min sketch (Cormode and Muthukrishnan, 2005). The order of the documents makes no difference.
 */
export class SharedSentences {
  readonly #rows: readonly [Uint16Array, Uint16Array] = [new Uint16Array(CELLS), new Uint16Array(CELLS)];

  /** @param source who speaks in the document, 32 bits */
  add(runs: SentenceRuns, source: number): void {
    const bit = 1 << (mix(source) % SOURCE_BITS);
    const [first, second] = this.#rows;
    for (let at = 0; at < runs.length; at += 2) {
      const hash = runs[at]!;
      if (hash === 0) continue;
      first[firstCell(hash)]! |= bit;
      second[secondCell(hash)]! |= bit;
    }
  }

  /** Whether some 16 sources or more have the sentence. */
  has(hash: number): boolean {
    const [first, second] = this.#rows;
    const common = first[firstCell(hash)]! & second[secondCell(hash)]!;
    return hash !== 0 && bitsOf(common) >= BITS_SET;
  }
}

function firstCell(hash: number): number {
  return (hash >>> 0) % CELLS;
}

function secondCell(hash: number): number {
  return mix(hash ^ SECOND_ROW) % CELLS;
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
