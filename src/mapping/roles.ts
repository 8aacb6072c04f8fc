import type { Bilingual, Evidence, JobFacts } from '../core/job.js';
import { type PhraseMatch, PhraseMatcher } from '../core/phrase-matcher.js';
import type { Span } from '../core/span.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { withoutInner } from '../frameworks/inner.js';
import type { Role } from '../frameworks/role-ids.js';
import type { PhraseList } from '../frameworks/schema.js';
import data from './data/roles.json' with { type: 'json' };
import { evidenceOf, type JobFindings, type MatchedField, type Mention, strongestPolarity } from './findings.js';
import type { Level } from './levels.js';
import { listedJobs } from './title.js';

export type { Level, Role };

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
const ASIDE_WEIGHT = 3;
/** Who tests says so in the title, and the text then speaks of what is tested. */
const QA_BONUS = 4;
const TEXT_WEIGHT = 1;
const TEXT_LIMIT = 3;
const TECHNOLOGY_WEIGHT = 0.5;
const TECHNOLOGY_LIMIT = 4;
const CAPABILITY_WEIGHT = 0.4;
/** Below it nothing speaks clearly. */
export const LEAST_SCORE = 1.5;
/** Of several words for levels in a title the first of these counts. */
const BY_SENIORITY = ['intern', 'lead', 'senior', 'junior', 'mid'] as const;
/** So many lines naming a job make a post for several jobs. */
const LISTED_JOBS = 3;

/** By technology and by capability the roles that it speaks for. */
const TECHNOLOGY_ROLES = rolesBy(({ technologies }) => technologies);
const CAPABILITY_ROLES = rolesBy(({ capabilities }) => capabilities);

function rolesBy(idsOf: (entry: RoleEntry) => readonly string[]): ReadonlyMap<string, readonly Role[]> {
  const roles = new Map<string, Role[]>();
  for (const entry of ROLES) {
    for (const id of idsOf(entry)) roles.set(id, [...(roles.get(id) ?? []), entry.id]);
  }
  return roles;
}

let matchers: { readonly title: PhraseMatcher<Role>; readonly text: PhraseMatcher<Role> } | undefined;
let levelMatcher: PhraseMatcher<Level> | undefined;

/** The names of all roles. */
export function roleNames(): ReadonlyMap<Role, Bilingual> {
  return new Map(ROLES.map(({ id, name }) => [id, name]));
}

/**
 * The role of a job: the one for which its title, text, technologies and capabilities speak most; `other` where
 * nothing speaks clearly. A text without a title is asked for a line that reads like one. A longer phrase of a title
 * beats a shorter one inside it (测试开发 is no 开发).
 */
export function roleOf(findings: JobFindings): RoleResult {
  let role = known.get(findings);
  if (!role) {
    role = findRole(findings);
    known.set(findings, role);
  }
  return role;
}

/** Conditions of packs ask for the role again and again. */
const known = new WeakMap<JobFindings, RoleResult>();

function findRole(findings: JobFindings): RoleResult {
  const several = jobsListed(findings);
  if (several.length > 0) return { role: 'other', evidence: several };
  const said = new Map<Role, number>();
  const places = new Map<Role, Place[]>();
  addPhrases(findings, (role, weight, place) => {
    said.set(role, (said.get(role) ?? 0) + weight);
    const words = places.get(role);
    if (words) words.push(place);
    else places.set(role, [place]);
  });
  const named = timesSpokenFor(TECHNOLOGY_ROLES, findings.technologies, (id) => counts(findings, id));
  const supported = timesSpokenFor(CAPABILITY_ROLES, findings.capabilities);
  let best: Role = 'other';
  let most = 0;
  for (const { id } of ROLES) {
    const ofNames = Math.min(named.get(id) ?? 0, TECHNOLOGY_LIMIT) * TECHNOLOGY_WEIGHT;
    const score = (said.get(id) ?? 0) + ofNames + (supported.get(id) ?? 0) * CAPABILITY_WEIGHT;
    if (score > most) {
      best = id;
      most = score;
    }
  }
  if (most < LEAST_SCORE) return { role: 'other', evidence: [] };
  const evidence = (places.get(best) ?? []).map(({ source: { field, text }, span }) => evidenceOf(field, text, span));
  return { role: best, evidence };
}

