import type { JobDescription } from '../core/job.js';

/** A text alone is a job without a title, as standard input gives it. */
export function bareJob(text: string): JobDescription {
  return {
    id: 'text',
    source: { file: 'memory', line: 1 },
    title: null,
    text,
    company: null,
    city: null,
    salary: null,
    experience: null,
    education: null,
  };
}
