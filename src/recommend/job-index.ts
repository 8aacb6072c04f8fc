import { JobprismError } from '../core/errors.js';
import { parseOptions, requireText } from '../core/options.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { builtInKnowledge } from '../frameworks/registry.js';
import type { RankedRow } from './best.js';
import { bridgesOver } from './bridges.js';
import { type CitySkills, citySkillsOf } from './city-skills.js';
import { diverseRows, poolFor } from './diversity.js';
import { type Explaining, explainJob } from './explain.js';
import { markLeftOut } from './filters.js';
import { requireAbout, requireBytes, requireIds, requireJob, requireMost, requirePerson } from './given.js';
import { digestOf, type IndexFile, readIndexFile } from './index-file.js';
import type { IndexedJob } from './indexed-job.js';
import { areCopies } from './likeness.js';
import { nearIds } from './near-ids.js';
import { type CitySkillsOptions, checkedOptions, citySkillsOptionsSchema, openOptionsSchema } from './options.js';
import { byCodeUnits } from './order.js';
import type { Person } from './person.js';
import { type Query, queryOf } from './query.js';
import type { JobFilters, JobSurvey, RecommendedJob, RecommendOptions } from './recommendation.js';
import { packSegment, type SegmentAbout } from './segment.js';
import { queryOfJob } from './similar.js';
import { JobTable } from './table.js';
import { type TagCounts, TagWeights } from './tag-weights.js';
import { MILLION, Scratch, topRows } from './top-rows.js';

/** What an index is made for. */
export interface IndexAbout {
  /** Of the model whose places its jobs have: `model.space`. */
  readonly space: string;
  /** What the weights of skills come from: `model.counts.all`. */
  readonly counts: TagCounts;
  /** Of the model: `model.knowledge.catalogue`. Default: the built-in one. */
  readonly catalogue?: Catalogue | undefined;
  /**
   * Length of its places: `model.about.dimensions`; null where the model gives none. Default: not known, and the first
   * job that has a place tells it.
   */
  readonly dimensions?: number | null | undefined;
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
   * @throws JobprismError OPTION_INVALID where it is no such job, or its place is not finite or of another length than those of the model or of other jobs
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
  /**
   * What {@link search} gives, and beside it the best jobs by score alone, nothing of them explained: to count over more jobs
   * than are shown, for a fraction of what searching for them would cost.
   *
   * @param most of the best jobs by score alone, whatever `top` and `diversity` are
   * @throws JobprismError OPTION_INVALID
   */
  survey(person: Person, most: number, options?: RecommendOptions): JobSurvey;
  /**
   * Named jobs with their scores, in the order in which they are named: what {@link search} would say of them.
   *
   * @throws JobprismError JOB_UNKNOWN, OPTION_INVALID
   */
  compare(person: Person, ids: readonly string[]): RecommendedJob[];
  /**
   * The jobs most like one of the index, with scores that are made up as those of {@link search} are: tags both ways, role,
   * level, city, words. Copies of it, and of a better one among them, are left out.
   *
   * @throws JobprismError JOB_UNKNOWN, OPTION_INVALID
   */
  similar(id: string, options?: RecommendOptions): RecommendedJob[];
  /**
   * For a person and a city: which of their skills to put first and which to add, from the city's own jobs of roles near to
   * theirs.
   *
   * @param city in Chinese, English or pinyin
   * @throws JobprismError OPTION_INVALID
   */
  citySkills(person: Person, city: string, options?: CitySkillsOptions): CitySkills;
  /** Bytes of the end of its file that could not be read, where {@link openJobIndex} was to recover the rest; else 0. */
  readonly lostBytes: number;
  /**
   * The whole index as one segment, the jobs by id: the same bytes for the same jobs, whatever happened before. It begins a
   * file; {@link takeChanges} goes on from it.
   */
  toBytes(): Promise<Uint8Array>;
  /**
   * What was put and deleted since the index was opened, or last gave its bytes, as a segment to append to the file: adding or
   * deleting costs what is added or deleted, not the index. Null where nothing changed; the whole where there is no file yet.
   * Where appending it fails, the file is to be written anew from {@link toBytes}.
   */
  takeChanges(): Promise<Uint8Array | null>;
}

/**
 * An empty index.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const index = createJobIndex({ space: model.space, counts: model.counts.all, catalogue: model.knowledge.catalogue });
 */
export function createJobIndex(about: IndexAbout): JobIndex {
  requireAbout(about);
  return new MemoryIndex(about);
}

/**
 * Reads an index that {@link JobIndex.toBytes} and {@link JobIndex.takeChanges} wrote: segments one after another, each checked
 * by its SHA-256, its number and the SHA-256 of the one before.
 *
 * @param about the model that it is to be used with. Default: weights as when it was written, and the built-in catalogue
 * @param options `recover`: true to read the whole segments before the first that is torn or damaged; `lostBytes` tells what
 *   was not read. Default: false
 * @throws JobprismError OPTION_INVALID, INDEX_FOREIGN, INDEX_NEWER, INDEX_DAMAGED, INDEX_TORN, INDEX_OTHER_MODEL
 * @example
 * const index = await openJobIndex(await readFile('index.jobprism'), { space: model.space, counts: model.counts.all });
 */
