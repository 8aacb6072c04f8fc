import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobprismError, reasonOf } from '../../core/errors.js';
import type { ByteStore } from './byte-store.js';

/**
 * Keeps bytes in a temporary file. The file loses its name as soon as it is open, so that the system takes it back
 * whatever becomes of the process; where that is not allowed, as on Windows, it goes when the store is closed.
 */
export class FileStore implements ByteStore {
  readonly #path = join(tmpdir(), `jobprism-${randomUUID()}.tmp`);
  readonly #file: number;
  readonly #named: boolean;
  #size = 0;
  #closed = false;

  /** @throws JobprismError TEMPORARY_UNWRITABLE, as `append` and `read` do */
  constructor() {
    this.#file = this.#guarded(() => openSync(this.#path, 'wx+', 0o600));
    this.#named = !isUnlinked(this.#path);
  }

  get size(): number {
    return this.#size;
  }

  append(bytes: Uint8Array): void {
    this.#guarded(() => {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file, bytes, done, bytes.length - done, this.#size + done);
      }
    });
    this.#size += bytes.length;
  }

  read(from: number, to: number, room?: Uint8Array): Uint8Array {
    const length = to - from;
    const bytes = room && room.length >= length ? room.subarray(0, length) : new Uint8Array(length);
    this.#guarded(() => {
      for (let done = 0; done < bytes.length; ) {
        const count = readSync(this.#file, bytes, done, bytes.length - done, from + done);
        if (count === 0) throw new Error('it is shorter than what was written');
        done += count;
      }
    });
    return bytes;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
    if (this.#named) rmSync(this.#path, { force: true });
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new JobprismError('TEMPORARY_UNWRITABLE', { path: this.#path, reason: reasonOf(error) }, error);
    }
  }
}

function isUnlinked(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    // An open file keeps its name there.
    return false;
  }
}
