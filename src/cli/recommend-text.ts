import type { Bilingual } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { type Role, roleNames } from '../mapping/roles.js';
import type { Person } from '../recommend/person.js';
import type {
  Bridge,
  FittingFramework,
  MissingTag,
  Recommendation,
  RecommendedJob,
  ScorePart,
} from '../recommend/recommendation.js';
import { forTerminal } from './io.js';
import { oneLine } from './marked-text.js';
import { wordFor } from './recommend-words.js';

/** How a recommendation is told. */
export interface Telling {
  readonly language: keyof Bilingual;
  readonly catalogue: Catalogue;
  readonly clusters: readonly { readonly cluster: number; readonly label: Bilingual }[];
}

const MOST_SKILLS = 20;
const MOST_CAPABILITIES = 8;
/** Parts and gaps of a job that are printed; --json has all of them. */
const MOST_PARTS = 8;
const MOST_MISSING = 6;
const LONGEST_QUOTE = 40;

/** A recommendation as text for people: what was understood, jobs with their reasons, then clusters, roles and frameworks. */
export function recommendationText(found: Recommendation, telling: Telling): string {
  const say = (id: string): string => wordFor(id, telling.language);
  const { language } = telling;
  const fitting = (id: string, lines: readonly string[]): string[] => [
    '',
    say(id),
    ...(lines.length > 0 ? lines : [say('none')]).map((line) => `  ${line}`),
  ];
  const lines = [
    ...personLines(found.person, telling),
    ...jobLines(found.jobs, telling),
    ...fitting(
      'clusters',
      found.clusters.map(({ id, name, score }) => `${score.toFixed(3)}  ${oneLine(name[language])} (${oneLine(id)})`),
    ),
    ...fitting(
      'roles',
      found.roles.map(({ id, name, score }) => `${score.toFixed(3)}  ${oneLine(name[language])} (${oneLine(id)})`),
    ),
    ...fitting(
      'frameworks',
      found.frameworks.map((one) => frameworkLine(one, telling)),
    ),
  ];
  return textOf(lines);
}

/** Jobs alone, as those like another one are told. */
export function jobsText(jobs: readonly RecommendedJob[], telling: Telling): string {
  return textOf(jobLines(jobs, telling));
}

function textOf(lines: readonly string[]): string {
  // Ids and names come out of files, too: whatever stands in one, a line stays one.
  return forTerminal(`${lines.map((line) => line.replace(/[^\S ]+/g, ' ').trimEnd()).join('\n')}\n`);
}

/** What was understood of a person, a line for each part. */
export function personLines(person: Person, telling: Telling): string[] {
  const { language } = telling;
  const say = (id: string): string => wordFor(id, language);
  const { skills, capabilities, roles, level, years, education, unknown } = person;
  const line = (id: string, words: readonly string[]): string[] =>
    words.length === 0 ? [] : [`  ${say(id)}: ${words.join(', ')}`];
  const byStrength = [...skills].sort((a, b) => b.strength - a.strength);
  return [
    say('person'),
    ...line(
      'skills',
      byStrength.slice(0, MOST_SKILLS).map(({ name, strength }) => `${oneLine(name)} ${strength.toFixed(2)}`),
    ),
    ...line(
      'capabilities',
      capabilities
        .slice(0, MOST_CAPABILITIES)
        .map(({ id, strength }) => `${capabilityName(id, telling)} ${strength.toFixed(2)}`),
    ),
    ...line(
      'roles',
      roles.map(({ id, share }) => `${roleName(id, language)} ${share.toFixed(2)}`),
    ),
    ...line('level', level === null ? [] : [say(level)]),
    ...line('years', years === null ? [] : [String(years)]),
    ...line('education', education === null ? [] : [say(education)]),
    ...line('wishes', wishWords(person, language)),
    ...line(
      'unknown',
      unknown.map(({ name, near }) => {
        return oneLine(name) + (near.length > 0 ? ` (${say('near')} ${near.join(' / ')}?)` : '');
      }),
    ),
  ];
}

function wishWords({ wishes }: Person, language: keyof Bilingual): string[] {
  const { cities = [], pay, levels = [], roles = [], remote } = wishes;
  const period = wordFor(pay?.period ?? 'month', language);
  return [
    ...cities.map(oneLine),
    ...(pay ? [`≥ ${pay.min} ${pay.currency ?? 'CNY'}/${period}`] : []),
    ...levels.map((level) => wordFor(level, language)),
    ...roles.map((role) => roleName(role, language)),
    ...(remote ? [wordFor(remote, language)] : []),
  ];
}

