import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import { ENCODINGS, type Encoding } from './encoding.js';
import { FORMATS, type Format } from './formats/format.js';
import { type ColumnOverrides, columnsSchema } from './overrides.js';

/** How input is read. */
export interface ReadOptions {
  /**
   * The format of every source. Default `auto`: by file ending, corrected by how the file begins; standard input by
   * how it begins. What is packed by gzip is unpacked in any case.
   */
  readonly format?: Format | 'auto' | undefined;
  /**
   * The encoding of every text file. Default `auto`: told for each file by its bytes; where that is a guess, a warning
   * says so.
   */
  readonly encoding?: Encoding | 'auto' | undefined;
  /** Largest size of one record in bytes; a longer one is rejected with RECORD_TOO_LARGE. Default 4 MiB. */
  readonly maxRecordBytes?: number | undefined;
  /**
   * A packed file (gzip, and the parts of a workbook) that unpacks to more than this many times its size is refused
   * with FILE_TOO_LARGE, from 32 MiB on. Default 200: text packs 3 to 20 to 1, deflate can 1,032 to 1.
   */
  readonly maxUnpackRatio?: number | undefined;
  /**
   * Most bytes, unpacked, of a file that must be held whole: a workbook, and Parquet from standard input or out of
   * gzip; and a row group of Parquet. A larger one is refused with FILE_TOO_LARGE. Default 256 MiB.
   */
  readonly maxHeldBytes?: number | undefined;
  /** Which columns hold which fields, where names and contents do not tell. Default: told by names and contents. */
  readonly columns?: ColumnOverrides | undefined;
  /** What the source `-` reads. Default: the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** {@link ReadOptions} with the defaults filled in. */
export interface ResolvedReadOptions {
  readonly format: Format | 'auto';
  readonly encoding: Encoding | 'auto';
  readonly maxRecordBytes: number;
  readonly maxUnpackRatio: number;
  readonly maxHeldBytes: number;
  readonly columns: ColumnOverrides | undefined;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
}

/** Defaults of {@link ReadOptions}. */
export const READ_DEFAULTS: {
  readonly format: 'auto';
  readonly encoding: 'auto';
  readonly maxRecordBytes: number;
  readonly maxUnpackRatio: number;
  readonly maxHeldBytes: number;
} = {
  format: 'auto',
  encoding: 'auto',
  maxRecordBytes: 4 * 1024 * 1024,
  maxUnpackRatio: 200,
  maxHeldBytes: 256 * 1024 * 1024,
};

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const schema = z.strictObject({
  format: z.enum(['auto', ...FORMATS]).default(READ_DEFAULTS.format),
  encoding: z.enum(['auto', ...ENCODINGS]).default(READ_DEFAULTS.encoding),
  maxRecordBytes: z.int().min(1).max(0x3fff_ffff).default(READ_DEFAULTS.maxRecordBytes),
  maxUnpackRatio: z.number().min(1).default(READ_DEFAULTS.maxUnpackRatio),
  maxHeldBytes: z.int().min(1).max(0x7fff_ffff).default(READ_DEFAULTS.maxHeldBytes),
  columns: columnsSchema.optional(),
  stdin: z.custom<AsyncIterable<Uint8Array>>(isStream, 'expected a stream of bytes').optional(),
});

/**
 * Checks options and fills in the defaults.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function resolveReadOptions(options: ReadOptions): ResolvedReadOptions {
  const { stdin, columns, ...parsed } = parseOptions(schema, options);
  return { ...parsed, columns, stdin };
}
