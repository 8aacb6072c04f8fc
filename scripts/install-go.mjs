// Installs Go, by which the tests run the client of examples/go-client. On Debian, and as root, that is one package of
// the system; elsewhere this only tells how. Go is no part of the project: without it those tests are skipped, visibly.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const there = version();
if (there !== undefined) {
  console.log(`Go is there: ${there}`);
} else if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  console.log('Installing Go: apt-get install golang-go');
  const done = apt('update') && apt('install', '--yes', '--no-install-recommends', 'golang-go');
  if (!done || version() === undefined) tell('apt-get could not install golang-go.');
} else {
  tell('it is installed for you on Debian alone, where npm runs as root.');
}

function version() {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: 'inherit' }).status === 0;
}

function tell(why) {
  console.warn(`There is no Go: ${why} The tests of examples/go-client are skipped. See https://go.dev/doc/install`);
}
