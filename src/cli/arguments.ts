import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { JobprismError, reasonOf } from '../core/errors.js';
import type { NamedPack } from '../pipeline/options.js';

/** Reads a whole number of an option. */
export function wholeNumber(value: string): number {
  if (!/^-?\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** Reads `auto` or a number of clusters. */
export function clusterCount(value: string): number | 'auto' {
  if (value === 'auto') return value;
  const count = wholeNumber(value);
  if (count < 1) throw new InvalidArgumentError('It must be auto or a whole number of at least 1.');
  return count;
}

/** Gathers an option that may be given more than once. */
export function gather(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

/** Reads framework packs from files. */
export function readPacks(files: readonly string[]): Promise<NamedPack[]> {
  return Promise.all(files.map(async (name) => ({ name, json: await readJson(name) })));
}

/** Parses a JSON file. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JobprismError('INPUT_FORMAT', { path, format: 'JSON', reason: reasonOf(error) }, error);
  }
}
