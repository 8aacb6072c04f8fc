/** A row with what it is ranked by. */
export interface RankedRow {
  readonly row: number;
  /** Score in millionths. */
  readonly score: number;
}

/** The best rows met so far, at most so many: by score, ties by id in code-unit order. A heap with the worst of them on top. */
export class BestRows {
  readonly #most: number;
  readonly #ids: readonly string[];
  readonly #heap: RankedRow[] = [];

  constructor(most: number, ids: readonly string[]) {
    this.#most = most;
    this.#ids = ids;
  }

  /** The score that a row must reach to be among them; -1 as long as any is. */
  get least(): number {
    return this.#heap.length < this.#most ? -1 : this.#heap[0]!.score;
  }

  offer(row: number, score: number): void {
    if (score < this.least) return;
    const ranked = { row, score };
    if (this.#heap.length < this.#most) {
      this.#heap.push(ranked);
      this.#rise(this.#heap.length - 1);
    } else if (this.#isBetter(ranked, this.#heap[0]!)) {
      this.#heap[0] = ranked;
      this.#sink(0);
    }
  }

  /** The best first. */
  sorted(): RankedRow[] {
    return [...this.#heap].sort((a, b) => (this.#isBetter(a, b) ? -1 : 1));
  }

  #isBetter(a: RankedRow, b: RankedRow): boolean {
    return a.score !== b.score ? a.score > b.score : this.#ids[a.row]! < this.#ids[b.row]!;
  }

  #rise(at: number): void {
    const heap = this.#heap;
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#isBetter(heap[parent]!, heap[child]!)) return;
      [heap[parent], heap[child]] = [heap[child]!, heap[parent]!];
      child = parent;
    }
  }

  #sink(at: number): void {
    const heap = this.#heap;
    for (let parent = at; ; ) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && this.#isBetter(heap[worst]!, heap[child]!)) worst = child;
      }
      if (worst === parent) return;
      [heap[parent], heap[worst]] = [heap[worst]!, heap[parent]!];
      parent = worst;
    }
  }
}
