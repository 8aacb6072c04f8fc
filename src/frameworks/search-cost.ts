import { PhraseMatcher } from '../core/phrase-matcher.js';
import { normalizeText } from '../core/text.js';
import { createCatalogue } from './catalogue.js';
import { type GapPhrase, gapPhrase } from './gap-phrase.js';
import type { Technology } from './schema.js';

/** A phrase or name that is looked for in texts, with where it is written. */
export interface Sought {
  readonly path: string;
  readonly text: string;
  readonly language: 'zh' | 'en';
}

/** What the worst of the texts made against a phrase costs. */
export interface SearchCost extends Sought {
  /** Looks a character of that text: places where something may stand, tails tried behind them, words asked about. */
  readonly looks: number;
}

/** Characters of a text that is made against a phrase: one look at each pair of them would be as many a character. */
const LENGTH = 256;
const HAN = /[\u3400-\u9fff]/;

/**
 * Tries every phrase and name on texts that are made to cost as much as they can: heads over and over, heads without
 * their last character, long runs of one character, tails that nearly follow, and lists of doubtful names in brackets.
 * Looks are counted, not timed, so that every machine says the same.
 *
 * @param sought phrases, which may have a gap
 * @param technologies names, among which doubtful ones ask about the words around them
 */
export function searchCosts(sought: readonly Sought[], technologies: readonly Technology[]): SearchCost[] {
  const count = lookCounter(sought, technologies);
  const known = new Map<string, number>();
  const looksIn = (text: string): number => {
    const looks = known.get(text) ?? count(text) / text.length;
    known.set(text, looks);
    return looks;
  };
  return [...sought, ...technologies.flatMap(namesOf)].map((one) => ({
    ...one,
    looks: Math.max(...piecesAgainst(one).map((piece) => looksIn(filled(piece)))),
  }));
}

function namesOf({ id, name, aliases }: Technology): Sought[] {
  return [name, ...aliases].map((text) => ({ path: id, text, language: HAN.test(text) ? 'zh' : 'en' }));
}

/** Pieces whose repetition makes a text against a phrase. */
function piecesAgainst({ text, language }: Sought): string[] {
  const { text: head, value } = gapPhrase(text, language, null);
  const pieces = [`${head} `, `(${head},`, head.slice(0, -1) || head, head.charAt(0)];
  return value.tail ? [...pieces, head, `${head}${value.tail.slice(0, -1)}`, `${head}${value.tail}`] : pieces;
}

function filled(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
}

/** Counts the looks that a text costs. */
function lookCounter(sought: readonly Sought[], technologies: readonly Technology[]): (text: string) => number {
  let looks = 0;
  const matcher = new PhraseMatcher<GapPhrase<null>>(
    sought.map(({ text, language }) => gapPhrase(text, language, null)),
  );
  const names = createCatalogue(
    technologies.map((technology) =>
      counting(technology, (questions) => {
        looks += questions;
      }),
    ),
    [],
  );
  return (text) => {
    looks = 0;
    const folded = normalizeText(text);
    matcher.each(folded.text, (_start, _end, { tail, limit }) => {
      looks += tail ? limit : 1;
    });
    names.match(folded);
    return looks;
  };
}

/** The technology, which tells of the words that are asked about whenever its name is found and doubted. */
function counting(technology: Technology, tell: (questions: number) => void): Technology {
  const { ambiguous } = technology;
  if (!ambiguous) return technology;
  const { refuse = [], admit = [], against = [] } = ambiguous;
  const questions = 1 + refuse.length + admit.length + against.length;
  const told = {
    ...ambiguous,
    get refuse(): readonly string[] {
      tell(questions);
      return refuse;
    },
  };
  return { ...technology, ambiguous: told };
}
