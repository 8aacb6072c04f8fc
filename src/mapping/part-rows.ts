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
    const readings: Reading[] = [];
    for (let i = 0; i < parts.length; i++) {
      const reading = this.#reading(parts[i]!);
      if (reading) readings.push(reading);
    }
    const features = readings.flatMap((reading) => (reading.kind === 'feature' ? [reading.key] : []));
    return packs.map((pack) => {
      const about = (kind: Reading['kind']) =>
        readings.flatMap((reading) =>
          reading.kind === kind && 'id' in reading && reading.pack === pack ? [reading] : [],
        );
      const hollow = new Set(about('hollow').map(({ id }) => featureKey('capability', id)));
      const own = this.#own.get(pack);
      return {
        pack,
        mentions: new Map(about('mention').map(({ id, value }) => [id, value])),
        scenes: about('scene').map(({ id, value }) => ({ id, strength: value })),
        features: features.filter((key) => !own?.has(key) && !hollow.has(key)),
      };
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
