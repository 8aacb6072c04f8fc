const FIRST_SLOTS = 1_024;

/**
 * Numbers by pairs of numbers, in flat arrays: a Map takes a joined key, which is no small integer, and so several times
 * the time and memory. Pairs are of integers from 0 up.
 */
export class PairTable {
  #size = 0;
  /** By slot: the pair, -1 where the slot is free. */
  #lefts = new Int32Array(FIRST_SLOTS).fill(-1);
  #rights = new Int32Array(FIRST_SLOTS);
  #values = new Int32Array(FIRST_SLOTS);

  /** The number of a pair; 0 where it has none. */
  get(left: number, right: number): number {
    return this.#values[this.#slotOf(left, right)]!;
  }

  set(left: number, right: number, value: number): void {
    // Taken first: to take a slot may put other arrays in the place of these.
    const slot = this.#take(left, right);
    this.#values[slot] = value;
  }

  /** Adds 1 to the number of a pair. */
  count(left: number, right: number): void {
    const slot = this.#take(left, right);
    this.#values[slot]! += 1;
  }

  /** Tells every pair, in no order that means anything. */
  forEach(tell: (left: number, right: number, value: number) => void): void {
    this.#lefts.forEach((left, slot) => {
      if (left >= 0) tell(left, this.#rights[slot]!, this.#values[slot]!);
    });
  }

  #take(left: number, right: number): number {
    const slot = this.#slotOf(left, right);
    if (this.#lefts[slot] !== -1) return slot;
    // Half of the slots stay free, so that few pairs have to look further.
    if (2 * this.#size >= this.#lefts.length) {
      this.#grow();
      return this.#take(left, right);
    }
    this.#size++;
    this.#lefts[slot] = left;
    this.#rights[slot] = right;
    return slot;
  }

  /** The slot of a pair, or the free one that it would take. */
  #slotOf(left: number, right: number): number {
    const last = this.#lefts.length - 1;
    let slot = hashOf(left, right) & last;
    while (this.#lefts[slot] !== -1 && (this.#lefts[slot] !== left || this.#rights[slot] !== right)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #grow(): void {
    const [lefts, rights, values] = [this.#lefts, this.#rights, this.#values];
    this.#lefts = new Int32Array(2 * lefts.length).fill(-1);
    this.#rights = new Int32Array(2 * lefts.length);
    this.#values = new Int32Array(2 * lefts.length);
    this.#size = 0;
    lefts.forEach((left, slot) => {
      if (left >= 0) this.set(left, rights[slot]!, values[slot]!);
    });
  }
}

/** 32 bits that depend on all bits of both numbers. */
export function hashOf(left: number, right: number): number {
  const mixed = Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ (mixed >>> 13);
}
