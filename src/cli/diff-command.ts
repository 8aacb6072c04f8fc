import { type Command, InvalidArgumentError, Option } from 'commander';
import type { JobDescription } from '../core/job.js';
import type { ReadOptions } from '../ingest/options.js';
import { diffModels } from '../pipeline/model/diff-models.js';
import type { JobModel } from '../pipeline/model/job-model.js';
import { jobEvents } from '../pipeline/source.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import type { CommandContext } from './context.js';
import { diffText } from './diff-text.js';
import { forTerminal, jsonLines } from './io.js';
import { addLimitOptions, type LimitFlags, limitsOf } from './limit-flags.js';
import { encodingOption, formatOption, mapOption } from './shared-options.js';

const EXAMPLES = `
Examples:
  $ jobprism diff may/model.jobprism june/model.jobprism
  $ jobprism diff may/model.jobprism june/model.jobprism --lang en > changes.md
  $ jobprism diff may/model.jobprism june/*.csv
  $ jobprism diff may/model.jobprism june/model.jobprism --json | jq '.overall.changes[] | select(.moreThanNoise)'

Prints in Markdown which clusters are the same, split, merged, are new or gone, and the skills, capabilities, frameworks,
roles, levels and cities that more or fewer jobs have, as far as that is more than noise: of what is told 1 in 20 may be
noise all the same. Files of jobs in the place of the later model are put to the clusters of the earlier one, which follow
them a little: only then is told what changed inside of a cluster, too. --json has all that differs by its own 95 % interval. docs/CHANGES-BETWEEN-CRAWLS.md says how.
`;

const MODEL = /\.jobprism$/i;

interface Flags extends LimitFlags {
  readonly json: boolean;
  readonly lang: 'zh' | 'en';
  readonly related?: number;
  readonly drift?: number;
  readonly format: NonNullable<ReadOptions['format']>;
  readonly encoding: NonNullable<ReadOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
}

/** Adds `jobprism diff`. */
export function addDiff(program: Command, context: CommandContext): void {
  const command = program
    .command('diff')
    .description('Compare two models: clusters matched, new and gone, and what rose or fell by more than noise.')
    .argument('<old>', 'model.jobprism of the earlier jobs')
    .argument(
      '<new...>',
      'model.jobprism of the later jobs; or these jobs: files, folders or patterns, - is standard input',
    )
    .option('--json', 'print JSON', false)
    .addOption(new Option('--lang <language>', 'language of the text').choices(['zh', 'en']).default('zh'))
    .option('--related <cosine>', 'from which two clusters have to do with each other (default: 0.5)', cosine)
    .option('--drift <cosine>', 'below which a matched cluster has drifted (default: 0.8)', cosine)
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
  const isModel = newer.length === 1 && MODEL.test(newer[0]!);
  // Nothing is cut to compare two models, so the dictionary may be another one.
  const then = await loadModel(older, { anyDictionary: isModel });
  const now = isModel
    ? await loadModel(newer[0]!, { anyDictionary: true })
    : await then.partialFit(jobsOf(newer, flags, context), { signal: context.signal });
  const diff = diffModels(then, now, { related, drift });
  const text = (): string => diffText(diff, { language: lang, sameMakers: makerOf(then) === makerOf(now) });
  context.io.stdout.write(json ? jsonLines(diff) : forTerminal(text()));
}

/** The jobs of files; records that are not used are told. */
async function* jobsOf(
  sources: readonly string[],
  flags: Flags,
  { io, signal }: CommandContext,
): AsyncGenerator<JobDescription> {
  const { format, encoding, map: columns } = flags;
  const options = { format, encoding, columns, ...limitsOf(flags), stdin: io.stdin };
  for await (const event of jobEvents(sources, options, { signal })) {
    if (event.kind === 'job') yield event.job;
    else if (event.kind === 'rejected') {
      const { file, line, reason } = event.rejected;
      io.stderr.write(forTerminal(`${file}${line === null ? '' : `:${line}`}: ${reason}\n`));
    }
  }
}

/** Version and packs, which decide what is known. */
function makerOf({ about: { version, packs } }: JobModel): string {
  return JSON.stringify([version, packs]);
}
