import { JobprismError } from '../../core/errors.js';

/** Packages that a format needs beyond the library itself, with the versions to install. */
const PACKAGES = {
  xlsx: ['hucre@1'],
  parquet: ['hyparquet@1', 'hyparquet-compressors@1'],
} as const;

const isMissing = (error: unknown): boolean => {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
};

/**
 * Loads the packages that read a format, which may have been left out where jobprism was installed.
 *
 * @throws JobprismError READER_MISSING with the command that installs them
 */
export async function loadReader<T>(format: keyof typeof PACKAGES, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error)) throw error;
    const packages = PACKAGES[format];
    const install = `npm install ${packages.join(' ')}`;
    throw new JobprismError('READER_MISSING', { format, package: packages[0].split('@')[0]!, install }, error);
  }
}
