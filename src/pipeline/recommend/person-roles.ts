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
/**
 * Work that is none of the roles. Who calls themselves so uses tools of a role without being of it, and is taken to be of one
 * only where as much speaks for it as a title does that names it aside.
 */
const OTHER_WORK =
  /产品(?:经理|总监|助理|专员|负责人)|项目(?:经理|助理|专员)|运营|销售|市场|会计|财务|出纳|审计|行政|人事|人力资源|招聘|设计师|客服|教师|老师|律师|法务|采购|编辑|文案|文员|\b(?:product|project|program|account|office|marketing|sales|hr|operations|finance) (?:manager|owner|director|specialist|assistant)\b|\b(?:accountant|auditor|recruiter|teacher|lawyer|designer|copywriter|marketer)\b/;
const LEAST_BESIDE_OTHER_WORK = 3;
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
  return { roles: sharesOf(findings[0]!, called[0] ?? ''), level: inTitle ?? byYears };
}

function sharesOf(findings: JobFindings, title: string): Person['roles'] {
  const sums = roleSumsOf(findings);
  const isNamed = sums.some(({ parts }) => parts.some(({ kind }) => kind === 'title'));
  const isOther = !isNamed && OTHER_WORK.test(title.toLowerCase());
  const leastOfAll = isOther ? LEAST_BESIDE_OTHER_WORK : LEAST_OF_PERSON;
  const least = Math.max(leastOfAll, LEAST_SHARE * (sums[0]?.score ?? 0));
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
