import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { JobprismError } from '../core/errors.js';
import type { JobModel } from '../pipeline/model/job-model.js';
import { createJobIntake } from '../pipeline/recommend/job-intake.js';
import { createRecommender, type Recommender } from '../pipeline/recommend/recommender.js';
import { droppingOf } from '../pipeline/screening.js';
import { appendToJobIndex, loadJobIndex, writeJobIndex } from '../pipeline/storage/index-files.js';
import { indexBeside, indexFileOf } from '../pipeline/storage/index-path.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import { modelFileOf } from '../pipeline/storage/model-path.js';
import { counted } from '../pipeline/summary-text.js';
import { gather } from './arguments.js';
import type { CommandContext } from './context.js';
import { forTerminal } from './io.js';
import { LeftOutCopies } from './left-out-copies.js';
import { addLimitOptions } from './limit-flags.js';
import { progressDisplay } from './progress.js';
import {
  duplicateThresholdOption,
  encodingOption,
  formatOption,
  keepDuplicatesOption,
  mapOption,
} from './shared-options.js';
import { type ReadFlags, ToldJobs } from './told-jobs.js';

const EXAMPLES = `
Examples:
  $ jobprism index jobs.csv --model result/model.jobprism
  $ jobprism index monday/*.csv --model result/model.jobprism --append
  $ jobprism index a.csv b.csv --model result/model.jobprism --list-duplicates copies.jsonl
  $ jobprism index --model result/model.jobprism --delete boss-42 --delete boss-43

Reads jobs by a model and puts them into an index that people can be compared with: index.jobprism beside the model, or
--out FILE. Without --append and --delete the file is made anew, whole or not at all; with them only what changed is
written behind it. A job of an id that is there takes its place. Of jobs of the input that are one advertisement the first
alone goes in, told as the run of the model told them unless --duplicate-threshold or --keep-duplicates says otherwise; how
many were left out is said on standard error, and an id of theirs that the index held is deleted from it. With jobs that
were there before under other ids none is compared: their texts are not kept. Advertisements that are flagged as no jobs
are rejected where the run left them out (--drop-flagged).
Exit status: 0 done, 1 failed, 2 wrong use, 3 nothing usable in the input.
`;

interface Flags extends ReadFlags {
  readonly model: string;
  readonly out?: string;
  readonly append: boolean;
  readonly delete: readonly string[];
  readonly recover: boolean;
  readonly keepDuplicates: boolean;
  readonly duplicateThreshold?: number;
  readonly listDuplicates?: string;
}

/** Adds `jobprism index`. */
export function addIndex(program: Command, context: CommandContext): void {
  const command = program
    .command('index')
    .description('Put jobs into an index that people are compared with, or delete them from it.')
    .argument('[source...]', 'files, folders or patterns; - is standard input')
    .requiredOption('--model <file>', 'model.jobprism that analyze wrote')
    .addOption(new Option('-o, --out <file>', 'index to write').default(undefined, 'index.jobprism beside the model'))
    .option('--append', 'add to the index that is there', false)
    .addOption(
      new Option('--delete <id>', 'job to delete from the index that is there (repeatable)')
        .default([], 'none')
        .argParser(gather),
    )
    .option('--recover', 'where the end of the index is torn or damaged, go on with what is whole', false)
    .addOption(keepDuplicatesOption())
    .addOption(duplicateThresholdOption())
    .option('--list-duplicates <file>', 'write a line of JSON for each job left out as a copy: id, duplicateOf, exact')
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => indexCommand(sources, flags, context));
  addLimitOptions(command);
}

async function indexCommand(sources: readonly string[], flags: Flags, context: CommandContext): Promise<void> {
  const { io } = context;
  if (sources.length === 0 && flags.delete.length === 0) {
    throw new JobprismError('OPTION_INVALID', { option: 'source', reason: 'name a source, or a job to --delete' });
  }
  const path = flags.out === undefined ? await indexBeside(flags.model) : await indexFileOf(flags.out);
  if (resolve(path) === resolve(await modelFileOf(flags.model))) {
    throw new JobprismError('OPTION_INVALID', { option: '--out', reason: 'that is the model' });
  }
  requireOwnFile(flags, path);
  const model = await loadModel(flags.model);
  const goesOn = flags.append || flags.delete.length > 0;
  const recommender = goesOn ? await existing(model, path, flags, context) : createRecommender(model);
  const done: Changes = { added: 0, replaced: 0, deleted: 0, rejected: 0, copies: new LeftOutCopies() };
  for (const id of flags.delete) {
    if (recommender.delete(id)) done.deleted++;
    else io.stderr.write(forTerminal(`${id}: the index has no such job\n`));
  }
  if (sources.length > 0) await addJobs(recommender, sources, flags, context, done);
  if (flags.listDuplicates !== undefined) await done.copies.write(flags.listDuplicates);
  // What was cut off the end is gone for good only once the whole is written anew.
  const appends = goesOn && recommender.index.lostBytes === 0;
  if (appends) await appendToJobIndex(recommender.index, path);
  else await writeJobIndex(recommender.index, path);
  io.stderr.write(done.copies.told(flags.listDuplicates === undefined));
  const { added, replaced, deleted, rejected } = done;
  const changes = `${added} added, ${replaced} replaced, ${deleted} deleted, ${rejected} rejected`;
  io.stdout.write(forTerminal(`${counted(recommender.index.size, 'job')} in ${path}: ${changes}\n`));
}

/** What became of the jobs of the input, and of those that were to be deleted. */
interface Changes {
  added: number;
  replaced: number;
  deleted: number;
  rejected: number;
  readonly copies: LeftOutCopies;
}

/** Refuses to write the list of copies over what else the command writes and reads. */
function requireOwnFile({ listDuplicates, model }: Flags, path: string): void {
  if (listDuplicates === undefined) return;
  for (const [other, what] of [
    [model, 'model'],
    [path, 'index'],
  ] as const) {
    if (resolve(listDuplicates) !== resolve(other)) continue;
    throw new JobprismError('OPTION_INVALID', { option: '--list-duplicates', reason: `that is the ${what}` });
  }
}

async function existing(
  model: JobModel,
  path: string,
  { recover }: Flags,
  { io }: CommandContext,
): Promise<Recommender> {
  const index = await loadJobIndex(path, model, { recover });
  if (index.lostBytes > 0) io.stderr.write(`${index.lostBytes} bytes of the end of the index were not whole\n`);
  return createRecommender(model, index);
}

async function addJobs(
  recommender: Recommender,
  sources: readonly string[],
  flags: Flags,
  context: CommandContext,
  done: Changes,
): Promise<void> {
  const intake = createJobIntake(recommender, {
    duplicates: flags.keepDuplicates ? 'keep' : undefined,
    duplicateThreshold: flags.duplicateThreshold,
  });
  const told = new ToldJobs(sources, flags, context, droppingOf(recommender.model.about.run));
  const display = await progressDisplay(context.io);
  try {
    for await (const job of told) {
      const { duplicate, wasHeld } = await intake.put(job);
      if (duplicate) done.copies.add(job.id, duplicate);
      if (wasHeld) done[duplicate ? 'deleted' : 'replaced']++;
      else if (!duplicate) done.added++;
      const { share } = told;
      const progress = { stage: 'read', done: told.records - told.rejected, total: null } as const;
      display.onProgress?.(share === undefined ? progress : { ...progress, share });
    }
  } finally {
    display.stop();
  }
  done.rejected = told.rejected;
  if (done.added + done.replaced === 0) {
    throw new JobprismError('INPUT_EMPTY', { records: told.records, rejected: told.rejected });
  }
}
