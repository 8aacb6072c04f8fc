import { entryOf } from '../core/entry-of.js';
import type { Pack } from '../frameworks/schema.js';
import { partId, splitId } from './part-id.js';

/** What of a job can go with a framework: a technology that it names or a capability that it supports. */
export type CompanionKind = 'technology' | 'capability';

/** Something that stands in jobs which name a framework of a pack, with how often each framework is named beside it. */
export interface Companion {
  readonly feature: CompanionKind;
  readonly id: string;
  /** Jobs of the run that have it and name a framework of the pack. */
  readonly jobs: number;
  /** By framework, in the order of the pack: how many of these jobs name it. */
  readonly naming: readonly number[];
  /** By framework: the estimated share of such jobs that name it. */
  readonly shares: readonly number[];
  /** How much it tells, in (0, 1]. */
  readonly weight: number;
}

/** Naming jobs of a run, and by framework, in the order of the pack, how many of these name it. */
export interface NamingJobs {
  readonly jobs: number;
  readonly naming: readonly number[];
}

/** What the jobs of a run say of what goes with the frameworks of a pack. */
export interface PackCompanions extends NamingJobs {
  /** The most that all companions of a job weigh together, beside a scene of strength 1: in [0, 1). */
  readonly voice: number;
  /** The naming jobs that point to a scene, by its id. */
  readonly scenes: ReadonlyMap<string, NamingJobs>;
  /** By `technology redis` or `capability message-queues`; only what tells something. */
  readonly companions: ReadonlyMap<string, Companion>;
}

/** The companions of every pack, by the id of the pack. */
export type CorpusCompanions = ReadonlyMap<string, PackCompanions>;

/** What is known before the jobs are counted weighs as much as so many of them. */
export const PRIOR_JOBS = 4;
/** What stands in fewer naming jobs tells nothing. */
const LEAST_JOBS = 3;
const HEAVIEST = 1;
/** Companions of one job that count. */
export const MOST_COMPANIONS = 5;

interface Counted extends NamingJobs {
  jobs: number;
  readonly naming: number[];
}

/** Counts what stands beside the frameworks of a pack. The order of the jobs decides nothing. */
export class CompanionCounts {
  readonly #frameworks: readonly string[];
  readonly #all: Counted;
  readonly #features = new Map<string, Counted>();
  readonly #scenes = new Map<string, Counted>();

  constructor(pack: Pack) {
    this.#frameworks = pack.frameworks.map(({ id }) => id);
    this.#all = this.#none();
  }

  /**
   * Adds a job that the pack has a say in; it counts if it names a framework.
   *
   * @param mentions by framework that is named
   * @param features keys of {@link featureKey}, each once
   * @param scenes ids of scenes of the pack, each once
   */
  add(mentions: ReadonlyMap<string, unknown>, features: readonly string[], scenes: readonly string[]): void {
    if (mentions.size === 0) return;
    const named = this.#frameworks.flatMap((id, number) => (mentions.has(id) ? [number] : []));
    count(this.#all, named);
    const none = (): Counted => this.#none();
    for (const feature of features) count(entryOf(this.#features, feature, none), named);
    for (const scene of scenes) count(entryOf(this.#scenes, scene, none), named);
  }

  /** What all the jobs together tell. */
  companions(): PackCompanions {
    const companions = new Map<string, Companion>();
    for (const [key, counted] of this.#features) {
      const companion = companionOf(key, counted, this.#all);
      if (companion) companions.set(key, companion);
    }
    const { jobs, naming } = this.#all;
    return { jobs, naming, voice: jobs / (jobs + PRIOR_JOBS), scenes: this.#scenes, companions };
  }

  #none(): Counted {
    return { jobs: 0, naming: this.#frameworks.map(() => 0) };
  }
}

function count(counted: Counted, named: readonly number[]): void {
  counted.jobs++;
  for (const framework of named) counted.naming[framework]!++;
}

/**
 * What one feature tells, or null.
 *
 * With N naming jobs of which N(f) name f, and n with the feature of which n(f) name f, the base rates are b = N(f) / N
 * and the shares p = (n(f) + m·b) / (n + m) with m = 4: the m-estimate of Cestnik ("Estimating probabilities: a crucial
 * task in machine learning", 1990), whose prior is what all naming jobs of the run do. The weight is how far the shares
 * lie from the base rates, as Pearson's χ² measures it (1900), less what chance alone would make of n jobs drawn from
 * the N without putting back:
 *
 *     weight = min(1, Σ (p − b)² / (b (1 − b)) − k · n / (n + m)² · (N − n) / (N − 1))
 *
 * over the k frameworks with 0 < b < 1. Base rates are not shrunk themselves: what stands in all naming jobs has to
 * tell nothing, however few they are.
 */
function companionOf(key: string, { jobs, naming }: Counted, all: Counted): Companion | null {
  if (jobs < LEAST_JOBS || jobs === all.jobs) return null;
  const total = jobs + PRIOR_JOBS;
  const shares: number[] = [];
  let distance = 0;
  let measured = 0;
  for (const [framework, named] of naming.entries()) {
    const base = all.naming[framework]! / all.jobs;
    const share = (named + PRIOR_JOBS * base) / total;
    shares.push(share);
    if (base === 0 || base === 1) continue;
    distance += (share - base) ** 2 / (base * (1 - base));
    measured++;
  }
  const chance = (measured * jobs * (all.jobs - jobs)) / (total ** 2 * (all.jobs - 1));
  const weight = Math.min(HEAVIEST, distance - chance);
  if (weight <= 0) return null;
  const [feature, id] = splitId(key) as [CompanionKind, string];
  return { feature, id, jobs, naming, shares, weight };
}

/** Those of a job's features that tell something of the frameworks of a pack: the heaviest, at most five. */
export function companionsIn(features: readonly string[], { companions }: PackCompanions): Companion[] {
  const found = features.flatMap((feature) => companions.get(feature) ?? []);
  return found.sort(byWeight).slice(0, MOST_COMPANIONS);
}

function byWeight(a: Companion, b: Companion): number {
  return b.weight - a.weight || compare(a.feature, b.feature) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** By what a technology or capability is called among companions. */
export function featureKey(kind: CompanionKind, id: string): string {
  return partId(kind, id);
}
