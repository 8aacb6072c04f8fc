import { type Command, InvalidArgumentError, Option } from 'commander';
import { diffModels } from '../pipeline/model/diff-models.js';
import type { JobModel } from '../pipeline/model/job-model.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import type { CommandContext } from './context.js';
import { diffText } from './diff-text.js';
import { forTerminal, jsonLines } from './io.js';

const EXAMPLES = `
Examples:
  $ jobprism diff may/model.jobprism june/model.jobprism
  $ jobprism diff may/model.jobprism june/model.jobprism --lang en > changes.md
  $ jobprism diff may/model.jobprism june/model.jobprism --json | jq '.overall.changes[] | select(.moreThanNoise)'

Prints in Markdown which clusters are the same, split, merged, are new or gone, and the skills, capabilities, frameworks,
roles, levels and cities that more or fewer jobs have, as far as that is more than noise: of what is told 1 in 20 may be
noise all the same. --json has all that differs by its own 95 % interval. docs/CHANGES-BETWEEN-CRAWLS.md says how.
`;

interface Flags {
  readonly json: boolean;
  readonly lang: 'zh' | 'en';
  readonly related?: number;
  readonly drift?: number;
}

/** Adds `jobprism diff`. */
export function addDiff(program: Command, context: CommandContext): void {
  program
    .command('diff')
    .description('Compare two models: clusters matched, new and gone, and what rose or fell by more than noise.')
    .argument('<old>', 'model.jobprism of the earlier jobs')
    .argument('<new>', 'model.jobprism of the later jobs')
    .option('--json', 'print JSON', false)
    .addOption(new Option('--lang <language>', 'language of the text').choices(['zh', 'en']).default('zh'))
    .option('--related <cosine>', 'from which two clusters have to do with each other (default: 0.5)', cosine)
    .option('--drift <cosine>', 'below which a matched cluster has drifted (default: 0.8)', cosine)
    .addHelpText('after', EXAMPLES)
    .action((older: string, newer: string, flags: Flags) => diffCommand(older, newer, flags, context));
}

function cosine(value: string): number {
  if (!/^\d(?:\.\d{1,6})?$/.test(value)) throw new InvalidArgumentError('It must be a number such as 0.5.');
  return Number(value);
}

async function diffCommand(
  older: string,
  newer: string,
  { json, lang, related, drift }: Flags,
  { io }: CommandContext,
): Promise<void> {
  // Nothing is cut here, so the dictionary may be another one.
  const [then, now] = [
    await loadModel(older, { anyDictionary: true }),
    await loadModel(newer, { anyDictionary: true }),
  ];
  const diff = diffModels(then, now, { related, drift });
  const text = () => diffText(diff, { language: lang, sameMakers: makerOf(then) === makerOf(now) });
  io.stdout.write(json ? jsonLines(diff) : forTerminal(text()));
}

/** Version and packs, which decide what is known. */
function makerOf({ about: { version, packs } }: JobModel): string {
  return JSON.stringify([version, packs]);
}
