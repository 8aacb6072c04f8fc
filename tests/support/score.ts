import type { JobFacts, Polarity } from '../../src/core/job.js';
import { normalizeText } from '../../src/core/text.js';
import { type Catalogue, spellingsOf } from '../../src/frameworks/catalogue.js';
import type { JobMapping } from '../../src/mapping/job-mapping.js';

/** What a person reads in one job description of the fixtures. */
export interface Expected {
  readonly id: string;
  readonly skills: readonly { readonly name: string; readonly surface: string; readonly polarity: Polarity }[];
  readonly capabilities: readonly { readonly id: string; readonly polarity: Polarity }[];
  readonly facts: {
    readonly experience_years: JobFacts['experienceYears'];
    readonly education: JobFacts['education'];
    readonly salary: JobFacts['salary'];
  };
  readonly role: string;
  readonly level: string | null;
}

/** One job as the library read it. */
export interface Read {
  readonly mapping: JobMapping;
  readonly facts: JobFacts;
}

/** Shares right over many jobs, each in [0, 1]. */
export interface Score {
  readonly jobs: number;
  readonly skills: number;
  readonly capabilities: number;
  readonly polarity: number;
  readonly experience: number;
  readonly education: number;
  readonly salary: number;
  readonly role: number;
  readonly level: number;
}

/** Counts of what was found, of what was due, and of what is in both. */
class Tally {
  #both = 0;
  #found = 0;
  #due = 0;

  add(found: number, due: number, both: number): void {
    this.#found += found;
    this.#due += due;
    this.#both += both;
  }

  /** Harmonic mean of precision and recall, over everything counted. */
  get f1(): number {
    return this.#found + this.#due === 0 ? 1 : (2 * this.#both) / (this.#found + this.#due);
  }
}

/** How far the readings of many jobs agree with what is expected; a job that was not read counts as all wrong. */
export function scoreOf(
  expected: readonly Expected[],
  readings: ReadonlyMap<string, Read>,
  catalogue: Catalogue,
): Score {
  const owners = new Map<string, string>();
  for (const technology of catalogue.technologies.values()) {
    for (const spelling of spellingsOf(technology)) owners.set(spelling, technology.id);
  }
  const idOf = (words: string): string => owners.get(normalizeText(words).text) ?? normalizeText(words).text;
  const skills = new Tally();
  const capabilities = new Tally();
  const polarities: boolean[] = [];
  const right: Record<'experience' | 'education' | 'salary' | 'role' | 'level', number> = {
    experience: 0,
    education: 0,
    salary: 0,
    role: 0,
    level: 0,
  };
  for (const due of expected) {
    const read = readings.get(due.id);
    const unmatched = new Set(read?.mapping.skills ?? []);
    let found = 0;
    for (const { name, surface, polarity } of due.skills) {
      const skill = [...unmatched].find(
        ({ id, evidence }) =>
          id === idOf(name) || id === idOf(surface) || evidence.some(({ text }) => text === surface),
      );
      if (!skill) continue;
      unmatched.delete(skill);
      found++;
      polarities.push(skill.polarity === polarity);
    }
    skills.add(read?.mapping.skills.length ?? 0, due.skills.length, found);
    const said = new Map((read?.mapping.capabilities ?? []).map(({ id, polarity }) => [id, polarity]));
    const shared = due.capabilities.filter(({ id }) => said.has(id));
    for (const { id, polarity } of shared) polarities.push(said.get(id) === polarity);
    capabilities.add(said.size, due.capabilities.length, shared.length);
    if (!read) continue;
    right.experience += Number(same(read.facts.experienceYears, due.facts.experience_years));
    right.education += Number(read.facts.education === due.facts.education);
    right.salary += Number(samePay(read.facts.salary, due.facts.salary));
    right.role += Number(read.mapping.role === due.role);
    right.level += Number(read.mapping.level === due.level);
  }
  const jobs = expected.length;
  const share = (count: number): number => count / jobs;
  return {
    jobs,
    skills: skills.f1,
    capabilities: capabilities.f1,
    polarity: polarities.filter(Boolean).length / polarities.length,
    experience: share(right.experience),
    education: share(right.education),
    salary: share(right.salary),
    role: share(right.role),
    level: share(right.level),
  };
}

function same(a: JobFacts['experienceYears'], b: JobFacts['experienceYears']): boolean {
  return a === null || b === null ? a === b : a[0] === b[0] && a[1] === b[1];
}

function samePay(a: JobFacts['salary'], b: JobFacts['salary']): boolean {
  if (a === null || b === null) return a === b;
  return a.min === b.min && a.max === b.max && a.period === b.period && a.months === b.months;
}
