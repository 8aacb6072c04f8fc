import type { Language } from '../core/job.js';
import { partsOf } from '../mapping/job-parts.js';
import { type Part, PartTable } from '../mapping/tally.js';
import { type PrintBatch, printBatch } from './copies.js';
import { recordOf } from './job-record.js';
import { profileParts } from './profile.js';
import type { ReadJob } from './read-job.js';

/** The pieces that a record is made of: head, what is before its frameworks, these, what is after, opening, and company. */
export const PIECES = 6;

/** Jobs of a batch written out and counted: plain data, cheap to hand from thread to thread. */
export interface RecordBatch {
  /** The pieces of all records, one behind the other, in UTF-8. */
  readonly bytes: Uint8Array;
  /** Piece p of job i ends at `ends[PIECES * i + p]`; it begins where the one before it ends. */
  readonly ends: Int32Array;
  /** The distinct parts of the batch, in order of appearance. */
  readonly distinct: readonly Part[];
  /** Parts of job i are at `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** By part: its number among the distinct ones. */
  readonly parts: Int32Array;
  readonly titles: readonly (string | null)[];
  readonly languages: readonly Language[];
  /** Companies and places, in lower case. */
  readonly names: readonly string[];
  /** What copies are told by; null where nobody asks. */
  readonly prints: PrintBatch | null;
}

const PLACE_PARTS = /\s*[,，、·/|()（）-]\s*/;

/** @param exact as for {@link recordOf} */
export function recordBatch(jobs: readonly ReadJob[], exact: boolean): RecordBatch {
  const table = new PartTable();
  const parts: number[] = [];
  const starts = [0];
  for (const { mapping, facts } of jobs) {
    for (const part of partsOf(mapping)) parts.push(table.numberOf(part));
    for (const part of profileParts(facts, mapping)) parts.push(table.numberOf(part));
    starts.push(parts.length);
  }
  const prints = jobs.flatMap(({ print }) => print ?? []);
  return {
    ...written(jobs, exact),
    distinct: table.parts,
    starts: Int32Array.from(starts),
    parts: Int32Array.from(parts),
    titles: jobs.map(({ title }) => title),
    languages: jobs.map(({ language }) => language),
    names: [...new Set(jobs.flatMap(namesOf))],
    prints: prints.length > 0 ? printBatch(prints) : null,
  };
}

function written(jobs: readonly ReadJob[], exact: boolean): Pick<RecordBatch, 'bytes' | 'ends'> {
  const texts = jobs.flatMap((job) => {
    const { head, before, frameworks, after, opening, company } = recordOf(job, exact);
    return [head, before, frameworks, after, opening, company];
  });
  // A UTF-16 unit becomes three bytes at most.
  const room = new Uint8Array(texts.reduce((sum, { length }) => sum + 3 * length, 0));
  const encoder = new TextEncoder();
  const ends = new Int32Array(texts.length);
  let end = 0;
  texts.forEach((text, i) => {
    end += encoder.encodeInto(text, room.subarray(end)).written;
    ends[i] = end;
  });
  return { bytes: room.slice(0, end), ends };
}

/** The company of a job and its places, each part of "Berlin, Germany" or 北京·朝阳区 for itself. */
function namesOf({ company, facts }: ReadJob): string[] {
  return [
    ...(company === null ? [] : [company.toLowerCase()]),
    ...(facts.city?.toLowerCase().split(PLACE_PARTS) ?? []),
  ];
}
