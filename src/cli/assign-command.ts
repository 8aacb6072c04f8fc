import type { Command } from 'commander';
import { JobprismError } from '../core/errors.js';
import type { ReadOptions } from '../ingest/options.js';
import { jobEvents } from '../pipeline/source.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import type { CommandContext } from './context.js';
import { forTerminal, printed, roundedLine } from './io.js';
import { addLimitOptions, type LimitFlags, limitsOf } from './limit-flags.js';
import { encodingOption, formatOption, mapOption } from './shared-options.js';

const EXAMPLES = `
Examples:
  $ jobprism assign --model result/model.jobprism tomorrow.csv > assigned.jsonl
  $ echo '负责Go网关开发，支撑万级QPS' | jobprism assign --model result/model.jobprism -

Prints a line of JSON a job, in the order of the input, as analyze writes them to jobs.jsonl: cluster, similarity, skills,
capabilities, frameworks, facts, role, level. A job of the run that the model was made by gets the line that it had there.
Records that are not used are told on standard error. Exit status: 0 done, 1 failed, also for a model that is damaged or
of another make, 2 wrong use, 3 nothing usable in the input.
`;

interface Flags extends LimitFlags {
  readonly model: string;
  readonly anyDictionary?: boolean;
  readonly format: NonNullable<ReadOptions['format']>;
  readonly encoding: NonNullable<ReadOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
}

/** Adds `jobprism assign`. */
export function addAssign(program: Command, context: CommandContext): void {
  const command = program
    .command('assign')
    .description('Put job descriptions to the clusters of a model, and map them as its run did.')
    .argument('<source...>', 'files, folders or patterns; - is standard input')
    .requiredOption('-m, --model <file>', 'model.jobprism, as analyze --out writes it')
    .option('--any-dictionary', 'take a model also where the dictionary of its segmenter is another one now')
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => assignCommand(sources, flags, context));
  addLimitOptions(command);
}

/** One job after another, so that memory does not grow with the input. */
async function assignCommand(sources: readonly string[], flags: Flags, context: CommandContext): Promise<void> {
  const { io, signal } = context;
  const model = await loadModel(flags.model, { anyDictionary: flags.anyDictionary });
  const { format, encoding, map: columns } = flags;
  let jobs = 0;
  let rejected = 0;
  for await (const event of jobEvents(
    sources,
    { format, encoding, columns, ...limitsOf(flags), stdin: io.stdin },
    { signal },
  )) {
    if (event.kind === 'job') {
      jobs++;
      await printed(io.stdout, roundedLine(await model.assign(event.job)));
    } else if (event.kind === 'rejected') {
      rejected++;
      const { file, line, reason } = event.rejected;
      io.stderr.write(forTerminal(`${file}${line === null ? '' : `:${line}`}: ${reason}\n`));
    }
  }
  if (jobs === 0) throw new JobprismError('INPUT_EMPTY', { records: rejected, rejected });
}
