import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { stdin as processStdin } from 'node:process';
import { type RunControl, throwIfAborted } from '../../core/control.js';
import { JobprismError } from '../../core/errors.js';
import type { Format } from '../formats/format.js';
import { readHtml } from '../formats/html.js';
import { readJson } from '../formats/json.js';
import { readJsonl } from '../formats/jsonl.js';
import { detectFormat } from '../formats/sniff.js';
import { readText } from '../formats/text.js';
import { type ReadOptions, type ResolvedReadOptions, resolveReadOptions } from '../options.js';
import {
  type FileTally,
  type FormatEvent,
  newTally,
  type RecordEvent,
  rejectedEvent,
  type Utf8Chunks,
} from '../record.js';
import { readCsv } from './csv.js';
import { gunzip, isGzip } from './gunzip.js';
import { isWorkbook, magicOf, oleRefusal } from './magic.js';
import { inMemory, onDisk, readParquet } from './parquet.js';
import { requireSources, resolveSources, type SourceFile, STDIN, systemReason } from './sources.js';
import { toUtf8 } from './to-utf8.js';
import { FileRefusal, joined, peek } from './utf8.js';
import { readXlsx } from './xlsx.js';

type Bytes = AsyncIterable<Uint8Array>;

const HEAD_BYTES = 64 * 1024;
const PROGRESS_EVERY = 250;

function open(path: string, options: ResolvedReadOptions): AsyncIterable<Uint8Array> {
  if (path === STDIN) return options.stdin ?? processStdin;
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** How a caller watches and stops the reading of records. */
export interface RecordControl extends RunControl {
  /** Given what is known of each file, which fills as it is read. Default: nobody is. */
  readonly onFile?: ((tally: Readonly<FileTally>) => void) | undefined;
}

/** How much of all files is read, in bytes. */
interface Meter {
  read: number;
  /** Null where there is a stream whose end nobody knows. */
  readonly size: number | null;
}

async function meterOf(files: readonly SourceFile[]): Promise<Meter> {
  let size = 0;
  for (const { path } of files) {
    if (path === STDIN) return { read: 0, size: null };
    size += (await stat(path).catch(() => null))?.size ?? 0;
  }
  return { read: 0, size };
}

function shareOf({ read, size }: Meter): { readonly share?: number } {
  // A file may grow while it is read.
  return size === null || size === 0 ? {} : { share: Math.min(1, read / size) };
}

/** Fails as FileRefusal where the system fails; what the format readers throw by mistake stays what it is. */
async function* guarded(bytes: AsyncIterable<Uint8Array>, meter: Meter): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of bytes) {
      meter.read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new FileRefusal('FILE_UNREADABLE', systemReason(error));
  }
}

/** One file while it is read. */
interface Source {
  readonly path: string;
  readonly options: ResolvedReadOptions;
  readonly tally: FileTally;
}

function readAsText(format: Format, { path, options, tally }: Source, chunks: Utf8Chunks): AsyncGenerator<FormatEvent> {
  const limit = options.maxRecordBytes;
  switch (format) {
    case 'jsonl':
      return readJsonl(path, chunks, limit);
    case 'json':
      return readJson(path, chunks, limit);
    case 'csv':
      return readCsv(path, chunks, null, limit, tally);
    case 'tsv':
      return readCsv(path, chunks, '\t', limit, tally);
    case 'html':
      return readHtml(path, chunks, limit);
    case 'txt':
    case 'md':
      return readText(path, chunks, limit);
    case 'xlsx':
    case 'parquet':
      throw new FileRefusal('FILE_BROKEN', `the file does not begin as ${format} does`);
  }
}

async function* readTextFile(source: Source, head: Uint8Array, chunks: Bytes): AsyncGenerator<FormatEvent> {
  const { path, options, tally } = source;
  const decoded = await peek(toUtf8(head, chunks, options.encoding, tally), HEAD_BYTES);
  const format =
    options.format === 'auto' ? detectFormat(path, new TextDecoder().decode(decoded.head)) : options.format;
  tally.format = format;
  yield* readAsText(format, source, decoded.chunks);
}

/** All bytes of a file that must be held whole. */
async function held(chunks: Bytes, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw new FileRefusal('FILE_TOO_LARGE', `the file is larger than ${maxBytes} bytes`);
    parts.push(chunk);
  }
  return joined(parts, size);
}

