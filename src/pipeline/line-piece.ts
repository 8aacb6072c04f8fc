/** From so many bytes on a piece is full. */
const FULL = 256 * 1024;
const ENCODER = new TextEncoder();

/** Gathers lines for a file, piece after piece in the same room. */
export class LinePiece {
  #room = new Uint8Array(2 * FULL);
  #filled = 0;

  get isFull(): boolean {
    return this.#filled >= FULL;
  }

  get isEmpty(): boolean {
    return this.#filled === 0;
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#room.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  addText(text: string): void {
    // A UTF-16 unit becomes three bytes at most.
    this.#makeRoom(3 * text.length);
    this.#filled += ENCODER.encodeInto(text, this.#room.subarray(this.#filled)).written;
  }

  /** What was gathered, and begins anew: what is added next is written over it. */
  take(): Uint8Array {
    const piece = this.#room.subarray(0, this.#filled);
    this.#filled = 0;
    return piece;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#filled + bytes;
    if (needed <= this.#room.length) return;
    const room = new Uint8Array(2 * needed);
    room.set(this.#room.subarray(0, this.#filled));
    this.#room = room;
  }
}
