import { JobprismError } from '../core/errors.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import { bridgesOver } from './bridges.js';
import { type Explaining, explainJob } from './explain.js';
import { markLeftOut } from './filters.js';
import type { IndexedJob } from './indexed-job.js';
import { checkedOptions } from './options.js';
import type { Person } from './person.js';
import { queryOf } from './query.js';
import type { RecommendedJob, RecommendOptions } from './recommendation.js';
import { JobTable } from './table.js';
import { type TagCounts, TagWeights } from './tag-weights.js';
import { Scratch, topRows } from './top-rows.js';

/** What an index is made for. */
export interface IndexAbout {
  /** Of the model whose places its jobs have: `model.space`. */
  readonly space: string;
  /** What the weights of skills come from: `model.counts.all`. */
  readonly counts: TagCounts;
  /** Of the model: `model.knowledge.catalogue`. Default: the built-in one. */
  readonly catalogue?: Catalogue | undefined;
}

/**
 * Jobs that people are compared with. Everything is in memory; a search computes nothing that depends on other jobs, so that
 * adding and deleting never changes the score of another one.
 */
export interface JobIndex {
  /** Number of jobs. */
  readonly size: number;
  /** Of the model that it is bound to. */
  readonly space: string;
  has(id: string): boolean;
  /** A job as the index keeps it: at most three places of each tag, scores of six digits. */
  get(id: string): IndexedJob | undefined;
  /**
   * Adds a job, or puts it in the place of the one of its id.
   *
   * @throws JobprismError OPTION_INVALID where its place is of another length than those of other jobs
   */
  put(job: IndexedJob): void;
  /** False where there is none of the id. */
  delete(id: string): boolean;
  /**
   * The best jobs for a person, the best first, ties by id in code-unit order: exactly those that comparing with every job
   * would give. docs/RECOMMENDING.md has the score.
   *
   * @throws JobprismError OPTION_INVALID
   */
  search(person: Person, options?: RecommendOptions): RecommendedJob[];
}

/**
 * An empty index.
 *
 * @example
 * const index = createJobIndex({ space: model.space, counts: model.counts.all, catalogue: model.knowledge.catalogue });
 */
export function createJobIndex(about: IndexAbout): JobIndex {
  return new MemoryIndex(about);
}

/** Rows may be dead up to this number, and to a quarter of all beyond it. */
const FEW_DEAD = 1024;

class MemoryIndex implements JobIndex {
  readonly space: string;
  readonly #catalogue: Catalogue;
  readonly #explaining: Explaining;
  readonly #scratch = new Scratch();
  #table: JobTable;

  constructor({ space, counts, catalogue = builtInKnowledge().catalogue }: IndexAbout) {
    this.space = space;
    this.#catalogue = catalogue;
    const weights = new TagWeights(counts, catalogue);
    this.#explaining = { weights, bridges: bridgesOver(catalogue) };
    this.#table = new JobTable((key) => weights.weightOfKey(key));
  }

  get size(): number {
    return this.#table.size;
  }

  has(id: string): boolean {
    return this.#table.rowOf(id) !== undefined;
  }

  get(id: string): IndexedJob | undefined {
    const row = this.#table.rowOf(id);
    return row === undefined ? undefined : this.#table.job(row);
  }

  put(job: IndexedJob): void {
    this.#requireLength(job.place, 'job.place');
    this.#table.put(job);
    this.#compact();
  }

  delete(id: string): boolean {
    const deleted = this.#table.delete(id);
    this.#compact();
    return deleted;
  }

  search(person: Person, options?: RecommendOptions): RecommendedJob[] {
    const { top, filters } = checkedOptions(options);
    this.#requireLength(person.place, 'person.place');
    const query = queryOf(person, this.#explaining.weights, this.#explaining.bridges);
    this.#scratch.fit(this.#table.rows);
    markLeftOut(this.#table, filters, this.#catalogue, this.#scratch.leftOut);
    const best = topRows(this.#table, query, top, this.#scratch);
    return best.map(({ row }) => explainJob(query, this.#table.job(row), this.#explaining));
  }

  #requireLength(place: Float32Array | null, option: string): void {
    const { dimensions } = this.#table;
    if (place === null || dimensions === null || place.length === dimensions) return;
    const reason = `it has ${place.length} dimensions in place of ${dimensions}`;
    throw new JobprismError('OPTION_INVALID', { option, reason });
  }

  #compact(): void {
    const { rows, size } = this.#table;
    if (rows - size > Math.max(FEW_DEAD, size / 4)) this.#table = this.#table.compacted();
  }
}
