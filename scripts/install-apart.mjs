import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs packages into a folder of their own, emptied first, so that the project's package.json, its lock and its
 * other packages stay as they are. Says whether npm managed it.
 */
export function installApart(folder, dependencies) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  return npm(['install', '--no-package-lock', '--no-audit', '--no-fund'], folder) === 0;
}

function npm(args, folder) {
  // Inside `npm run` this is npm's own script, which needs no shell, on Windows too.
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  // npm would otherwise install into the project whose script this is.
  const env = { ...process.env, npm_config_local_prefix: folder, npm_config_prefix: undefined };
  return spawnSync(command, [...first, ...args], { cwd: folder, env, stdio: 'inherit' }).status;
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
