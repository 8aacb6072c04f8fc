import { entryOf } from '../core/entry-of.js';
import type { ScoredPart } from './affinity-score.js';
import type { Opinion } from './opinions.js';
import type { PackScorer } from './pack-scorer.js';

/** Shares are added up as whole numbers of this, so that the order of the jobs decides nothing. */
const UNIT = 2 ** 32;
const EXAMPLES = 3;

/** A part of a framework's scores over several jobs. */
export interface TalliedPart {
  /** As a job has it, but for its contribution. */
  readonly part: ScoredPart;
  readonly jobs: number;
  /** Sum of its contributions. */
  readonly contribution: number;
  /** The first jobs that have it, at most three. */
  readonly examples: readonly number[];
}

/** The scores of a framework over several jobs. */
export interface TalliedFramework {
  /** Jobs in which a companion speaks for it. */
  readonly companionJobs: number;
  /** Sums of the scores and of their squares. */
  readonly scores: number;
  readonly squares: number;
  readonly parts: readonly TalliedPart[];
}

/** Adds up the scores of jobs, framework by framework: as numbers, because there are very many parts. */
export class AffinityTally {
  readonly #packs = new Map<string, PackTally>();

  /** Adds a job as it has just been scored; jobs come in order. */
  add(job: number, scored: readonly PackScorer[]): void {
    for (const scorer of scored) entryOf(this.#packs, scorer.pack, () => new PackTally(scorer.ids)).add(job, scorer);
  }

  /** The scores of a framework; undefined where no job speaks for it. */
  of(pack: string, framework: string): TalliedFramework | undefined {
    return this.#packs.get(pack)?.of(framework);
  }
}

class PackTally {
  readonly #ids: readonly string[];
  /** By framework: jobs in which something speaks for it. */
  readonly #jobs: Int32Array;
  readonly #companionJobs: Int32Array;
  readonly #scores: Float64Array;
  readonly #squares: Float64Array;
  readonly #mentions: PartTally;
  readonly #opinions = new Map<Opinion, PartTally>();

  constructor(ids: readonly string[]) {
    this.#ids = ids;
    this.#jobs = new Int32Array(ids.length);
    this.#companionJobs = new Int32Array(ids.length);
    this.#scores = new Float64Array(ids.length);
    this.#squares = new Float64Array(ids.length);
    this.#mentions = new PartTally(ids.length);
  }

  add(job: number, scorer: PackScorer): void {
    for (let framework = 0; framework < this.#ids.length; framework++) {
      if (scorer.parts[framework] === 0) continue;
      const score = scorer.scores[framework]!;
      this.#jobs[framework]! += 1;
      this.#scores[framework]! += unitsOf(score);
      this.#squares[framework]! += unitsOf(score ** 2);
      if (hasCompanion(scorer, framework)) this.#companionJobs[framework]! += 1;
      this.#mentions.add(job, framework, scorer.mentions[framework]!);
    }
    for (let number = 0; number < scorer.opinions.length; number++) {
      const tally = entryOf(this.#opinions, scorer.opinions[number]!, () => new PartTally(this.#ids.length));
      for (let framework = 0; framework < this.#ids.length; framework++) {
        tally.add(job, framework, scorer.contribution(framework, number));
      }
    }
  }

  of(id: string): TalliedFramework | undefined {
    const framework = this.#ids.indexOf(id);
    if (framework < 0 || this.#jobs[framework] === 0) return undefined;
    const mentioned = this.#mentions.of(framework, { kind: 'mention', contribution: 0 });
    const others = [...this.#opinions].map(([opinion, tally]) => tally.of(framework, opinion.partOf(framework, 0)));
    return {
      companionJobs: this.#companionJobs[framework]!,
      scores: this.#scores[framework]! / UNIT,
      squares: this.#squares[framework]! / UNIT,
      parts: [mentioned, ...others].filter(({ jobs }) => jobs > 0),
    };
  }
}

function hasCompanion(scorer: PackScorer, framework: number): boolean {
  for (let number = scorer.opinions.length - 1; number >= 0; number--) {
    if (scorer.opinions[number]!.kind === 'companion' && scorer.contribution(framework, number) > 0) return true;
  }
  return false;
}

/** One part of the scores of all frameworks of a pack. */
class PartTally {
  readonly #jobs: Int32Array;
  readonly #units: Float64Array;
  readonly #examples: Int32Array;

  constructor(frameworks: number) {
    this.#jobs = new Int32Array(frameworks);
    this.#units = new Float64Array(frameworks);
    this.#examples = new Int32Array(frameworks * EXAMPLES);
  }

  /** A contribution of 0 is none. */
  add(job: number, framework: number, contribution: number): void {
    if (contribution <= 0) return;
    const before = this.#jobs[framework]!;
    if (before < EXAMPLES) this.#examples[EXAMPLES * framework + before] = job;
    this.#jobs[framework] = before + 1;
    this.#units[framework]! += unitsOf(contribution);
  }

  of(framework: number, part: ScoredPart): TalliedPart {
    const jobs = this.#jobs[framework]!;
    const first = EXAMPLES * framework;
    const examples = [...this.#examples.subarray(first, first + Math.min(jobs, EXAMPLES))];
    return { part, jobs, contribution: this.#units[framework]! / UNIT, examples };
  }
}

function unitsOf(value: number): number {
  return Math.round(value * UNIT);
}
