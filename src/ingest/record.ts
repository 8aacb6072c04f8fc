import type { RecordSource, RejectedRecord, RejectionCode } from '../core/job.js';

/**
 * One record as a format reader found it: a line of JSON, a row of a table, an element of an array, a text file.
 *
 * A map and not an object, so that a field called `__proto__` is a field like any other.
 */
export interface RawRecord {
  readonly source: RecordSource;
  /** Field names as written, to their values, in the order of the input. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** What reading yields: a record, or a record (or file) that could not be used. */
export type RecordEvent =
  | { readonly kind: 'record'; readonly record: RawRecord }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRecord };

/** Valid UTF-8 without byte order mark, in pieces of any size; what every format reader reads. */
export type Utf8Chunks = AsyncIterable<Uint8Array>;

/** Makes a record event. */
export function recordEvent(file: string, line: number, fields: ReadonlyMap<string, unknown>): RecordEvent {
  return { kind: 'record', record: { source: { file, line }, fields } };
}

/** Makes a rejection event; `line` is null where the whole file is meant. */
export function rejectedEvent(file: string, line: number | null, code: RejectionCode, reason: string): RecordEvent {
  return { kind: 'rejected', rejected: { file, line, code, reason } };
}

/** The own fields of a parsed JSON object, or null where the value is no object. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
