import { type FileHandle, open } from 'node:fs/promises';
import { JobprismError, reasonOf } from '../../core/errors.js';

/**
 * The bytes of a file in memory that threads share.
 *
 * @throws JobprismError INPUT_NOT_FOUND, INPUT_UNREADABLE
 */
export async function readShared(path: string): Promise<SharedArrayBuffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    const shared = new SharedArrayBuffer(size);
    const bytes = new Uint8Array(shared);
    let done = 0;
    while (done < size) {
      const { bytesRead } = await file.read(bytes, done, size - done, done);
      // The file has become shorter; its checksum will say so.
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return shared;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new JobprismError('INPUT_NOT_FOUND', { path }, error);
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  } finally {
    await file?.close();
  }
}
