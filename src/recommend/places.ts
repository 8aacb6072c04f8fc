import { CoarsePlaces } from './coarse-places.js';
import { grown } from './lists.js';
import { dot } from './query.js';

/** The places of rows in the latent space, some of which may have none. */
export class Places {
  /** Length of a place; null until a row has one. */
  #dimensions: number | null = null;
  #rows = 0;
  /** Row i at `i * dimensions`; zeros where there is none. */
  #values: Float32Array = new Float32Array(0);
  #has: Uint8Array = new Uint8Array(16);
  /** Null until a row has a place, and where the machine cannot hold them. */
  #coarse: CoarsePlaces | null = null;

  get dimensions(): number | null {
    return this.#dimensions;
  }

  has(row: number): boolean {
    return this.#has[row] === 1;
  }

  get(row: number): Float32Array | null {
    if (!this.has(row)) return null;
    return this.#values.slice(row * this.#dimensions!, (row + 1) * this.#dimensions!);
  }

  /** Makes room for so many rows in all. */
  makeRoom(rows: number, dimensions: number | null): void {
    if (dimensions !== null) this.#setDimensions(dimensions);
    if (this.#has.length < rows) this.#has = grown(this.#has, new Uint8Array(rows));
    const numbers = rows * (this.#dimensions ?? 0);
    if (this.#values.length < numbers) this.#values = grown(this.#values, new Float32Array(numbers));
    if (this.#coarse?.reserve(rows) === false) this.#coarse = null;
  }

  /** The place of the next row. */
  push(place: Float32Array | null): void {
    const row = this.#rows++;
    const hasRoom = row < this.#has.length && (row + 1) * (this.#dimensions ?? 0) <= this.#values.length;
    if (!hasRoom || (place !== null && this.#dimensions === null)) {
      this.makeRoom(Math.max(64, this.#has.length, row * 2), place === null ? null : place.length);
    }
    if (place === null) return;
    this.#has[row] = 1;
    this.#values.set(place, row * this.#dimensions!);
    this.#coarse?.set(row, place);
  }

  /** The dot product of a place with that of a row; 0 where it has none. */
  dot(place: Float32Array, row: number): number {
    return this.has(row) ? dot(place, this.#values, row * place.length) : 0;
  }

  /**
   * What these are at most: near to what they are, or infinite where the machine has no WebAssembly.
   *
   * @param into one number for each of the rows
   */
  boundDots(place: Float32Array, rows: Int32Array, into: Float64Array): void {
    if (this.#coarse) this.#coarse.bounds(place, rows, into);
    else into.fill(Number.POSITIVE_INFINITY, 0, rows.length);
  }

  #setDimensions(dimensions: number): void {
    if (this.#dimensions !== null) return;
    this.#dimensions = dimensions;
    this.#coarse = CoarsePlaces.open(dimensions);
  }
}
