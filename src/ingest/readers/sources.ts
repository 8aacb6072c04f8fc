import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { JobprismError, reasonOf } from '../../core/errors.js';
import { isReadByName } from '../formats/format.js';

/** The source that stands for standard input. */
export const STDIN = '-';

/** A file to read, or the reason why something in a folder cannot be. */
export interface SourceFile {
  /** The path as the user would name it. */
  readonly path: string;
  /** Why it cannot be read; null where nothing is known against it. */
  readonly unreadable: string | null;
}

/** Order of UTF-16 code units, which is the same on every machine. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The system's code for what went wrong, whose words do not depend on the machine. */
export function systemReason(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : reasonOf(error);
}

/** The files of a folder by their known endings, sorted; hidden ones and linked folders are left out. */
async function filesOf(folder: string): Promise<SourceFile[]> {
  let entries: { readonly name: string; isDirectory(): boolean }[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return [{ path: folder, unreadable: systemReason(error) }];
  }
  const visible = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => byCodeUnits(a.name, b.name));
  const found: SourceFile[] = [];
  for (const entry of visible) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesOf(path)));
    else if (isReadByName(entry.name)) found.push(...(await fileIn(path)));
  }
  return found;
}

/** A file of a folder; a link is followed to a file, not to a folder, which could lead back. */
async function fileIn(path: string): Promise<SourceFile[]> {
  try {
    return (await stat(path)).isFile() ? [{ path, unreadable: null }] : [];
  } catch (error) {
    return [{ path, unreadable: systemReason(error) }];
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

async function globbed(pattern: string): Promise<SourceFile[]> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return [];
  const paths = await glob(pattern, { expandDirectories: false, onlyFiles: true });
  return paths.sort(byCodeUnits).map((path) => ({ path, unreadable: null }));
}

async function expand(source: string): Promise<SourceFile[]> {
  if (source === STDIN) return [{ path: STDIN, unreadable: null }];
  // A name that exists is that file, even where it reads as a pattern, as `jobs[1].csv` does.
  const kind = await kindOf(source);
  if (kind === 'folder') return filesOf(source);
  if (kind === null) return globbed(source);
  try {
    await access(source, constants.R_OK);
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path: source, reason: systemReason(error) }, error);
  }
  return [{ path: source, unreadable: null }];
}

/**
 * A text alone is refused, too: read letter by letter it would be a list of paths.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function requireSources(sources: unknown): void {
  if (Array.isArray(sources) && sources.every((source) => typeof source === 'string')) return;
  throw new JobprismError('OPTION_INVALID', { option: 'sources', reason: 'must be a list of paths, as ["jobs.csv"]' });
}

/**
 * The files that sources stand for: in the order of the sources, those of a folder or pattern in code-unit order, each
 * file once.
 *
 * @throws JobprismError OPTION_INVALID where they are no list, INPUT_NOT_FOUND where a source stands for no file, INPUT_UNREADABLE where a named file may not
 * be read
 */
export async function resolveSources(sources: readonly string[]): Promise<readonly SourceFile[]> {
  requireSources(sources);
  const files = new Map<string, SourceFile>();
  for (const source of sources) {
    const found = await expand(source);
    if (found.length === 0) throw new JobprismError('INPUT_NOT_FOUND', { path: source });
    for (const file of found) {
      const key = file.path === STDIN ? STDIN : resolve(file.path);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return [...files.values()];
}
