import { ROOT, Trie } from '../../core/trie.js';
import { exactLog } from './exact-log.js';

const LINE_BREAK = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;
/** Of the usual dictionary; with others the tables grow while they are read. */
const USUAL_NODES = 500_000;

/**
 * jieba's dictionary as a trie over UTF-16 code units. Each line of its text holds a word, its frequency and its part of
 * speech, which is not wanted. The node at which a word ends stands for the word.
 */
export class Dictionary {
  readonly #trie = new Trie(USUAL_NODES);
  /** By node: the number of its word's frequency among the distinct ones, 0 where no word ends. */
  #frequencies = new Uint16Array(USUAL_NODES);
  /** By number of a frequency: its logarithm less that of the sum of all. */
  readonly #logs: Float64Array;
  /** By code unit: the node of the words that begin with it, or -1. Every place of a text is looked up here. */
  readonly #first = new Int32Array(65_536).fill(-1);
  readonly #lastUnits: number[] = [];
  readonly #lastNodes: number[] = [];
  /** The logarithm for a single character that is no word: as if it had been seen once. */
  readonly unseen: number;

  /** @param text the dictionary, lines of `word frequency tag`; of two lines with one word the later counts */
  constructor(text: string) {
    const numbers = new Map<number, number>([[0, 0]]);
    for (let at = 0; at < text.length; at++) at = this.#readLine(text, at, numbers);
    const all = [...numbers.keys()];
    const total = this.#sumOf(all);
    const logTotal = exactLog(total);
    this.unseen = -logTotal;
    this.#logs = Float64Array.from(all, (frequency) => (frequency > 0 ? exactLog(frequency) - logTotal : Number.NaN));
  }

  /** Where the line ends that begins at a place. */
  #readLine(text: string, start: number, numbers: Map<number, number>): number {
    let at = start;
    let node = ROOT;
    let unit = text.charCodeAt(at);
    let isSame = true;
    let depth = 0;
    for (; at < text.length && unit !== SPACE && unit !== LINE_BREAK; depth++) {
      isSame &&= unit === this.#lastUnits[depth];
      if (isSame) node = this.#lastNodes[depth]!;
      else {
        node = node === ROOT ? this.#firstNode(unit) : this.#trie.add(node, unit);
        this.#lastUnits[depth] = unit;
        this.#lastNodes[depth] = node;
      }
      unit = text.charCodeAt(++at);
    }
    // Behind the word nothing is the same as in the one before.
    this.#lastUnits[depth] = -1;
    let frequency = 0;
    if (unit === SPACE) {
      for (unit = text.charCodeAt(++at); unit >= ZERO && unit < ZERO + 10; unit = text.charCodeAt(++at)) {
        frequency = frequency * 10 + unit - ZERO;
      }
    }
    let number = numbers.get(frequency);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(frequency, number);
    }
    if (node >= this.#frequencies.length) this.#grow(node);
    if (node > ROOT) this.#frequencies[node] = number;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }

  #firstNode(unit: number): number {
    if (this.#first[unit]! < 0) this.#first[unit] = this.#trie.add(ROOT, unit);
    return this.#first[unit]!;
  }

  #grow(node: number): void {
    const old = this.#frequencies;
    this.#frequencies = new Uint16Array(Math.max(node + 1, old.length * 2));
    this.#frequencies.set(old);
  }

  #sumOf(frequencies: readonly number[]): number {
    let sum = 0;
    for (const number of this.#frequencies) sum += frequencies[number]!;
    return sum;
  }

  /** The node of the words that begin with a code unit, or -1. */
  first(unit: number): number {
    return this.#first[unit]!;
  }

  /** The node behind another by a code unit, or -1. */
  next(node: number, unit: number): number {
    return this.#trie.child(node, unit);
  }

  /** True where a part of a text is a word. */
  has(text: string, start: number, end: number): boolean {
    let node = this.first(text.charCodeAt(start));
    for (let at = start + 1; node >= 0 && at < end; at++) node = this.next(node, text.charCodeAt(at));
    return node >= 0 && this.#frequencies[node] !== 0;
  }

  /** How likely the word that ends at a node is: ln(its frequency) - ln(sum of all); NaN where none ends. */
  logAt(node: number): number {
    return this.#logs[this.#frequencies[node]!]!;
  }
}
