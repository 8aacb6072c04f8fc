import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['src', 'scripts/third-party-notices.mjs', 'package.json', 'tsup.config.ts', 'tsconfig.json'];
const RESULTS = ['dist/index.js', 'dist/cli.js', 'dist/index.cjs', 'dist/index.d.ts', 'THIRD_PARTY_NOTICES'];

/** What `npm run build` runs. */
const BUILD = ['node_modules/tsup/dist/cli-default.js', 'scripts/third-party-notices.mjs'];

/** Builds before the tests of what is built, where a source is newer than the build. */
export default function build(): void {
  const newest = Math.max(...SOURCES.map((path) => newestBelow(join(ROOT, path))));
  const oldest = Math.min(...RESULTS.map((path) => modified(join(ROOT, path))));
  if (oldest >= newest) return;
  for (const script of BUILD) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${script} failed.\n${stdout}${stderr}`);
  }
}

function newestBelow(path: string): number {
  if (!statSync(path).isDirectory()) return modified(path);
  return Math.max(modified(path), ...readdirSync(path).map((name) => newestBelow(join(path, name))));
}

/** 0 where there is no such file. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
