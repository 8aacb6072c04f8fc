const FIRST_SLOTS = 1024;
/** Half of the slots and more stay empty, so that a search ends after few steps. */
const MOST_FILLED = 0.5;
const FREE = 0;

/**
 * The ids of a run, each of which may be given to one job only. Of an id its hash is kept, 53 bits, and how often it
 * came: 24 to 48 bytes a job, however long ids are and however many. Two ids of one hash are taken for one, so the later
 * of them gets a number that it would not have needed; of ten million jobs that happens in one run of some 200. That
 * two jobs have one id cannot happen.
 *
 * @example
 * const ids = new Ids();
 * ids.free('a'); // 'a'
 * ids.free('a'); // 'a#2'
 */
export class Ids {
  /** Open addressing (Knuth, The Art of Computer Programming vol. 3, 1973, section 6.4); 0 is a free slot. */
  #hashes = new Float64Array(FIRST_SLOTS);
  /** By slot: how often the id came. */
  #counts = new Uint32Array(FIRST_SLOTS);
  #filled = 0;

  /** The id itself the first time, then `id#2`, `id#3` and so on, without those that are taken. */
  free(id: string): string {
    const slot = this.#slotOf(hash53(id));
    let count = this.#counts[slot]!;
    let free = id;
    while (this.#isTaken(free)) free = `${id}#${++count}`;
    if (free === id) this.#enter(id);
    else {
      this.#counts[slot] = count;
      this.#enter(free);
    }
    return free;
  }

  #isTaken(id: string): boolean {
    return this.#hashes[this.#slotOf(hash53(id))] !== FREE;
  }

  #enter(id: string): void {
    const slot = this.#slotOf(hash53(id));
    this.#hashes[slot] = hash53(id);
    this.#counts[slot] = 1;
    if (++this.#filled > MOST_FILLED * this.#hashes.length) this.#grow();
  }

  /** The slot of a hash, or the free one where it would stand. */
  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = (hash >>> 0) & mask;
    while (this.#hashes[slot] !== FREE && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [hashes, counts] = [this.#hashes, this.#counts];
    this.#hashes = new Float64Array(2 * hashes.length);
    this.#counts = new Uint32Array(2 * hashes.length);
    hashes.forEach((hash, from) => {
      if (hash === FREE) return;
      const slot = this.#slotOf(hash);
      this.#hashes[slot] = hash;
      this.#counts[slot] = counts[from]!;
    });
  }
}

/** 53 bits of a text, never 0: two multiplicative hashes side by side (bryc, cyrb53, 2018, in the public domain). */
function hash53(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0) || 1;
}
