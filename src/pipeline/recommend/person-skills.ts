import type { Catalogue, CatalogueMatch } from '../../frameworks/catalogue.js';
import type { PersonEvidence, PersonSkill, StatedSkill } from '../../recommend/person.js';
import type { PersonField } from './read-resume.js';
import { largest } from './resume/largest.js';
import { SkillLevels } from './resume/skill-levels.js';
import { yearsBeside } from './resume/skill-years.js';
import type { NamedSkills } from './skill-names.js';
import { STRENGTH, STRENGTH_IN_TITLE, strengthByYears } from './strength.js';

/** Places kept for one skill: more say nothing new. */
const MOST_PLACES = 20;

/** A place at which a person names a technology or a capability. */
export interface PersonMention {
  readonly kind: CatalogueMatch['kind'];
  readonly id: string;
  readonly strength: number;
  /** `stated` goes before what words say, and that before what is only named. */
  readonly by: 'stated' | 'told' | 'named';
  readonly evidence: PersonEvidence;
}

const RANK: Readonly<Record<PersonMention['by'], number>> = { stated: 2, told: 1, named: 0 };

/** What a field of a person names, in its order, with how well they have it by the words around it. */
export function mentionsIn({ field, text, matches }: PersonField): PersonMention[] {
  const levels = new SkillLevels(
    text.text,
    matches.map(({ folded }) => folded),
  );
  return matches.map(({ kind, id, folded }): PersonMention => {
    const { start, end } = text.toOriginal(folded);
    const evidence: PersonEvidence = { field, start, end, text: text.original.slice(start, end) };
    const level = levels.of(folded);
    if (level) return { kind, id, strength: STRENGTH[level], by: 'told', evidence };
    const years = yearsBeside(text.text, folded);
    if (years !== null) return { kind, id, strength: strengthByYears(years), by: 'told', evidence };
    const strength = field === 'title' ? STRENGTH_IN_TITLE : STRENGTH.working;
    return { kind, id, strength, by: 'named', evidence };
  });
}

/** What a stated skill names: its level counts, else its years, else it is in use. */
export function mentionsOfStated({ name, level, years }: StatedSkill, named: NamedSkills): PersonMention[] {
  const strength = level === undefined && years !== undefined ? strengthByYears(years) : STRENGTH[level ?? 'working'];
  const evidence: PersonEvidence = { field: 'skills', start: 0, end: name.length, text: name };
  const of = (kind: CatalogueMatch['kind']) => (id: string) => ({
    kind,
    id,
    strength,
    by: 'stated' as const,
    evidence,
  });
  return [...named.technologies.map(of('technology')), ...named.capabilities.map(of('capability'))];
}

/**
 * The skills of a person, in the order in which they are first named. What they stated counts before what their text says,
 * and that before a bare name; of several alike the strongest.
 */
export function personSkills(mentions: readonly PersonMention[], catalogue: Catalogue): PersonSkill[] {
  const byId = new Map<string, PersonMention[]>();
  for (const mention of mentions) {
    if (mention.kind !== 'technology') continue;
    const known = byId.get(mention.id);
    if (known) known.push(mention);
    else byId.set(mention.id, [mention]);
  }
  return [...byId].map(([id, own]) => ({
    id,
    name: catalogue.nameOf(id),
    strength: strongest(own),
    evidence: own.slice(0, MOST_PLACES).map(({ evidence }) => evidence),
  }));
}

function strongest(mentions: readonly PersonMention[]): number {
  const rank = largest(mentions.map(({ by }) => RANK[by]));
  return largest(mentions.filter(({ by }) => RANK[by] === rank).map(({ strength }) => strength));
}
