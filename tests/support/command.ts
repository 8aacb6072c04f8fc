import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.js';

/** The root of the repository. */
export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url));
/** The built command. */
export const CLI: string = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** Job descriptions written for this project. */
export const JDS: string = fileURLToPath(new URL('../../fixtures/jds', import.meta.url));

/** What a run of the command left. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process. */
export async function inProcess(argv: readonly string[], given: RunGiven = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const io = {
    stdin: bytes(given.stdin ?? ''),
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text), isTTY: false },
  };
  return { status: await run(argv, io, given.signal), stdout, stderr };
}

interface RunGiven {
  readonly stdin?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

async function* bytes(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof input === 'string' ? new TextEncoder().encode(input) : input;
}

/** Runs the built command. */
export function built(
  argv: readonly string[],
  given: { readonly stdin?: string; readonly cwd?: string } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...argv], {
    cwd: given.cwd ?? ROOT,
    input: given.stdin ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** Starts the built command with a standard input that stays open, and sends it a signal once it reads. */
export function interrupted(argv: readonly string[], stdin: string, signal: NodeJS.Signals): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...argv], { cwd: ROOT });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece) => (stdout += piece));
    child.stderr.on('data', (piece) => (stderr += piece));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // More than a pipe holds: once it is taken the command reads, and waits for more.
    const filler = `${' '.repeat(1023)}\n`.repeat(256);
    child.stdin.write(stdin + filler, () => setTimeout(() => child.kill(signal), 200));
  });
}
