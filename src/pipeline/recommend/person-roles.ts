import type { JobDescription } from '../../core/job.js';
import type { Catalogue } from '../../frameworks/catalogue.js';
import { findingsOf, type JobFindings } from '../../mapping/findings.js';
import { levelOf, roleSumsOf } from '../../mapping/roles.js';
import type { Person } from '../../recommend/person.js';
import { type PersonField, personField } from './read-resume.js';
import { isBeginner } from './resume/beginners.js';
import type { ResumeTitles } from './resume/titles.js';

/** Roles for which less than this share of the best one's words speak are no roles of the person. */
const LEAST_SHARE = 0.25;
/** Two technologies: a person tells less than a job does, and what they tell is theirs. */
const LEAST_OF_PERSON = 1;
const MOST_ROLES = 4;
const ROUNDING = 1000;

/** Roles and level of a person, by the titles that they go by. */
export interface RolesAndLevel {
  readonly roles: Person['roles'];
  readonly level: Person['level'];
}

/**
 * What a person is, as jobs are told what they are: roles by their titles, their text, technologies and capabilities, and
 * the level by the words of the title they go by, else of their last job, else by their years (under 1 junior, 1 to under 5
 * mid, 5 and more senior); who tells no years and comes from school is junior.
 */
export async function rolesAndLevel(
  fields: readonly PersonField[],
  titles: ResumeTitles,
  years: number | null,
  catalogue: Catalogue,
): Promise<RolesAndLevel> {
  const texts = fields.filter(({ field }) => field === 'text');
  const called = [titles.own, titles.latest].filter((title) => title !== null);
  const findings: JobFindings[] = [];
  for (const title of called.length > 0 ? called : ['']) {
    const field = await personField('title', title, catalogue);
    findings.push(findingsOf(jobOf(title), [field, ...texts], catalogue));
  }
  const inTitle = findings.map((one) => levelOf(one, noFacts(null))).find((level) => level !== null);
  const byYears =
    years === null && texts.some(({ text }) => isBeginner(text.text))
      ? 'junior'
      : levelOf(findings[0]!, noFacts(years));
  return { roles: sharesOf(findings[0]!), level: inTitle ?? byYears };
}

function sharesOf(findings: JobFindings): Person['roles'] {
  const sums = roleSumsOf(findings);
  const least = Math.max(LEAST_OF_PERSON, LEAST_SHARE * (sums[0]?.score ?? 0));
  const kept = sums.filter(({ role, score }) => role !== 'other' && score >= least).slice(0, MOST_ROLES);
  const total = kept.reduce((sum, { score }) => sum + score, 0);
  const rest = kept
    .slice(1)
    .map(({ role, score }) => ({ id: role, share: Math.round((score / total) * ROUNDING) / ROUNDING }));
  const others = rest.reduce((sum, { share }) => sum + Math.round(share * ROUNDING), 0);
  // The first takes what rounding leaves, so that the shares add up to 1.
  return kept.length === 0 ? [] : [{ id: kept[0]!.role, share: (ROUNDING - others) / ROUNDING }, ...rest];
}

function noFacts(years: number | null): Parameters<typeof levelOf>[1] {
  return { experienceYears: years === null ? null : [years, null], education: null, salary: null, city: null };
}

/** The parts of a job that are asked for beside its fields. */
function jobOf(title: string): JobDescription {
  return {
    id: 'person',
    source: { file: 'memory', line: 1 },
    title,
    text: '',
    company: null,
    city: null,
    salary: null,
    experience: null,
    education: null,
  };
}
