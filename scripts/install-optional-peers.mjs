// Installs the optional peers of package.json; package.json, the lock and all other packages stay as they are.
//
// `npm install --no-save` would not do: npm leaves out a root's own optional peer, and without the lock it renews the
// other packages. So the peers live in a folder of their own below node_modules and are linked from there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installApart, readJson } from './install-apart.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { peerDependencies = {}, peerDependenciesMeta = {} } = readJson(join(root, 'package.json'));
const wanted = Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional);
const missing = wanted.filter((peer) => !usable(peer));

if (missing.length === 0) {
  console.log(`Optional peers are there: ${listed(wanted)}`);
} else {
  console.log(`Installing optional peers: ${listed(missing)}`);
  const done = install(missing);
  const broken = missing.filter((peer) => !usable(peer));
  if (!done || broken.length > 0) {
    console.error(
      `Could not install ${listed(broken.length > 0 ? broken : missing)}: the tests that need it will fail. ` +
        "It compiles at install and needs Python 3, make, a C++ compiler and Node's headers. " +
        'Without it, run lint, typecheck, build and test one by one; test alone skips what needs it.',
    );
    process.exit(1);
  }
}

function install(peers) {
  const modules = join(root, 'node_modules');
  const home = join(modules, '.optional-peers');
  if (!installApart(home, Object.fromEntries(peers))) return false;
  for (const [name] of peers) {
    const link = join(modules, name);
    rmSync(link, { recursive: true, force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(home, 'node_modules', name), link, 'junction');
  }
  return true;
}

/** In the right version, and loads. A binary for another Node may end the process, so it is tried in one of its own. */
function usable([name, version]) {
  try {
    if (readJson(join(root, 'node_modules', name, 'package.json')).version !== version) return false;
  } catch {
    return false;
  }
  const code = `await import(${JSON.stringify(name)})`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root }).status === 0;
}

function listed(peers) {
  return peers.map((peer) => peer.join('@')).join(', ');
}
