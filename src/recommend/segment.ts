import * as z from 'zod';
import { type Contents, pack, type Section } from '../model/container.js';
import { checkedJob, isRecordOf } from './checked-record.js';
import { FACET_FORMS } from './facet-forms.js';
import { FACETS } from './facets.js';
import { IntList, Recoder } from './lists.js';
import type { JobTable, Row } from './table.js';
import { AMOUNT_UNIT, MOST_TAGS } from './tag.js';
import type { TagCounts } from './tag-weights.js';

/** Of what a segment holds; others are refused. Before 2, which no version was released with, records held frameworks elsewhere. */
export const SEGMENT_FORMAT = 1;

/**
 * Of how columns are told from jobs. Where a segment has another number its columns are told anew from its jobs; to be raised
 * whenever `facetsOf`, `wantedTags` or `cityKey` come to give something else.
 */
const DERIVATION = 2;

/** What stands at the head of a segment. */
export interface SegmentHeader {
  readonly kind: 'job-index';
  readonly format: typeof SEGMENT_FORMAT;
  readonly derivation: number;
  /** Of the model. */
  readonly space: string;
  /** From 0: its place in the file. */
  readonly number: number;
  /** SHA-256 of the segment before it, as that states it; empty for the first. */
  readonly previous: string;
  readonly dimensions: number;
}

const headerSchema: z.ZodType<SegmentHeader> = z.strictObject({
  kind: z.literal('job-index'),
  format: z.literal(SEGMENT_FORMAT, `its format is not ${SEGMENT_FORMAT}`),
  derivation: z.int(),
  space: z.string(),
  number: z.int().nonnegative(),
  previous: z.string(),
  dimensions: z.int().nonnegative(),
});

/** A list of words, none twice. */
const distinct = (word: z.ZodString) =>
  z.array(word).refine((list) => new Set(list).size === list.length, 'must not hold one twice');

const counts = z.array(z.tuple([z.string(), z.int().nonnegative()]));
const wordsSchema = z.strictObject({
  ids: distinct(z.string()),
  /** Ids of jobs that are no longer in the index. */
  deleted: z.array(z.string()),
  /** Of `tagKey`. */
  tags: distinct(z.string().regex(/^[sc]:/)),
  /** By facet, in the order of FACETS, its values. */
  facets: z.array(z.array(z.unknown())).length(FACETS.length),
  /** In the first segment what weights come from. */
  counts: z.strictObject({ jobs: z.int().nonnegative(), skills: counts, capabilities: counts }).nullable(),
});

type Words = z.infer<typeof wordsSchema>;

/** What is told of a segment beside its jobs. */
export interface SegmentAbout {
  readonly space: string;
  readonly number: number;
  readonly previous: string;
  readonly deleted: readonly string[];
  readonly counts: TagCounts | null;
}

/**
 * Packs rows of a table, and the ids of jobs that are gone, into one container. It has dictionaries of its own, so that its
 * bytes depend on the jobs alone.
 *
 * @param rows in the order in which they are to stand
 */
export function packSegment(table: JobTable, rows: readonly number[], about: SegmentAbout): Promise<Uint8Array> {
  // A place of a job that is gone leaves no trace.
  const dimensions = rows.some((row) => table.places.has(row)) ? table.places.dimensions! : 0;
  const tags = new Recoder(table.tags);
  const facets = FACETS.map((facet) => new Recoder(table.facetValues[facet]));
  const codes = FACETS.map(() => new Int32Array(rows.length));
  const tagLists = { starts: new IntList(rows.length + 1), codes: new IntList(), amounts: new IntList() };
  const places = new Float32Array(rows.length * dimensions);
  const hasPlace = new Uint8Array(rows.length);
  const lengths = new Int32Array(rows.length);
  tagLists.starts.push(0);
  for (const [at, row] of rows.entries()) {
    const one = table.row(row);
    for (let i = 0; i < FACETS.length; i++) codes[i]![at] = facets[i]!.codeOf(one.facets[i]!);
    for (let i = 0; i < one.tags.length; i++) {
      tagLists.codes.push(tags.codeOf(one.tags[i]!));
      tagLists.amounts.push(one.amounts[i]!);
    }
    tagLists.starts.push(tagLists.codes.size);
    hasPlace[at] = Number(one.place !== null);
    if (one.place !== null) places.set(one.place, at * dimensions);
    lengths[at] = one.record.length;
  }
  const words: Words = {
    ids: rows.map((row) => table.ids[row]!),
    deleted: [...about.deleted],
    tags: tags.values,
    facets: facets.map(({ values }) => values),
    counts: about.counts && {
      jobs: about.counts.jobs,
      skills: [...about.counts.skills],
      capabilities: [...about.counts.capabilities],
    },
  };
  const header: SegmentHeader = {
    kind: 'job-index',
    format: SEGMENT_FORMAT,
    derivation: DERIVATION,
    space: about.space,
    number: about.number,
    previous: about.previous,
    dimensions,
  };
  return pack({
    header,
    sections: {
      words: new TextEncoder().encode(JSON.stringify(words)),
      ...Object.fromEntries(FACETS.map((facet, i) => [`facet.${facet}`, codes[i]!])),
      tagStarts: used(tagLists.starts),
      tagCodes: used(tagLists.codes),
      tagAmounts: used(tagLists.amounts),
      hasPlace,
      places,
      recordLengths: lengths,
      records: joined(rows.map((row) => table.records.get(row))),
    },
  });
}

