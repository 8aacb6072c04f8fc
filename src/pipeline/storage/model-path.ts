import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beginsAsContainer } from '../../model/container.js';

/** What analyze calls the model in the folder that it writes. */
export const MODEL_FILE = 'model.jobprism';

const BEGINNING = 8;

/**
 * The model that a path means: the file itself, known by how it begins, or the model.jobprism of a folder.
 *
 * @returns null where it means no model, also where nothing can be read there
 */
export async function modelPathOf(path: string): Promise<string | null> {
  const candidate = await modelFileOf(path);
  try {
    const file = await open(candidate);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(BEGINNING), 0, BEGINNING, 0);
      return beginsAsContainer(buffer.subarray(0, bytesRead)) ? candidate : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** The path itself, or that of the model in it where it is a folder. */
export async function modelFileOf(path: string): Promise<string> {
  return fileOrIn(path, MODEL_FILE);
}

/** The path itself, or that of a file in it where it is a folder. */
export async function fileOrIn(path: string, name: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, name) : path;
}
