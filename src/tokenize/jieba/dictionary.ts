import { readLines } from './dictionary-lines.js';
import { exactLog } from './exact-log.js';

const NONE = -1;
/** A slot is a node, a code unit with the frequency's number above it, and the child, side by side. */
const SLOT = 3;
/** Of the usual dictionary, half of them used; with larger ones the table grows. */
const USUAL_SLOTS = 1 << 20;
const PAIR_BITS = 21;

/**
 * jieba's dictionary as a trie over UTF-16 code units. The node at which a word ends stands for the word.
 *
 * The edges are in one open-addressed hash table (linear probing; Knuth, The Art of Computer Programming vol. 3, 1973,
 * section 6.4), each with the frequency of the word that ends there, so that a step waits for memory once.
 */
export class Dictionary {
  #slots = new Int32Array(USUAL_SLOTS * SLOT).fill(NONE);
  #mask = USUAL_SLOTS - 1;
  #nodes = 1;
  /** By code unit: the node behind the root, or -1, and the number of the frequency of the character alone. */
  readonly #first = new Int32Array(65_536).fill(NONE);
  readonly #single = new Uint16Array(65_536);
  /** A bit for each two code units with which a word begins; some share one. Most pairs of a text begin none. */
  readonly #pairs = new Int32Array(1 << (PAIR_BITS - 5));
  /** By number of a frequency: its logarithm less that of the sum of all; not a number for 0, where no word ends. */
  readonly #logs: Float64Array;
  /** The logarithm for a single character that is no word: as if it had been seen once. */
  readonly unseen: number;

  /** @param utf8 the dictionary as its file has it, no word twice; in any order, but quickest where it is sorted */
  constructor(utf8: Uint8Array) {
    const numbers = new Map([[0, 0]]);
    const total = this.#read(utf8, numbers);
    const logTotal = exactLog(total);
    this.unseen = -logTotal;
    this.#logs = Float64Array.from(numbers.keys(), (frequency) =>
      frequency > 0 ? exactLog(frequency) - logTotal : Number.NaN,
    );
  }

  /** Enters all words; the sum of their frequencies. */
  #read(utf8: Uint8Array, numbers: Map<number, number>): number {
    let total = 0;
    // Lines are sorted, so that most of a word's nodes are those of the word before.
    const lastUnits: number[] = [];
    const nodes: number[] = [];
    let lastLength = 0;
    readLines(utf8, (units, length, frequency) => {
      let depth = 0;
      while (depth < length && depth < lastLength && units[depth] === lastUnits[depth]) depth++;
      for (; depth < length; depth++) {
        const unit = units[depth]!;
        nodes[depth] = depth === 0 ? this.#addFirst(unit) : this.#add(nodes[depth - 1]!, unit);
        if (depth === 1) this.#addPair(units[0]!, unit);
        lastUnits[depth] = unit;
      }
      lastLength = length;
      total += frequency;
      const last = units[length - 1]!;
      const number = numberOf(frequency, numbers);
      if (length === 1) this.#single[last] = number;
      else this.#slots[this.find(nodes[length - 2]!, last) + 1] = last | (number << 16);
    });
    return total;
  }

  #addFirst(unit: number): number {
    if (this.#first[unit] === NONE) this.#first[unit] = this.#nodes++;
    return this.#first[unit]!;
  }

  #addPair(first: number, second: number): void {
    const pair = pairOf(first, second);
    this.#pairs[pair >> 5]! |= 1 << (pair & 31);
  }

  /** The child of a node, not the root, by a code unit, made where there is none. */
  #add(node: number, unit: number): number {
    const known = this.find(node, unit);
    if (known !== NONE) return this.nodeIn(known);
    // Half of the slots stay empty, so that a search ends after few steps.
    if (this.#nodes * 2 > this.#mask) this.#grow();
    this.#put(node, unit, this.#nodes);
    return this.#nodes++;
  }

  #put(node: number, units: number, child: number): void {
    let slot = slotOf(node, units & 0xffff) & this.#mask;
    while (this.#slots[slot * SLOT] !== NONE) slot = (slot + 1) & this.#mask;
    this.#slots[slot * SLOT] = node;
    this.#slots[slot * SLOT + 1] = units;
    this.#slots[slot * SLOT + 2] = child;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(NONE);
    this.#mask = this.#slots.length / SLOT - 1;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at] !== NONE) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }

  /** The node of the words that begin with a code unit, or -1. */
  first(unit: number): number {
    return this.#first[unit]!;
  }

  /** How likely the character alone is: ln(its frequency) - ln(sum of all); not a number where it is no word. */
  logOfSingle(unit: number): number {
    return this.#logs[this.#single[unit]!]!;
  }

  /** False where no word begins with the two code units. */
  mayBegin(unit: number, next: number): boolean {
    const pair = pairOf(unit, next);
    return (this.#pairs[pair >> 5]! & (1 << (pair & 31))) !== 0;
  }

  /** The edge from a node, not the root, by a code unit; -1 where there is none. */
  find(node: number, unit: number): number {
    const slots = this.#slots;
    for (let slot = slotOf(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const parent = slots[slot * SLOT]!;
      if (parent === NONE) return NONE;
      if (parent === node && (slots[slot * SLOT + 1]! & 0xffff) === unit) return slot * SLOT;
    }
  }

  /** The node at which an edge ends. */
  nodeIn(edge: number): number {
    return this.#slots[edge + 2]!;
  }

  /** How likely the word is that ends with an edge; not a number where none does. */
  logIn(edge: number): number {
    return this.#logs[this.#slots[edge + 1]! >>> 16]!;
  }

  /** True where a part of a text, of two code units at least, is a word. */
  has(text: string, start: number, end: number): boolean {
    let node = this.first(text.charCodeAt(start));
    let edge = NONE;
    for (let at = start + 1; node !== NONE && at < end; at++) {
      edge = this.find(node, text.charCodeAt(at));
      node = edge === NONE ? NONE : this.nodeIn(edge);
    }
    return node !== NONE && !Number.isNaN(this.logIn(edge));
  }
}

function numberOf(frequency: number, numbers: Map<number, number>): number {
  let number = numbers.get(frequency);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(frequency, number);
  }
  return number;
}

function slotOf(node: number, unit: number): number {
  const mixed = Math.imul(node ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS);
}
