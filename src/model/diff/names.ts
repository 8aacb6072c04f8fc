import type { Bilingual } from '../../core/job.js';
import type { Knowledge } from '../../frameworks/registry.js';
import { CITIES, foldPlace } from '../../ingest/facts/gazetteer.js';
import { roleNames } from '../../mapping/roles.js';
import type { CountedKind } from './changes.js';

/** What a person calls something that is counted. */
export type NameOf = (kind: CountedKind, id: string) => Bilingual;

const LEVELS: ReadonlyMap<string, Bilingual> = new Map([
  ['intern', { zh: '实习', en: 'intern' }],
  ['junior', { zh: '初级', en: 'junior' }],
  ['mid', { zh: '中级', en: 'mid' }],
  ['senior', { zh: '高级', en: 'senior' }],
  ['lead', { zh: '负责人', en: 'lead' }],
  ['unknown', { zh: '未写明级别', en: 'level not told' }],
]);

/**
 * Names by the catalogues of models, the first that has one counts; what none of them knows is called by its id.
 */
export function namesOf(...models: readonly Knowledge[]): NameOf {
  const names = models.map(({ catalogue }) => knownNames(catalogue));
  return (kind, id) => {
    for (const nameOf of names) {
      const name = nameOf(kind, id);
      if (name) return name;
    }
    return alike(id);
  };
}

function knownNames(catalogue: Knowledge['catalogue']): (kind: CountedKind, id: string) => Bilingual | undefined {
  const roles: ReadonlyMap<string, Bilingual> = roleNames();
  const named = (id: string): Bilingual | undefined => {
    const name = catalogue.technologies.get(id)?.name;
    return name === undefined ? undefined : alike(name);
  };
  const names: Readonly<Record<CountedKind, (id: string) => Bilingual | undefined>> = {
    skill: named,
    capability: (id) => catalogue.capabilities.get(id)?.name,
    framework: (id) => named(id.slice(id.indexOf(' ') + 1)),
    role: (id) => roles.get(id),
    level: (id) => LEVELS.get(id),
    city: (id) => CITIES.get(foldPlace(id))?.name,
  };
  return (kind, id) => names[kind](id);
}

function alike(name: string): Bilingual {
  return { zh: name, en: name };
}