/** Something of a text that speaks for a role. */
export interface RolePart {
  /** `title` and `text`: words that name the role; `technology` and `capability`: what jobs of the role ask for. */
  readonly kind: 'title' | 'text' | 'technology' | 'capability';
  /** Id of the technology or capability; null where words name the role. */
  readonly id: string | null;
  readonly contribution: number;
  readonly evidence: readonly Evidence[];
}

/** How much speaks for a role; the contributions of the parts add up to the score. */
export interface RoleSum {
  readonly role: Role;
  readonly score: number;
  readonly parts: readonly RolePart[];
}

/**
 * What speaks for each role, the most first and ties as {@link roleOf} breaks them: that takes the first where its score
 * is {@link LEAST_SCORE} at least. None for a post for several jobs, which is of no one role.
 */
export function roleSumsOf(findings: JobFindings): RoleSum[] {
  if (jobsListed(findings).length > 0) return [];
  const said = new Map<Role, RolePart[]>(ROLES.map(({ id }) => [id, []]));
  addPhrases(findings, (role, contribution, { source: { field, text }, span }) => {
    const kind = contribution > TEXT_WEIGHT ? 'title' : 'text';
    said.get(role)!.push({ kind, id: null, contribution, evidence: [evidenceOf(field, text, span)] });
  });
  const sums = ROLES.map(({ id, technologies, capabilities }): RoleSum => {
    const named = [...findings.technologies.keys()].filter(
      (one) => technologies.includes(one) && counts(findings, one),
    );
    const supported = [...findings.capabilities.keys()].filter((one) => capabilities.includes(one));
    const parts = [
      ...said.get(id)!,
      ...named
        .slice(0, TECHNOLOGY_LIMIT)
        .map((one) => leaning('technology', one, TECHNOLOGY_WEIGHT, findings.technologies.get(one)!)),
      ...supported.map((one) => leaning('capability', one, CAPABILITY_WEIGHT, findings.capabilities.get(one)!)),
    ];
    return { role: id, score: parts.reduce((sum, { contribution }) => sum + contribution, 0), parts };
  });
  return sums.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

/** The first place of its polarity is enough to show. */
function leaning(kind: RolePart['kind'], id: string, contribution: number, mentions: readonly Mention[]): RolePart {
  const strongest = strongestPolarity(mentions);
  const shown = mentions.find(({ polarity }) => polarity === strongest)!;
  return { kind, id, contribution, evidence: [shown.evidence] };
}

/** Words that speak for a role. */
interface Place {
  readonly source: MatchedField;
  readonly span: Span;
}

/** How many of the ids that a text names speak for each role. */
function timesSpokenFor(
  rolesOf: ReadonlyMap<string, readonly Role[]>,
  named: ReadonlyMap<string, unknown>,
  countsFor: (id: string) => boolean = () => true,
): ReadonlyMap<Role, number> {
  const times = new Map<Role, number>();
  for (const id of named.keys()) {
    const roles = rolesOf.get(id);
    if (!roles || !countsFor(id)) continue;
    for (const role of roles) times.set(role, (times.get(role) ?? 0) + 1);
  }
  return times;
}

/** The role and the level both ask for them. */
const listedIn = new WeakMap<JobFindings, Evidence[]>();

function jobsListed(findings: JobFindings): Evidence[] {
  let lines = listedIn.get(findings);
  if (!lines) {
    lines = severalJobs(findings);
    listedIn.set(findings, lines);
  }
  return lines;
}

/** The lines that name the jobs of a post for several different ones; none where it is a post for one. */
function severalJobs(findings: JobFindings): Evidence[] {
  const lines = listedJobs(findings.fields);
  if (lines.length < LISTED_JOBS) return [];
  matchers ??= { title: matcherOf('title'), text: matcherOf('text') };
  const { title } = matchers;
  const { field, text } = findings.fields.find((candidate) => candidate.field === 'text')!;
  const named = lines.flatMap((line) => {
    const role = withoutInner(title.find(text.text.slice(line.start, line.end)))[0]?.value;
    return role ? [{ role, evidence: evidenceOf(field, text, line) }] : [];
  });
  const different = new Set(named.map(({ role }) => role)).size > 1;
  return different ? named.map(({ evidence }) => evidence) : [];
}

function counts(findings: JobFindings, technology: string): boolean {
  const mentions = findings.technologies.get(technology);
  return mentions !== undefined && strongestPolarity(mentions) === 'required';
}

function addPhrases(findings: JobFindings, add: (role: Role, weight: number, place: Place) => void): void {
  matchers ??= { title: matcherOf('title'), text: matcherOf('text') };
  const { title } = findings;
  for (const source of findings.fields) {
    const { field, text } = source;
    const said = new Set<Role>();
    if (title?.field === field) {
      const words = text.text.slice(title.start, title.end);
      for (const match of withoutInner(matchers.title.find(words))) {
        const role = match.value;
        if (said.has(role)) continue;
        said.add(role);
        const span = { start: title.start + match.start, end: title.start + match.end };
        add(role, titleWeight(role, words, match.start), { source, span });
      }
    }
    if (field === 'text') addTextPhrases(matchers.text, text, (role, span) => add(role, TEXT_WEIGHT, { source, span }));
  }
}

function addTextPhrases(
  matcher: PhraseMatcher<Role>,
  text: NormalizedText,
  add: (role: Role, span: Span) => void,
): void {
  const said = new Map<Role, number>();
  for (const match of withoutInner(matcher.find(text.text))) {
    const role = match.value;
    const times = (said.get(role) ?? 0) + 1;
    said.set(role, times);
    if (times <= TEXT_LIMIT) add(role, match);
  }
}

/** What stands in brackets behind a title tells its field more than its kind: 测试实习生（游戏） is a tester. */
function titleWeight(role: Role, title: string, at: number): number {
  const bracket = title.search(/[(（]/);
  const weight = bracket > 0 && at > bracket ? ASIDE_WEIGHT : TITLE_WEIGHT;
  return role === 'qa-testing' ? weight + QA_BONUS : weight;
}

function matcherOf(field: 'title' | 'text'): PhraseMatcher<Role> {
  return new PhraseMatcher(
    ROLES.flatMap((entry) =>
      [...entry[field].zh, ...entry[field].en].map((phrase) => ({
        text: normalizeText(phrase).text,
        value: entry.id,
        plural: true,
      })),
    ),
  );
}

/**
 * The level of a job, null for a post of several: the words of its title, the most senior first; else its least years
 * of experience (under 1 junior, 1 to under 5 mid, 5 and more senior); else null.
 */
export function levelOf(findings: JobFindings, facts: JobFacts): Level | null {
  if (jobsListed(findings).length > 0) return null;
  const inTitle = levelWords(findings).map(({ value }) => value);
  for (const level of BY_SENIORITY) {
    if (inTitle.includes(level)) return level;
  }
  if (facts.experienceYears === null) return null;
  const least = facts.experienceYears[0] ?? 0;
  if (least < 1) return 'junior';
  return least < 5 ? 'mid' : 'senior';
}

/** The words of its title that a job's level is told by; none where its years tell it, or nothing does. */
export function levelEvidence(findings: JobFindings): Evidence[] {
  const words = jobsListed(findings).length > 0 ? [] : levelWords(findings);
  const level = BY_SENIORITY.find((one) => words.some(({ value }) => value === one));
  const { title, fields } = findings;
  const field = fields.find((one) => one.field === title?.field);
  if (level === undefined || !title || !field) return [];
  return words
    .filter(({ value }) => value === level)
    .map(({ start, end }) =>
      evidenceOf(field.field, field.text, { start: title.start + start, end: title.start + end }),
    );
}

/** The words for levels in the title, with their places in it. */
function levelWords(findings: JobFindings): PhraseMatch<Level>[] {
  levelMatcher ??= new PhraseMatcher(
    LEVELS.flatMap(([level, { zh, en }]) =>
      [...zh, ...en].map((phrase) => ({ text: normalizeText(phrase).text, value: level, plural: true })),
    ),
  );
  return levelMatcher.find(titleText(findings));
}

function titleText({ fields, title }: JobFindings): string {
  return title ? fields.find(({ field }) => field === title.field)!.text.text.slice(title.start, title.end) : '';
}
