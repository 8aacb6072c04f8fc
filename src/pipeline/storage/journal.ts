import { createHash } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { JobprismError, reasonOf } from '../../core/errors.js';

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
  #opened: number | null = null;
  #entries = 0;
  /** Where the entry that is read next begins. */
  #place = 0;
  #reading = true;

  /** @param out folder of the results; it is touched when the journal is first used */
  constructor(out: string) {
    this.#folder = join(out, FOLDER);
  }

  /**
   * The next entry of the run that was interrupted; undefined where there is none, and ever after.
   *
   * @throws JobprismError OUTPUT_UNWRITABLE, as `add` does
   */
  next(): unknown {
    if (!this.#reading) return undefined;
    const frame = this.#bytes(FRAME);
    const body = frame && this.#bytes(frame.readUInt32LE(0), FRAME);
    if (frame && body && digestOf(body).equals(frame.subarray(LENGTH))) {
      this.#place += FRAME + body.length;
      this.#entries++;
      return deserialize(body);
    }
    this.#reading = false;
    ftruncateSync(this.#file, this.#place);
    return undefined;
  }

  /** Adds an entry behind the last one. */
  add(entry: unknown): void {
    const body = serialize(entry);
    const frame = Buffer.alloc(FRAME);
    frame.writeUInt32LE(body.length, 0);
    digestOf(body).copy(frame, LENGTH);
    this.#append(Buffer.concat([frame, body]));
    this.#entries++;
  }

  /** Lets go of the journal, which stays for the next run. */
  close(): void {
    if (this.#opened === null) return;
    // Where reading stopped early, more may follow.
    if (this.#entries < 2 && !this.#reading) this.remove();
    else closeSync(this.#opened);
  }

  /** Removes the journal of a run that is done. */
  remove(): void {
    if (this.#opened === null) return;
    closeSync(this.#opened);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** @throws JobprismError OUTPUT_UNWRITABLE */
  get #file(): number {
    if (this.#opened !== null) return this.#opened;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#opened = openSync(join(this.#folder, 'journal'), 'a+', 0o600);
      return this.#opened;
    } catch (error) {
      throw new JobprismError('OUTPUT_UNWRITABLE', { path: this.#folder, reason: reasonOf(error) }, error);
    }
  }

  #append(bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    } catch (error) {
      throw new JobprismError('OUTPUT_UNWRITABLE', { path: this.#folder, reason: reasonOf(error) }, error);
    }
  }

  /** Bytes of the file from a place behind the current one; null where it ends before. */
  #bytes(length: number, behind = 0): Buffer | null {
    if (this.#place + behind + length > fstatSync(this.#file).size) return null;
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      done += readSync(this.#file, bytes, done, length - done, this.#place + behind + done);
    }
    return bytes;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256')
    .update(bytes)
    .digest()
    .subarray(0, FRAME - LENGTH);
}
