import type { Condition } from '../frameworks/schema.js';
import type { CompiledPack } from './compiled-pack.js';
import type { JobFindings } from './findings.js';

/**
 * The technologies and capabilities of which a text must name at least one for a condition to hold, as `technology go`;
 * null where it can hold without any.
 */
export function anchorsOf(condition: Condition): ReadonlySet<string> | null {
  if ('technology' in condition) return new Set([`technology ${condition.technology}`]);
  if ('capability' in condition) return new Set([`capability ${condition.capability}`]);
  if ('any' in condition) {
    const parts = condition.any.map(anchorsOf);
    return parts.every((part) => part !== null) ? new Set(parts.flatMap((part) => [...part])) : null;
  }
  if ('all' in condition) {
    const parts = condition.all.map(anchorsOf).filter((part) => part !== null);
    return parts.reduce<ReadonlySet<string> | null>(
      (best, part) => (best && best.size <= part.size ? best : part),
      null,
    );
  }
  return null;
}

/** Tells which packs can have a say in a text at all, by what it names: few of many packs need to be asked. */
export class PackIndex {
  readonly #always: readonly CompiledPack[];
  readonly #technologies = new Map<string, CompiledPack[]>();
  readonly #capabilities = new Map<string, CompiledPack[]>();

  constructor(packs: readonly CompiledPack[]) {
    const anchored = packs.map((pack) => ({ pack, anchors: anchorsOf(pack.pack.applies) }));
    this.#always = anchored.filter(({ anchors }) => anchors === null).map(({ pack }) => pack);
    for (const { pack, anchors } of anchored) for (const anchor of anchors ?? []) this.#add(anchor, pack);
  }

  /** The packs whose `applies` may hold. */
  candidates({ technologies, capabilities }: JobFindings): ReadonlySet<CompiledPack> {
    const found = new Set(this.#always);
    for (const id of technologies.keys()) for (const pack of this.#technologies.get(id) ?? []) found.add(pack);
    for (const id of capabilities.keys()) for (const pack of this.#capabilities.get(id) ?? []) found.add(pack);
    return found;
  }

  #add(anchor: string, pack: CompiledPack): void {
    const [kind, id] = anchor.split(' ') as [string, string];
    const packs = kind === 'technology' ? this.#technologies : this.#capabilities;
    const known = packs.get(id);
    if (known) known.push(pack);
    else packs.set(id, [pack]);
  }
}
