import type { ExtractedFacts, FactEvidence, JobDescription } from '../core/job.js';
import { requireText } from '../core/options.js';
import type { CleanText } from './clean/clean-text.js';
import { cityFound } from './facts/city.js';
import { clausesOf } from './facts/clauses.js';
import { educationFound } from './facts/education.js';
import { experienceFound } from './facts/experience.js';
import type { Found } from './facts/found.js';
import { postedFound } from './facts/posted.js';
import { salaryFound } from './facts/salary.js';
import { headCountFound, remoteFound } from './facts/staffing.js';

/** What facts depend on beside the job. */
export interface FactOptions {
  /** The day on which the data was gathered, as `2024-05-04`, which 3天前 counts back from. Default: not known. */
  readonly referenceDate?: string | undefined;
  /** The title and the text as a reader sees them, from `cleanText`. Default: read as they are. */
  readonly clean?: { readonly title: CleanText | null; readonly text: CleanText } | undefined;
}

/** Where a fact was found: in the field of its own, another one, the title or the text. */
type Where = Found<unknown>['in'] | 'city';

/**
 * Typed facts of one job description, each with the words that say it: years of experience, lowest accepted degree, pay,
 * city and place, the day of posting, the number of people sought, whether it is remote. A field of the input counts
 * before the text; what neither says is null, and nothing is guessed.
 *
 * @example
 * const [event] = jobsFromObjects([{ title: 'Go 开发', salary: '15-25K·14薪', description: '本科及以上学历，3年以上经验' }]);
 * if (event?.kind === 'job') extractFacts(event.job);
 * // { experienceYears: [3, null], education: 'bachelor',
 * //   salary: { min: 15000, max: 25000, currency: 'CNY', period: 'month', months: 14 }, city: null,
 * //   place: null, posted: null, headCount: null, remote: null,
 * //   evidence: { salary: { field: 'salary', start: 0, end: 10, text: '15-25K·14薪' }, … } }
 */
export function extractFacts(job: JobDescription, { referenceDate, clean }: FactOptions = {}): ExtractedFacts {
  requireText(job?.text, 'job.text');
  const text = clean ? clean.text.text : job.text;
  const title = clean?.title ? clean.title.text : job.title;
  const clauses = clausesOf(text);
  const experience = experienceFound(job.experience, text, clauses);
  const education = educationFound(job.education, clauses);
  const salary = salaryFound(job.salary, text, title);
  const city = cityFound(job.city, text, title);
  const posted = postedFound(job.posted ?? null, text, referenceDate ?? null);
  const headCount = headCountFound(job.headCount ?? null, text, title);
  const remote = remoteFound(job.remote ?? null, job.city, text, title);

  /** The words behind a fact, in the original. */
  const evidence = (field: FactEvidence['field'], found: FoundIn | null): FactEvidence | undefined => {
    if (found === null) return undefined;
    const named = found.in === 'field' ? field : found.in;
    const original = job[named] ?? '';
    const view = named === 'text' ? clean?.text : named === 'title' ? clean?.title : undefined;
    const { start, end } = view ? view.toOriginal(found) : found;
    return { field: named, start, end, text: original.slice(start, end) };
  };
  return {
    experienceYears: experience?.value ?? null,
    education: education?.value ?? null,
    salary: salary?.value ?? null,
    city: city?.value.city ?? null,
    place: city?.value.place ?? null,
    posted: posted?.value ?? null,
    headCount: headCount?.value ?? null,
    remote: remote?.value ?? null,
    evidence: withoutUndefined({
      experienceYears: evidence('experience', experience),
      education: evidence('education', education),
      salary: evidence('salary', salary),
      city: evidence('city', city),
      posted: evidence('posted', posted),
      headCount: evidence('headCount', headCount),
      remote: evidence('remote', remote),
    }),
  };
}

interface FoundIn {
  readonly in: Where;
  readonly start: number;
  readonly end: number;
}

function withoutUndefined<T extends object>(object: T): ExtractedFacts['evidence'] {
  const known: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) known[key] = value;
  return known;
}
