import { type Command, Option } from 'commander';
import { JobprismError } from '../core/errors.js';
import type { JobDescription } from '../core/job.js';
import { NearNames } from '../core/near-names.js';
import { FORMATS } from '../ingest/formats/format.js';
import type { ReadOptions } from '../ingest/options.js';
import { PersonalMask } from '../ingest/personal/mask.js';
import { explain } from '../pipeline/explain.js';
import { languageOf } from '../pipeline/language.js';
import { jobEvents } from '../pipeline/source.js';
import { gather, readPacks } from './arguments.js';
import type { CommandContext } from './context.js';
import { type JobInRun, jobInRun, quotes, runLines } from './explain-run.js';
import { explanationText } from './explain-text.js';
import type { LabelLanguage } from './explain-words.js';
import { forTerminal, jsonLines } from './io.js';
import { addLimitOptions, type LimitFlags, limitsOf } from './limit-flags.js';
import { printable } from './marked-text.js';
import { encodingOption, mapOption } from './shared-options.js';

const EXAMPLES = `
Examples:
  $ jobprism explain jobs.jsonl --list
  $ jobprism explain jobs.jsonl --job boss-42
  $ jobprism explain jobs.jsonl --job boss-42 --run result --format json
  $ jobprism explain --text '负责万级QPS网关，熟悉Redis；有Kafka经验者优先' --lang en
  $ pbpaste | jobprism explain -

Marked places stand in «» with the number of their footnote (in colours on a terminal); below them stand the sums behind
every score, with their places as field start-end, counted in UTF-16 code units. With --run the scores of frameworks
are those of that run, and the job's cluster is told.
`;

interface Flags extends LimitFlags {
  readonly job?: string;
  readonly text?: string;
  readonly list: boolean;
  readonly run?: string;
  readonly pack: readonly string[];
  readonly format: 'text' | 'json';
  readonly inputFormat: NonNullable<ReadOptions['format']>;
  readonly lang?: LabelLanguage;
  readonly encoding: NonNullable<ReadOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
  readonly keepPersonal: boolean;
}

/** Adds `jobprism explain`. */
export function addExplain(program: Command, context: CommandContext): void {
  const command = program
    .command('explain')
    .description('Print one job description with every match marked, and the sums behind each score.')
    .argument('[source...]', 'files, folders or patterns; - is standard input')
    .option('--job <id>', 'id of the job; not needed where the input holds one job')
    .option('--text <text>', 'a text to explain, in place of a source')
    .option('--list', 'list the ids and titles of the input, and explain nothing', false)
    .option('--run <dir>', 'folder that analyze --out wrote for this input')
    .addOption(new Option('--pack <file>', 'framework pack to add (repeatable)').default([], 'none').argParser(gather))
    .addOption(new Option('--format <name>', 'form of the output').choices(['text', 'json']).default('text'))
    .addOption(new Option('--input-format <name>', 'format of the input').choices(['auto', ...FORMATS]).default('auto'))
    .addOption(
      new Option('--lang <language>', 'language of the labels')
        .choices(['zh', 'en'])
        .default(undefined, 'that of the text'),
    )
    .addOption(encodingOption())
    .addOption(mapOption())
    .option(
      '--keep-personal',
      'leave telephone numbers, mail addresses, WeChat, QQ and Telegram ids as they are',
      false,
    )
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => explainCommand(sources, flags, context));
  addLimitOptions(command);
}

async function explainCommand(sources: readonly string[], flags: Flags, context: CommandContext): Promise<void> {
  const { stdout } = context.io;
  if ((flags.text === undefined) === (sources.length === 0)) {
    throw new JobprismError('OPTION_INVALID', { option: '--text', reason: 'give either a source or --text TEXT' });
  }
  if (flags.list && flags.text === undefined) {
    for await (const job of jobsOf(sources, flags, context)) stdout.write(printable(`${job.id}  ${nameOf(job)}\n`));
    return;
  }
  const packs = await readPacks(flags.pack);
  const job = flags.text ?? (await jobAsked(sources, flags, context));
  const inRun = flags.run === undefined || typeof job === 'string' ? null : await runOf(flags.run, job);
  const told = await explain(job, { packs, analysed: inRun?.job });
  if (flags.format === 'json') {
    const { mapping: _, ...rest } = told;
    const run = inRun && { cluster: inRun.job.cluster, similarity: inRun.job.similarity, label: inRun.cluster?.label };
    stdout.write(jsonLines({ ...rest, ...(run && { run }) }));
    return;
  }
  const language = flags.lang ?? (languageOf(told.job.title ?? '', told.job.text) === 'en' ? 'en' : 'zh');
  stdout.write(explanationText(told, { language, colours: mayColour(context) }));
  if (inRun) stdout.write(`${runLines(inRun, told.job, language).join('\n')}\n`);
}

/** https://no-color.org: a variable that is set and not empty turns colours off. */
function mayColour({ io }: CommandContext): boolean {
  return io.stdout.isTTY === true && !process.env.NO_COLOR;
}

async function runOf(folder: string, job: JobDescription): Promise<JobInRun> {
  const inRun = await jobInRun(folder, job.id);
  if (inRun && quotes(inRun.job, job)) return inRun;
  const reason = inRun
    ? `the run in ${folder} has another job of the id ${job.id}: its words are not those of this text`
    : `the run in ${folder} has no job ${job.id}`;
  throw new JobprismError('OPTION_INVALID', { option: '--run', reason });
}

/** The job of the id, or the only one. */
async function jobAsked(sources: readonly string[], flags: Flags, context: CommandContext): Promise<JobDescription> {
  const near = new NearNames(flags.job ?? '');
  let jobs = 0;
  let only: JobDescription | undefined;
  for await (const job of jobsOf(sources, flags, context)) {
    if (job.id === flags.job) return job;
    if (flags.job === undefined && only) {
      const reason = 'the input holds more than one job; --list prints their ids';
      throw new JobprismError('OPTION_INVALID', { option: '--job', reason });
    }
    only = job;
    jobs++;
    if (flags.job !== undefined) near.add(job.id);
  }
  if (flags.job !== undefined) {
    throw new JobprismError('JOB_UNKNOWN', { job: flags.job, jobs, near: near.names.join(', ') });
  }
  return only!;
}

/** The jobs of the input; records that are not used are told on standard error. */
async function* jobsOf(
  sources: readonly string[],
  flags: Flags,
  { io, signal }: CommandContext,
): AsyncGenerator<JobDescription> {
  const { inputFormat: format, encoding, map: columns } = flags;
  const reading = { format, encoding, columns, ...limitsOf(flags), stdin: io.stdin };
  const mask = flags.keepPersonal ? null : new PersonalMask();
  let jobs = 0;
  let rejected = 0;
  for await (const event of jobEvents(sources, reading, { signal })) {
    if (event.kind === 'job') {
      jobs++;
      yield mask ? mask.job(event.job) : event.job;
    } else if (event.kind === 'rejected') {
      rejected++;
      const { file, line, reason } = event.rejected;
      io.stderr.write(forTerminal(`${file}${line === null ? '' : `:${line}`}: ${reason}\n`));
    }
  }
  if (jobs === 0) throw new JobprismError('INPUT_EMPTY', { records: rejected, rejected });
}

function nameOf({ title, text }: JobDescription): string {
  return (title ?? text.trim().slice(0, 40)).replace(/\s+/g, ' ');
}
