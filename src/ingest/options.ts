import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import type { Format } from './formats/sniff.js';
import { type ColumnOverrides, columnsSchema } from './overrides.js';

/** How input is read. */
export interface ReadOptions {
  /**
   * The format of every source. Default `auto`: by file ending, corrected by how the file begins; standard input by
   * how it begins.
   */
  readonly format?: Format | 'auto' | undefined;
  /** Largest size of one record in bytes; a longer one is rejected with RECORD_TOO_LARGE. Default 4 MiB. */
  readonly maxRecordBytes?: number | undefined;
  /** Which columns hold which fields, where names and contents do not tell. Default: told by names and contents. */
  readonly columns?: ColumnOverrides | undefined;
  /** What the source `-` reads. Default: the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** {@link ReadOptions} with the defaults filled in. */
export interface ResolvedReadOptions {
  readonly format: Format | 'auto';
  readonly maxRecordBytes: number;
  readonly columns: ColumnOverrides | undefined;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
}

/** Defaults of {@link ReadOptions}. */
export const READ_DEFAULTS: { readonly format: 'auto'; readonly maxRecordBytes: number } = {
  format: 'auto',
  maxRecordBytes: 4 * 1024 * 1024,
};

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const schema = z.strictObject({
  format: z.enum(['auto', 'jsonl', 'json', 'csv', 'tsv', 'txt', 'md']).default(READ_DEFAULTS.format),
  maxRecordBytes: z.int().min(1).max(0x3fff_ffff).default(READ_DEFAULTS.maxRecordBytes),
  columns: columnsSchema.optional(),
  stdin: z.custom<AsyncIterable<Uint8Array>>(isStream, 'expected a stream of bytes').optional(),
});

/**
 * Checks options and fills in the defaults.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function resolveReadOptions(options: ReadOptions): ResolvedReadOptions {
  const { format, maxRecordBytes, columns, stdin } = parseOptions(schema, options);
  return { format, maxRecordBytes, columns, stdin };
}