async function* readParquetFile({ path, options, tally }: Source, chunks: Bytes): AsyncGenerator<FormatEvent> {
  const onlyStream = tally.gzip || path === STDIN;
  const file = onlyStream ? inMemory(await held(chunks, options.maxHeldBytes)) : await onDisk(path);
  try {
    yield* readParquet(path, file, options);
  } finally {
    await file.close();
  }
}

/** Reads what is unpacked already, by what its first bytes say, then as text. */
async function* readBytes(source: Source, head: Uint8Array, chunks: Bytes): AsyncGenerator<FormatEvent> {
  const { path, options, tally } = source;
  const magic = magicOf(head);
  if (magic === 'ole') throw await oleRefusal(chunks, options.maxHeldBytes);
  if (magic === 'parquet') {
    tally.format = magic;
    yield* readParquetFile(source, chunks);
  } else if (magic === 'zip') {
    const bytes = await held(chunks, options.maxHeldBytes);
    if (!isWorkbook(bytes)) throw new FileRefusal('FILE_BINARY', 'an archive that is no workbook; unpack it');
    tally.format = 'xlsx';
    yield* readXlsx(path, bytes, options, tally);
  } else yield* readTextFile(source, head, chunks);
}

/** The records and rejections of one file; it never fails for what is in the file. */
async function* readFile(source: Source, meter: Meter): AsyncGenerator<FormatEvent> {
  const { path, options, tally } = source;
  let count = 0;
  try {
    let file = await peek(guarded(open(path, options), meter), HEAD_BYTES);
    if (isGzip(file.head)) {
      tally.gzip = true;
      file = await peek(gunzip(file.chunks, options.maxUnpackRatio), HEAD_BYTES);
    }
    for await (const event of readBytes(source, file.head, file.chunks)) {
      count++;
      yield event;
    }
    if (count === 0) yield rejectedEvent(path, null, 'FILE_EMPTY', 'the file holds no record');
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    yield rejectedEvent(path, null, error.code, error.message);
  }
}

/** What one file gives, and at the end how it was read. */
async function* eventsOf(
  file: SourceFile,
  options: ResolvedReadOptions,
  meter: Meter,
  { onFile }: RecordControl,
): AsyncGenerator<RecordEvent> {
  const { path, unreadable } = file;
  const tally = newTally();
  onFile?.(tally);
  let records = 0;
  let rejected = 0;
  const events =
    unreadable === null
      ? readFile({ path, options, tally }, meter)
      : [rejectedEvent(path, null, 'FILE_UNREADABLE', unreadable)];
  for await (const event of events) {
    records++;
    if (event.kind === 'rejected') rejected++;
    yield event;
  }
  yield { kind: 'file', file: { file: path, ...tally, records, rejected } };
}

/**
 * Reads records from files, folders, patterns and standard input, one at a time and in a fixed order: sources as
 * given, files of a folder or pattern in code-unit order. What cannot be used comes as a rejection in its place; the
 * rest of the input goes on. The last event of each file says how it was read.
 *
 * @param sources paths of files; folders, searched to the bottom for files of known endings; patterns such as
 * `data/*.csv`; `-` for standard input
 * @throws JobprismError INPUT_NOT_FOUND or INPUT_UNREADABLE before anything is read, OPTION_INVALID, ABORTED;
 * READER_MISSING where a file needs a package that is not installed
 * @example
 * for await (const event of readRecords(['data/*.csv'])) {
 *   if (event.kind === 'record') event.record.fields.get('title');
 * }
 */
export async function* readRecords(
  sources: readonly string[],
  options: ReadOptions = {},
  control: RecordControl = {},
): AsyncGenerator<RecordEvent> {
  requireSources(sources);
  if (sources.length === 0) throw new JobprismError('OPTION_INVALID', { option: 'sources', reason: 'none is given' });
  const resolved = resolveReadOptions(options);
  throwIfAborted(control, 'read');
  let done = 0;
  const files = await resolveSources(sources);
  const meter = await meterOf(files);
  for (const file of files) {
    for await (const event of eventsOf(file, resolved, meter, control)) {
      throwIfAborted(control, 'read');
      yield event;
      if (event.kind !== 'file' && ++done % PROGRESS_EVERY === 0)
        control.onProgress?.({ stage: 'read', done, total: null, ...shareOf(meter) });
    }
  }
  control.onProgress?.({ stage: 'read', done, total: done });
}
