import { entryOf } from '../../core/entry-of.js';
import type { Evidence, JobDescription, TextField } from '../../core/job.js';
import { pairOf, pairTable } from '../../core/marks.js';
import { requireText } from '../../core/options.js';
import { FLAG_CUES, FLAG_RULES, FLAG_THRESHOLD, type FlagReason, type FlagRule } from '../data/flag-rules.js';

export type { FlagReason };

/** Why an advertisement is taken for something else than a job. */
export interface JobFlag {
  readonly reason: FlagReason;
  /** The weights of the rules that speak for it less those that speak against it; from 1 on it is flagged. */
  readonly score: number;
  /** The words that speak for it, one stretch a rule. */
  readonly evidence: readonly Evidence[];
}

/** Weights are written in tenths, and their sums shall not show more. */
const TENTHS = 10;

/**
 * What an advertisement is flagged for, the highest score first: a course that is sold as a job, a loan, selling by
 * recruiting, orders that are faked, a fee to be paid first, trading on one's own risk. Most have no flag.
 *
 * @example
 * flagsOf(job)[0]; // { reason: 'training', score: 1.3, evidence: [{ field: 'text', start: 4, end: 8, text: '先学后付' }, …] }
 */
export function flagsOf(job: Pick<JobDescription, 'title' | 'text'>): JobFlag[] {
  requireText((job as JobDescription | null)?.text, 'job.text');
  const title = job.title ?? '';
  if (!holdsCue(job.text) && !holdsCue(title)) return [];
  const words: Readonly<Record<TextField, string>> = { title, text: job.text };
  const scores = new Map<FlagReason, number>();
  const evidence = new Map<FlagReason, Evidence[]>();
  for (const rule of FLAG_RULES) {
    const found = find(rule, words);
    if (found === null) continue;
    scores.set(rule.reason, (scores.get(rule.reason) ?? 0) + Math.round(rule.weight * TENTHS));
    if (rule.weight > 0) evidence.set(rule.reason, [...(evidence.get(rule.reason) ?? []), found]);
  }
  return [...scores]
    .map(([reason, tenths]) => ({ reason, score: tenths / TENTHS, evidence: evidence.get(reason) ?? [] }))
    .filter(({ score }) => score >= FLAG_THRESHOLD)
    .sort((a, b) => b.score - a.score);
}

// Cues by how they begin, so that one walk over a text looks for all of them but those of a single character.
const CUE_BEGINNING = 2;
const BEGINS = 1;
const SINGLE_CUES = FLAG_CUES.filter(({ length }) => length < CUE_BEGINNING);
const CUES = new Map<string, string[]>();
for (const cue of FLAG_CUES) entryOf(CUES, cue.slice(0, CUE_BEGINNING), (): string[] => []).push(cue);
const BEGINNINGS = pairTable([[BEGINS, [...CUES.keys()].filter(({ length }) => length === CUE_BEGINNING)]]);

function holdsCue(text: string): boolean {
  if (SINGLE_CUES.some((cue) => text.includes(cue))) return true;
  for (let at = 0; at + 1 < text.length; at++) {
    if (BEGINNINGS[pairOf(text.charCodeAt(at), text.charCodeAt(at + 1))] !== BEGINS) continue;
    const cues = CUES.get(text.slice(at, at + CUE_BEGINNING));
    if (cues?.some((cue) => text.startsWith(cue, at))) return true;
  }
  return false;
}

function find(rule: FlagRule, words: Readonly<Record<TextField, string>>): Evidence | null {
  const fields: readonly TextField[] = rule.in === 'both' ? ['title', 'text'] : [rule.in];
  for (const field of fields) {
    const match = rule.pattern.exec(words[field]);
    if (match) return { field, start: match.index, end: match.index + match[0].length, text: match[0] };
  }
  return null;
}
