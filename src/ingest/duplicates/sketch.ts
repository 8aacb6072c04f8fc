import { isLatinWord } from '../../core/text.js';

/** Bytes of a sketch. */
export const SKETCH_BYTES = 128;
/** Characters of a shingle: two or three Chinese words, most of an English one with its end and the next one's beginning. */
const SHINGLE = 5;
const BIN_BITS = 7;
const EMPTY = 0xffffffff;
/** Two sketches without anything in common still agree in one byte of so many. */
const BYTE_VALUES = 256;

/**
 * A text in 128 bytes, by which it can be compared with others: one-permutation MinHash (Li, Owen and Zhang, "One
 * permutation hashing", 2012) over shingles of five letters or digits, empty bins filled from others (Shrivastava,
 * "Optimal densification for fast and accurate minwise hashing", 2017), of each minimum eight bits (Li and König, "b-bit
 * minwise hashing", 2010). Time is linear in the length of the text.
 *
 * @param folded a text as `normalizeText` folds it; spaces and punctuation make no difference
 * @example
 * similarityOf(sketchOf('负责支付网关的开发与维护'), sketchOf('负责支付网关的开发与维护。')); // 1
 */
export function sketchOf(folded: string): Uint8Array {
  return sketchOfLetters(lettersOf(folded));
}

/** The same for the letters of a text, as {@link lettersOf} gives them. */
export function sketchOfLetters(units: Uint16Array): Uint8Array {
  const minima = new Uint32Array(SKETCH_BYTES).fill(EMPTY);
  const last = Math.max(1, units.length - SHINGLE + 1);
  for (let start = 0; start < last; start++) {
    let hash = 0;
    const end = Math.min(units.length, start + SHINGLE);
    for (let at = start; at < end; at++) hash = Math.imul(hash, 0x01000193) ^ units[at]!;
    const mixed = mix(hash);
    const bin = mixed >>> (32 - BIN_BITS);
    const value = (mixed << BIN_BITS) >>> BIN_BITS;
    if (value < minima[bin]!) minima[bin] = value;
  }
  return Uint8Array.from(minima, (value, bin) => (value === EMPTY ? fromAnother(minima, bin) : value));
}

/**
 * Estimated share of the shingles of two texts that they have in common (Jaccard's coefficient), from 0 to 1; its
 * standard deviation is at most 0.045.
 *
 * @param a sketches as {@link sketchOf} makes them; one behind another where an offset is given
 */
export function similarityOf(a: Uint8Array, b: Uint8Array, offsetA = 0, offsetB = 0): number {
  let equal = 0;
  for (let i = 0; i < SKETCH_BYTES; i++) if (a[offsetA + i] === b[offsetB + i]) equal++;
  const byChance = 1 / BYTE_VALUES;
  return Math.max(0, (equal / SKETCH_BYTES - byChance) / (1 - byChance));
}

/** The finalizer of MurmurHash3 (Appleby, 2011): every bit of the result depends on all of the input. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The letters and digits of a text, of any script, as UTF-16 units. */
export function lettersOf(folded: string): Uint16Array {
  const units = new Uint16Array(folded.length);
  let count = 0;
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    if (isLetter(unit)) units[count++] = unit;
  }
  return units.subarray(0, count);
}

function isLetter(unit: number): boolean {
  if (unit < 0x250) return unit !== 0x5f && isLatinWord(unit);
  return !((unit >= 0x2000 && unit <= 0x2bff) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xfe00);
}

/** The value of another bin, the same one for all texts in which that is filled. */
function fromAnother(minima: Uint32Array, bin: number): number {
  for (let attempt = 1; ; attempt++) {
    const value = minima[mix(Math.imul(bin + 1, 0x9e3779b1) + attempt) >>> (32 - BIN_BITS)]!;
    if (value !== EMPTY) return value;
  }
}
