import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { JobprismError, reasonOf } from '../core/errors.js';
import { normalizeText } from '../core/text.js';
import { moveStack } from '../mapping/move-stack.js';
import { simplifierFor } from '../tokenize/simplify.js';
import type { CommandContext } from './context.js';
import { forTerminal, jsonLines } from './io.js';

const EXAMPLES = `
Examples:
  $ jobprism move --from java --to go
  $ jobprism move --from java --to go --skills "Spring Boot, MyBatis, Redis" --lang en
  $ jobprism move --from python --to go --profile resume.txt > checklist.md
  $ jobprism move --from java --to rust --skills "Netty、Kafka" --format json

Prints a checklist in Markdown: what carries over, what replaces what, what is new. Behind a choice stands how near it is,
from 0 to 1. Without --skills and --profile all that is known of the stack to move from is taken. Stacks: go, java,
python, node, php, cpp, csharp, rust, or any spelling of their languages.
`;

interface Flags {
  readonly from: string;
  readonly to: string;
  readonly skills?: string;
  readonly profile?: string;
  readonly format: 'text' | 'json';
  readonly lang: 'zh' | 'en';
}

/** Adds `jobprism move`. */
export function addMove(program: Command, context: CommandContext): void {
  program
    .command('move')
    .description('Print a checklist for moving from one stack to another: what carries over, is replaced, is new.')
    .requiredOption('--from <stack>', 'stack to move from')
    .requiredOption('--to <stack>', 'stack to move to')
    .option('--skills <list>', 'skills, comma between')
    .option('--profile <file>', 'text with the skills, such as a résumé; - is standard input')
    .addOption(new Option('--format <name>', 'form of the output').choices(['text', 'json']).default('text'))
    .addOption(new Option('--lang <language>', 'language of the checklist').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => moveCommand(flags, context));
}

async function moveCommand({ from, to, skills, profile, format, lang }: Flags, { io }: CommandContext): Promise<void> {
  const move = moveStack({
    from,
    to,
    skills: skills?.split(/[,，、;；\n]/),
    profile: profile === undefined ? undefined : await profileOf(profile, io.stdin),
  });
  io.stdout.write(format === 'json' ? jsonLines(move) : forTerminal(move.checklist[lang]));
}

/** The text of a profile in simplified characters, in which the catalogue's names are written. */
async function profileOf(path: string, stdin: AsyncIterable<Uint8Array>): Promise<string> {
  let text: string;
  try {
    const bytes = path === '-' ? Buffer.concat(await piecesOf(stdin)) : await readFile(path);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error);
    throw new JobprismError('INPUT_UNREADABLE', { path, reason }, error);
  }
  const simplify = await simplifierFor(text);
  return simplify ? simplify(normalizeText(text)).text : text;
}

async function piecesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}
