import { entryOf } from '../core/entry-of.js';
import { AffinityTally } from './affinity-tally.js';
import type { PackScorer } from './pack-scorer.js';

/** What jobs are counted by; who counts decides what an id of a kind means. */
export type PartKind =
  | 'skill'
  | 'capability'
  | 'pack'
  | 'scene'
  | 'mention'
  | 'hollow'
  | 'decided'
  | 'outcome'
  | 'answer'
  | 'words'
  | 'requirement'
  | 'role'
  | 'level'
  | 'city'
  | 'place'
  | 'pay';

/** A statement about a job that is counted for its cluster, with a value that is added up where it has one. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
  readonly value: number;
}

/** A part over several jobs. */
export interface Tallied {
  /** Jobs that have it. */
  jobs: number;
  /** Sum of its values. */
  sum: number;
  /** The distinct values, each with its number of jobs. */
  readonly values: (readonly [value: number, jobs: number])[];
  /** The first jobs that have it, at most three. */
  readonly examples: number[];
}

const EXAMPLES = 3;

/** Numbers parts: jobs of a run have few distinct ones, so that a job is told by a short list of numbers. */
export class PartTable {
  readonly #numbers = new Map<string, number>();
  readonly #byKind = new Map<PartKind, number[]>();
  /** By number. */
  readonly parts: Part[] = [];

  numberOf(part: Part): number {
    const key = `${part.kind}\t${part.value}\t${part.id}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.parts.push(part) - 1;
      this.#numbers.set(key, number);
      entryOf(this.#byKind, part.kind, (): number[] => []).push(number);
    }
    return number;
  }

  /** The numbers of the parts of a kind, rising. */
  numbersOf(kind: PartKind): readonly number[] {
    return this.#byKind.get(kind) ?? [];
  }
}

/** Counts the parts of jobs. The order of the jobs decides nothing but which are the examples. */
export class Tally {
  readonly #table: PartTable;
  /** By number of a part: its place here. The jobs of a cluster have few of all parts. */
  readonly #places = new Map<number, number>();
  /** By place. */
  readonly #counts: number[] = [];
  /** By place, the first jobs that have the part, as many as EXAMPLES. */
  readonly #examples: number[] = [];
  #jobs = 0;
  readonly #affinity = new AffinityTally();
  readonly #scoredLater: (() => AffinityTally) | undefined;
  readonly #byKind = new Map<PartKind, Map<string, Tallied>>();

  /** @param scoredLater scores the jobs when they are asked for; jobs are then added without scores */
  constructor(table: PartTable, scoredLater?: () => AffinityTally) {
    this.#table = table;
    this.#scoredLater = scoredLater;
  }

  /** What the scores of the jobs for frameworks add up to. To be asked once: it may be much, and is not kept. */
  affinity(): AffinityTally {
    return this.#scoredLater?.() ?? this.#affinity;
  }

  get jobs(): number {
    return this.#jobs;
  }

  /** Adds a job by the numbers of its parts, with its scores for frameworks; jobs come in order. */
  add(job: number, parts: ArrayLike<number>, scores: readonly PackScorer[] = []): void {
    this.#jobs++;
    this.#affinity.add(job, scores);
    this.#byKind.clear();
    for (let i = 0; i < parts.length; i++) this.#count(job, parts[i]!);
  }

  #count(job: number, part: number): void {
    let place = this.#places.get(part);
    if (place === undefined) {
      place = this.#counts.push(0) - 1;
      this.#places.set(part, place);
      for (let i = 0; i < EXAMPLES; i++) this.#examples.push(0);
    }
    const before = this.#counts[place]!;
    if (before < EXAMPLES) this.#examples[EXAMPLES * place + before] = job;
    this.#counts[place] = before + 1;
  }

  /** The parts of a kind by their ids, in order of the numbers of the parts. */
  of(kind: PartKind): ReadonlyMap<string, Tallied> {
    return entryOf(this.#byKind, kind, () => this.#grouped(kind));
  }

  /** How many jobs have a part. */
  jobsWith(kind: PartKind, id: string): number {
    return this.of(kind).get(id)?.jobs ?? 0;
  }

  #grouped(kind: PartKind): Map<string, Tallied> {
    const ids = new Map<string, Tallied>();
    // Not by the order of the places, which is that of this tally's jobs: sums must not depend on it.
    for (const number of this.#table.numbersOf(kind)) {
      const place = this.#places.get(number);
      if (place === undefined) continue;
      const count = this.#counts[place]!;
      const { id, value } = this.#table.parts[number]!;
      const tallied = entryOf(ids, id, () => ({ jobs: 0, sum: 0, values: [], examples: [] }));
      tallied.jobs += count;
      tallied.sum += count * value;
      tallied.values.push([value, count]);
      const first = EXAMPLES * place;
      tallied.examples.push(...this.#examples.slice(first, first + Math.min(count, EXAMPLES)));
    }
    for (const { examples } of ids.values()) {
      examples.sort((a, b) => a - b);
      examples.length = Math.min(examples.length, EXAMPLES);
    }
    return ids;
  }
}
