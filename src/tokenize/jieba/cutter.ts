import type { Dictionary } from './dictionary.js';
import type { HiddenMarkov } from './hidden-markov.js';

/** What stands for a word that the dictionary does not have, or of which that was not asked. */
export const NO_NODE = -1;

// What single characters side by side are cut into where they may be a word that the dictionary does not have: characters
// that the model knows (most of these), a name or a number, and what is neither.
const UNKNOWN_PIECE = /([\u4e00-\u9fd5]+)|[a-zA-Z0-9]+(?:[^\u4e00-\u9fd5]\d+)?%?|[^\u4e00-\u9fd5a-zA-Z0-9]+/gu;

/**
 * jieba's way to cut a text: of all ways to lay words of the dictionary side by side the likeliest one, by the product of
 * their frequencies, and of equally likely ones that with the longer word first. Single characters that remain side by
 * side are joined by a hidden Markov model. Cuts as `cut(text, true)` of jieba-rs 0.10 does, with which the project is
 * tested.
 */
export class Cutter {
  readonly #dictionary: Dictionary;
  readonly #model: HiddenMarkov;
  /** By place in the part: the likelihood of the best way from there to its end. */
  #likelihoods = new Float64Array(256);
  /** By place in the part: where the first word of that way ends, and its node in the dictionary. */
  #nexts = new Int32Array(256);
  #firsts = new Int32Array(256);
  #ends = new Int32Array(256);
  #nodes = new Int32Array(256);
  #count = 0;

  constructor(dictionary: Dictionary, model: HiddenMarkov) {
    this.#dictionary = dictionary;
    this.#model = model;
  }

  /** Places of the text at which the words end of the part that was cut last. */
  get ends(): Int32Array {
    return this.#ends;
  }

  /** The nodes of these words in the dictionary, {@link NO_NODE} for those that the model found. */
  get nodes(): Int32Array {
    return this.#nodes;
  }

  /**
   * Cuts a part of a text.
   *
   * @param start where the part begins; it holds letters, digits and signs of names only
   * @returns the number of its words; where they end is in {@link ends} up to the next cut
   */
  cut(text: string, start: number, end: number): number {
    if (this.#nexts.length <= end - start) this.#grow((end - start) * 2);
    this.#weigh(text, start, end);
    this.#count = 0;
    let single = -1;
    for (let at = start; at < end; ) {
      const next = this.#nexts[at - start]!;
      if (next - at === widthAt(text, at)) {
        if (single < 0) single = at;
      } else {
        if (single >= 0) this.#joinSingles(text, single, at);
        single = -1;
        this.#add(next, this.#firsts[at - start]!);
      }
      at = next;
    }
    if (single >= 0) this.#joinSingles(text, single, end);
    return this.#count;
  }

  #weigh(text: string, start: number, end: number): void {
    const dictionary = this.#dictionary;
    const [likelihoods, nexts, firsts] = [this.#likelihoods, this.#nexts, this.#firsts];
    likelihoods[end - start] = 0;
    for (let from = end - 1; from >= start; from--) {
      const unit = text.charCodeAt(from);
      let best = Number.NEGATIVE_INFINITY;
      let next = -1;
      // Not a number where no word ends, so that nothing compares.
      const alone = dictionary.logOfSingle(unit) + likelihoods[from + 1 - start]!;
      if (alone >= best) {
        best = alone;
        next = from + 1;
      }
      let first = NO_NODE;
      if (from + 1 < end && dictionary.mayBegin(unit, text.charCodeAt(from + 1))) {
        let node = dictionary.first(unit);
        for (let at = from + 1; at < end && node >= 0; at++) {
          const edge = dictionary.find(node, text.charCodeAt(at));
          if (edge < 0) break;
          node = dictionary.nodeIn(edge);
          const likelihood = dictionary.logIn(edge) + likelihoods[at + 1 - start]!;
          if (likelihood >= best) {
            best = likelihood;
            next = at + 1;
            first = node;
          }
        }
      }
      if (next < 0) {
        next = from + widthAt(text, from);
        best = dictionary.unseen + likelihoods[next - start]!;
      }
      likelihoods[from - start] = best;
      nexts[from - start] = next;
      firsts[from - start] = first;
    }
  }

  /** Single characters side by side: one alone is a word, and so is each of several that are a word together. */
  #joinSingles(text: string, start: number, end: number): void {
    if (end - start === widthAt(text, start)) this.#add(end, NO_NODE);
    else if (this.#dictionary.has(text, start, end)) {
      for (let at = start; at < end; ) {
        at += widthAt(text, at);
        this.#add(at, NO_NODE);
      }
    } else {
      for (const { 0: piece, 1: known, index } of text.slice(start, end).matchAll(UNKNOWN_PIECE)) {
        const [from, to] = [start + index, start + index + piece.length];
        if (known) this.#addUnknown(text, from, to);
        else this.#add(to, NO_NODE);
      }
    }
  }

  #addUnknown(text: string, start: number, end: number): void {
    const next = this.#model.cut(text, start, end, this.#ends, this.#count);
    this.#nodes.fill(NO_NODE, this.#count, next);
    this.#count = next;
  }

  #add(end: number, node: number): void {
    this.#ends[this.#count] = end;
    this.#nodes[this.#count++] = node;
  }

  #grow(length: number): void {
    this.#likelihoods = new Float64Array(length);
    this.#nexts = new Int32Array(length);
    this.#firsts = new Int32Array(length);
    this.#ends = new Int32Array(length);
    this.#nodes = new Int32Array(length);
  }
}

/** Code units of the character at a place: 2 for the rare ones outside the basic plane. */
function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
}
