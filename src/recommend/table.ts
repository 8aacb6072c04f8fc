import { JobprismError } from '../core/errors.js';
import { checkedJob } from './checked-record.js';
import { FACETS, type Facet, type Facets, facetsOf } from './facets.js';
import type { IndexedJob } from './indexed-job.js';
import { Dictionary, grown, IntList } from './lists.js';
import { Places } from './places.js';
import { RecordList } from './record-list.js';
import { frameworksFrom, jobFrom, recordOf } from './records.js';
import { UNIT, wantedTags } from './tag.js';

/** A posting is the number of a row and how much that wants the tag, in one number: an amount takes 7 bits. */
export const AMOUNT_BITS = 7;
export const AMOUNT_MASK: number = (1 << AMOUNT_BITS) - 1;
/** What is left of a whole number of 32 bits for the row. */
const MOST_ROWS: number = 2 ** (31 - AMOUNT_BITS);

/** A row of a table in its numbers. */
export interface Row {
  readonly id: string;
  /** By facet the number of its value. */
  readonly facets: ArrayLike<number>;
  readonly tags: ArrayLike<number>;
  /** Of each tag, in multiples of 1 / AMOUNT_UNIT. */
  readonly amounts: ArrayLike<number>;
  readonly place: Float32Array | null;
  readonly record: Uint8Array;
}

/**
 * Jobs in columns: rows are added at the end and marked as dead, never changed. Tags and values of facets are numbers, which
 * dictionaries give back.
 */
export class JobTable {
  readonly tags: Dictionary<string> = new Dictionary<string>();
  readonly facetValues: Readonly<Record<Facet, Dictionary<unknown>>>;
  readonly facetCodes: Readonly<Record<Facet, IntList>>;
  readonly ids: string[] = [];
  /** By tag the rows that want it, in order. */
  readonly postings: IntList[] = [];
  /** 1 for a row that was deleted or replaced. */
  dead: Uint8Array = new Uint8Array(16);
  readonly places: Places = new Places();
  /** Tags of row i from `tagStarts[i]` up to `tagStarts[i + 1]`. */
  readonly tagStarts: IntList = new IntList();
  readonly tagCodes: IntList = new IntList();
  readonly tagAmounts: IntList = new IntList();
  readonly records: RecordList = new RecordList();
  /** By row: the sum of amount · weight over its tags, each credited wholly. */
  asked: Float64Array = new Float64Array(16);
  readonly #weightOf: (key: string) => number;
  readonly #weights = new IntList();
  readonly #rowOf = new Map<string, number>();

  /** @param weightOf the weight of a tag by its key, in units */
  constructor(weightOf: (key: string) => number) {
    this.#weightOf = weightOf;
    this.facetValues = byFacet(() => new Dictionary<unknown>());
    this.facetCodes = byFacet(() => new IntList());
    this.tagStarts.push(0);
  }

  /** Rows, dead ones counted. */
  get rows(): number {
    return this.ids.length;
  }

  /** Jobs. */
  get size(): number {
    return this.#rowOf.size;
  }

  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id);
  }

  /** The ids of all jobs, in the order in which they came. */
  liveIds(): string[] {
    return [...this.#rowOf.keys()];
  }

  /** Adds a job, or puts it in the place of the one of its id. */
  put(job: IndexedJob): void {
    const record = recordOf(job);
    const kept = jobFrom(record, job.place);
    const facets = facetsOf(kept);
    const wanted = wantedTags(kept);
    this.append({
      id: kept.id,
      facets: FACETS.map((facet) => this.facetValues[facet].codeOf(facets[facet])),
      tags: wanted.map(({ key }) => this.codeOfTag(key)),
      amounts: wanted.map(({ amount }) => amount),
      place: kept.place,
      record,
    });
  }

  /** The number of a tag, which it is given where it has none. */
  codeOfTag(key: string): number {
    const code = this.tags.codeOf(key);
    if (code === this.postings.length) {
      this.postings.push(new IntList(4));
      this.#weights.push(this.#weightOf(key));
    }
    return code;
  }

  /** Makes room for so many rows more at once; for few it is made as they come. */
  makeRoom(rows: number, dimensions: number | null): void {
    const room = this.rows + rows;
    if (room < 2 * this.dead.length) return;
    this.dead = grown(this.dead, new Uint8Array(room));
    this.asked = grown(this.asked, new Float64Array(room));
    this.places.makeRoom(room, dimensions);
  }

  append({ id, facets, tags, amounts, place, record }: Row): void {
    this.delete(id);
    const row = this.ids.length;
    if (row >= MOST_ROWS) throw new JobprismError('INTERNAL', { reason: `an index holds at most ${MOST_ROWS} rows` });
    this.#rowOf.set(id, row);
    this.ids.push(id);
    for (let i = 0; i < FACETS.length; i++) this.facetCodes[FACETS[i]!].push(facets[i]!);
    let asked = 0;
    for (let i = 0; i < tags.length; i++) {
      asked += amounts[i]! * this.#weights.get(tags[i]!) * UNIT;
      this.postings[tags[i]!]!.push((row << AMOUNT_BITS) | amounts[i]!);
      this.tagCodes.push(tags[i]!);
      this.tagAmounts.push(amounts[i]!);
    }
    this.tagStarts.push(this.tagCodes.size);
    this.places.push(place);
    this.records.push(record);
    if (row === this.dead.length) {
      this.dead = grown(this.dead, new Uint8Array(row * 2));
      this.asked = grown(this.asked, new Float64Array(row * 2));
    }
    this.asked[row] = asked;
  }

  delete(id: string): boolean {
    const row = this.#rowOf.get(id);
    if (row === undefined) return false;
    this.#rowOf.delete(id);
    this.dead[row] = 1;
    return true;
  }

  /** The job of a row. */
  job(row: number): IndexedJob {
    return checkedJob(this.records.get(row), this.places.get(row), `of job ${this.ids[row]}`);
  }

  /** What the job of a row is, without what it asks for. */
  standing(row: number): Pick<IndexedJob, 'id' | 'role' | 'frameworks'> {
    const { role } = this.facet('demands', row);
    return { id: this.ids[row]!, role, frameworks: frameworksFrom(this.records.get(row)) };
  }

  facet<F extends Facet>(facet: F, row: number): Facets[F] {
    return this.facetValues[facet].values[this.facetCodes[facet].get(row)] as Facets[F];
  }

  /** The row's numbers, for another table that shares the dictionaries' order or for a file. */
  row(row: number): Row {
    const [from, to] = [this.tagStarts.get(row), this.tagStarts.get(row + 1)];
    return {
      id: this.ids[row]!,
      facets: FACETS.map((facet) => this.facetCodes[facet].get(row)),
      tags: this.tagCodes.array.subarray(from, to),
      amounts: this.tagAmounts.array.subarray(from, to),
      place: this.places.get(row),
      record: this.records.get(row),
    };
  }

  /** The same jobs without the dead rows. */
  compacted(): JobTable {
    const table = new JobTable(this.#weightOf);
    for (const key of this.tags.values) table.codeOfTag(key);
    for (const facet of FACETS)
      for (const value of this.facetValues[facet].values) table.facetValues[facet].codeOf(value);
    for (let row = 0; row < this.rows; row++) if (this.dead[row] === 0) table.append(this.row(row));
    return table;
  }
}

function byFacet<T>(make: () => T): Readonly<Record<Facet, T>> {
  return Object.fromEntries(FACETS.map((facet) => [facet, make()])) as Record<Facet, T>;
}
