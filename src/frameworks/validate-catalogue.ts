import type { z } from 'zod';
import { normalizeText } from '../core/text.js';
import { spellingsOf } from './catalogue.js';
import type { PackFault } from './fault.js';
import { gapFault } from './gap-phrase.js';
import { linksSchema, type TechnologyLinks } from './links.js';
import { type Capability, capabilitySchema, type PhraseList, type Technology, technologySchema } from './schema.js';
import { type Sought, searchCosts } from './search-cost.js';

/** What is checked together: technologies, what they support, and where public lists have them. */
export interface CatalogueData {
  readonly technologies: readonly Technology[];
  readonly capabilities: readonly Capability[];
  readonly links: ReadonlyMap<string, TechnologyLinks>;
}

/** Looks a character that a text may cost at most, however it is made; see {@link searchCosts}. */
export const MOST_LOOKS = 128;

/**
 * Everything wrong in a catalogue: its shape first, then spellings that two technologies claim, ids that lead nowhere,
 * and phrases and names that a text can make costly. A path begins with the name of the part and the id of the entry.
 *
 * @example
 * catalogueFaults({ technologies, capabilities, links });
 * // [{ path: 'technologies.redis.aliases', reason: 'the spelling «kv» belongs to etcd already', remedy: '…' }]
 */
export function catalogueFaults({ technologies, capabilities, links }: CatalogueData): PackFault[] {
  const shape = [
    ...shapeFaults('technologies', technologies, technologySchema),
    ...shapeFaults('capabilities', capabilities, capabilitySchema),
    ...shapeFaults(
      'links',
      Array.from(links, ([id, link]) => ({ id, link })),
      linksSchema,
      ({ link }) => link,
    ),
  ];
  if (shape.length > 0) return shape;
  const sought = capabilities.flatMap(({ id, phrases }) => soughtIn(`capabilities.${id}.phrases`, phrases));
  const gaps = gapFaults(sought);
  if (gaps.length > 0) return gaps;
  return [
    ...doubleFaults('technologies', technologies),
    ...doubleFaults('capabilities', capabilities),
    ...spellingFaults(technologies),
    ...technologies.flatMap(ambiguityFaults),
    ...danglingFaults(technologies, capabilities, links),
    ...costFaults(sought, technologies),
  ];
}

/** The phrases and names of which a text can be made that costs more than {@link MOST_LOOKS}. */
export function costFaults(sought: readonly Sought[], technologies: readonly Technology[]): PackFault[] {
  return searchCosts(sought, technologies)
    .filter(({ looks }) => looks > MOST_LOOKS)
    .map(({ path, text, looks }) => ({
      path: sought.some((one) => one.path === path) ? path : `technologies.${path}`,
      reason: `«${text}» can cost ${Math.ceil(looks)} looks a character of a text, and ${MOST_LOOKS} are the most`,
      remedy: 'give what stands before the gap more characters, or the name fewer words to ask about',
    }));
}

/** The phrases that can never be found. */
export function gapFaults(sought: readonly Sought[]): PackFault[] {
  return sought.flatMap(({ path, text }) => {
    const reason = gapFault(text);
    return reason === null ? [] : [{ path, reason, remedy: 'write it as words, or as words…words' }];
  });
}

/** The phrases of a list with the path of each. */
export function soughtIn(path: string, { zh, en }: PhraseList): Sought[] {
  const list = (language: 'zh' | 'en', phrases: readonly string[]): Sought[] =>
    phrases.map((text, i) => ({ path: `${path}.${language}.${i}`, text, language }));
  return [...list('zh', zh), ...list('en', en)];
}

function shapeFaults<T extends { readonly id: string }>(
  part: string,
  entries: readonly T[],
  schema: z.ZodType,
  shaped: (entry: T) => unknown = (entry) => entry,
): PackFault[] {
  return entries.flatMap((entry, i) => {
    const issues = schema.safeParse(shaped(entry)).error?.issues ?? [];
    return issues.map(({ path, message }) => ({
      path: [part, entry?.id ?? i, ...path].join('.'),
      reason: message,
      remedy: 'compare with the fields in docs/PACKS.md',
    }));
  });
}

function doubleFaults(part: string, entries: readonly { readonly id: string }[]): PackFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }) => {
    const isDouble = seen.has(id);
    seen.add(id);
    return isDouble
      ? [{ path: `${part}.${id}`, reason: `${id} stands here twice`, remedy: 'make one entry of both' }]
      : [];
  });
}

/** A spelling is looked for once: folded names and aliases belong to one technology each. */
function spellingFaults(technologies: readonly Technology[]): PackFault[] {
  const owners = new Map<string, string>();
  const faults: PackFault[] = [];
  for (const technology of technologies) {
    for (const spelling of spellingsOf(technology)) {
      const owner = owners.get(spelling);
      if (owner !== undefined && owner !== technology.id) {
        faults.push({
          path: `technologies.${technology.id}.aliases`,
          reason: `the spelling «${spelling}» belongs to ${owner} already`,
          remedy: 'take it out of one of the two',
        });
      }
      owners.set(spelling, technology.id);
    }
  }
  return faults;
}

function ambiguityFaults(technology: Technology): PackFault[] {
  const { id, ambiguous } = technology;
  if (!ambiguous) return [];
  const spellings = new Set(spellingsOf(technology));
  const strange = (ambiguous.spellings ?? []).filter((spelling) => !spellings.has(normalizeText(spelling).text));
  const words = [...(ambiguous.refuse ?? []), ...(ambiguous.admit ?? []), ...(ambiguous.against ?? [])];
  const path = `technologies.${id}.ambiguous`;
  return [
    ...strange.map((spelling) => ({
      path: `${path}.spellings`,
      reason: `«${spelling}» is no spelling of it`,
      remedy: 'add it to the aliases or take it out here',
    })),
    ...words
      .filter((word) => normalizeText(word).text !== word)
      .map((word) => ({
        path,
        reason: `«${word}» is compared with folded text and never found`,
        remedy: `write «${normalizeText(word).text}»`,
      })),
  ];
}

function danglingFaults(
  technologies: readonly Technology[],
  capabilities: readonly Capability[],
  links: ReadonlyMap<string, TechnologyLinks>,
): PackFault[] {
  const ids = new Set(technologies.map(({ id }) => id));
  const supported = new Set(capabilities.map(({ id }) => id));
  const unsupported = technologies.flatMap(({ id, capabilities: named }) =>
    named
      .filter((capability) => !supported.has(capability))
      .map((capability) => ({
        path: `technologies.${id}.capabilities`,
        reason: `no capability ${capability}`,
        remedy: 'name one of capabilities.json',
      })),
  );
  const strangers = [...links.keys()]
    .filter((id) => !ids.has(id))
    .map((id) => ({
      path: `links.${id}`,
      reason: `no technology ${id}`,
      remedy: 'take the line out or add the entry',
    }));
  return [...unsupported, ...strangers];
}
