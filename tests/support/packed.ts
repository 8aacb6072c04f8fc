import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './command.js';

/** The package as it would be published. */
export interface Packed {
  readonly tarball: string;
  /** The files in it. */
  readonly files: readonly string[];
}

/** npm as a person has it: without what the npm that runs these tests hands down. */
export function npm(args: readonly string[], cwd: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const shell = process.platform === 'win32';
  return execFileSync('npm', args, { cwd, env, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Packs the build into a folder. dist is fresh: the global setup has seen to that, so `prepack` need not build again. */
export function packInto(folder: string): Packed {
  const told = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const [report] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(folder, report.filename), files: report.files.map(({ path }) => path) };
}

/** Installs packages, by name and version or as a tarball, into a project. */
export function install(packages: readonly string[], project: string): void {
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], project);
}
