import type { TokenKind } from '../tokenize/token.js';

/** Numbers stems as they come and remembers how each was written, and how often so. */
export class TermForms {
  /** Stems by number. */
  readonly stems: string[] = [];
  /** By number of a stem: the most telling kind it came as. */
  readonly kinds: TokenKind[] = [];
  readonly #numbers = new Map<string, number>();
  /** By number of a stem: its first form; the forms of a stem are linked, for most have one or two. */
  readonly #firstForm: number[] = [];
  readonly #surfaces: string[] = [];
  readonly #spellings: string[] = [];
  readonly #counts: number[] = [];
  readonly #nextForm: number[] = [];

  /** Adds occurrences of a form of a stem, and returns the number of the stem. */
  add(stem: string, kind: TokenKind, surface: string, spelling: string, occurrences: number): number {
    const number = this.#numbers.get(stem) ?? this.#enter(stem, kind);
    // A stem that is also a catalogue's term is shown as that, whatever came first.
    const before = this.kinds[number]!;
    if (kind !== before && RANK[kind] < RANK[before]) this.kinds[number] = kind;
    const form = this.#formOf(number, surface, spelling);
    this.#counts[form]! += occurrences;
    return number;
  }

  /** The number of a stem; undefined where it never came. */
  numberOf(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  /** The commonest surface of a stem and its commonest spelling, ties to the first in code-unit order. */
  commonest(number: number): { readonly surface: string; readonly spelling: string } {
    const surfaces = new Map<string, number>();
    const spellings = new Map<string, number>();
    for (let form = this.#firstForm[number]!; form >= 0; form = this.#nextForm[form]!) {
      const [surface, spelling, count] = [this.#surfaces[form]!, this.#spellings[form]!, this.#counts[form]!];
      surfaces.set(surface, (surfaces.get(surface) ?? 0) + count);
      spellings.set(spelling, (spellings.get(spelling) ?? 0) + count);
    }
    return { surface: most(surfaces), spelling: most(spellings) };
  }

  #enter(stem: string, kind: TokenKind): number {
    const number = this.stems.push(stem) - 1;
    this.kinds.push(kind);
    this.#firstForm.push(-1);
    this.#numbers.set(stem, number);
    return number;
  }

  #formOf(number: number, surface: string, spelling: string): number {
    const first = this.#firstForm[number]!;
    for (let form = first; form >= 0; form = this.#nextForm[form]!) {
      if (this.#surfaces[form] === surface && this.#spellings[form] === spelling) return form;
    }
    this.#firstForm[number] = this.#surfaces.push(surface) - 1;
    this.#spellings.push(spelling);
    this.#counts.push(0);
    this.#nextForm.push(first);
    return this.#firstForm[number]!;
  }
}

/** What was counted most, ties to the first in code-unit order. */
function most(counts: ReadonlyMap<string, number>): string {
  let found = '';
  let greatest = 0;
  for (const [value, count] of counts) {
    if (count > greatest || (count === greatest && value < found)) {
      found = value;
      greatest = count;
    }
  }
  return found;
}

const RANK: Readonly<Record<TokenKind, number>> = {
  technology: 0,
  domain: 1,
  code: 2,
  han: 3,
  latin: 4,
  other: 5,
};
