import type { Evidence, JobDescription, TextField } from '../../core/job.js';
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
 * recruiting, orders that are faked, a fee to be paid first. Most have no flag.
 *
 * @example
 * flagsOf(job)[0]; // { reason: 'training', score: 1.3, evidence: [{ field: 'text', start: 4, end: 8, text: '先学后付' }, …] }
 */
export function flagsOf(job: Pick<JobDescription, 'title' | 'text'>): JobFlag[] {
  const title = job.title ?? '';
  if (!FLAG_CUES.some((cue) => job.text.includes(cue) || title.includes(cue))) return [];
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

function find(rule: FlagRule, words: Readonly<Record<TextField, string>>): Evidence | null {
  const fields: readonly TextField[] = rule.in === 'both' ? ['title', 'text'] : [rule.in];
  for (const field of fields) {
    const match = rule.pattern.exec(words[field]);
    if (match) return { field, start: match.index, end: match.index + match[0].length, text: match[0] };
  }
  return null;
}
