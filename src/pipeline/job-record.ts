import { rounded } from '../core/rounded.js';
import type { AnalysedJob } from './analysis.js';
import type { ReadJob } from './read-job.js';

/**
 * A job as the text of its line in jobs.jsonl, cut where its cluster goes: what was read is written out once, by the
 * thread that read it, and no object of it is kept.
 */
export interface JobRecord {
  readonly head: string;
  readonly tail: string;
  /** How its text begins, to show where there is no title. */
  readonly opening: string;
}

/** Half of a character that was cut in two. */
const LEAD = /[\ud800-\udbff]$/;

/** @param exact whether numbers keep all digits, rather than the six that files have */
export function recordOf(job: ReadJob, exact: boolean): JobRecord {
  const { id, source, title, language, facts, flags, opening, mapping } = job;
  const { id: _same, ...mapped } = mapping;
  return {
    head: JSON.stringify({ id, source, title, language }).slice(0, -1),
    tail: JSON.stringify({ ...mapped, facts, flags }, exact ? undefined : rounded).slice(1),
    opening: opening.replace(LEAD, ''),
  };
}

/** The text between head and tail. */
export function placeText(cluster: number | null, similarity: number, exact: boolean): string {
  const shown = exact ? similarity : rounded('', similarity);
  return `,"cluster":${cluster},"similarity":${shown},`;
}

/** The job of a record and its place. */
export function jobOf({ head, tail }: Pick<JobRecord, 'head' | 'tail'>, place: string): AnalysedJob {
  return JSON.parse(head + place + tail) as AnalysedJob;
}
