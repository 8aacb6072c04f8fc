import { spawnSync } from 'node:child_process';

/** The least Go that examples/go-client is written for. */
const LEAST = [1, 19] as const;

/** A toolchain of Go. */
export interface Go {
  readonly version: string;
}

/** The Go on the PATH, or why there is none to test with. */
export function findGo(): Go | string {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (status !== 0) return 'it is not installed';
  const [version = '', major = '', minor = ''] = /go(\d+)\.(\d+)/.exec(stdout) ?? [];
  const enough = Number(major) > LEAST[0] || (Number(major) === LEAST[0] && Number(minor) >= LEAST[1]);
  return enough ? { version } : `${stdout.trim()} is older than Go ${LEAST.join('.')}`;
}
