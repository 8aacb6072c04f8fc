import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { JobprismError, reasonOf } from '../core/errors.js';
import type { NamedPack } from '../pipeline/options.js';

/** Reads a whole number of an option. */
export function wholeNumber(value: string): number {
  if (!/^-?\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** Reads `auto` or a number of things, at least one. */
export function autoOrCount(value: string): number | 'auto' {
  if (value === 'auto') return value;
  const count = wholeNumber(value);
  if (count < 1) throw new InvalidArgumentError('It must be auto or a whole number of at least 1.');
  return count;
}

/** Reads a size such as `800MB` or `4GB`, in bytes. */
export function memorySize(value: string): number {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?) ?(MB|GB|M|G)$/i.exec(value);
  if (!parts) throw new InvalidArgumentError('It must be a size such as 800MB or 4GB.');
  const unit = parts[2]!.toUpperCase().startsWith('G') ? 1024 : 1;
  return Math.floor(Number(parts[1]) * unit * 1024 * 1024);
}

/** Gathers an option that may be given more than once. */
export function gather(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

/** Reads framework packs from files; what is in them is not checked yet. */
export function readPacks(files: readonly string[]): Promise<NamedPack[]> {
  return Promise.all(files.map(async (name) => ({ name, json: await readPack(name) })));
}

/**
 * Parses the JSON of a pack.
 *
 * @throws JobprismError INPUT_UNREADABLE, PACK_INVALID
 */
export async function readPack(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new JobprismError('PACK_INVALID', { pack: path, path: '(root)', reason: reasonOf(error) }, error);
  }
}

/**
 * Refuses a folder to write to that lies inside a folder to read: the next run would read what this one wrote.
 * Hidden folders are not read, so they may.
 *
 * @throws JobprismError OPTION_INVALID
 */
export async function refuseInside(sources: readonly string[], out: string): Promise<void> {
  for (const source of sources) {
    const isFolder = (await stat(source).catch(() => null))?.isDirectory() ?? false;
    // `..` leads out of the source, and a name with a dot in front is hidden.
    const steps = relative(resolve(source), resolve(out)).split(sep);
    if (isFolder && !steps.some((step) => step.startsWith('.'))) {
      const reason = `${out} lies inside ${source}, so the next run would read what this one wrote`;
      throw new JobprismError('OPTION_INVALID', { option: '--out', reason });
    }
  }
}
