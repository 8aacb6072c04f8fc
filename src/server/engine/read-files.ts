import { type FileHandle, open } from 'node:fs/promises';
import { unreadable } from '../../pipeline/storage/unreadable.js';

/** Which file a path led to: another that is renamed into its place has another identity. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** The bytes of a file in memory that threads share, and which file they are of. */
export interface SharedFile {
  readonly bytes: SharedArrayBuffer;
  readonly identity: FileIdentity;
}

/**
 * Reads a file into memory that threads share.
 *
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE
 */
export async function readShared(path: string): Promise<SharedFile> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size, dev, ino } = await file.stat({ bigint: true });
    const shared = new SharedArrayBuffer(Number(size));
    const bytes = new Uint8Array(shared);
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, done);
      // The file has become shorter; its checksum will say so.
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return { bytes: shared, identity: { dev, ino } };
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}
