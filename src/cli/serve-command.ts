import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { JobprismError, reasonOf } from '../core/errors.js';
import { parseKeys, type ServiceKey } from '../server/keys.js';
import { type RunningServer, startServer } from '../server/start-server.js';
import { wholeNumber } from './arguments.js';
import type { CommandContext } from './context.js';
import { forTerminal, type Io } from './io.js';

const EXAMPLES = `
Examples:
  $ jobprism serve --model out/model.jobprism --index out/index.jobprism
  $ jobprism serve --model out/model.jobprism --index out/index.jobprism --write --threads 2
  $ jobprism serve --model out/model.jobprism --host 0.0.0.0 --keys-file keys.txt
  $ curl -s http://127.0.0.1:8080/v1/assign -H 'content-type: application/json' -d '{"text":"熟悉 Gin"}'

Keys stand in --keys-file, or in JOBPRISM_KEYS with commas between, as "name key scope": a key has at least 16 characters,
and a scope is read (the default), write or admin. Without keys only this machine is answered. SIGHUP or POST /v1/reload
opens model and index anew; SIGTERM or SIGINT stops once what is at hand is answered. The log goes to standard error, a
line of JSON for each request. docs/SERVICE.md has all of it.
`;

interface Flags {
  readonly model: string;
  readonly index?: string;
  readonly write?: true;
  readonly host: string;
  readonly port: number;
  readonly keysFile?: string;
  readonly threads?: number;
  readonly rateLimit?: number;
  readonly bodyLimit?: number;
  readonly textLimit?: number;
  readonly callTimeout?: number;
  readonly requestTimeout?: number;
  readonly queue?: number;
  readonly trustProxy?: number | string[];
  readonly log: boolean;
}

/** Adds `jobprism serve`. */
export function addServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('Answer over HTTP: read jobs, recommend jobs to people, keep an index of jobs.')
    .requiredOption('--model <file>', 'model to answer by, as analyze writes it, or its folder')
    .option('--index <file>', 'index of jobs, or its folder; none is an empty one')
    .option('--write', 'write jobs that are put and deleted to the file of --index')
    .option('--host <name>', 'name or address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 is any that is free', wholeNumber, 8080)
    .option('--keys-file <file>', 'keys, one a line: name, key, scope')
    .option('--threads <number>', 'threads that read jobs, beside the one that ranks (default: 1)', wholeNumber)
    .option(
      '--rate-limit <number>',
      'requests a minute for each key or address; 0 is no limit (default: 12000)',
      wholeNumber,
    )
    .option('--body-limit <bytes>', 'most bytes of a body (default: 1048576)', wholeNumber)
    .option('--text-limit <characters>', 'most characters of the text of a person (default: 50000)', wholeNumber)
    .option('--call-timeout <seconds>', 'time for an answer (default: 30)', wholeNumber)
    .option('--request-timeout <seconds>', 'time for a request to arrive (default: 15)', wholeNumber)
    .option('--queue <number>', 'requests that may wait or be worked on (default: 256)', wholeNumber)
    .option(
      '--trust-proxy <proxies>',
      'take the address of who asks from X-Forwarded-For: how many proxies are in front, or their addresses with commas between',
      proxiesOf,
    )
    .option('--no-log', 'log no requests, only warnings and errors')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => serveCommand(flags, context));
}

/** A number of proxies, or their addresses and networks; the options of the server refuse what is neither. */
function proxiesOf(text: string): number | string[] {
  return /^\d+$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim());
}

async function serveCommand(flags: Flags, { io, signal }: CommandContext): Promise<void> {
  const { keysFile, log, ...options } = flags;
  const keys = await keysOf(keysFile, process.env.JOBPRISM_KEYS);
  const server = await startServer({
    ...options,
    ...(keys && { keys }),
    log: { write: (line: string) => io.stderr.write(line) },
    ...(!log && { logLevel: 'warn' as const }),
  });
  io.stderr.write(`jobprism: listening on ${forTerminal(server.address)}\n`);
  const reload = (): void => void tellReload(server, io);
  process.on('SIGHUP', reload);
  try {
    await untilAborted(signal);
    await server.stop();
  } finally {
    process.removeListener('SIGHUP', reload);
  }
}

/** @throws JobprismError KEYS_INVALID, INPUT_UNREADABLE */
async function keysOf(path: string | undefined, given: string | undefined): Promise<ServiceKey[] | undefined> {
  if (path !== undefined) {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
    });
    return parseKeys(text, path);
  }
  return given === undefined ? undefined : parseKeys(given, 'JOBPRISM_KEYS');
}

async function tellReload(server: RunningServer, { stderr }: Io): Promise<void> {
  try {
    await server.reload();
    stderr.write('jobprism: reloaded\n');
  } catch (error) {
    const code = error instanceof JobprismError ? ` (${error.code})` : '';
    stderr.write(`jobprism: not reloaded, the old model goes on: ${forTerminal(reasonOf(error))}${code}\n`);
  }
}

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
