import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../../core/errors.js';

/** Writes segments behind those that a file has. */
export interface IndexKeeper {
  /**
   * The segment is on the disk when this is done, or not in the file at all.
   *
   * @throws JobprismError OUTPUT_UNWRITABLE
   */
  append(segment: Uint8Array): Promise<void>;
}

/**
 * @param path of the file, made where there is none
 * @param length bytes of the file that are known; those behind it are of a write that broke off, and are cut off
 */
export function keeperOf(path: string, length: number): IndexKeeper {
  let end = length;
  // Answers come one after another, but those who call need not.
  let last: Promise<unknown> = Promise.resolve();

  const write = async (segment: Uint8Array): Promise<void> => {
    let file: FileHandle | undefined;
    try {
      file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o644);
      await file.truncate(end);
      for (let done = 0; done < segment.length; ) {
        const { bytesWritten } = await file.write(segment, done, segment.length - done, end + done);
        done += bytesWritten;
      }
      await file.sync();
      end += segment.length;
    } catch (error) {
      await file?.truncate(end).catch(() => undefined);
      throw new JobprismError('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) }, error);
    } finally {
      await file?.close();
    }
  };

  return {
    append(segment) {
      const written = last.then(() => write(segment));
      last = written.catch(() => undefined);
      return written;
    },
  };
}
