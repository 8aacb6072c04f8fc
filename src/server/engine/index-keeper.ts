import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../../core/errors.js';
import type { FileIdentity } from './read-files.js';

/** Writes segments behind those that a file has. */
export interface IndexKeeper {
  /**
   * Looks whether the file is still the one that was opened, before anything is changed in memory.
   *
   * @throws JobprismError INDEX_REPLACED
   */
  check(): Promise<void>;
  /**
   * The segment is on the disk when this is done, or not in the file at all. A file that is not the one that was opened
   * is not touched.
   *
   * @throws JobprismError OUTPUT_UNWRITABLE
   */
  append(segment: Uint8Array): Promise<void>;
}

/** The file of an index as it was opened. */
export interface KeptFile {
  readonly path: string;
  /** Null where there was no file: it is made with the first segment. */
  readonly identity: FileIdentity | null;
}

interface Found extends FileIdentity {
  readonly size: bigint;
}

/**
 * @param length bytes of the file when it was opened
 * @param torn bytes at its end that a write left behind which broke off; they are cut off with the first segment
 */
export function keeperOf({ path, identity }: KeptFile, length: number, torn: number): IndexKeeper {
  let known = identity;
  let size = length;
  let end = length - torn;
  // Answers come one after another, but those who call need not.
  let last: Promise<unknown> = Promise.resolve();

  const isKnown = (found: Found): boolean =>
    known !== null && found.dev === known.dev && found.ino === known.ino && found.size === BigInt(size);

  const check = async (): Promise<void> => {
    const found = await statOf(path);
    const isSame = found === null ? known === null : isKnown(found);
    if (!isSame) throw new JobprismError('INDEX_REPLACED');
  };

  const openKnown = async (): Promise<FileHandle> => {
    if (known !== null) return open(path, constants.O_RDWR);
    const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o644);
    const { dev, ino } = await file.stat({ bigint: true });
    known = { dev, ino };
    return file;
  };

  const write = async (segment: Uint8Array): Promise<void> => {
    let file: FileHandle | undefined;
    let isOurs = false;
    try {
      file = await openKnown();
      isOurs = isKnown(await file.stat({ bigint: true }));
      if (!isOurs) throw new JobprismError('INDEX_REPLACED');
      await file.truncate(end);
      for (let done = 0; done < segment.length; ) {
        const { bytesWritten } = await file.write(segment, done, segment.length - done, end + done);
        done += bytesWritten;
      }
      await file.sync();
      end += segment.length;
      size = end;
      // What was renamed into its place meanwhile has not what was just written.
      await check();
    } catch (error) {
      if (isOurs) {
        await file
          ?.truncate(end)
          .then(() => {
            size = end;
          })
          .catch(() => undefined);
      }
      throw new JobprismError('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) }, error);
    } finally {
      await file?.close();
    }
  };

  return {
    check: () => last.then(check),
    append(segment) {
      const written = last.then(() => write(segment));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

async function statOf(path: string): Promise<Found | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new JobprismError('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) }, error);
  }
}
