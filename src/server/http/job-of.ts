import type { JobDescription } from '../../core/job.js';
import type { JobBody } from '../schema/requests.js';

/** The job description that a request brings as its nth. */
export function jobOf(body: JobBody, number: number): JobDescription {
  const { id, text, posted, headCount, remote } = body;
  return {
    id: id ?? `memory:${number}`,
    source: { file: 'memory', line: number },
    title: body.title ?? null,
    text,
    company: body.company ?? null,
    city: body.city ?? null,
    salary: body.salary ?? null,
    experience: body.experience ?? null,
    education: body.education ?? null,
    ...(typeof posted === 'string' && { posted }),
    ...(typeof headCount === 'string' && { headCount }),
    ...(typeof remote === 'string' && { remote }),
  };
}
