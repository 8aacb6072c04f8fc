const EMPTY = -1;
const FIRST_SLOTS = 64;

/**
 * The edges of a trie over UTF-16 code units in one open-addressed hash table (linear probing; Knuth, The Art of
 * Computer Programming vol. 3, 1973, section 6.4). Ten bytes a slot; a Map in each node would take some twenty times
 * that.
 *
 * Nodes are whole numbers in the order in which they were made; {@link ROOT} is the first.
 *
 * @example
 * const trie = new Trie();
 * const node = trie.add(ROOT, 'g'.charCodeAt(0));
 * trie.child(ROOT, 'g'.charCodeAt(0)) === node; // true
 */
export class Trie {
  #nodes = 1;
  #mask = FIRST_SLOTS - 1;
  #parents = new Int32Array(FIRST_SLOTS).fill(EMPTY);
  #units = new Uint16Array(FIRST_SLOTS);
  #children = new Int32Array(FIRST_SLOTS);

  /** The child of a node by a code unit, or -1 where there is none. */
  child(node: number, unit: number): number {
    for (let slot = slotOf(node, unit, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const parent = this.#parents[slot]!;
      if (parent === EMPTY) return EMPTY;
      if (parent === node && this.#units[slot] === unit) return this.#children[slot]!;
    }
  }

  /** The child of a node by a code unit, made where there is none. */
  add(node: number, unit: number): number {
    const known = this.child(node, unit);
    if (known !== EMPTY) return known;
    // Half of the slots stay empty, so that a search ends after few steps.
    if (this.#nodes * 2 > this.#mask) this.#grow();
    const child = this.#nodes++;
    this.#put(node, unit, child);
    return child;
  }

  #put(node: number, unit: number, child: number): void {
    let slot = slotOf(node, unit, this.#mask);
    while (this.#parents[slot] !== EMPTY) slot = (slot + 1) & this.#mask;
    this.#parents[slot] = node;
    this.#units[slot] = unit;
    this.#children[slot] = child;
  }

  #grow(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children];
    const slots = parents.length * 2;
    this.#mask = slots - 1;
    this.#parents = new Int32Array(slots).fill(EMPTY);
    this.#units = new Uint16Array(slots);
    this.#children = new Int32Array(slots);
    for (let slot = 0; slot < parents.length; slot++) {
      if (parents[slot] !== EMPTY) this.#put(parents[slot]!, units[slot]!, children[slot]!);
    }
  }
}

/** The node that every trie begins with. */
export const ROOT = 0;

function slotOf(node: number, unit: number, mask: number): number {
  const mixed = Math.imul(node ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}
