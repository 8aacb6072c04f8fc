/** Bytes that are written once, one piece behind the other, and read again. */
export interface ByteStore {
  /** Bytes held so far. */
  readonly size: number;
  append(bytes: Uint8Array): void;
  /**
   * Bytes `from` to `to`, all of one piece.
   *
   * @param room may be used for them, where it is large enough
   */
  read(from: number, to: number, room?: Uint8Array): Uint8Array;
  /** Gives up what it holds; a second time does nothing. */
  close(): void;
}

/** Keeps bytes in memory. */
export class MemoryStore implements ByteStore {
  readonly #pieces: Uint8Array[] = [];
  readonly #starts: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All of it, in order. */
  get pieces(): readonly Uint8Array[] {
    return this.#pieces;
  }

  append(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    // A view would hold all of what it looks at.
    this.#pieces.push(bytes.byteLength < bytes.buffer.byteLength ? bytes.slice() : bytes);
    this.#starts.push(this.#size);
    this.#size += bytes.length;
  }

  read(from: number, to: number): Uint8Array {
    if (to === from) return new Uint8Array(0);
    const piece = this.#pieceAt(from);
    const start = this.#starts[piece]!;
    return this.#pieces[piece]!.subarray(from - start, to - start);
  }

  close(): void {
    this.#pieces.length = 0;
    this.#starts.length = 0;
  }

  /** The last piece that begins at or before a place. */
  #pieceAt(place: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
