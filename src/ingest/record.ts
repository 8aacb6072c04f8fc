import type { RecordSource, RejectedRecord, RejectionCode } from '../core/job.js';
import type { Encoding } from './encoding.js';
import type { Format } from './formats/format.js';

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

/** How a file was read, and what it gave. */
export interface ReadFile {
  /** As the user named it, `-` for standard input. */
  readonly file: string;
  /** Null where it was refused before its format was known. */
  readonly format: Format | null;
  /** Whether it was packed by gzip. */
  readonly gzip: boolean;
  /** Null where the format is no text (`xlsx`, `parquet`), or nothing was read. */
  readonly encoding: Encoding | null;
  /** False where another encoding could be meant as well. */
  readonly encodingCertain: boolean;
  /** Records that were found: those used and those rejected. A file that was refused as a whole counts as one. */
  readonly records: number;
  readonly rejected: number;
  /** Places where bytes that are no text in this encoding, or NULs, were replaced by U+FFFD. */
  readonly replaced: number;
  /** Rows that repeat the header of their table, as in several crawls put into one file; they are no records. */
  readonly headersRepeated: number;
  /** There where a table has no header, so that its columns are called `column 1` and so on. */
  readonly headerMissing?: true;
}

/** What is known of a file while it is read. */
export interface FileTally {
  format: Format | null;
  gzip: boolean;
  encoding: Encoding | null;
  encodingCertain: boolean;
  replaced: number;
  headersRepeated: number;
  headerMissing?: true;
}

/** A tally of a file of which nothing is read yet. */
export function newTally(): FileTally {
  return { format: null, gzip: false, encoding: null, encodingCertain: true, replaced: 0, headersRepeated: 0 };
}

/** What a format reader yields: a record, or a record (or file) that could not be used. */
export type FormatEvent =
  | { readonly kind: 'record'; readonly record: RawRecord }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRecord };

/** What reading yields: the records and rejections of a file, then, as the last event of each file, how it was read. */
export type RecordEvent = FormatEvent | { readonly kind: 'file'; readonly file: ReadFile };

/** Valid UTF-8 without byte order mark, in pieces of any size; what every format reader reads. */
export type Utf8Chunks = AsyncIterable<Uint8Array>;

/** Makes a record event. */
export function recordEvent(file: string, line: number, fields: ReadonlyMap<string, unknown>): FormatEvent {
  return { kind: 'record', record: { source: { file, line }, fields } };
}

/** Makes a rejection event; `line` is null where the whole file is meant. */
export function rejectedEvent(file: string, line: number | null, code: RejectionCode, reason: string): FormatEvent {
  return { kind: 'rejected', rejected: { file, line, code, reason } };
}

/** Methods of ES2024, which every supported version of Node has. */
interface CheckedString {
  isWellFormed(): boolean;
  toWellFormed(): string;
}

/** Half of a pair of UTF-16 is no character and cannot be written as UTF-8; JSON may hold it, and NULs, as escapes. */
function readable(text: string): string {
  const checked = text as unknown as CheckedString;
  return (checked.isWellFormed() ? text : checked.toWellFormed()).replaceAll('\0', '\ufffd');
}

/** How deep in a value texts are looked for; no field is read from deeper. */
const DEPTH = 8;

/** A value of JSON with its texts, and the names and values of its objects, readable. */
function readableValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return readable(value);
  if (typeof value !== 'object' || value === null || depth >= DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => readableValue(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  // As own properties, also a name such as `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [readable(name), readableValue(field, depth + 1)]),
  );
}

/** The own fields of a parsed JSON object, or null where the value is no object. Lone surrogates and NULs become U+FFFD. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([name, field]) => [readable(name), readableValue(field)]));
}
