import type { CsrMatrix } from '../core/csr.js';
import type { ByteStore } from './storage/byte-store.js';
import type { VectorStage } from './vector-stage.js';

/** The places of the rows of a run in the latent space. */
export interface KeptPlaces {
  /** Of length 1; null where there is no such space, or the row has no term of the vocabulary. */
  of(row: number): Float32Array | null;
  /** Gives up what it holds. */
  close(): void;
}

/**
 * Keeps the places of all rows for when the terms of the run are given up. Where every row was clustered they are there
 * anyway; beyond a sample they are made once more and put into the store.
 *
 * @param store closed with the places
 */
export function keptPlaces({ sample, matrix, blocks, dimensions }: VectorStage, store: ByteStore): KeptPlaces {
  if (dimensions === null) return { of: () => null, close: () => store.close() };
  if (sample === null) return { of: (row) => placeOf(matrix, row), close: () => store.close() };
  const length = dimensions * Float32Array.BYTES_PER_ELEMENT;
  for (const { matrix: block } of blocks()) {
    for (let row = 0; row < block.rows; row++) {
      const place = placeOf(block, row) ?? new Float32Array(dimensions);
      store.append(new Uint8Array(place.buffer));
    }
  }
  return {
    of(row) {
      const place = new Float32Array(store.read(row * length, (row + 1) * length).slice().buffer);
      return place.every((value) => value === 0) ? null : place;
    },
    close: () => store.close(),
  };
}

function placeOf({ cols, indptr, indices, data }: CsrMatrix, row: number): Float32Array | null {
  const [start, end] = [indptr[row]!, indptr[row + 1]!];
  if (start === end) return null;
  const place = new Float32Array(cols);
  for (let p = start; p < end; p++) place[indices[p]!] = data[p]!;
  return place;
}
