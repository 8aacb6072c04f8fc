import type { Command } from 'commander';
import { JobprismError } from '../core/errors.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import type { ReadOptions } from '../ingest/options.js';
import { PersonalMask } from '../ingest/personal/mask.js';
import { knownTerms, matchFields } from '../pipeline/read-job.js';
import { jobEvents } from '../pipeline/source.js';
import type { SegmenterName } from '../tokenize/segmenter.js';
import { createTokenizer } from '../tokenize/tokenizer.js';
import type { CommandContext } from './context.js';
import { forTerminal, jsonLine } from './io.js';
import { addLimitOptions, type LimitFlags, limitsOf } from './limit-flags.js';
import { encodingOption, formatOption, mapOption, segmenterOption } from './shared-options.js';
import { readWordFiles, stopWordsOption, type WordFlags, wordsOption } from './word-files.js';

const EXAMPLES = `
Examples:
  $ jobprism tokenize jobs.jsonl > terms.jsonl
  $ echo '熟悉Go语言、C++和k8s' | jobprism tokenize -
  $ jobprism tokenize jobs.csv --words words.txt --stop-words stop.txt

Prints {"id","terms","tokens":[{"term","start","end","kind","field"}]}, a line a job, in the order of the input.
Offsets count UTF-16 code units of the field. Records that are not used are told on standard error.
`;

interface Flags extends WordFlags, LimitFlags {
  readonly segmenter: SegmenterName;
  readonly format: NonNullable<ReadOptions['format']>;
  readonly encoding: NonNullable<ReadOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
  readonly keepPersonal: boolean;
}

/** Adds `jobprism tokenize`. */
export function addTokenize(program: Command, context: CommandContext): void {
  const command = program
    .command('tokenize')
    .description('Print the terms of job descriptions with their places.')
    .argument('<source...>', 'files, folders or patterns; - is standard input')
    .addOption(segmenterOption())
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .option('--keep-personal', 'leave telephone numbers, mail addresses, WeChat, QQ and Telegram ids as they are')
    .addOption(wordsOption())
    .addOption(stopWordsOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => tokenizeCommand(sources, flags, context));
  addLimitOptions(command);
}

async function tokenizeCommand(
  sources: readonly string[],
  flags: Flags,
  { io, signal }: CommandContext,
): Promise<void> {
  const { catalogue } = builtInKnowledge();
  const tokenizer = await createTokenizer({ segmenter: flags.segmenter, ...(await readWordFiles(flags)) });
  const mask = flags.keepPersonal ? null : new PersonalMask();
  let jobs = 0;
  let rejected = 0;
  const { format, encoding, map: columns } = flags;
  const reading = { format, encoding, columns, ...limitsOf(flags), stdin: io.stdin };
  for await (const event of jobEvents(sources, reading, { signal })) {
    if (event.kind === 'rejected') {
      rejected++;
      const { file, line, reason } = event.rejected;
      io.stderr.write(forTerminal(`${file}${line === null ? '' : `:${line}`}: ${reason}\n`));
    } else if (event.kind === 'job') {
      jobs++;
      const tokens = (await matchFields(mask ? mask.job(event.job) : event.job, catalogue)).flatMap(
        ({ field, text, matches }) =>
          tokenizer
            .tokenizeNormalized(text, knownTerms(matches, catalogue))
            .map(({ term, start, end, kind }) => ({ term, start, end, kind, field })),
      );
      io.stdout.write(jsonLine({ id: event.job.id, terms: tokens.map(({ term }) => term), tokens }));
    }
  }
  if (jobs === 0) throw new JobprismError('INPUT_EMPTY', { records: rejected, rejected });
}
