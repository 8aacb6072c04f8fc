import { JobprismError } from '../core/errors.js';
import type { Bilingual } from '../core/job.js';
import { normalizeText } from '../core/text.js';
import { type Catalogue, spellingsOf } from '../frameworks/catalogue.js';
import { builtInEquivalents, type Concern, type Equivalents, type Stack } from '../frameworks/equivalents.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import type { TechnologyKind } from '../frameworks/schema.js';
import { spelled } from '../frameworks/spelled.js';

/** A technology of the catalogue, or a tool that only the table of equivalents names. */
export interface SkillName {
  readonly id: string;
  readonly name: string;
  /** Null for what the catalogue does not hold. */
  readonly kind: TechnologyKind | null;
}

/** The table of equivalents and the catalogue together, to be asked about skills. */
export class StackTable {
  readonly #equivalents: Equivalents;
  readonly #catalogue: Catalogue;
  readonly #own: ReadonlyMap<string, string>;
  readonly #spellings: ReadonlyMap<string, string>;
  /** By technology the own tool that is the same: the table speaks of that one. */
  readonly #ownFor: ReadonlyMap<string, string>;
  readonly #concernsOf: ReadonlyMap<string, readonly Concern[]>;

  constructor(equivalents: Equivalents, catalogue: Catalogue) {
    this.#equivalents = equivalents;
    this.#catalogue = catalogue;
    this.#own = new Map(equivalents.own.map(({ id, name }) => [id, name]));
    this.#concernsOf = concernsById(equivalents.concerns);
    const spellings = new Map<string, string>();
    for (const { id, name, aliases } of equivalents.own) {
      for (const spelling of [id, name, ...aliases]) spellings.set(normalizeText(spelling).text, id);
    }
    const ownFor = new Map<string, string>();
    for (const technology of catalogue.technologies.values()) {
      const names = [technology.id, ...spellingsOf(technology)];
      const own = this.#concernsOf.has(technology.id) ? undefined : names.find((one) => spellings.has(one));
      if (own !== undefined) ownFor.set(technology.id, spellings.get(own)!);
      for (const spelling of names) spellings.set(spelling, ownFor.get(technology.id) ?? technology.id);
    }
    this.#spellings = spellings;
    this.#ownFor = ownFor;
  }

  get concerns(): readonly Concern[] {
    return this.#equivalents.concerns;
  }

  /**
   * A stack by its id, its name, or any spelling of its language.
   *
   * @throws JobprismError STACK_UNKNOWN
   */
  stack(asked: string): Stack {
    const { stacks } = this.#equivalents;
    const folded = normalizeText(asked).text.trim();
    const id = this.#spellings.get(folded);
    const found = stacks.find((stack) => {
      return stack.id === folded || stack.name.toLowerCase() === folded || (id && stack.technologies.includes(id));
    });
    if (found) return found;
    throw new JobprismError('STACK_UNKNOWN', { stack: asked, stacks: stacks.map((stack) => stack.id).join(', ') });
  }

  /** The ids that a skill is known by: its own, or those of all technologies that its words name; none where unknown. */
  idsOf(skill: string): string[] {
    const exact = spelled(this.#spellings, normalizeText(skill).text);
    return exact === undefined ? this.idsIn(skill) : [exact];
  }

  /** The ids of the technologies that a text names, in order. */
  idsIn(text: string): string[] {
    const matches = this.#catalogue.match(normalizeText(text)).filter(({ kind }) => kind === 'technology');
    return [...new Set(matches.map(({ id }) => this.#ownFor.get(id) ?? id))];
  }

  skill(id: string): SkillName {
    const technology = this.#catalogue.technologies.get(id);
    return { id, name: this.#own.get(id) ?? technology?.name ?? id, kind: technology?.kind ?? null };
  }

  concernsOf(id: string): readonly Concern[] {
    return this.#concernsOf.get(id) ?? [];
  }

  /** The concerns that a skill serves in a stack: a name may stand for another tool elsewhere, as sqlx does in Rust. */
  concernsIn(id: string, stack: string): Concern[] {
    return this.concernsOf(id).filter(({ any, stacks }) => any.includes(id) || stacks[stack]?.includes(id));
  }

  /** The stacks that a skill is bound to; none for what serves all, or what the table does not hold. */
  stacksOf(id: string): Stack[] {
    const concerns = this.concernsOf(id);
    if (concerns.some(({ any }) => any.includes(id))) return [];
    return this.#equivalents.stacks.filter((stack) => {
      return concerns.some(({ stacks }) => stacks[stack.id]?.includes(id));
    });
  }

  /** The capabilities that naming a skill supports; null for what the catalogue does not hold. */
  capabilitiesOf(id: string): readonly string[] | null {
    return this.#catalogue.technologies.get(id)?.capabilities ?? null;
  }

  capabilityName(id: string): Bilingual {
    return this.#catalogue.capabilities.get(id)?.name ?? { zh: id, en: id };
  }
}

function concernsById(concerns: readonly Concern[]): ReadonlyMap<string, readonly Concern[]> {
  const byId = new Map<string, Concern[]>();
  for (const concern of concerns) {
    for (const id of new Set([...concern.any, ...Object.values(concern.stacks).flat()])) {
      byId.set(id, [...(byId.get(id) ?? []), concern]);
    }
  }
  return byId;
}

let builtIn: StackTable | undefined;

/** The table that comes with the library over its catalogue, made once. */
export function builtInStackTable(): StackTable {
  builtIn ??= new StackTable(builtInEquivalents(), builtInKnowledge().catalogue);
  return builtIn;
}
