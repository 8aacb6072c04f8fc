const EMPTY = -1;
const FIRST_SLOTS = 64;
/** A slot is a node, a code unit and the child, side by side: a search waits for memory once and not three times. */
const SLOT = 3;

/**
 * The edges of a trie over UTF-16 code units in one open-addressed hash table (linear probing; Knuth, The Art of
 * Computer Programming vol. 3, 1973, section 6.4). Twelve bytes a slot; a Map in each node would take some twenty times
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
  #mask: number;
  #slots: Int32Array;

  /** @param expected about how many nodes will be made; with more the table grows. Default: few. */
  constructor(expected = 0) {
    let slots = FIRST_SLOTS;
    while (slots < expected * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots * SLOT).fill(EMPTY);
  }

  /** The child of a node by a code unit, or -1 where there is none. */
  child(node: number, unit: number): number {
    const slots = this.#slots;
    for (let slot = slotOf(node, unit, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const parent = slots[slot * SLOT]!;
      if (parent === EMPTY) return EMPTY;
      if (parent === node && slots[slot * SLOT + 1] === unit) return slots[slot * SLOT + 2]!;
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
    while (this.#slots[slot * SLOT] !== EMPTY) slot = (slot + 1) & this.#mask;
    this.#slots[slot * SLOT] = node;
    this.#slots[slot * SLOT + 1] = unit;
    this.#slots[slot * SLOT + 2] = child;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(EMPTY);
    this.#mask = this.#slots.length / SLOT - 1;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at] !== EMPTY) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

/** The node that every trie begins with. */
export const ROOT = 0;

function slotOf(node: number, unit: number, mask: number): number {
  const mixed = Math.imul(node ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}