function jobLines(jobs: readonly RecommendedJob[], telling: Telling): string[] {
  const say = (id: string): string => wordFor(id, telling.language);
  if (jobs.length === 0) return ['', say('jobs'), `  ${say('nowhere')}`];
  return ['', say('jobs'), ...jobs.flatMap((job, i) => [...oneJob(job, i + 1, telling), ''])].slice(0, -1);
}

function oneJob(
  { id, title, company, cluster, score, parts, missing }: RecommendedJob,
  rank: number,
  telling: Telling,
) {
  const { language } = telling;
  const label = telling.clusters.find((one) => one.cluster === cluster)?.label[language];
  const names = [title ?? id, company ?? '', label ?? ''].filter((name) => name !== '').map(oneLine);
  const told = parts.filter(({ contribution }) => contribution > 0).slice(0, MOST_PARTS);
  return [
    `  ${String(rank).padStart(2)}. ${score.toFixed(3)}  ${names.join(' · ')} (${oneLine(id)})`,
    ...told.map((part, i) => {
      return `      ${i === 0 ? `${wordFor('why', language)}: ` : '      '}${partWords(part, telling)}`;
    }),
    ...missing.slice(0, MOST_MISSING).map((tag, i) => {
      return `      ${i === 0 ? `${wordFor('missing', language)}: ` : '      '}${missingWords(tag, telling)}`;
    }),
  ];
}

/** What the part is about, what it adds, and the words of the job. */
function partWords({ kind, id, contribution, through, evidence }: ScorePart, telling: Telling): string {
  const quoted = evidence[0] ? ` «${quote(evidence[0].text)}»` : '';
  const stands = through === undefined ? '' : ` (${wordFor('through', telling.language)} ${nameOf(through, telling)})`;
  return `+${contribution.toFixed(3)} ${partName(kind, id, telling)}${stands}${quoted}`;
}

function partName(kind: ScorePart['kind'], id: string | undefined, telling: Telling): string {
  const { language } = telling;
  if (kind === 'skill') return nameOf(id!, telling);
  if (kind === 'capability') return capabilityName(id!, telling);
  const label = wordFor(kind, language);
  if (kind === 'text') return label;
  if (id === undefined) return `${label}${wordFor('unstated', language)}`;
  return `${label} ${oneLine(facetWords(kind, id, language))}`;
}

function facetWords(kind: ScorePart['kind'], id: string, language: keyof Bilingual): string {
  if (kind === 'role') return roleName(id, language);
  return kind === 'years' ? yearsWords(id) : wordFor(id, language);
}

/** `3-`, `3-5` and `-5` as readers write them. */
function yearsWords(id: string): string {
  const [least = '', most = ''] = id.split('-');
  if (most === '') return `${least}+`;
  return least === '' ? `≤ ${most}` : `${least}–${most}`;
}

function missingWords({ kind, id, polarity, gain, bridge, evidence }: MissingTag, telling: Telling): string {
  const { language } = telling;
  const name = kind === 'skill' ? nameOf(id, telling) : capabilityName(id, telling);
  const gained = gain > 0 ? `, +${gain.toFixed(3)}` : '';
  const quoted = evidence[0] ? ` «${quote(evidence[0].text)}»` : '';
  return `${name} (${wordFor(polarity, language)}${gained})${bridgeWords(bridge, language)}${quoted}`;
}

function frameworkLine({ id, pack, name, score, known, bridge }: FittingFramework, { language }: Telling): string {
  const own = known ? `, ${wordFor('known', language)}` : '';
  return `${score.toFixed(3)}  ${oneLine(name[language])} (${oneLine(`${pack}/${id}`)}${own})${bridgeWords(bridge, language)}`;
}

/** The skill that one comes from, and how near it is. */
function bridgeWords(bridge: Bridge | null, language: keyof Bilingual): string {
  if (bridge === null) return '';
  return ` ← ${wordFor('from', language)} ${oneLine(bridge.name)} (${bridge.nearness.toFixed(2)})`;
}

function nameOf(id: string, { catalogue }: Telling): string {
  return oneLine(catalogue.nameOf(id));
}

function capabilityName(id: string, { catalogue, language }: Telling): string {
  return oneLine(catalogue.capabilities.get(id)?.name[language] ?? id);
}

function roleName(id: string, language: keyof Bilingual): string {
  return roleNames().get(id as Role)?.[language] ?? id;
}

function quote(words: string): string {
  const line = oneLine(words);
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
