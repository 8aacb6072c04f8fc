import { dirname, join } from 'node:path';
import { fileOrIn, modelFileOf } from './model-path.js';

/** What analyze calls the index in the folder that it writes. */
export const INDEX_FILE = 'index.jobprism';

/** The path itself, or that of the index in it where it is a folder, whether or not one is there yet. */
export async function indexFileOf(path: string): Promise<string> {
  return fileOrIn(path, INDEX_FILE);
}

/** Where the index of a model is looked for: in the folder of the file, or in the one that is given for it. */
export async function indexBeside(model: string): Promise<string> {
  return join(dirname(await modelFileOf(model)), INDEX_FILE);
}
