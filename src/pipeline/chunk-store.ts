/** Some documents as their terms, packed for keeping. */
export interface PackedChunk {
  /** The terms of document i are `ids[starts[i]]` to `ids[starts[i + 1]]`; `starts[0]` is 0. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** By occurrence: 1 where it stands side by side with the one before it, and twice the number of its weight. */
  readonly marks: Uint8Array;
}

/** Where the terms of a run are kept. */
export interface ChunkStore {
  append(chunk: PackedChunk): void;
  /** What was appended, in order, from the first each time. */
  chunks(): Iterable<PackedChunk>;
  /** Gives back what it holds; nothing can be asked of it afterwards. */
  close(): void;
}

/** Keeps chunks in memory. */
export function memoryStore(): ChunkStore {
  const kept: PackedChunk[] = [];
  return {
    append: (chunk) => {
      kept.push(chunk);
    },
    chunks: () => kept,
    close: () => {
      kept.length = 0;
    },
  };
}

/** Bytes of the arrays of a chunk. */
export function bytesOf({ starts, ids, marks }: PackedChunk): number {
  return starts.byteLength + ids.byteLength + marks.byteLength;
}
