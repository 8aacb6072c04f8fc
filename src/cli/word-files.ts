import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { JobprismError, reasonOf } from '../core/errors.js';
import { normalizeText } from '../core/text.js';
import { simplifierFor } from '../tokenize/simplify.js';
import { defaultStopWords } from '../tokenize/stop-words.js';
import { faultOfWord, MOST_WORDS, type UserWord } from '../tokenize/user-words.js';

/** The options of words of one's own, as the command line gives them. */
export interface WordFlags {
  readonly words?: string;
  readonly stopWords?: string;
}

/** What the files of these options hold. */
export interface WordLists {
  readonly words?: readonly UserWord[];
  readonly stopWords?: ReadonlySet<string>;
}

interface Line {
  readonly text: string;
  /** Where it stands, as `FILE:3`. */
  readonly place: string;
}

const REPLACE = '!replace';

/** `--words FILE`. */
export function wordsOption(): Option {
  return new Option('--words <file>', 'words to keep whole, one a line; term = spelling, spelling; # comments');
}

/** `--stop-words FILE`. */
export function stopWordsOption(): Option {
  return new Option('--stop-words <file>', 'words to leave out, one a line; !replace in front: only these');
}

/**
 * Reads the files of words that the command line names.
 *
 * @throws JobprismError INPUT_UNREADABLE, OPTION_INVALID with the line
 */
export async function readWordFiles({ words, stopWords }: WordFlags): Promise<WordLists> {
  return {
    ...(words === undefined ? {} : { words: wordsOf(await linesOf(words, '--words')) }),
    ...(stopWords === undefined ? {} : { stopWords: await stopWordsOf(await linesOf(stopWords, '--stop-words')) }),
  };
}

function wordsOf(lines: readonly Line[]): UserWord[] {
  return lines.map(({ text, place }) => {
    const [term, list] = parted(text);
    const spellings = list?.split(/[,，、]/).map((spelling) => spelling.trim()) ?? [];
    for (const word of [term, ...spellings]) refuse('--words', place, word, faultOfWord(word));
    return list === null ? term : { term, spellings };
  });
}

/** A term and the list behind its `=`, or null where it has none. */
function parted(text: string): [string, string | null] {
  const at = text.search(/[=＝]/);
  return at < 0 ? [text, null] : [text.slice(0, at).trim(), text.slice(at + 1)];
}

async function stopWordsOf(lines: readonly Line[]): Promise<ReadonlySet<string>> {
  const replaces = lines[0]?.text === REPLACE;
  const given = replaces ? lines.slice(1) : lines;
  for (const { text, place } of given) {
    const stray = text.startsWith('!') ? `is no word; ${REPLACE} may stand in the first line` : null;
    refuse('--stop-words', place, text, stray ?? faultOfWord(text));
  }
  const folded = given.map(({ text }) => normalizeText(text));
  // Terms of traditional texts stand in simplified characters.
  const simplify = await simplifierFor(folded.map(({ text }) => text).join('\n'));
  const words = folded.flatMap((word) => (simplify ? [word.text, simplify(word).text] : [word.text]));
  return new Set([...(replaces ? [] : defaultStopWords()), ...words.map((word) => word.replace(/\s+/g, ' '))]);
}

function refuse(option: string, place: string, word: string, fault: string | null): void {
  if (fault === null) return;
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  throw new JobprismError('OPTION_INVALID', { option, reason: `${place}: «${shown}» ${fault}` });
}

/** The lines of a file that are neither blank nor a comment. */
async function linesOf(path: string, option: string): Promise<Line[]> {
  const lines = (await readText(path))
    .split(/\r\n|\r|\n/)
    .map((text, index): Line => ({ text: text.trim(), place: `${path}:${index + 1}` }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  const beyond = lines[MOST_WORDS];
  if (beyond) throw new JobprismError('OPTION_INVALID', { option, reason: `${beyond.place}: more than ${MOST_WORDS}` });
  return lines;
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error);
    throw new JobprismError('INPUT_UNREADABLE', { path, reason }, error);
  }
}
