/** What stands for no node. */
export const NO_NODE = -1;

const FIRST_SLOTS = 64;
/** A slot is a node, a code unit and the child, side by side: a search waits for memory once and not three times. */
const SLOT = 3;

/**
 * Edges of a trie in one open-addressed hash table (linear probing; Knuth, The Art of Computer Programming vol. 3, 1973,
 * section 6.4). Twelve bytes a slot; a Map in each node would take some twenty times that.
 */
export class EdgeTable {
  #edges = 0;
  #mask = FIRST_SLOTS - 1;
  #slots = new Int32Array(FIRST_SLOTS * SLOT).fill(NO_NODE);

  /** The child of a node by a code unit, or -1 where there is none. */
  child(node: number, unit: number): number {
    const slots = this.#slots;
    for (let slot = slotOf(node, unit, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const parent = slots[slot * SLOT]!;
      if (parent === NO_NODE) return NO_NODE;
      if (parent === node && slots[slot * SLOT + 1] === unit) return slots[slot * SLOT + 2]!;
    }
  }

  /** Adds an edge that is not there yet. */
  add(node: number, unit: number, child: number): void {
    // Half of the slots stay empty, so that a search ends after few steps.
    if (++this.#edges * 2 > this.#mask) this.#grow();
    this.#put(node, unit, child);
  }

  #put(node: number, unit: number, child: number): void {
    let slot = slotOf(node, unit, this.#mask);
    while (this.#slots[slot * SLOT] !== NO_NODE) slot = (slot + 1) & this.#mask;
    this.#slots[slot * SLOT] = node;
    this.#slots[slot * SLOT + 1] = unit;
    this.#slots[slot * SLOT + 2] = child;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(NO_NODE);
    this.#mask = this.#slots.length / SLOT - 1;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at] !== NO_NODE) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

function slotOf(node: number, unit: number, mask: number): number {
  const mixed = Math.imul(node ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}
