import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CLI, JDS } from './command.js';

/**
 * Makes model.jobprism and index.jobprism of the job descriptions written for this project, as the examples say.
 *
 * @param cli the command that makes them. Default: the built one
 * @throws Error with what a command wrote, where it fails
 */
export function makeModelFiles(folder: string, cli: string = CLI): void {
  run(cli, ['analyze', JDS, '--out', folder, '--seed', '1']);
  run(cli, ['index', JDS, '--model', join(folder, 'model.jobprism')]);
}

function run(cli: string, argv: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...argv], { encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
}
