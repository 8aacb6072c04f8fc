import { open } from 'node:fs/promises';
import { type FormatEvent, recordEvent, rejectedEvent } from '../record.js';
import { loadReader } from './load.js';
import { FileRefusal } from './utf8.js';

/** Bytes that can be read from any place. */
export interface RandomAccess {
  readonly byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
  close(): Promise<void>;
}

/** Bytes in memory. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    byteLength: bytes.length,
    // A copy, because a Buffer may lie in memory that it shares with others.
    slice: async (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
    close: async () => undefined,
  };
}

/** A file of the disk. */
export async function onDisk(path: string): Promise<RandomAccess> {
  const handle = await open(path);
  const { size } = await handle.stat();
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      await handle.read(bytes, 0, bytes.length, start);
      return bytes.buffer;
    },
    close: () => handle.close(),
  };
}

const BROKEN = 'the Parquet data are damaged or cut off';

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return Array.isArray(value) ? value.map(plain) : value;
}

const sizeOf = (row: readonly unknown[]): number =>
  row.reduce((size: number, value) => size + (typeof value === 'string' ? Buffer.byteLength(value) : 8), 0);

/** Any fault of the packages means that the data are not what they should be. */
async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new FileRefusal('FILE_BROKEN', BROKEN);
  }
}

/**
 * Reads Parquet: a row is a record, its line the number of the row. One row group is held at a time.
 *
 * @param limits maxHeldBytes bounds the size of a row group, unpacked
 * @throws FileRefusal FILE_BROKEN, FILE_TOO_LARGE
 * @throws JobprismError READER_MISSING
 */
export async function* readParquet(
  path: string,
  file: RandomAccess,
  limits: { readonly maxRecordBytes: number; readonly maxHeldBytes: number },
): AsyncGenerator<FormatEvent> {
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await loadReader('parquet', () =>
    Promise.all([import('hyparquet'), import('hyparquet-compressors')]),
  );
  const { metadata, names } = await orBroken(
    parquetMetadataAsync(file).then((found) => ({
      metadata: found,
      names: parquetSchema(found).children.map(({ element }) => element.name),
    })),
  );
  let line = 0;
  for (const group of metadata.row_groups) {
    if (group.total_byte_size > BigInt(limits.maxHeldBytes)) {
      throw new FileRefusal('FILE_TOO_LARGE', `a row group is larger than ${limits.maxHeldBytes} bytes`);
    }
    const rowEnd = line + Number(group.num_rows);
    const columns: unknown[][] = [];
    // One at a time: of several columns that are damaged, the package hears only the first, and the others would end
    // the process as rejections that nobody handles.
    for (const name of names) {
      const onComplete = (rows: unknown[][]): void => {
        columns.push(rows.map(([value]) => value));
      };
      const range = { rowStart: line, rowEnd, columns: [name], onComplete };
      await orBroken(parquetRead({ file, metadata, compressors, ...range }));
    }
    const count = Math.max(0, ...columns.map((column) => column.length));
    for (let row = 0; row < count; row++) {
      const values = columns.map((column) => column[row]);
      yield rowEvent(path, line + row + 1, names, values, limits.maxRecordBytes);
    }
    line = rowEnd;
  }
}

function rowEvent(
  path: string,
  line: number,
  names: readonly string[],
  values: readonly unknown[],
  maxRecordBytes: number,
): FormatEvent {
  if (sizeOf(values) > maxRecordBytes) {
    return rejectedEvent(path, line, 'RECORD_TOO_LARGE', `the row is longer than ${maxRecordBytes} bytes`);
  }
  return recordEvent(path, line, new Map(names.map((name, column) => [name, plain(values[column])])));
}
