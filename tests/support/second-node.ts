import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command.js';

/** A Node of another major than the running one. */
export interface SecondNode {
  readonly binary: string;
  /** As in `process.versions`. */
  readonly node: string;
  readonly icu: string;
}

/** The Node that scripts/install-second-node.mjs has installed, or why there is none to compare with. */
export function findSecondNode(): SecondNode | string {
  const home = join(ROOT, 'node_modules', '.second-node');
  if (!existsSync(join(home, 'package.json'))) return 'it is not installed';
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(home, 'node_modules', Object.keys(dependencies)[0] ?? '', 'bin', file);
  const { status, stdout } = spawnSync(binary, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' });
  if (status !== 0) return `${binary} does not run`;
  const { node, icu } = JSON.parse(stdout) as NodeJS.ProcessVersions & { readonly icu: string };
  if (major(node) === major(process.versions.node)) return `${node} is of the major that runs these tests`;
  return { binary, node, icu };
}

/** The number before the first dot of a version. */
export function major(version: string | undefined): string | undefined {
  return version?.split('.')[0];
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}
