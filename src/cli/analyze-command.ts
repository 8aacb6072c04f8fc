import { type Command, Option } from 'commander';
import { CLUSTERER_NAMES, type ClustererName } from '../cluster/engines.js';
import { JobprismError } from '../core/errors.js';
import type { RejectedRecord } from '../core/job.js';
import { DEFAULT_THRESHOLD } from '../ingest/duplicates/finder.js';
import type { ReadOptions } from '../ingest/options.js';
import type { AnalysisOverview } from '../pipeline/analysis.js';
import { analyzeToFolder } from '../pipeline/analyze-to-folder.js';
import type { AnalyzeOptions } from '../pipeline/options.js';
import { overviewOf } from '../pipeline/run.js';
import { summaryOf } from '../pipeline/summary.js';
import { counted } from '../pipeline/summary-text.js';
import type { VectorOptions } from '../pipeline/vector-options.js';
import { writeRejected } from '../pipeline/write.js';
import { autoOrCount, gather, memorySize, readPacks, refuseInside, wholeNumber } from './arguments.js';
import type { CommandContext } from './context.js';
import { previewLines, previewText } from './dry-run.js';
import { isNothingUsable } from './failures.js';
import { forTerminal } from './io.js';
import { addLimitOptions, type LimitFlags, limitsOf } from './limit-flags.js';
import { progressDisplay } from './progress.js';
import {
  duplicateThresholdOption,
  encodingOption,
  formatOption,
  keepDuplicatesOption,
  mapOption,
  segmenterOption,
} from './shared-options.js';
import { addVectorOptions, vectorOptionsOf } from './vector-flags.js';
import { readWordFiles, stopWordsOption, type WordFlags, wordsOption } from './word-files.js';

const EXAMPLES = `
Examples:
  $ jobprism analyze jobs.csv --out result
  $ jobprism analyze scraped/51job/*.csv boss.json --out result --clusters 12 --seed 1
  $ jobprism analyze jobs.csv --out result --index
  $ jobprism analyze strange.csv --map description=requirement --map title=company_name --dry-run
  $ echo '负责Go网关开发，支撑万级QPS' | jobprism analyze -

Without --out the summary is printed. With it, DIR gets jobs.jsonl, clusters.json, summary.md, rejected.jsonl and
model.jobprism, which jobprism assign reads, and with --index index.jobprism, which jobprism recommend reads, each whole
or not at all.
Exit status: 0 done, 1 failed, 2 wrong use, 3 nothing usable in the input.
`;

interface Flags extends WordFlags, VectorOptions, LimitFlags {
  readonly out?: string;
  readonly clusters: number | 'auto';
  readonly outliers: boolean;
  readonly keepDuplicates: boolean;
  readonly duplicateThreshold: number;
  readonly workers: number | 'auto';
  readonly memory?: number;
  readonly resume: boolean;
  readonly index: boolean;
  readonly seed: number;
  readonly lang: 'auto' | 'zh' | 'en';
  readonly segmenter: 'jieba' | 'nodejieba' | 'intl';
  readonly clusterer: ClustererName;
  readonly pack: readonly string[];
  readonly format: NonNullable<AnalyzeOptions['format']>;
  readonly encoding: NonNullable<AnalyzeOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly keepPersonal: boolean;
  readonly dropFlagged: boolean;
  readonly referenceDate?: string;
}

/** Adds `jobprism analyze`. */
export function addAnalyze(program: Command, context: CommandContext): void {
  const command = program
    .command('analyze')
    .description('Read job descriptions, cluster them, and map jobs and clusters to capabilities and frameworks.')
    .argument('<source...>', 'files, folders or patterns; - is standard input')
    .option('-o, --out <dir>', 'folder to write to; made if it is not there')
    .addOption(new Option('-k, --clusters <auto|K>', 'number of clusters').default('auto').argParser(autoOrCount))
    .addOption(new Option('--seed <n>', 'seed of every random choice').default(42).argParser(wholeNumber))
    .addOption(new Option('--lang <language>', 'language of the texts').choices(['auto', 'zh', 'en']).default('auto'))
    .addOption(segmenterOption())
    .addOption(new Option('--clusterer <name>', 'who clusters').choices(CLUSTERER_NAMES).default('kmeans'))
    .addOption(new Option('--outliers', 'leave jobs that fit no cluster without one').default(false))
    .addOption(keepDuplicatesOption())
    .addOption(duplicateThresholdOption().default(DEFAULT_THRESHOLD))
    .addOption(
      new Option('--workers <auto|n>', 'threads to work with, the calling one among them')
        .default('auto')
        .argParser(autoOrCount),
    )
    .addOption(
      new Option('--memory <size>', 'most memory, such as 800MB or 4GB')
        .default(undefined, 'half of the machine')
        .argParser(memorySize),
    )
    .addOption(
      new Option('--resume', 'go on where a run with --resume into the same folder was interrupted').default(false),
    )
    .option('--index', 'write index.jobprism, too: the jobs, for people to be compared with', false)
    .addOption(new Option('--pack <file>', 'framework pack to add (repeatable)').default([], 'none').argParser(gather))
    .addOption(formatOption())
    .addOption(encodingOption())
    .addOption(mapOption())
    .option('--dry-run', 'show how the files would be read, and stop')
    .option('--json', 'of a dry run: a line of JSON a file')
    .option('--keep-personal', 'leave telephone numbers, mail addresses, WeChat, QQ and Telegram ids as they are')
    .option('--drop-flagged', 'leave out advertisements that are no jobs, such as courses and loans')
    .addOption(new Option('--reference-date <day>', 'what 3天前 counts back from, such as 2024-05-04'))
    .addOption(wordsOption())
    .addOption(stopWordsOption())
    .addHelpText('after', EXAMPLES)
    .action((sources: string[], flags: Flags) => analyzeCommand(sources, flags, context));
  addVectorOptions(command);
  addLimitOptions(command);
}

