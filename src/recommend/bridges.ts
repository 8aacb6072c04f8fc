import type { Bilingual } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { builtInEquivalents } from '../frameworks/equivalents.js';
import { builtInNiches, type Niche, nichesByTechnology } from '../frameworks/niches.js';
import type { Technology } from '../frameworks/schema.js';
import { StackTable } from '../mapping/stack-table.js';
import { tagKey } from './tag.js';
import { COMMON_CAPABILITIES, SUPPORT_CREDIT } from './weights.js';

/** A skill near to another one, or a capability that it supports. */
export interface NearTag {
  readonly id: string;
  /** Of `tagKey`: making it anew for each of hundreds would cost more than looking it up. */
  readonly key: string;
  /** In (0, 1]. */
  readonly nearness: number;
}

/** Skills that do the same for different languages are learnt anew. */
const OTHER_STACK = 0.5;
/** A language is more than its place in a stack. */
const LANGUAGES = 0.5;
/** Languages used for one thing are there for different reasons, as CSS and TypeScript. */
const LANGUAGES_BY_PURPOSE = 0.25;
/** What is of another sort, as a server and what deploys to it, stands beside it more than in for it. */
const OTHER_KIND = 0.35;
/** A capability is a field: what shares nothing narrower is further apart than what serves one concern. */
const BY_FIELD = 0.6;
/** So many share a capability before it says less of each. */
const NARROW = 24;
/** What is left where both serve known niches and none in common: bundlers and component workshops, buses and radio. */
const OTHER_NICHE = 0.35;
/** Added to the sizes of two sets that are compared: two sets of one are alike by less than two of many. */
const FEW = 0.5;
/** Below it two skills are no bridge. */
const LEAST_NEARNESS = 0.2;
/** Where and for whom something is used, not what for. */
const NO_PURPOSE: ReadonlySet<string> = new Set([...COMMON_CAPABILITIES, 'linux', 'xinchuang', 'business-abstraction']);

/**
 * How near skills are to each other, both ways alike, over the niches, the table of equivalents and the catalogue, with
 *
 *     D(a, b) = 2 · shared / (|a| + |b| + 0.5)
 *
 * the coefficient of Dice (1945), made smaller the less it rests on:
 *
 * - what fill the same niche, as MySQL and PostgreSQL: `(2 · D(niches) + D(concerns and capabilities)) / 3`
 * - else what serve the same concerns (web framework, ORM, …): `(2 · D(concerns) + D(capabilities)) / 3`
 * - else what the catalogue says to support the same capabilities: `0.6 · D(capabilities)`, less where many share the
 *   capability; a quarter of D for languages, as CSS and TypeScript
 *
 * Half of the first two where they belong to different languages, and of the second for languages themselves. Of the last two
 * 0.35 is left where both fill niches, but no common one, as webpack and Storybook, and where the niches of one are not known
 * and the two are of different sorts, as a framework and a server.
 */
