import type { Bilingual } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { builtInEquivalents } from '../frameworks/equivalents.js';
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
/** So many of one sort share a purpose before it says less of each. */
const NARROW = 48;
/** Added to the sizes of two sets that are compared: two sets of one are alike by less than two of many. */
const FEW = 0.5;
/** Below it two skills are no bridge. */
const LEAST_NEARNESS = 0.2;
/** Where and for whom something is used, not what for. */
const NO_PURPOSE: ReadonlySet<string> = new Set([...COMMON_CAPABILITIES, 'linux', 'xinchuang', 'business-abstraction']);

/**
 * How near skills are to each other, both ways alike, over the table of equivalents and the catalogue, with
 *
 *     D(a, b) = 2 · shared / (|a| + |b| + 0.5)
 *
 * the coefficient of Dice (1945), made smaller the less it rests on:
 *
 * - what serve the same concerns (web framework, ORM, …): `(2 · D(concerns) + D(capabilities)) / 3`; half of it where they
 *   belong to different languages, and for languages themselves
 * - what the catalogue says to support the same capabilities, as MySQL and PostgreSQL: `D(capabilities)`, less where many
 *   share the capability; a quarter for languages, as CSS and TypeScript
 *
 * Of both 0.35 is left where the two are of different sorts, as Kubernetes and Jenkins.
 */
export class BridgeTable {
  readonly #table: StackTable;
  readonly #catalogue: Catalogue;
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

  /** The concerns and capabilities that two skills share. */
  shared(a: string, b: string): Bilingual[] {
    const concerns = this.#table.concernsOf(b);
    const [mine, theirs] = [this.#purposes(a), this.#purposes(b)];
    return [
      ...this.#table
        .concernsOf(a)
        .filter((concern) => concerns.includes(concern))
        .map(({ name }) => name),
      ...mine.filter((one) => theirs.includes(one)).map((one) => this.#table.capabilityName(one)),
    ];
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
    const [mine, theirs] = [this.#purposes(a), this.#purposes(b)];
    const capabilities = dice(mine, theirs);
    const [ours, others] = [this.#table.concernsOf(a), this.#table.concernsOf(b)];
    const concerns = dice(ours, others);
    if (concerns === 0) return this.#kinship(a, b, mine, theirs);
    const plain = mine.length + theirs.length === 0 ? concerns : (2 * concerns + capabilities) / 3;
    const sameStack = this.#shareStack(a, b);
    const languages = [ours, others].every((served) => served.some(({ id }) => id === 'language'));
    return plain * this.#kindShare(a, b) * (sameStack ? 1 : OTHER_STACK) * (languages ? LANGUAGES : 1);
  }

  #kinship(a: string, b: string, mine: readonly string[], theirs: readonly string[]): number {
    const shared = mine.filter((one) => theirs.includes(one));
    const kind = this.#kindOf(a);
    if (shared.length === 0) return 0;
    if (kind === 'language') return LANGUAGES_BY_PURPOSE * dice(mine, theirs) * this.#kindShare(a, b);
    const fewest = Math.min(
      ...shared.map((one) => this.#supporters.get(one)!.filter((other) => other.kind === kind).length),
    );
    return dice(mine, theirs) * Math.min(1, Math.sqrt(NARROW / fewest)) * this.#kindShare(a, b);
  }

  /** What the table of equivalents alone names is of no sort that is known, and no other one either. */
  #kindShare(a: string, b: string): number {
    const [one, other] = [this.#kindOf(a), this.#kindOf(b)];
    return one === null || other === null || one === other ? 1 : OTHER_KIND;
  }

  #shareStack(a: string, b: string): boolean {
    const [mine, theirs] = [this.#table.stacksOf(a), this.#table.stacksOf(b)];
    return mine.length === 0 || theirs.length === 0 || mine.some((stack) => theirs.includes(stack));
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

function dice<T>(a: readonly T[], b: readonly T[]): number {
  const shared = a.filter((one) => b.includes(one)).length;
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
