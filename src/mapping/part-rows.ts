import { featureKey } from './companions.js';
import { splitId } from './part-id.js';
import type { Part, PartTable } from './tally.js';

/** What the parts of a job say for one pack. */
export interface PackRow {
  readonly pack: string;
  /** By framework that is named: what naming it contributes. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly scenes: readonly { readonly id: string; readonly strength: number }[];
  /** Technologies and capabilities, as the keys of companions. */
  readonly features: readonly string[];
}

/** Of a part of a job, what bears on packs. */
type Reading =
  | { readonly kind: 'pack'; readonly pack: string }
  | { readonly kind: 'feature'; readonly key: string }
  | {
      readonly kind: 'mention' | 'scene' | 'hollow';
      readonly pack: string;
      readonly id: string;
      readonly value: number;
    };

/** What a job says for one pack. */
class Said {
  readonly mentions = new Map<string, number>();
  readonly scenes: { readonly id: string; readonly strength: number }[] = [];
  /** Keys of capabilities. */
  readonly hollow = new Set<string>();

  add({ kind, id, value }: Extract<Reading, { readonly value: number }>): void {
    if (kind === 'mention') this.mentions.set(id, value);
    else if (kind === 'scene') this.scenes.push({ id, strength: value });
    else this.hollow.add(featureKey('capability', id));
  }
}

/** Reads from the numbers of a job's parts what bears on the packs that have a say in it. */
export class PartRows {
  readonly #table: PartTable;
  /** By pack: the keys of its own frameworks, which are no companions. */
  readonly #own: ReadonlyMap<string, ReadonlySet<string>>;
  /** By number of a part; null for those that bear on nothing. */
  readonly #readings: (Reading | null)[] = [];

  constructor(table: PartTable, frameworks: ReadonlyMap<string, readonly string[]>) {
    this.#table = table;
    this.#own = new Map(
      [...frameworks].map(([pack, ids]) => [pack, new Set(ids.map((id) => featureKey('technology', id)))]),
    );
  }

  /** One row for each pack that has a say, in the order of the packs. */
  of(parts: ArrayLike<number>): PackRow[] {
    const packs: string[] = [];
    for (let i = 0; i < parts.length; i++) {
      const reading = this.#reading(parts[i]!);
      if (reading?.kind === 'pack') packs.push(reading.pack);
    }
    return packs.length === 0 ? [] : this.#rows(packs, parts);
  }

  #rows(packs: readonly string[], parts: ArrayLike<number>): PackRow[] {
    const features: string[] = [];
    const said = new Map(packs.map((pack) => [pack, new Said()]));
    for (let i = 0; i < parts.length; i++) {
      const reading = this.#reading(parts[i]!);
      if (reading?.kind === 'feature') features.push(reading.key);
      else if (reading && reading.kind !== 'pack') said.get(reading.pack)?.add(reading);
    }
    return packs.map((pack) => {
      const { mentions, scenes, hollow } = said.get(pack)!;
      const own = this.#own.get(pack);
      return { pack, mentions, scenes, features: features.filter((key) => !own?.has(key) && !hollow.has(key)) };
    });
  }

  #reading(number: number): Reading | null {
    const known = this.#readings[number];
    if (known !== undefined) return known;
    const reading = readingOf(this.#table.parts[number]!);
    this.#readings[number] = reading;
    return reading;
  }
}

function readingOf({ kind, id, value }: Part): Reading | null {
  switch (kind) {
    case 'pack':
      return { kind, pack: id };
    case 'skill':
      return { kind: 'feature', key: featureKey('technology', id) };
    case 'capability':
      return { kind: 'feature', key: featureKey('capability', id) };
    case 'mention':
    case 'scene':
    case 'hollow': {
      const [pack, about] = splitId(id);
      return { kind, pack, id: about, value };
    }
    default:
      return null;
  }
}
