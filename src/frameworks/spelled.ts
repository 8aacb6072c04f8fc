import { type Catalogue, spellingsOf } from './catalogue.js';

/** A version behind a name: "Spring Boot 2.7", "JDK8+", "R 4", "R4.2"; C4 and R2 are names of other things. */
const VERSION = /(?:[\s-]{1,3}|(?<=[^\s-]{2})|(?<=^[a-z])(?=\d+\.))v?\d{1,4}(?:\.[\dx]{1,4}){0,3}\+?$/;

const known = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** By spelling, folded: the technology that is written so; by its id where nothing is written like that. */
export function technologiesBySpelling(catalogue: Catalogue): ReadonlyMap<string, string> {
  let found = known.get(catalogue);
  if (!found) {
    const technologies = [...catalogue.technologies.values()];
    const ids = technologies.map(({ id }) => [id, id] as const);
    const spellings = technologies.flatMap((one) => spellingsOf(one).map((name) => [name, one.id] as const));
    found = new Map([...ids, ...spellings]);
    known.set(catalogue, found);
  }
  return found;
}

/**
 * What a name spells, with or without a version behind it; undefined for nothing.
 *
 * @param spellings by spelling, folded
 * @param name folded
 */
export function spelled(spellings: ReadonlyMap<string, string>, name: string): string | undefined {
  const trimmed = name.trim();
  return spellings.get(trimmed) ?? spellings.get(trimmed.replace(VERSION, ''));
}
