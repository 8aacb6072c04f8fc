import { spawnSync } from 'node:child_process';
import { CLI, JDS } from './command.js';

/**
 * Makes model.jobprism and index.jobprism of the job descriptions written for this project, as the examples say.
 *
 * @param cli the command that makes them. Default: the built one
 * @throws Error with what it wrote, where it fails
 */
export function makeModelFiles(folder: string, cli: string = CLI): void {
  const argv = [cli, 'analyze', JDS, '--out', folder, '--index', '--seed', '1'];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
}
