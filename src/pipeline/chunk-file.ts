import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobprismError, reasonOf } from '../core/errors.js';
import { bytesOf, type ChunkStore, type PackedChunk } from './chunk-store.js';

/** How much a {@link spillingStore} keeps in memory, and where it puts the rest. */
export interface SpillOptions {
  /** Bytes of chunks that stay in memory; those beyond go to a file. */
  readonly memoryBytes: number;
  /** Folder of the file. Default: the system's folder for temporary files. */
  readonly folder?: string | undefined;
}

interface Place {
  readonly at: number;
  readonly documents: number;
  readonly occurrences: number;
}

/**
 * Keeps the first chunks in memory and the others in one temporary file. The file loses its name as soon as it is open,
 * so that the system takes it back however the run ends; a system that does not allow that has it removed by `close`.
 *
 * @throws JobprismError OUTPUT_UNWRITABLE, from `append` and `chunks`, where the file cannot be written or read
 * @example
 * const terms = new TermCollector(spillingStore({ memoryBytes: 256 * 2 ** 20 }));
 */
export function spillingStore({ memoryBytes, folder = tmpdir() }: SpillOptions): ChunkStore {
  const kept: PackedChunk[] = [];
  let held = 0;
  let file: ChunkFile | null = null;
  return {
    append: (chunk) => {
      held += bytesOf(chunk);
      // Once one is in the file all further ones are, or they would change their order.
      if (file === null && held <= memoryBytes) {
        kept.push(chunk);
        return;
      }
      file ??= new ChunkFile(join(folder, `jobprism-${randomUUID()}.tmp`));
      file.append(chunk);
    },
    *chunks() {
      yield* kept;
      if (file) yield* file.chunks();
    },
    close: () => {
      kept.length = 0;
      file?.close();
      file = null;
    },
  };
}

/** Chunks one after the other in a file of the machine's own byte order: nobody else reads it. */
class ChunkFile {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #places: Place[] = [];
  #end = 0;

  constructor(path: string) {
    this.#path = path;
    this.#descriptor = this.#try(() => openSync(path, 'wx+', 0o600));
    this.#unlink();
  }

  append({ starts, ids, marks }: PackedChunk): void {
    this.#places.push({ at: this.#end, documents: starts.length - 1, occurrences: ids.length });
    for (const part of [starts, ids, marks]) this.#write(bytes(part));
  }

  *chunks(): Generator<PackedChunk> {
    for (const { at, documents, occurrences } of this.#places) {
      const starts = new Int32Array(documents + 1);
      const ids = new Int32Array(occurrences);
      const marks = new Uint8Array(occurrences);
      let from = at;
      for (const part of [starts, ids, marks]) from = this.#read(bytes(part), from);
      yield { starts, ids, marks };
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#unlink();
  }

  #write(part: Uint8Array): void {
    for (let done = 0; done < part.length; ) {
      const rest = part.length - done;
      const written = this.#try(() => writeSync(this.#descriptor, part, done, rest, this.#end));
      done += written;
      this.#end += written;
    }
  }

  /** Fills `part` and returns the place behind. */
  #read(part: Uint8Array, from: number): number {
    for (let done = 0; done < part.length; ) {
      const rest = part.length - done;
      const read = this.#try(() => readSync(this.#descriptor, part, done, rest, from + done));
      if (read === 0) throw this.#failure(new Error('the file is shorter than what was written'));
      done += read;
    }
    return from + part.length;
  }

  /** Takes the file's name away; where that is not allowed while it is open, `close` does. */
  #unlink(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // Left until it is closed.
    }
  }

  #try<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #failure(error: unknown): JobprismError {
    return new JobprismError('OUTPUT_UNWRITABLE', { path: this.#path, reason: reasonOf(error) }, error);
  }
}

function bytes(part: Int32Array | Uint8Array): Uint8Array {
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
