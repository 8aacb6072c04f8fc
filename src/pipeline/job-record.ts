import { rounded, roundedNumber } from '../core/rounded.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import type { JobCapability } from '../mapping/skills.js';
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
  const { id, source, title, language, facts, opening, mapping } = job;
  const { id: _same, ...mapped } = mapping;
  return {
    head: JSON.stringify({ id, source, title, language }).slice(0, -1),
    tail: (exact ? JSON.stringify({ ...mapped, facts }) : roundedText({ ...mapped, facts })).slice(1),
    opening: opening.replace(LEAD, ''),
  };
}

/**
 * The text with numbers as {@link rounded} leaves them. A replacer is asked about every value, and most values are those of
 * capabilities; so it is asked only where others have numbers that are not whole, which few jobs do.
 */
function roundedText(job: Omit<JobMapping, 'id'> & Pick<ReadJob, 'facts'>): string {
  const { scenes, frameworks, facts } = job;
  const shortened = { ...job, capabilities: job.capabilities.map(roundedCapability) };
  const others = scenes.length > 0 || frameworks.length > 0 || facts.salary !== null || facts.experienceYears !== null;
  return JSON.stringify(shortened, others ? rounded : undefined);
}

function roundedCapability({ id, score, polarity, evidence }: JobCapability): JobCapability {
  return {
    id,
    score: roundedNumber(score),
    polarity,
    evidence: evidence.map(({ field, start, end, text, contribution, through }) => {
      const words = { field, start, end, text, contribution: roundedNumber(contribution) };
      return through === undefined ? words : { ...words, through };
    }),
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
