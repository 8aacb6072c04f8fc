import type { JobDescription } from '../../core/job.js';
import { lettersOf, mix } from '../../ingest/duplicates/sketch.js';
import type { MatchedField } from '../../mapping/findings.js';
import { sentencesOf } from '../../mapping/sentences.js';
import type { Token } from '../../tokenize/token.js';
import { HAN } from '../han.js';

/**
 * The sentences of a document as its tokens see them: the hash of a sentence and how many tokens stand in it, pair behind
 * pair. The hash 0 stands for what cannot be boilerplate.
 */
export type SentenceRuns = Int32Array;

/** Shorter ones are headings and items of lists, which are alike without being anybody's boilerplate. */
const LEAST_LETTERS = 24;
const LEAST_HAN = 10;

/**
 * The runs of a field. A sentence that names a technology or a capability is a demand, however many make it, and a title
 * is what the job is called.
 *
 * @param tokens those that count, in order
 */
export function runsOfField({ field, text, matches }: MatchedField, tokens: readonly Token[]): number[] {
  const runs: number[] = [];
  if (field === 'title') return add(runs, 0, tokens.length);
  let [next, match] = [0, 0];
  for (const sentence of sentencesOf(text.text, { start: 0, end: text.text.length })) {
    while (match < matches.length && matches[match]!.folded.end <= sentence.start) match++;
    const demands = match < matches.length && matches[match]!.folded.start < sentence.end;
    const hash = demands ? 0 : hashOf(text.text.slice(sentence.start, sentence.end));
    if (hash === 0) continue;
    const { start, end } = text.toOriginal(sentence);
    const first = firstFrom(tokens, next, start);
    add(runs, 0, first - next);
    next = firstFrom(tokens, first, end);
    add(runs, hash, next - first);
  }
  return add(runs, 0, tokens.length - next);
}

/**
 * Who speaks in a job: its company, or where none is stated the job itself.
 *
 * @returns 32 bits
 */
export function sourceOf({ company, id }: Pick<JobDescription, 'company' | 'id'>): number {
  return hashOfLetters(lettersOf(company === null ? `job ${id}` : company.toLowerCase()));
}

/** Adds a run, to the last one where neither can be boilerplate. */
function add(runs: number[], hash: number, tokens: number): number[] {
  if (tokens === 0) return runs;
  if (hash === 0 && runs.length > 0 && runs.at(-2) === 0) runs[runs.length - 1]! += tokens;
  else runs.push(hash, tokens);
  return runs;
}

function firstFrom(tokens: readonly Token[], from: number, start: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]!.start < start) at++;
  return at;
}

function hashOf(sentence: string): number {
  const letters = lettersOf(sentence);
  const enough = letters.length >= LEAST_LETTERS || (letters.length >= LEAST_HAN && HAN.test(sentence));
  return enough ? hashOfLetters(letters) | 0 : 0;
}

/** FNV-1a (Fowler, Noll and Vo, 1991) over 16-bit units. */
function hashOfLetters(units: Uint16Array): number {
  let hash = 0x811c9dc5;
  for (const unit of units) hash = Math.imul(hash ^ unit, 0x01000193);
  return mix(hash);
}
