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

/** Names by the catalogue of a model; what it does not know is called by its id. */
export function namesOf({ catalogue }: Knowledge): NameOf {
  const roles: ReadonlyMap<string, Bilingual> = roleNames();
  const alike = (name: string): Bilingual => ({ zh: name, en: name });
  const names: Readonly<Record<CountedKind, (id: string) => Bilingual | undefined>> = {
    skill: (id) => alike(catalogue.nameOf(id)),
    capability: (id) => catalogue.capabilities.get(id)?.name,
    framework: (id) => alike(catalogue.nameOf(id.slice(id.indexOf(' ') + 1))),
    role: (id) => roles.get(id),
    level: (id) => LEVELS.get(id),
    city: (id) => CITIES.get(foldPlace(id))?.name,
  };
  return (kind, id) => names[kind](id) ?? alike(id);
}
