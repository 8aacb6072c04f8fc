import { inBothScripts } from './both-scripts.js';
import { type Catalogue, createCatalogue } from './catalogue.js';
import capabilityData from './data/capabilities.json' with { type: 'json' };
import technologyData from './data/technologies.json' with { type: 'json' };
import goCloudNative from './packs/go-cloud-native.json' with { type: 'json' };
import goData from './packs/go-data.json' with { type: 'json' };
import goRpc from './packs/go-rpc.json' with { type: 'json' };
import goWeb from './packs/go-web.json' with { type: 'json' };
import java from './packs/java.json' with { type: 'json' };
import javaData from './packs/java-data.json' with { type: 'json' };
import javascriptFront from './packs/javascript-front.json' with { type: 'json' };
import nodeWeb from './packs/node-web.json' with { type: 'json' };
import phpWeb from './packs/php-web.json' with { type: 'json' };
import pythonWeb from './packs/python-web.json' with { type: 'json' };
import type { Capability, Pack, Technology } from './schema.js';
import { parsePack } from './validate.js';

/** The catalogue and the packs that a run works with. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly packs: readonly Pack[];
}

/** In the order in which readers meet them. */
const PACKS = [goWeb, goRpc, goData, goCloudNative, java, javaData, pythonWeb, phpWeb, javascriptFront, nodeWeb];

let builtIn: Knowledge | undefined;

/** A catalogue and packs as plain data. */
export interface KnowledgeParts {
  readonly technologies: readonly Technology[];
  readonly capabilities: readonly Capability[];
  readonly packs: readonly Pack[];
}

const DATA: KnowledgeParts = {
  technologies: technologyData as readonly Technology[],
  capabilities: capabilityData as readonly Capability[],
  packs: PACKS as readonly Pack[],
};

/** What {@link builtInKnowledge} is made of. */
export function builtInData(): KnowledgeParts {
  return DATA;
}

/** Knowledge from its parts, unchecked; that of the library itself is made once. */
export function knowledgeOf(parts: KnowledgeParts): Knowledge {
  if (parts === DATA) return builtInKnowledge();
  return { catalogue: createCatalogue(parts.technologies, parts.capabilities), packs: parts.packs };
}

/** The packs and the catalogue that come with the library. A test checks them, so they are not checked again here. */
export function builtInKnowledge(): Knowledge {
  builtIn ??= { catalogue: createCatalogue(DATA.technologies, DATA.capabilities), packs: DATA.packs };
  return builtIn;
}

/**
 * The built-in knowledge with one's own packs added; a pack with the id of a built-in one takes its place.
 *
 * @param packs parsed JSON of each pack, with the name to call it by in an error
 * @param simplify brings text to simplified characters, as `loadTextSimplifier` gives it: names and phrases that a pack has in
 *   traditional characters are then found, too. Default: they stand as they are, and a simplified text holds none
 * @throws JobprismError PACK_INVALID
 * @example
 * const knowledge = withPacks([{ name: 'my-pack.json', json: JSON.parse(text) }]);
 */
export function withPacks(
  packs: readonly { readonly name: string; readonly json: unknown }[],
  simplify?: (text: string) => string,
): Knowledge {
  const base = builtInKnowledge();
  if (packs.length === 0) return base;
  const parsed = packs.map(({ name, json }) => {
    const pack = parsePack(json, base.catalogue, name);
    return simplify ? parsePack(inBothScripts(pack, simplify), base.catalogue, name) : pack;
  });
  // Of two packs with one id the later one counts.
  const own = [...new Map(parsed.map((pack) => [pack.id, pack])).values()];
  const ids = new Set(own.map((pack) => pack.id));
  const technologies = [...base.catalogue.technologies.values(), ...own.flatMap((pack) => pack.technologies)];
  return {
    catalogue: createCatalogue(technologies, base.catalogue.capabilities.values()),
    packs: [...base.packs.filter((pack) => !ids.has(pack.id)), ...own],
  };
}
