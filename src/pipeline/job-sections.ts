import type { JobDescription } from '../core/job.js';
import { requireText } from '../core/options.js';
import type { Span } from '../core/span.js';
import { type SectionKind, sectionsOf } from '../mapping/sections.js';
import { simplifierFor } from '../tokenize/simplify.js';
import { cleanJob, foldedClean } from './clean-job.js';

/** A stretch of a job description under one kind of heading; places are those of `job.text`. */
export interface JobSection extends Span {
  readonly kind: SectionKind;
}

/**
 * The sections of a job description, in order: duties, requirements, pluses (`preferred`), benefits, company, and `other`
 * where no heading says what stands below it. A heading belongs to its section; lines of one kind that follow each other
 * are one section. Chinese, English and mixed texts, with markup or without.
 *
 * @example
 * const [event] = jobsFromObjects([{ text: '岗位职责：\n写服务\n任职要求：\n熟悉Go' }]);
 * if (event?.kind === 'job') await jobSections(event.job);
 * // [{ kind: 'duties', start: 0, end: 9 }, { kind: 'requirements', start: 10, end: 20 }]
 */
export async function jobSections(job: JobDescription): Promise<JobSection[]> {
  requireText((job as JobDescription | null)?.text, 'job.text');
  const { text } = await cleanJob(job);
  const folded = foldedClean(text);
  const simplify = await simplifierFor(folded.text);
  const readable = simplify ? simplify(folded) : folded;
  const sections: JobSection[] = [];
  for (const { kind, ...span } of sectionsOf(readable)) {
    const { start, end } = readable.toOriginal(span);
    const last = sections.at(-1);
    if (last?.kind === kind) sections[sections.length - 1] = { ...last, end };
    else sections.push({ kind, start, end });
  }
  return sections;
}
