import capabilityData from './data/capabilities.json' with { type: 'json' };
import technologyData from './data/technologies.json' with { type: 'json' };
import type { PackFault } from './fault.js';
import { loadTechnologyLinks } from './links.js';
import { builtInKnowledge } from './registry.js';
import type { Capability, Technology } from './schema.js';
import { packFaults } from './validate.js';
import { catalogueFaults } from './validate-catalogue.js';

/** A pack or the catalogue, how much it holds, and what is wrong in it. */
export interface KnowledgeCheck {
  readonly name: string;
  /** Empty, or a bracket with figures. */
  readonly holds: string;
  readonly faults: readonly PackFault[];
}

/** Checks the catalogue and the packs that come with the library as packs of one's own are checked. */
export async function checkBuiltIn(): Promise<KnowledgeCheck[]> {
  const { packs, catalogue } = builtInKnowledge();
  const technologies = technologyData as readonly Technology[];
  const capabilities = capabilityData as readonly Capability[];
  const links = await loadTechnologyLinks();
  const holds = ` (${technologies.length} technologies, ${links.size} of them with links, ${capabilities.length} capabilities)`;
  return [
    { name: 'catalogue', holds, faults: catalogueFaults({ technologies, capabilities, links }) },
    ...packs.map((pack) => ({
      name: pack.id,
      holds: ` (${pack.frameworks.length} frameworks, ${pack.scenes.length} scenes)`,
      faults: packFaults(pack, catalogue),
    })),
  ];
}