/** A segment that was read and found to be one, with what its jobs are made of still packed. */
export interface ReadSegment {
  readonly header: SegmentHeader;
  readonly counts: TagCounts | null;
  readonly deleted: readonly string[];
  /** Puts its jobs into a table. */
  addTo(table: JobTable): void;
}

/**
 * Checks all but what stands in the records, which is checked as each of them is read.
 *
 * @throws Error where the contents are no segment, which only contents made on purpose can be
 */
export function readSegment({ header: given, sections }: Contents): ReadSegment {
  const header = headerSchema.parse(given);
  const words = wordsSchema.parse(
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesIn(sections, 'words'))),
  );
  const columns = columnsOf(sections, words, header.dimensions);
  const isCurrent = header.derivation === DERIVATION;
  if (isCurrent) for (const [i, facet] of FACETS.entries()) z.array(FACET_FORMS[facet]).parse(words.facets[i]);
  return {
    header,
    counts: words.counts && {
      jobs: words.counts.jobs,
      skills: new Map(words.counts.skills),
      capabilities: new Map(words.counts.capabilities),
    },
    deleted: words.deleted,
    addTo: (table) => {
      if (isCurrent) addRows(table, words, columns, header.dimensions);
      else
        for (const { record, place } of eachRecord(words, columns, header.dimensions))
          table.put(checkedJob(record, place, header.number));
    },
  };
}

interface Columns {
  readonly facets: readonly Int32Array[];
  readonly tagStarts: Int32Array;
  readonly tagCodes: Int32Array;
  readonly tagAmounts: Int32Array;
  readonly hasPlace: Uint8Array;
  readonly places: Float32Array;
  readonly recordLengths: Int32Array;
  readonly records: Uint8Array;
}

function columnsOf(sections: Contents['sections'], { ids, tags, facets }: Words, dimensions: number): Columns {
  const rows = ids.length;
  const tagStarts = intsIn(sections, 'tagStarts', rows + 1);
  const total = tagStarts[rows]!;
  const records = bytesIn(sections, 'records');
  const columns: Columns = {
    facets: FACETS.map((facet, i) => codesIn(sections, `facet.${facet}`, rows, facets[i]!.length)),
    tagStarts,
    tagCodes: codesIn(sections, 'tagCodes', total, tags.length),
    tagAmounts: intsIn(sections, 'tagAmounts', total),
    hasPlace: bytesIn(sections, 'hasPlace', rows),
    places: floatsIn(sections, 'places', rows * dimensions),
    recordLengths: intsIn(sections, 'recordLengths', rows),
    records,
  };
  requireTags(columns, tags.length);
  requirePlaces(columns, dimensions);
  let bytes = 0;
  for (const length of columns.recordLengths) {
    if (length < 0) throw new Error('a record is shorter than nothing');
    bytes += length;
  }
  if (tagStarts[0] !== 0 || bytes !== records.length) throw new Error('columns are of other lengths');
  let row = 0;
  for (const { record } of eachRecord({ ids }, columns, dimensions)) {
    if (!isRecordOf(record, ids[row++]!)) throw new Error('a record is of another job');
  }
  return columns;
}

