import { JobprismError } from '../../core/errors.js';
import type { JobDescription } from '../../core/job.js';
import { requireText } from '../../core/options.js';
import { jobsFromObjects } from '../../ingest/memory.js';
import { bareJob } from '../bare-job.js';

/** A job as the readers give it, an object with the usual field names (`title`, `text` or `description`, …), or a text. */
export type GivenJob = JobDescription | Readonly<Record<string, unknown>> | string;

const FIELDS = ['title', 'company', 'city', 'salary', 'experience', 'education'] as const;

/**
 * The job that a caller means. What has a `source` is taken as the readers give it, all else as `analyze` takes objects.
 *
 * @param where what to call it in an error
 * @throws JobprismError OPTION_INVALID
 */
export function givenJob(given: GivenJob, where: string): JobDescription {
  if (typeof given === 'string') return bareJob(given);
  const refuse = (reason: string): never => {
    throw new JobprismError('OPTION_INVALID', { option: where, reason });
  };
  if (typeof given !== 'object' || given === null) refuse('must be a job or a text');
  if (!isRead(given)) {
    // A file may hold a number where a text belongs; who hands one over has made a mistake.
    if (given['text'] !== undefined) requireText(given['text'], `${where}.text`);
    for (const event of jobsFromObjects([given])) {
      if (event.kind === 'job') return event.job;
      if (event.kind === 'rejected') refuse(event.rejected.reason);
    }
    return refuse('has no text');
  }
  requireText(given.text, `${where}.text`);
  for (const field of FIELDS) {
    const value = given[field] ?? null;
    if (value !== null) requireText(value, `${where}.${field}`);
  }
  const absent = Object.fromEntries(FIELDS.filter((field) => given[field] === undefined).map((field) => [field, null]));
  return { ...given, ...absent };
}

/** Whether it is no object of the caller's own make. */
function isRead(given: object): given is JobDescription {
  const { source } = given as { readonly source?: unknown };
  return typeof source === 'object' && source !== null;
}
