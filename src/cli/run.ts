import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.js';
import { addAnalyze } from './analyze-command.js';
import type { CommandContext } from './context.js';
import { addExplain } from './explain-command.js';
import { EXIT, tellFailure } from './failures.js';
import type { Io } from './io.js';
import { addMove } from './move-command.js';
import { addPacks } from './packs-command.js';
import { addTokenize } from './tokenize-command.js';

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
  addAnalyze(program, context);
  addTokenize(program, context);
  addExplain(program, context);
  addMove(program, context);
  addPacks(program, context);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return context.status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    return tellFailure(error, io);
  }
}
