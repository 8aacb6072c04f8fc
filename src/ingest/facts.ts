import type { JobDescription, JobFacts } from '../core/job.js';
import { requireText } from '../core/options.js';
import { cityOf } from './facts/city.js';
import { clausesOf } from './facts/clauses.js';
import { educationLevel } from './facts/education.js';
import { experienceYears } from './facts/experience.js';
import { salaryOf } from './facts/salary.js';

/**
 * Typed facts of one job description: years of experience, lowest accepted degree, pay and city. A field of the input
 * counts before the text; what neither says is null, and nothing is guessed.
 *
 * @example
 * const [event] = jobsFromObjects([{ title: 'Go 开发', salary: '15-25K·14薪', description: '本科及以上学历，3年以上经验' }]);
 * if (event?.kind === 'job') extractFacts(event.job);
 * // { experienceYears: [3, null], education: 'bachelor',
 * //   salary: { min: 15000, max: 25000, currency: 'CNY', period: 'month', months: 14 }, city: null }
 */
export function extractFacts(job: JobDescription): JobFacts {
  requireText(job?.text, 'job.text');
  const clauses = clausesOf(job.text);
  return {
    experienceYears: experienceYears(job.experience, job.text, clauses),
    education: educationLevel(job.education, job.text, clauses),
    salary: salaryOf(job.salary, job.text, job.title),
    city: cityOf(job.city),
  };
}