async function analyzeCommand(sources: readonly string[], flags: Flags, context: CommandContext): Promise<void> {
  const { io, signal } = context;
  const rejected: RejectedRecord[] = [];
  if (flags.out !== undefined) await refuseInside(sources, flags.out);
  if (flags.resume && flags.out === undefined) {
    throw new JobprismError('OPTION_INVALID', {
      option: '--resume',
      reason: 'it needs --out, where the journal is kept',
    });
  }
  if (flags.index && flags.out === undefined) {
    throw new JobprismError('OPTION_INVALID', { option: '--index', reason: 'it needs --out, where the index goes' });
  }
  if (flags.dryRun) {
    const { previewJobs } = await import('../ingest/readers/preview.js');
    const previews = await previewJobs(sources, readingOf(flags, io), { signal });
    io.stdout.write(flags.json ? previewLines(previews) : forTerminal(previewText(previews)));
    return;
  }
  const packs = await readPacks(flags.pack);
  const words = await readWordFiles(flags);
  const display = await progressDisplay(io);
  try {
    const options: AnalyzeOptions = {
      clusters: flags.clusters,
      outliers: flags.outliers,
      duplicates: flags.keepDuplicates ? 'keep' : 'fold',
      duplicateThreshold: flags.duplicateThreshold,
      workers: flags.workers,
      memory: flags.memory,
      seed: flags.seed,
      language: flags.lang,
      segmenter: flags.segmenter,
      clusterer: flags.clusterer,
      ...vectorOptionsOf(flags),
      ...readingOf(flags, io),
      keepPersonal: flags.keepPersonal,
      dropFlagged: flags.dropFlagged,
      referenceDate: flags.referenceDate,
      packs,
      ...words,
      signal,
      onProgress: display.onProgress,
      onRejected: (record) => rejected.push(record),
    };
    const analysis =
      flags.out === undefined
        ? await overviewOf(sources, options)
        : await analyzeToFolder(sources, flags.out, { ...options, resume: flags.resume, index: flags.index });
    display.stop();
    io.stdout.write(flags.out === undefined ? forTerminal(summaryOf(analysis)) : overview(analysis, flags.out));
  } catch (error) {
    display.stop();
    // Where nothing was usable, the reasons are all there is to say.
    if (isNothingUsable(error)) {
      if (flags.out !== undefined) await writeRejected(rejected, flags.out);
      for (const { file, line, reason } of rejected.slice(0, 5)) {
        io.stderr.write(forTerminal(`${file}${line === null ? '' : `:${line}`}: ${reason}\n`));
      }
    }
    throw error;
  }
}

/** How the files are read, in a dry run as in one that counts. */
function readingOf(flags: Flags, { stdin }: CommandContext['io']): ReadOptions {
  return { format: flags.format, encoding: flags.encoding, columns: flags.map, ...limitsOf(flags), stdin };
}

/** A line a cluster, and where the rest is. */
function overview({ clusters, run }: AnalysisOverview, folder: string): string {
  const lines = clusters.map(({ cluster, size, label }) => {
    return `${String(cluster).padStart(3)}  ${String(size).padStart(6)}  ${label.zh} | ${label.en}`;
  });
  const outliers = run.options.outliers ? ` and ${counted(run.outliers, 'outlier')}` : '';
  const { exact, near } = run.duplicates;
  const copies = exact + near > 0 ? `, ${exact + near} duplicates` : '';
  const counts = `${counted(run.jobs, 'job')} in ${counted(clusters.length, 'cluster')}${outliers}${copies}, ${run.rejected} of ${run.records} records rejected`;
  const warnings = run.warnings.map(({ message }) => `Note: ${message}`);
  return forTerminal(`${[...lines, counts, ...warnings, `Written to ${folder}: start with summary.md`].join('\n')}\n`);
}
