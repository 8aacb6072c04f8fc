import { type Command, InvalidArgumentError, Option } from 'commander';
import { JobprismError } from '../core/errors.js';
import type { RejectedRecord } from '../core/job.js';
import { diffModels } from '../pipeline/model/diff-models.js';
import type { JobModel } from '../pipeline/model/job-model.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import { modelPathOf } from '../pipeline/storage/model-path.js';
import type { CommandContext } from './context.js';
import { diffText } from './diff-text.js';
import { forTerminal, jsonLines } from './io.js';
import { addLimitOptions } from './limit-flags.js';
import { anyDictionaryOption, encodingOption, formatOption, mapOption } from './shared-options.js';
import { type ReadFlags, ToldJobs } from './told-jobs.js';

const EXAMPLES = `
Examples:
  $ jobprism diff may/model.jobprism june/model.jobprism
  $ jobprism diff may/model.jobprism june/model.jobprism --lang en > changes.md
  $ jobprism diff may/model.jobprism june/*.csv
  $ jobprism diff may/model.jobprism june/model.jobprism --json | jq '.overall.changes[] | select(.moreThanNoise)'

Prints in Markdown which clusters are the same, split, merged, are new or gone, and the skills, capabilities, frameworks,
roles, levels and cities that more or fewer jobs have, as far as that is more than noise: of what is told 1 in 20 may be
noise all the same. Files of jobs in the place of the later model are put to the clusters of the earlier one, which
follow them a little: only then is told what changed inside of a cluster, too. --json has all that differs by its own
95 % interval. A model is known by its bytes, and a folder with a model.jobprism in it means that model.
docs/CHANGES-BETWEEN-CRAWLS.md says how all of it is told.
`;

const MODEL = /\.jobprism$/i;

interface Flags extends ReadFlags {
  readonly json: boolean;
  readonly lang: 'zh' | 'en';
  readonly related?: number;
  readonly drift?: number;
  readonly anyDictionary?: boolean;
}

/** Adds `jobprism diff`. */
export function addDiff(program: Command, context: CommandContext): void {
  const command = program
    .command('diff')
    .description('Compare two models: clusters matched, new and gone, and what rose or fell by more than noise.')
    .argument('<old>', 'model.jobprism of the earlier jobs, or the folder that analyze wrote it into')
    .argument(
      '<new...>',
      'model.jobprism of the later jobs, or its folder; or these jobs: files, folders or patterns, - is standard input',
    )
    .option('--json', 'print JSON', false)
    .addOption(new Option('--lang <language>', 'language of the text').choices(['zh', 'en']).default('zh'))
    .option('--related <cosine>', 'from which two clusters have to do with each other (default: 0.5)', cosine)
    .option(
      '--drift <cosine>',
      'below which a matched cluster has drifted (default: 0.8, or --related where that is more)',
      cosine,
    )
    .addOption(anyDictionaryOption())
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .addHelpText('after', EXAMPLES)
    .action((older: string, newer: string[], flags: Flags) => diffCommand(older, newer, flags, context));
  addLimitOptions(command);
}

function cosine(value: string): number {
  if (!/^\d(?:\.\d{1,6})?$/.test(value)) throw new InvalidArgumentError('It must be a number such as 0.5.');
  return Number(value);
}

async function diffCommand(
  older: string,
  newer: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<void> {
  const { json, lang, related, drift } = flags;
  const path = newer.length === 1 ? await modelOf(newer[0]!) : null;
  // Nothing is cut to compare two models, so the dictionary may be another one.
  const then = await loadModel(older, { anyDictionary: flags.anyDictionary || path !== null });
  const now = path === null ? await grown(then, newer, flags, context) : await loadModel(path, { anyDictionary: true });
  const diff = diffModels(then, now, { related, drift });
  const text = (): string => diffText(diff, { language: lang, sameMakers: makerOf(then) === makerOf(now) });
  context.io.stdout.write(json ? jsonLines(diff) : forTerminal(text()));
}

/** The model that an argument means; what is called one must be one, so that a broken file is not taken for jobs. */
async function modelOf(path: string): Promise<string | null> {
  return (await modelPathOf(path)) ?? (MODEL.test(path) ? path : null);
}

/** The model after the jobs of files. */
async function grown(
  model: JobModel,
  sources: readonly string[],
  flags: Flags,
  context: CommandContext,
): Promise<JobModel> {
  const told = new ToldJobs(sources, flags, context);
  const onRejected = (rejected: RejectedRecord): void => told.reject(rejected);
  try {
    return await model.partialFit(told, { signal: context.signal, onRejected });
  } catch (error) {
    // The model knows of the jobs alone, not of the records that were none.
    const isEmpty = error instanceof JobprismError && error.code === 'INPUT_EMPTY';
    if (!isEmpty) throw error;
    throw new JobprismError('INPUT_EMPTY', { records: told.records, rejected: told.rejected }, error);
  }
}

/** Version and packs, which decide what is known. */
function makerOf({ about: { version, packs } }: JobModel): string {
  return JSON.stringify([version, packs]);
}
