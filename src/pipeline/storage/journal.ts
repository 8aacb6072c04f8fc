import { createHash } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { JobprismError, reasonOf } from '../../core/errors.js';
import { makeFolder } from './make-folder.js';

/** Where a folder keeps the journal of a run that is not done; hidden, so that it is never taken for input. */
const FOLDER = '.jobprism-resume';
/** Length of an entry, and the beginning of its digest. */
const FRAME = 12;
const LENGTH = 4;

/**
 * What a run has done, entry by entry, so that it can be taken up again. An entry counts once it is whole: what a crash
 * cut off at the end is dropped. The first entry says what run it is; nothing is kept of a run that came no further.
 */
export class Journal {
  readonly #folder: string;
  readonly #file: number;
  #entries = 0;
  /** Where the entry that is read or written next begins. */
  #place = 0;
  #reading = true;
  #closed = false;

  private constructor(folder: string, file: number) {
    this.#folder = folder;
    this.#file = file;
  }

  /**
   * @param out folder of the results, which is made if it is not there
   * @throws JobprismError OUTPUT_UNWRITABLE, as its methods do
   */
  static async open(out: string): Promise<Journal> {
    const folder = join(out, FOLDER);
    try {
      await makeFolder(folder);
      return new Journal(folder, openEither(join(folder, 'journal')));
    } catch (error) {
      throw unwritable(folder, error);
    }
  }

  /** The next entry of the run that was interrupted; undefined where there is none, and ever after. */
  next(): unknown {
    if (!this.#reading || this.#closed) return undefined;
    return this.#guarded(() => {
      const frame = this.#bytes(FRAME);
      const body = frame && this.#bytes(frame.readUInt32LE(0), FRAME);
      if (frame && body && digestOf(body).equals(frame.subarray(LENGTH))) {
        this.#place += FRAME + body.length;
        this.#entries++;
        return deserialize(body) as unknown;
      }
      this.#reading = false;
      if (fstatSync(this.#file).size > this.#place) ftruncateSync(this.#file, this.#place);
      return undefined;
    });
  }

  /** Adds an entry behind the last one. Once the journal is closed nothing is added: work that went on is done again. */
  add(entry: unknown): void {
    if (this.#closed) return;
    const body = serialize(entry);
    const frame = Buffer.alloc(FRAME);
    frame.writeUInt32LE(body.length, 0);
    digestOf(body).copy(frame, LENGTH);
    this.#guarded(() => {
      for (const part of [frame, body]) this.#write(part);
    });
    this.#entries++;
  }

  /** Lets go of the journal, which stays for the next run; a second time does nothing. */
  close(): void {
    if (this.#closed) return;
    // Where reading stopped early, more follow.
    if (this.#entries < 2 && fstatSync(this.#file).size <= this.#place) {
      this.remove();
      return;
    }
    this.#closed = true;
    closeSync(this.#file);
  }

  /** Removes the journal of a run that is done; does nothing once it is closed. */
  remove(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#file);
    this.#guarded(() => rmSync(this.#folder, { recursive: true, force: true }));
  }

  #write(part: Buffer): void {
    for (let done = 0; done < part.length; ) {
      const count = writeSync(this.#file, part, done, part.length - done, this.#place);
      done += count;
      this.#place += count;
    }
  }

  /** Bytes of the file from a place behind the current one; null where it ends before. */
  #bytes(length: number, behind = 0): Buffer | null {
    const from = this.#place + behind;
    if (from + length > fstatSync(this.#file).size) return null;
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) done += readSync(this.#file, bytes, done, length - done, from + done);
    return bytes;
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw unwritable(this.#folder, error);
    }
  }
}

/** Opens a file for reading and writing whether it is there or not; not for appending, which on Windows denies to cut it. */
function openEither(path: string): number {
  try {
    return openSync(path, 'r+', 0o600);
  } catch {
    return openSync(path, 'wx+', 0o600);
  }
}

function unwritable(folder: string, error: unknown): JobprismError {
  return new JobprismError('OUTPUT_UNWRITABLE', { path: folder, reason: reasonOf(error) }, error);
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(bytes)
    .digest()
    .subarray(0, FRAME - LENGTH);
}