export class BridgeTable {
  readonly #table: StackTable;
  readonly #catalogue: Catalogue;
  readonly #niches = nichesByTechnology(builtInNiches());
  /** By capability the technologies that support it. */
  readonly #supporters = new Map<string, Technology[]>();
  readonly #near = new Map<string, readonly NearTag[]>();
  readonly #supported = new Map<string, readonly NearTag[]>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#table = new StackTable(builtInEquivalents(), catalogue);
    for (const technology of catalogue.technologies.values()) {
      for (const capability of purposesOf(technology)) {
        const known = this.#supporters.get(capability);
        if (known) known.push(technology);
        else this.#supporters.set(capability, [technology]);
      }
    }
  }

  /** The skills near to one, the nearest first, ties by id. */
  nearTo(id: string): readonly NearTag[] {
    let near = this.#near.get(id);
    if (!near) {
      near = this.#findNear(id);
      this.#near.set(id, near);
    }
    return near;
  }

  /** What two skills are both for: the niches that they share, else the concerns and capabilities. */
  shared(a: string, b: string): Bilingual[] {
    const niches = common(this.#nichesOf(a), this.#nichesOf(b));
    if (niches.length > 0) return niches.map(({ name }) => name);
    const concerns = common(this.#table.concernsOf(a), this.#table.concernsOf(b));
    const purposes = common(this.#purposes(a), this.#purposes(b));
    return [...concerns.map(({ name }) => name), ...purposes.map((one) => this.#table.capabilityName(one))];
  }

  /** The capabilities that having a skill supports, all of them as near. */
  supportedBy(id: string): readonly NearTag[] {
    let supported = this.#supported.get(id);
    if (!supported) {
      const capabilities = this.#catalogue.technologies.get(id)?.capabilities ?? [];
      supported = capabilities.map((own) => ({ id: own, key: tagKey('capability', own), nearness: SUPPORT_CREDIT }));
      this.#supported.set(id, supported);
    }
    return supported;
  }

  nameOf(id: string): string {
    return this.#table.skill(id).name;
  }

  capabilityName(id: string): Bilingual {
    return this.#table.capabilityName(id);
  }

  #findNear(id: string): NearTag[] {
    const others = new Set<string>();
    for (const { technologies } of this.#nichesOf(id)) {
      for (const other of technologies) if (this.#catalogue.technologies.has(other)) others.add(other);
    }
    for (const { any, stacks } of this.#table.concernsOf(id)) {
      for (const other of [...any, ...Object.values(stacks).flat()]) others.add(other);
    }
    for (const purpose of this.#purposes(id)) {
      for (const other of this.#supporters.get(purpose)!) others.add(other.id);
    }
    others.delete(id);
    return [...others]
      .map((other) => ({ id: other, key: tagKey('skill', other), nearness: this.#nearness(id, other) }))
      .filter(({ nearness }) => nearness >= LEAST_NEARNESS)
      .sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1));
  }

  #nearness(a: string, b: string): number {
    const [narrow, narrower] = [this.#nichesOf(a), this.#nichesOf(b)];
    const niches = dice(narrow, narrower);
    if (niches > 0) return this.#byNiche(a, b, niches);
    const apart = narrow.length > 0 && narrower.length > 0 ? OTHER_NICHE : this.#kindShare(a, b);
    return apart * (this.#byConcern(a, b) || this.#byCapability(a, b));
  }

  /** Niches say what two are for more surely than their sorts do, which part PyTorch from XGBoost, but also Hive from Spark. */
  #byNiche(a: string, b: string, niches: number): number {
    const [mine, theirs] = [a, b].map((id) => [...this.#table.concernsOf(id), ...this.#purposes(id)]);
    const plain =
      mine!.length === 0 || theirs!.length === 0 ? niches : (2 * niches + dice<unknown>(mine!, theirs!)) / 3;
    return plain * this.#stackShare(a, b);
  }

  /** 0 where they share none. */
  #byConcern(a: string, b: string): number {
    const [ours, others] = [this.#table.concernsOf(a), this.#table.concernsOf(b)];
    const concerns = dice(ours, others);
    if (concerns === 0) return 0;
    const languages = [ours, others].every((served) => served.some(({ id }) => id === 'language'));
    const [mine, theirs] = [this.#purposes(a), this.#purposes(b)];
    const plain = mine.length + theirs.length === 0 ? concerns : (2 * concerns + dice(mine, theirs)) / 3;
    return plain * this.#stackShare(a, b) * (languages ? LANGUAGES : 1);
  }

  /** 0 where they share none. */
  #byCapability(a: string, b: string): number {
    const [mine, theirs] = [this.#purposes(a), this.#purposes(b)];
    const shared = common(mine, theirs);
    if (shared.length === 0) return 0;
    if ([a, b].some((one) => this.#kindOf(one) === 'language')) return LANGUAGES_BY_PURPOSE * dice(mine, theirs);
    const fewest = Math.min(...shared.map((one) => this.#supporters.get(one)!.length));
    return BY_FIELD * dice(mine, theirs) * Math.min(1, Math.sqrt(NARROW / fewest));
  }

  /** What the table of equivalents alone names is of no sort that is known, and no other one either. */
  #kindShare(a: string, b: string): number {
    const [one, other] = [this.#kindOf(a), this.#kindOf(b)];
    return one === null || other === null || one === other ? 1 : OTHER_KIND;
  }

  #stackShare(a: string, b: string): number {
    const [mine, theirs] = [this.#table.stacksOf(a), this.#table.stacksOf(b)];
    const same = mine.length === 0 || theirs.length === 0 || mine.some((stack) => theirs.includes(stack));
    return same ? 1 : OTHER_STACK;
  }

  #nichesOf(id: string): readonly Niche[] {
    return this.#niches.get(id) ?? [];
  }

  #purposes(id: string): readonly string[] {
    const technology = this.#catalogue.technologies.get(id);
    return technology ? purposesOf(technology) : [];
  }

  #kindOf(id: string): string | null {
    return this.#catalogue.technologies.get(id)?.kind ?? null;
  }
}

function purposesOf({ capabilities }: Technology): string[] {
  return capabilities.filter((one) => !NO_PURPOSE.has(one));
}

function common<T>(a: readonly T[], b: readonly T[]): T[] {
  return a.filter((one) => b.includes(one));
}

function dice<T>(a: readonly T[], b: readonly T[]): number {
  const shared = common(a, b).length;
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length + FEW);
}

const tables = new WeakMap<Catalogue, BridgeTable>();

/** The table over a catalogue, made once for each. */
export function bridgesOver(catalogue: Catalogue): BridgeTable {
  let table = tables.get(catalogue);
  if (!table) {
    table = new BridgeTable(catalogue);
    tables.set(catalogue, table);
  }
  return table;
}
