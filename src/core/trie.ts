import { EdgeTable, NO_NODE } from './edge-table.js';

/** The node that every trie begins with. */
export const ROOT = 0;
/** With so many children a node's are compared one after another; a table answers for those that have more. */
const FEW = 6;

/**
 * A trie over UTF-16 code units that grows. Nodes are whole numbers in the order in which they were made; {@link ROOT} is
 * the first.
 *
 * @example
 * const trie = new Trie();
 * const node = trie.add(ROOT, 'g'.charCodeAt(0));
 * trie.child(ROOT, 'g'.charCodeAt(0)) === node; // true
 */
export class Trie {
  readonly #edges = new EdgeTable();
  /** By node: the node before it and the code unit between them. */
  readonly #parents: number[] = [NO_NODE];
  readonly #units: number[] = [0];

  /** The child of a node by a code unit, or -1 where there is none. */
  child(node: number, unit: number): number {
    return this.#edges.child(node, unit);
  }

  /** The child of a node by a code unit, made where there is none. */
  add(node: number, unit: number): number {
    const known = this.#edges.child(node, unit);
    if (known !== NO_NODE) return known;
    const child = this.#parents.length;
    this.#edges.add(node, unit, child);
    this.#parents.push(node);
    this.#units.push(unit);
    return child;
  }

  /** The same trie for searching only: much smaller, so that it stays in the processor's caches. */
  compact(): CompactTrie {
    return new CompactTrie(this.#parents, this.#units);
  }
}

/**
 * A trie that does not grow. Its nodes are numbered level by level, so that the children of a node follow each other and
 * need no numbers of their own: 6 bytes a node, and a table for the nodes that have many children.
 */
export class CompactTrie {
  /** By node as it was numbered before: its number here. */
  readonly numbers: Int32Array;
  /** By node: its first child; behind its last child is the first of the next node. */
  readonly #firsts: Int32Array;
  /** By node: the code unit before it. */
  readonly #units: Uint16Array;
  readonly #busy = new EdgeTable();

  constructor(parents: readonly number[], units: readonly number[]) {
    const { starts, children } = childrenOf(parents);
    this.numbers = new Int32Array(parents.length);
    this.#firsts = new Int32Array(parents.length + 1);
    this.#units = new Uint16Array(parents.length);
    const before = new Int32Array(parents.length);
    let next = 1;
    for (let node = 0; node < parents.length; node++) {
      const old = before[node]!;
      const [from, to] = [starts[old]!, starts[old + 1]!];
      this.numbers[old] = node;
      this.#firsts[node] = next;
      for (let i = from; i < to; i++, next++) {
        const child = children[i]!;
        before[next] = child;
        this.#units[next] = units[child]!;
        if (to - from > FEW) this.#busy.add(node, units[child]!, next);
      }
    }
    this.#firsts[parents.length] = next;
  }

  /** The child of a node by a code unit, or -1 where there is none. */
  child(node: number, unit: number): number {
    const from = this.#firsts[node]!;
    const to = this.#firsts[node + 1]!;
    if (to - from > FEW) return this.#busy.child(node, unit);
    for (let child = from; child < to; child++) if (this.#units[child] === unit) return child;
    return NO_NODE;
  }
}

/** The children of all nodes one after another; those of a node are at `starts[node]` to `starts[node + 1]`. */
function childrenOf(parents: readonly number[]): { readonly starts: Int32Array; readonly children: Int32Array } {
  const starts = new Int32Array(parents.length + 1);
  for (let node = 1; node < parents.length; node++) starts[parents[node]! + 1]! += 1;
  for (let node = 0; node < parents.length; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const children = new Int32Array(parents.length);
  for (let node = 1; node < parents.length; node++) children[next[parents[node]!]!++] = node;
  return { starts, children };
}
