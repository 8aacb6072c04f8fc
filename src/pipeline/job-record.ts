import { rounded, roundedText } from '../core/rounded.js';
import { listedFrameworks } from '../mapping/listed-frameworks.js';
import type { AnalysedJob } from './analysis.js';
import type { ReadJob } from './read-job.js';

/**
 * A job as the text of its line in jobs.jsonl, cut where its cluster goes and around its frameworks, which both are known
 * once all jobs are: what was read is written out once, by the thread that read it, and no object of it is kept.
 */
export interface JobRecord {
  readonly head: string;
  /** What stands between its place and the value of `frameworks`. */
  readonly before: string;
  /** The frameworks that it lists, as the job alone tells them; the run may know more of them once all jobs are read. */
  readonly frameworks: string;
  readonly after: string;
  /** How its text begins, to show where there is no title. */
  readonly opening: string;
  /** As JSON: jobs.jsonl does not have it, an index does. */
  readonly company: string;
}

/** Half of a character that was cut in two. */
const LEAD = /[\ud800-\udbff]$/;

/** @param exact whether numbers keep all digits, rather than the six that files have */
export function recordOf(job: ReadJob, exact: boolean): JobRecord {
  const { id, source, title, company, language, facts, flags, opening, mapping } = job;
  const { id: _same, skills, capabilities, packs, scenes, frameworks, ...rest } = mapping;
  const text = (value: unknown): string => JSON.stringify(value, exact ? undefined : rounded);
  return {
    head: JSON.stringify({ id, source, title, language }).slice(0, -1),
    before: `${text({ skills, capabilities, packs, scenes }).slice(1, -1)},"frameworks":`,
    frameworks: text(listedFrameworks(frameworks)),
    after: `,${text({ ...rest, facts, flags }).slice(1)}`,
    opening: opening.replace(LEAD, ''),
    company: JSON.stringify(company),
  };
}

/** Where a job stands among the clusters. */
export interface JobPlace {
  readonly cluster: number | null;
  readonly similarity: number;
  /** Id of the job that it is a copy of, or null. */
  readonly original: string | null;
}

/** The text behind the head. */
export function placeText({ cluster, similarity, original }: JobPlace, exact: boolean): string {
  const shown = exact ? similarity : roundedText(similarity);
  const copy = original === null ? '' : `"duplicateOf":${JSON.stringify(original)},`;
  return `,"cluster":${cluster},"similarity":${shown},${copy}`;
}

/** The id of a job. */
export function idOf({ head }: Pick<JobRecord, 'head'>): string {
  return (JSON.parse(`${head}}`) as { readonly id: string }).id;
}

/** The job of a record and its place. */
export function jobOf({ head, before, frameworks, after }: Omit<JobRecord, 'company'>, place: string): AnalysedJob {
  return JSON.parse(head + place + before + frameworks + after) as AnalysedJob;
}
