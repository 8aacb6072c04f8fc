import type { Command } from 'commander';
import { JobprismError } from '../core/errors.js';
import { droppingOf } from '../pipeline/screening.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import type { CommandContext } from './context.js';
import { printed, roundedLine } from './io.js';
import { addLimitOptions } from './limit-flags.js';
import { anyDictionaryOption, encodingOption, formatOption, mapOption } from './shared-options.js';
import { type ReadFlags, ToldJobs } from './told-jobs.js';

const EXAMPLES = `
Examples:
  $ jobprism assign --model result/model.jobprism tomorrow.csv > assigned.jsonl
  $ echo '负责Go网关开发，支撑万级QPS' | jobprism assign --model result/model.jobprism -

Prints a line of JSON a job, in the order of the input, as analyze writes them to jobs.jsonl: cluster, similarity, skills,
capabilities, frameworks, facts, role, level. A job of the run that the model was made by gets the line that it had there.
Records that are not used are told on standard error, advertisements that are flagged as no jobs where the run left them
out (--drop-flagged) among them. Exit status: 0 done, 1 failed, also for a model that is damaged or
of another make, 2 wrong use, 3 nothing usable in the input.
`;

interface Flags extends ReadFlags {
  readonly model: string;
  readonly anyDictionary?: boolean;
}

/** Adds `jobprism assign`. */
export function addAssign(program: Command, context: CommandContext): void {
  const command = program
    .command('assign')
    .description('Put job descriptions to the clusters of a model, and map them as its run did.')
    .argument('<source...>', 'files, folders or patterns; - is standard input')
    .requiredOption('-m, --model <file>', 'model.jobprism, as analyze --out writes it, or the folder')
    .addOption(anyDictionaryOption())
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => assignCommand(sources, flags, context));
  addLimitOptions(command);
}

/** One job after another, so that memory does not grow with the input. */
async function assignCommand(sources: readonly string[], flags: Flags, context: CommandContext): Promise<void> {
  const model = await loadModel(flags.model, { anyDictionary: flags.anyDictionary });
  const told = new ToldJobs(sources, flags, context, droppingOf(model.about.run));
  let used = 0;
  for await (const job of told) {
    used++;
    await printed(context.io.stdout, roundedLine(await model.assign(job)));
  }
  if (used === 0) throw new JobprismError('INPUT_EMPTY', { records: told.records, rejected: told.rejected });
}
