import { growMemory, moduleFrom, takeMemory } from '../core/wasm.js';
import base64 from './coarse-dots.wasm';

/** What assembly/coarse-dots.ts exports; arrays are given by their addresses. */
interface Exports {
  readonly coarseDots: (
    query: number,
    cells: number,
    stride: number,
    list: number,
    count: number,
    into: number,
  ) => void;
}

/** Numbers that the kernel takes at a time; rows are filled up to a multiple of it. */
const LANES = 16;
/** Greatest number of a row. */
const ROW_MOST = 127;
/** Greatest number of what they are compared with: finer, so that the rows alone make the error; sums of up to 16,000 such products fit into 32 bits. */
const QUERY_MOST = 1023;
const MOST_DIMENSIONS = 16_000;
/** Rows a call. */
const BATCH = 4096;
/** Share of both lengths that is added to a bound for what is lost in adding up numbers of 64 bits. */
const SLACK = 1e-9;
/** By row: what a unit of its numbers is worth, its length, and how far its numbers are from it. */
const MEASURES = 3;

/** Null before it was asked for; its module is null where the machine has no WebAssembly with SIMD. */
let compiled: { readonly module: WebAssembly.Module | null } | null = null;

/**
 * Places in a byte a number, and how far their dot products with another place can be from the true ones: enough to pass over
 * most rows without looking at a place itself, four times as large.
 *
 * A row x is kept as x' = s · n, with n whole and of at most 127; a place p that is compared with it likewise, with at most 1023.
 * By the inequality of Cauchy and Schwarz
 *
 *     p · x <= p' · x' + |p - p'| · |x| + |p'| · |x - x'|
 */
export class CoarsePlaces {
  readonly #stride: number;
  readonly #memory: WebAssembly.Memory;
  readonly #dots: Exports['coarseDots'];
  /** Where the numbers of the rows begin: behind those of a query, and a list of rows with their sums. */
  readonly #cells: number;
  #measures: Float64Array = new Float64Array(0);

  /**
   * @param dimensions length of a place
   * @returns null where the machine has no WebAssembly with SIMD, or not the memory
   */
  static open(dimensions: number): CoarsePlaces | null {
    if (dimensions > MOST_DIMENSIONS) return null;
    compiled ??= { module: moduleFrom(base64) };
    const stride = Math.ceil(dimensions / LANES) * LANES;
    const memory = compiled.module && takeMemory(cellsAt(stride));
    return compiled.module && memory && new CoarsePlaces(compiled.module, memory, stride);
  }

  private constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, stride: number) {
    const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
    this.#memory = memory;
    this.#stride = stride;
    this.#dots = exports.coarseDots;
    this.#cells = cellsAt(stride);
  }

  /** Makes room for so many rows; false where it cannot be had. */
  reserve(rows: number): boolean {
    if (this.#measures.length >= rows * MEASURES) return true;
    if (!growMemory(this.#memory, this.#cells + rows * this.#stride)) return false;
    const larger = new Float64Array(rows * MEASURES);
    larger.set(this.#measures);
    this.#measures = larger;
    return true;
  }

  /** Keeps the place of a row that there is room for. */
  set(row: number, place: Float32Array): void {
    const cells = new Int8Array(this.#memory.buffer, this.#cells + row * this.#stride, place.length);
    const { unit, length, error } = rounded(place, ROW_MOST, cells);
    this.#measures.set([unit, length, error], row * MEASURES);
  }

  /**
   * Upper bounds of the dot products of a place with those of some rows.
   *
   * @param rows numbers of rows; a row that has no place counts as one of zeros
   * @param into one number for each of them
   */
  bounds(place: Float32Array, rows: Int32Array, into: Float64Array): void {
    const { buffer } = this.#memory;
    const query = new Int16Array(buffer, 0, this.#stride).fill(0);
    const { unit, length, error } = rounded(place, QUERY_MOST, query);
    const coarseLength = length + error;
    const list = new Int32Array(buffer, this.#stride * Int16Array.BYTES_PER_ELEMENT, BATCH);
    const sums = new Int32Array(buffer, list.byteOffset + list.byteLength, BATCH);
    const measures = this.#measures;
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.subarray(from, from + BATCH);
      list.set(batch);
      this.#dots(query.byteOffset, this.#cells, this.#stride, list.byteOffset, batch.length, sums.byteOffset);
      for (let i = 0; i < batch.length; i++) {
        const at = batch[i]! * MEASURES;
        const near = sums[i]! * (unit * measures[at]!);
        into[from + i] = near + (error + SLACK * coarseLength) * measures[at + 1]! + coarseLength * measures[at + 2]!;
      }
    }
  }
}

function cellsAt(stride: number): number {
  return stride * Int16Array.BYTES_PER_ELEMENT + 2 * BATCH * Int32Array.BYTES_PER_ELEMENT;
}

/** Writes a place in whole numbers. */
function rounded(
  place: Float32Array,
  most: number,
  into: Int8Array | Int16Array,
): { readonly unit: number; readonly length: number; readonly error: number } {
  let greatest = 0;
  for (let i = 0; i < place.length; i++) greatest = Math.max(greatest, Math.abs(place[i]!));
  const unit = greatest / most;
  const perUnit = unit === 0 ? 0 : 1 / unit;
  let [squares, errors] = [0, 0];
  for (let i = 0; i < place.length; i++) {
    const value = place[i]!;
    const whole = Math.round(value * perUnit);
    into[i] = whole;
    squares += value * value;
    errors += (value - whole * unit) * (value - whole * unit);
  }
  return { unit, length: Math.sqrt(squares), error: Math.sqrt(errors) };
}