export async function openJobIndex(
  bytes: Uint8Array,
  about?: IndexAbout,
  options: { readonly recover?: boolean | undefined } = {},
): Promise<JobIndex> {
  requireBytes(bytes);
  if (about !== undefined) requireAbout(about);
  const { recover } = parseOptions(openOptionsSchema, options);
  const file = await readIndexFile(bytes, recover);
  const first = file.segments[0]!;
  const { space } = first.header;
  if (about && about.space !== space) {
    throw new JobprismError('INDEX_OTHER_MODEL', { found: space, expected: about.space });
  }
  const counts = first.counts ?? { jobs: 0, skills: new Map(), capabilities: new Map() };
  if (about?.dimensions !== undefined) requireDimensions(file, about.dimensions ?? 0);
  const index = new MemoryIndex(about ?? { space, counts });
  index.load(file);
  return index;
}

/**
 * The space is the model's, so that places of another length are no places of another model.
 *
 * @throws JobprismError INDEX_DAMAGED
 */
function requireDimensions({ segments }: IndexFile, expected: number): void {
  for (const [segment, { header }] of segments.entries()) {
    const { dimensions } = header;
    if (dimensions === 0 || dimensions === expected) continue;
    const reason = `its places have ${dimensions} dimensions in place of the model's ${expected}`;
    throw new JobprismError('INDEX_DAMAGED', { segment, reason });
  }
}

/** Rows may be dead up to this number, and to a quarter of all beyond it. */
const FEW_DEAD = 1024;

class MemoryIndex implements JobIndex {
  readonly space: string;
  readonly #catalogue: Catalogue;
  readonly #explaining: Explaining;
  readonly #counts: TagCounts;
  /** Of the model; undefined where it is not known. */
  readonly #dimensions: number | null | undefined;
  readonly #scratch = new Scratch();
  #table: JobTable;
  /** Ids of jobs that were put or deleted since bytes were last given. */
  #changed = new Set<string>();
  /** The last segment of the file. */
  #last: { readonly number: number; readonly digest: string } | null = null;
  #lostBytes = 0;
  /** Bytes are made one after another, each going on from those before. */
  #packing: Promise<unknown> = Promise.resolve();

  constructor({ space, counts, catalogue = builtInKnowledge().catalogue, dimensions }: IndexAbout) {
    this.space = space;
    this.#dimensions = dimensions;
    this.#counts = counts;
    this.#catalogue = catalogue;
    const weights = new TagWeights(counts, catalogue);
    this.#explaining = { weights, bridges: bridgesOver(catalogue) };
    this.#table = new JobTable((key) => weights.weightOfKey(key));
  }

  get size(): number {
    return this.#table.size;
  }

  get lostBytes(): number {
    return this.#lostBytes;
  }

  has(id: string): boolean {
    return this.#table.rowOf(id) !== undefined;
  }

  get(id: string): IndexedJob | undefined {
    const row = this.#table.rowOf(id);
    return row === undefined ? undefined : this.#table.job(row);
  }

  put(job: IndexedJob): void {
    requireJob(job);
    this.#requireLength(job.place, 'job.place');
    this.#table.put(job);
    this.#changed.add(job.id);
    this.#compact();
  }

  delete(id: string): boolean {
    const deleted = this.#table.delete(id);
    if (deleted) this.#changed.add(id);
    this.#compact();
    return deleted;
  }

  search(person: Person, options?: RecommendOptions): RecommendedJob[] {
    return this.survey(person, 0, options).jobs;
  }