/** The tags of a row are few, each there once, of amounts that can be. */
function requireTags({ tagStarts, tagCodes, tagAmounts }: Columns, tags: number): void {
  const lastRow = new Int32Array(tags).fill(-1);
  for (let row = 0; row + 1 < tagStarts.length; row++) {
    const [from, to] = [tagStarts[row]!, tagStarts[row + 1]!];
    if (from > to) throw new Error('tags run backwards');
    if (to - from > MOST_TAGS) throw new Error('a job has too many tags');
    for (let i = from; i < to; i++) {
      if (lastRow[tagCodes[i]!] === row) throw new Error('a job has a tag twice');
      lastRow[tagCodes[i]!] = row;
      if (tagAmounts[i]! < 1 || tagAmounts[i]! > AMOUNT_UNIT)
        throw new Error('a tag is wanted by an amount that is none');
    }
  }
}

function requirePlaces({ hasPlace, places }: Columns, dimensions: number): void {
  for (const has of hasPlace) if (has > 1 || has > dimensions) throw new Error('a place is none');
  for (const value of places) if (!Number.isFinite(value)) throw new Error('a place is not finite');
}

function addRows(table: JobTable, words: Words, columns: Columns, dimensions: number): void {
  const tagOf = Int32Array.from(words.tags, (key) => table.codeOfTag(key));
  const facetOf = FACETS.map((facet, i) =>
    Int32Array.from(words.facets[i]!, (value) => table.facetValues[facet].codeOf(value)),
  );
  const { tagStarts, tagAmounts } = columns;
  // A whole column at a time: a small array more for each of many rows is what opening would mostly cost.
  const tagCodes = columns.tagCodes.map((code) => tagOf[code]!);
  const facets = columns.facets.map((codes, i) => codes.map((code) => facetOf[i]![code]!));
  table.makeRoom(words.ids.length, columns.hasPlace.includes(1) ? dimensions : null);
  let at = 0;
  for (const { record, place } of eachRecord(words, columns, dimensions)) {
    const [from, to] = [tagStarts[at]!, tagStarts[at + 1]!];
    const row: Row = {
      id: words.ids[at]!,
      facets: facets.map((codes) => codes[at]!),
      tags: tagCodes.subarray(from, to),
      amounts: tagAmounts.subarray(from, to),
      place,
      record,
    };
    table.append(row);
    at++;
  }
}

function* eachRecord(
  { ids }: Pick<Words, 'ids'>,
  { hasPlace, places, recordLengths, records }: Columns,
  dimensions: number,
): Generator<{ readonly record: Uint8Array; readonly place: Float32Array | null }> {
  let start = 0;
  for (let row = 0; row < ids.length; row++) {
    const end = start + recordLengths[row]!;
    const place = hasPlace[row] === 0 ? null : places.subarray(row * dimensions, (row + 1) * dimensions);
    yield { record: records.subarray(start, end), place };
    start = end;
  }
}

function used(list: IntList): Int32Array {
  return list.array.slice(0, list.size);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function codesIn(sections: Contents['sections'], name: string, length: number, known: number): Int32Array {
  const codes = intsIn(sections, name, length);
  for (const code of codes) if (code < 0 || code >= known) throw new Error(`${name} names what is not there`);
  return codes;
}

function intsIn(sections: Contents['sections'], name: string, length: number): Int32Array {
  const section = sectionIn(sections, name, length);
  if (!(section instanceof Int32Array)) throw new Error(`${name} is of another kind`);
  return section;
}

function floatsIn(sections: Contents['sections'], name: string, length: number): Float32Array {
  const section = sectionIn(sections, name, length);
  if (!(section instanceof Float32Array)) throw new Error(`${name} is of another kind`);
  return section;
}

function bytesIn(sections: Contents['sections'], name: string, length?: number): Uint8Array {
  const section = sectionIn(sections, name, length);
  if (!(section instanceof Uint8Array)) throw new Error(`${name} is of another kind`);
  return section;
}

function sectionIn(sections: Contents['sections'], name: string, length?: number): Section {
  const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (section === undefined) throw new Error(`${name} is not there`);
  if (length !== undefined && section.length !== length) throw new Error(`${name} is of another length`);
  return section;
}
