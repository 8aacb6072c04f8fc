import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.js';
import type { CommandContext } from './context.js';
import { EXIT, tellFailure } from './failures.js';
import type { Io } from './io.js';

type AddCommand = (program: Command, context: CommandContext) => void;

/** The commands in the order of the help. Each is loaded when it is asked for: most of a start is opening code. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  analyze: async () => (await import('./analyze-command.js')).addAnalyze,
  assign: async () => (await import('./assign-command.js')).addAssign,
  tokenize: async () => (await import('./tokenize-command.js')).addTokenize,
  index: async () => (await import('./index-command.js')).addIndex,
  recommend: async () => (await import('./recommend-command.js')).addRecommend,
  explain: async () => (await import('./explain-command.js')).addExplain,
  move: async () => (await import('./move-command.js')).addMove,
  diff: async () => (await import('./diff-command.js')).addDiff,
  serve: async () => (await import('./serve-command.js')).addServe,
  packs: async () => (await import('./packs-command.js')).addPacks,
};
const ASK_VERSION: ReadonlySet<string | undefined> = new Set(['-V', '--version']);

/**
 * Runs the command.
 *
 * @param argv arguments behind the program's name
 * @param signal stops the run; the exit status is then 1 and nothing is written
 * @returns 0 done, 1 failed, 2 wrong use, 3 nothing usable in the input
 */
export async function run(argv: readonly string[], io: Io, signal?: AbortSignal): Promise<number> {
  const program = new Command('jobprism')
    .description('Clusters job descriptions and maps them to skills, capabilities and frameworks, with evidence.')
    .version(VERSION)
    .showHelpAfterError('Run with --help to see the options.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  const context: CommandContext = { io, signal, status: EXIT.done };
  for (const add of await commandsFor(argv[0])) add(program, context);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return context.status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    return tellFailure(error, io);
  }
}

/** The command that the first argument names, else all of them, for the help; none for the version. */
async function commandsFor(first: string | undefined): Promise<AddCommand[]> {
  if (ASK_VERSION.has(first)) return [];
  const named = Object.entries(COMMANDS).filter(([name]) => name === first);
  return Promise.all((named.length > 0 ? named : Object.entries(COMMANDS)).map(([, load]) => load()));
}
