import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The built command. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/**
 * The built library; sources are not measured, because users do not run them.
 *
 * @returns {Promise<typeof import('../../dist/index.js')>}
 */
export async function library() {
  const url = new URL('../../dist/index.js', import.meta.url);
  if (!existsSync(url)) throw new Error('dist is not there: run npm run build first');
  return import(url.href);
}
