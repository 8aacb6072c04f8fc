import type { TextPrint } from './print.js';
import { mix, SKETCH_BYTES, similarityOf } from './sketch.js';

/** The earlier job of which another one is a copy. */
export interface Duplicate {
  /** Number of the earlier job: that which was never a copy itself. */
  readonly of: number;
  /** Whether title and text are the same but for case, spaces and punctuation. */
  readonly exact: boolean;
  /** Estimated share of shingles in common; 1 where exact, and only there. */
  readonly similarity: number;
}

/** From so many shingles in common on two jobs of one title are the same advertisement. */
export const DEFAULT_THRESHOLD = 0.9;

/** Of 80 of the 128 bytes: a pair with 0.9 in common shares a band with a probability of 0.9999, one with 0.5 of 0.27. */
const BANDS = 10;
const BAND_BYTES = 5;
/** Bands and, as one more, the whole text. */
const KEYS = BANDS + 1;
const NONE = -1;
/** Sketches may be equal where the texts are not. */
const MOST_NEAR = 0.999;
const FIRST_SLOTS = 1024;

/**
 * Tells of each job, as it comes, whether an earlier one is the same advertisement. Jobs of which none is are remembered;
 * later ones are compared with those alone, so that no chain of small changes joins what is far apart.
 *
 * Only jobs of the same title (but for case, punctuation and what stands in brackets) are copies of each other. Pairs to
 * compare are found by locality-sensitive hashing (Indyk and Motwani, 1998, in bands as Leskovec, Rajaraman and Ullman,
 * "Mining of Massive Datasets", 2014, section 3.4): each job looks at one job in each band at most, so time is linear in
 * the number of jobs, and memory is some 250 bytes a job that is no copy.
 *
 * @example
 * const finder = new DuplicateFinder();
 * finder.add(printOf('Go工程师', text)); // null
 * finder.add(printOf('Go工程师（急聘）', text)); // { of: 0, exact: false, similarity: 1 }
 */
export class DuplicateFinder {
  readonly #threshold: number;
  #jobs = 0;
  /** Of each remembered job: its number, its hashes, its sketch. */
  readonly #numbers: number[] = [];
  readonly #titles: number[] = [];
  readonly #texts: number[] = [];
  #sketches = new Uint8Array(FIRST_SLOTS * SKETCH_BYTES);
  /** Open addressing (Knuth, The Art of Computer Programming vol. 3, 1973, section 6.4) over the keys of remembered jobs. */
  #slots = new Int32Array(FIRST_SLOTS).fill(NONE);

  /** @param threshold least share of shingles in common, from 0.5 to 1 */
  constructor(threshold: number = DEFAULT_THRESHOLD) {
    this.#threshold = threshold;
  }

  /** The earlier job that this one is a copy of, or null; jobs are numbered as they come, from 0. */
  add(print: TextPrint): Duplicate | null {
    const number = this.#jobs++;
    const found = this.#find(print);
    if (found) return found;
    this.#remember(number, print);
    return null;
  }

  /** The most similar of the jobs that share a key, the earliest among equals. */
  #find(print: TextPrint): Duplicate | null {
    let best = NONE;
    let most = 0;
    for (let key = 0; key < KEYS; key++) {
      const entry = this.#slots[this.#slotOf(print.title, keyOf(print.text, print.sketch, 0, key), key)]!;
      if (entry === NONE) continue;
      const known = Math.floor(entry / KEYS);
      if (known === best || this.#titles[known] !== print.title) continue;
      const similarity = this.#texts[known] === print.text ? 1 : this.#similarity(known, print);
      if (similarity > most || (similarity === most && known < best)) [best, most] = [known, similarity];
    }
    if (best === NONE || most < this.#threshold) return null;
    return { of: this.#numbers[best]!, exact: this.#texts[best] === print.text, similarity: most };
  }

  #similarity(known: number, { sketch }: TextPrint): number {
    return Math.min(MOST_NEAR, similarityOf(sketch, this.#sketches, 0, known * SKETCH_BYTES));
  }

  #remember(number: number, { title, text, sketch }: TextPrint): void {
    const known = this.#numbers.push(number) - 1;
    this.#titles.push(title);
    this.#texts.push(text);
    if ((known + 1) * SKETCH_BYTES > this.#sketches.length) this.#sketches = doubled(this.#sketches);
    this.#sketches.set(sketch, known * SKETCH_BYTES);
    // Half of the slots stay empty, so that a search ends after few steps.
    if (2 * KEYS * (known + 1) > this.#slots.length) this.#rehash();
    this.#enter(known);
  }

  /** The first job with a key keeps it: a later one that differs has its other keys. */
  #enter(known: number): void {
    for (let key = 0; key < KEYS; key++) {
      const hash = keyOf(this.#texts[known]!, this.#sketches, known * SKETCH_BYTES, key);
      const slot = this.#slotOf(this.#titles[known]!, hash, key);
      if (this.#slots[slot] === NONE) this.#slots[slot] = known * KEYS + key;
    }
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(NONE);
    for (let known = 0; known + 1 < this.#numbers.length; known++) this.#enter(known);
  }

  /** Where the job with a key stands, or the free slot where it would. */
  #slotOf(title: number, hash: number, key: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ title) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot]!;
      if (entry === NONE) return slot;
      const known = Math.floor(entry / KEYS);
      if (entry % KEYS !== key || this.#titles[known] !== title) continue;
      if (keyOf(this.#texts[known]!, this.#sketches, known * SKETCH_BYTES, key) === hash) return slot;
    }
  }
}

function keyOf(text: number, sketches: Uint8Array, from: number, key: number): number {
  if (key === BANDS) return mix(text % 2 ** 32);
  let hash = key;
  for (let i = 0; i < BAND_BYTES; i++) hash = Math.imul(hash, 257) ^ sketches[from + key * BAND_BYTES + i]!;
  return mix(hash);
}

function doubled(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(bytes.length * 2);
  more.set(bytes);
  return more;
}
