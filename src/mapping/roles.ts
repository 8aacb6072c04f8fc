import type { Bilingual, Evidence, JobFacts } from '../core/job.js';
import { PhraseMatcher } from '../core/phrase-matcher.js';
import { normalizeText } from '../core/text.js';
import type { PhraseList } from '../frameworks/schema.js';
import data from './data/roles.json' with { type: 'json' };
import { evidenceOf, type JobFindings, strongestPolarity } from './findings.js';

/** The kind of work a job is. */
export type Role =
  | 'backend'
  | 'cloud-platform'
  | 'infrastructure-tooling'
  | 'sre-devops'
  | 'frontend'
  | 'mobile'
  | 'full-stack'
  | 'data-engineering'
  | 'data-analysis'
  | 'machine-learning'
  | 'qa-testing'
  | 'embedded-iot'
  | 'security'
  | 'blockchain'
  | 'game'
  | 'desktop-client'
  | 'management'
  | 'other';

/** How senior a job is. */
export type Level = 'intern' | 'junior' | 'mid' | 'senior' | 'lead';

/** A conclusion about a job with the words it stands on. */
export interface RoleResult {
  readonly role: Role;
  readonly evidence: readonly Evidence[];
}

interface RoleEntry {
  readonly id: Role;
  readonly name: Bilingual;
  readonly title: PhraseList;
  readonly text: PhraseList;
  readonly technologies: readonly string[];
  readonly capabilities: readonly string[];
}

const ROLES = data.roles as readonly RoleEntry[];
const LEVELS = Object.entries(data.levels) as unknown as readonly (readonly [Level, PhraseList])[];

// A title says what the job is; the text says it once or twice; technologies only lean one way.
const TITLE_WEIGHT = 6;
const TEXT_WEIGHT = 1;
const TEXT_LIMIT = 3;
const TECHNOLOGY_WEIGHT = 0.5;
const TECHNOLOGY_LIMIT = 4;
const CAPABILITY_WEIGHT = 0.4;
const LEAST_SCORE = 1.5;

interface RolePhrase {
  readonly role: Role;
  readonly length: number;
}

let matchers: { readonly title: PhraseMatcher<RolePhrase>; readonly text: PhraseMatcher<RolePhrase> } | undefined;
let levelMatcher: PhraseMatcher<Level> | undefined;

/** The names of all roles. */
export function roleNames(): ReadonlyMap<Role, Bilingual> {
  return new Map(ROLES.map(({ id, name }) => [id, name]));
}

/**
 * The role of a job: the one for which its title, text, technologies and capabilities speak most; `other` where
 * nothing speaks clearly. A longer phrase of a title beats a shorter one inside it (测试开发 is no 开发).
 */
export function roleOf(findings: JobFindings): RoleResult {
  const scores = new Map<Role, number>();
  const evidence = new Map<Role, Evidence[]>();
  const add = (role: Role, weight: number, words?: Evidence): void => {
    scores.set(role, (scores.get(role) ?? 0) + weight);
    if (words) evidence.set(role, [...(evidence.get(role) ?? []), words]);
  };
  addPhrases(findings, add);
  for (const { id, technologies, capabilities } of ROLES) {
    const named = technologies.filter((technology) => counts(findings, technology)).length;
    add(id, Math.min(named, TECHNOLOGY_LIMIT) * TECHNOLOGY_WEIGHT);
    const supported = capabilities.filter((capability) => findings.capabilities.has(capability)).length;
    add(id, supported * CAPABILITY_WEIGHT);
  }
  let best: Role = 'other';
  for (const { id } of ROLES) if (scores.get(id)! > (scores.get(best) ?? 0)) best = id;
  if ((scores.get(best) ?? 0) < LEAST_SCORE) return { role: 'other', evidence: [] };
  return { role: best, evidence: evidence.get(best) ?? [] };
}

function counts(findings: JobFindings, technology: string): boolean {
  const mentions = findings.technologies.get(technology);
  return mentions !== undefined && strongestPolarity(mentions) === 'required';
}

function addPhrases(findings: JobFindings, add: (role: Role, weight: number, words: Evidence) => void): void {
  matchers ??= { title: matcherOf('title'), text: matcherOf('text') };
  for (const { field, text } of findings.fields) {
    const found = matchers[field].find(text.text);
    const longest = found.filter(
      (match) => !found.some((other) => other.start <= match.start && other.end >= match.end && longer(other, match)),
    );
    const said = new Map<Role, number>();
    for (const match of longest) {
      const times = (said.get(match.value.role) ?? 0) + 1;
      said.set(match.value.role, times);
      if (times > (field === 'title' ? 1 : TEXT_LIMIT)) continue;
      add(match.value.role, field === 'title' ? TITLE_WEIGHT : TEXT_WEIGHT, evidenceOf(field, text, match));
    }
  }
}

function longer(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.end - a.start > b.end - b.start;
}

function matcherOf(field: 'title' | 'text'): PhraseMatcher<RolePhrase> {
  return new PhraseMatcher(
    ROLES.flatMap((entry) =>
      [...entry[field].zh, ...entry[field].en].map((phrase) => ({
        text: normalizeText(phrase).text,
        value: { role: entry.id, length: phrase.length },
        plural: true,
      })),
    ),
  );
}

/**
 * The level of a job: the words of its title, the most senior first; else its least years of experience (under 1
 * junior, 1 to under 5 mid, 5 and more senior); else null.
 */
export function levelOf(findings: JobFindings, facts: JobFacts): Level | null {
  levelMatcher ??= new PhraseMatcher(
    LEVELS.flatMap(([level, { zh, en }]) =>
      [...zh, ...en].map((phrase) => ({ text: normalizeText(phrase).text, value: level, plural: true })),
    ),
  );
  const title = findings.fields.find(({ field }) => field === 'title');
  const inTitle = title ? levelMatcher.find(title.text.text).map(({ value }) => value) : [];
  for (const level of ['intern', 'lead', 'senior', 'junior', 'mid'] as const) {
    if (inTitle.includes(level)) return level;
  }
  if (facts.experienceYears === null) return null;
  const least = facts.experienceYears[0] ?? 0;
  if (least < 1) return 'junior';
  return least < 5 ? 'mid' : 'senior';
}
