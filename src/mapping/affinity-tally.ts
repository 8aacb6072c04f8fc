import { entryOf } from '../core/entry-of.js';
import type { PackScores, ScoredFramework, ScoredPart } from './affinity-score.js';
import type { Companion } from './companions.js';

/** Shares are added up as whole numbers of this, so that the order of the jobs decides nothing. */
const UNIT = 2 ** 32;
const EXAMPLES = 3;

/** A number that is added up over jobs. */
class Sum {
  #units = 0;

  add(value: number): void {
    this.#units += Math.round(value * UNIT);
  }

  get value(): number {
    return this.#units / UNIT;
  }
}

/** A part of a framework's scores over several jobs. */
export class TalliedPart {
  /** As one of the jobs has it. */
  readonly part: ScoredPart;
  jobs = 0;
  readonly contributions: Sum = new Sum();
  /** The first jobs that have it, at most three. */
  readonly examples: number[] = [];

  constructor(part: ScoredPart) {
    this.part = part;
  }

  add(job: number, contribution: number): void {
    this.jobs++;
    this.contributions.add(contribution);
    if (this.examples.length < EXAMPLES) this.examples.push(job);
  }
}

/** The scores of a framework over several jobs. */
export class TalliedFramework {
  /** Jobs in which something speaks for it. */
  jobs = 0;
  /** Jobs in which a companion does. */
  companionJobs = 0;
  readonly scores: Sum = new Sum();
  readonly squares: Sum = new Sum();
  readonly #parts = new Map<string | Companion | null, TalliedPart>();

  add(job: number, { score, parts }: ScoredFramework): void {
    this.jobs++;
    this.scores.add(score);
    this.squares.add(score ** 2);
    if (parts.some(({ kind }) => kind === 'companion')) this.companionJobs++;
    for (const part of parts) {
      entryOf(this.#parts, keyOf(part), () => new TalliedPart(part)).add(job, part.contribution);
    }
  }

  /** In the order in which the jobs first have them. */
  get parts(): TalliedPart[] {
    return [...this.#parts.values()];
  }
}

/** Equal for what is the same part in all jobs: the companion itself, the id of a scene, null for the mention. */
function keyOf(part: ScoredPart): string | Companion | null {
  if (part.kind === 'companion') return part.companion;
  return part.kind === 'scene' ? part.scene : null;
}

/** Adds up the scores of jobs, framework by framework. */
export class AffinityTally {
  /** By pack and framework. */
  readonly #packs = new Map<string, Map<string, TalliedFramework>>();

  /** Adds a job; jobs come in order. */
  add(job: number, scores: readonly PackScores[]): void {
    for (const { pack, frameworks } of scores) {
      const tallied = entryOf(this.#packs, pack, () => new Map<string, TalliedFramework>());
      for (const framework of frameworks) {
        entryOf(tallied, framework.id, () => new TalliedFramework()).add(job, framework);
      }
    }
  }

  /** The scores of a framework; undefined where no job speaks for it. */
  of(pack: string, framework: string): TalliedFramework | undefined {
    return this.#packs.get(pack)?.get(framework);
  }
}