  survey(person: Person, most: number, options?: RecommendOptions): JobSurvey {
    requirePerson(person);
    requireMost(most);
    const { top, filters, diversity } = checkedOptions(options);
    this.#requireLength(person.place, 'person.place');
    const query = this.#queryOf(person);
    const pool = poolFor(top, diversity);
    const ranked = this.#best(query, filters, Math.max(pool, most));
    return {
      jobs: this.#explained(query, diverseRows(this.#table, ranked.slice(0, pool), top, diversity)),
      best: ranked.slice(0, most).map(({ row, score }) => ({ ...this.#table.standing(row), score: score / MILLION })),
    };
  }

  compare(person: Person, ids: readonly string[]): RecommendedJob[] {
    requirePerson(person);
    requireIds(ids);
    this.#requireLength(person.place, 'person.place');
    const query = this.#queryOf(person);
    return ids.map((id) => explainJob(query, this.#table.job(this.#knownRow(id)), this.#explaining));
  }

  similar(id: string, options?: RecommendOptions): RecommendedJob[] {
    requireText(id, 'id');
    const { top, filters, diversity } = checkedOptions(options);
    const row = this.#knownRow(id);
    const { weights, bridges } = this.#explaining;
    const query = queryOfJob(this.#table.job(row), weights, bridges);
    const others = { ...filters, without: [...(filters.without ?? []), id] };
    const wanted = poolFor(top, diversity);
    for (let asked = 2 * wanted; ; asked *= 2) {
      const pool = this.#best(query, others, asked);
      const different = this.#withoutCopies(row, pool, wanted);
      if (different.length < wanted && pool.length === asked) continue;
      return this.#explained(query, diverseRows(this.#table, different, top, diversity));
    }
  }

  citySkills(person: Person, city: string, options?: CitySkillsOptions): CitySkills {
    requirePerson(person);
    requireText(city, 'city');
    const { top } = parseOptions(citySkillsOptionsSchema, options ?? {});
    this.#requireLength(person.place, 'person.place');
    return citySkillsOf(this.#table, this.#queryOf(person), city, top, this.#explaining, this.#scratch);
  }

  #knownRow(id: string): number {
    const row = this.#table.rowOf(id);
    if (row !== undefined) return row;
    throw new JobprismError('JOB_UNKNOWN', { job: id, jobs: this.size, near: nearIds(id, this.#table.liveIds()) });
  }

  #queryOf(person: Person): Query {
    return queryOf(person, this.#explaining.weights, this.#explaining.bridges);
  }

  #best(query: Query, filters: JobFilters, top: number): RankedRow[] {
    this.#scratch.fit(this.#table.rows);
    markLeftOut(this.#table, filters, this.#catalogue, this.#scratch.leftOut);
    return topRows(this.#table, query, top, this.#scratch);
  }

  #explained(query: Query, ranked: readonly RankedRow[]): RecommendedJob[] {
    return ranked.map(({ row }) => explainJob(query, this.#table.job(row), this.#explaining));
  }

  /** The first of each set of copies, none of those of a row. */
  #withoutCopies(row: number, pool: readonly RankedRow[], most: number): RankedRow[] {
    const kept: RankedRow[] = [];
    for (const one of pool) {
      if (kept.length === most) break;
      const isCopy = [row, ...kept.map((other) => other.row)].some((other) => areCopies(this.#table, one.row, other));
      if (!isCopy) kept.push(one);
    }
    return kept;
  }

  /** Takes over what a file holds. */
  load({ segments, digest, lost }: IndexFile): void {
    for (const segment of segments) {
      for (const id of segment.deleted) this.#table.delete(id);
      segment.addTo(this.#table);
    }
    this.#last = { number: segments.length - 1, digest };
    this.#lostBytes = lost;
    this.#compact();
  }

  toBytes(): Promise<Uint8Array> {
    return this.#inTurn(() => this.#packWhole());
  }

  takeChanges(): Promise<Uint8Array | null> {
    return this.#inTurn(() => {
      if (this.#last === null) return this.#packWhole();
      return this.#changed.size === 0 ? null : this.#packChanges(this.#last);
    });
  }

  #packWhole(): Promise<Uint8Array> {
    const about = { number: 0, previous: '', deleted: [], counts: this.#counts };
    return this.#pack(this.#rowsOf(this.#table.liveIds()), about);
  }

  #packChanges(last: { readonly number: number; readonly digest: string }): Promise<Uint8Array> {
    const changed = [...this.#changed];
    const deleted = changed.filter((id) => !this.has(id)).sort(byCodeUnits);
    const about = { number: last.number + 1, previous: last.digest, deleted, counts: null };
    return this.#pack(this.#rowsOf(changed.filter((id) => this.has(id))), about);
  }

  async #pack(rows: readonly number[], about: Omit<SegmentAbout, 'space'>): Promise<Uint8Array> {
    this.#changed = new Set();
    const bytes = await packSegment(this.#table, rows, { ...about, space: this.space });
    this.#last = { number: about.number, digest: digestOf(bytes) };
    return bytes;
  }

  #rowsOf(ids: readonly string[]): number[] {
    return [...ids].sort(byCodeUnits).map((id) => this.#table.rowOf(id)!);
  }

  #inTurn<T>(make: () => Promise<T> | T): Promise<T> {
    const made = this.#packing.then(make);
    // Not the bytes, which may be all of the index.
    this.#packing = made.then(
      () => undefined,
      () => undefined,
    );
    return made;
  }

  #requireLength(place: Float32Array | null, option: string): void {
    if (place?.length === 0) throw new JobprismError('OPTION_INVALID', { option, reason: 'it has no dimension' });
    const dimensions = this.#dimensions === undefined ? this.#table.places.dimensions : (this.#dimensions ?? 0);
    if (place?.some((value) => !Number.isFinite(value))) {
      throw new JobprismError('OPTION_INVALID', { option, reason: 'it holds what is no finite number' });
    }
    if (place === null || dimensions === null || place.length === dimensions) return;
    const reason = `it has ${place.length} dimensions in place of ${dimensions}`;
    throw new JobprismError('OPTION_INVALID', { option, reason });
  }

  #compact(): void {
    const { rows, size } = this.#table;
    if (rows - size > Math.max(FEW_DEAD, size / 4)) this.#table = this.#table.compacted();
  }
}
