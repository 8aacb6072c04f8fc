import { NearNames } from '../../core/near-names.js';
import { normalizeText } from '../../core/text.js';
import type { Catalogue } from '../../frameworks/catalogue.js';
import { spelled, technologiesBySpelling } from '../../frameworks/spelled.js';
import { isDenied } from './resume/denials.js';

/** What a stated name stands for. */
export interface NamedSkills {
  readonly technologies: readonly string[];
  readonly capabilities: readonly string[];
}

/** Words around a name that say nothing of which skill it is. */
const AROUND = /^(?:精通|熟练(?:掌握|使用)?|熟悉|掌握|了解)\s?|\s?(?:语言|框架|数据库|开发|编程)$/g;
/** A name that differs in more than a third of its letters is another one. */
const NEAR_SHARE = 3;

/** The names of a catalogue, to be asked for what a person states. */
export class SkillNames {
  readonly #catalogue: Catalogue;
  readonly #technologies: ReadonlyMap<string, string>;
  readonly #capabilities = new Map<string, string>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#technologies = technologiesBySpelling(catalogue);
    for (const { id, name } of catalogue.capabilities.values()) {
      for (const spelling of [id, name.zh, name.en]) this.#capabilities.set(normalizeText(spelling).text, id);
    }
  }

  /**
   * What a name stands for: the technology of this spelling (a list of skills means technologies, so that "Go" or "C" needs
   * no words around it), the capability of this name, else all that its words name and do not deny. Null where they name nothing.
   *
   * @param name in simplified characters
   */
  resolve(name: string): NamedSkills | null {
    const technology = this.spelled(name) ?? this.spelled(name.trim().replace(AROUND, ''));
    if (technology !== null) return { technologies: [technology], capabilities: [] };
    const capability = this.#capabilities.get(normalizeText(name).text.trim());
    if (capability !== undefined) return { technologies: [], capabilities: [capability] };
    const folded = normalizeText(name);
    const all = this.#catalogue.match(folded);
    const matches = all.filter((one) => !isDenied(folded.text, one.folded));
    const idsOf = (kind: string): string[] => [
      ...new Set(matches.filter((one) => one.kind === kind).map(({ id }) => id)),
    ];
    const found = { technologies: idsOf('technology'), capabilities: idsOf('capability') };
    if (found.technologies.length + found.capabilities.length > 0) return found;
    // 不会Go is understood, and names nothing that the person has.
    const end = { start: folded.text.length, end: folded.text.length };
    return all.length > matches.length || isDenied(folded.text, end) ? found : null;
  }

  /** The technology that a name spells, with or without a version behind it; null for none. */
  spelled(name: string): string | null {
    return spelled(this.#technologies, normalizeText(name).text) ?? null;
  }

  /** Names of technologies that are written much like one, at most three, the nearest first. */
  near(name: string): string[] {
    const folded = normalizeText(name).text.trim();
    const most = Math.floor(folded.length / NEAR_SHARE);
    if (most === 0) return [];
    const near = new NearNames(folded, most);
    for (const spelling of this.#technologies.keys()) {
      if (Math.abs(spelling.length - folded.length) <= most) near.add(spelling);
    }
    const names = near.names.map((spelling) => this.#catalogue.nameOf(this.#technologies.get(spelling)!));
    return [...new Set(names)];
  }
}
