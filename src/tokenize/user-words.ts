import { JobprismError } from '../core/errors.js';
import { type Phrase, PhraseMatcher } from '../core/phrase-matcher.js';
import { normalizeText } from '../core/text.js';
import { loadTextSimplifier } from './simplify.js';
import type { KnownTerm, Lexicon } from './token.js';
import { holdsTraditional } from './traditional.js';

type SimplifyText = (text: string) => string;

/** A word that must come out whole, or a term with the other spellings that become it. */
export type UserWord = string | { readonly term: string; readonly spellings: readonly string[] };

/** The most characters that a word of one's own may have. */
export const LONGEST_WORD = 80;
/** The most words of one's own, spellings counted too. */
export const MOST_WORDS = 100_000;
// The trie has a node a character in the worst case; this many cost some 150 MB.
const MOST_CHARACTERS = 1_000_000;

/**
 * Why a word cannot be one of a user's words, as the end of a sentence that begins with it; null where it can.
 */
export function faultOfWord(word: unknown): string | null {
  if (typeof word !== 'string') return 'must be a string';
  if (word.length > LONGEST_WORD) return `must have at most ${LONGEST_WORD} characters and has ${word.length}`;
  return foldedWord(word) === '' ? 'must hold at least one character that is seen' : null;
}

/**
 * A lexicon of a user's words, by the rules of the field's vocabulary: folded, at word boundaries in Latin letters, a
 * plural s accepted. Of two entries with one spelling the later one counts.
 *
 * @throws JobprismError OPTION_INVALID with the place of the entry in the list, as `words.3`
 */
export async function userLexicon(words: readonly UserWord[]): Promise<Lexicon> {
  const termBySpelling = new Map<string, string>();
  let spellings = 0;
  let characters = 0;
  const simplify = await simplifierForAny(words);
  for (const [index, word] of words.entries()) {
    const { term, all } = checked(word, index);
    spellings += all.length;
    characters += all.reduce((sum, { length }) => sum + length, 0);
    if (spellings > MOST_WORDS) throw refused(index, `is one too many: at most ${MOST_WORDS} words and spellings`);
    if (characters > MOST_CHARACTERS) throw refused(index, `goes beyond ${MOST_CHARACTERS} characters in all`);
    for (const spelling of all.flatMap((one) => bothScripts(one, simplify))) termBySpelling.set(spelling, term);
  }
  return lexiconOf(termBySpelling);
}

function lexiconOf(termBySpelling: ReadonlyMap<string, string>): Lexicon {
  const matcher = new PhraseMatcher(
    Array.from(termBySpelling, ([text, value]): Phrase<string> => ({ text, value, plural: true })),
  );
  return {
    match: (text) =>
      matcher.find(text).map(({ start, end, value }): KnownTerm => ({ start, end, term: value, kind: 'domain' })),
  };
}

/** A word as it is looked for: folded, single spaces, none around it. */
function foldedWord(word: string): string {
  return normalizeText(word).text.replace(/\s+/g, ' ').trim();
}

/** The folded term and its folded spellings, itself the first. */
function checked(word: unknown, index: number): { readonly term: string; readonly all: readonly string[] } {
  const [term, spellings] = isEntry(word) ? [word.term, word.spellings] : [word, []];
  if (!Array.isArray(spellings)) throw refused(index, 'must have a list of spellings');
  if (spellings.length >= MOST_WORDS) throw refused(index, `has more than ${MOST_WORDS} spellings`);
  const all = [term, ...spellings].map((spelling: unknown) => {
    const fault = faultOfWord(spelling);
    if (fault !== null) throw refused(index, typeof spelling === 'string' ? `«${shown(spelling)}» ${fault}` : fault);
    return foldedWord(spelling as string);
  });
  return { term: all[0]!, all };
}

function isEntry(word: unknown): word is { term: unknown; spellings: unknown } {
  return typeof word === 'object' && word !== null && 'term' in word && 'spellings' in word;
}

function shown(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

function refused(index: number, reason: string): JobprismError {
  return new JobprismError('OPTION_INVALID', { option: `words.${index}`, reason });
}

/** Texts are brought to simplified characters before words are looked for, or not: a word is found in both. */
function bothScripts(spelling: string, simplify: SimplifyText | null): string[] {
  return simplify ? [spelling, simplify(spelling)] : [spelling];
}

async function simplifierForAny(words: readonly UserWord[]): Promise<SimplifyText | null> {
  const isTraditional = (word: unknown): boolean => typeof word === 'string' && holdsTraditional(word.slice(0, 200));
  const needed = words.some((word) => {
    if (!isEntry(word)) return isTraditional(word);
    return isTraditional(word.term) || (Array.isArray(word.spellings) && word.spellings.some(isTraditional));
  });
  return needed ? loadTextSimplifier() : null;
}
