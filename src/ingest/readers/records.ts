import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { stdin as processStdin } from 'node:process';
import { type RunControl, throwIfAborted } from '../../core/control.js';
import { JobprismError } from '../../core/errors.js';
import { readJson } from '../formats/json.js';
import { readJsonl } from '../formats/jsonl.js';
import { detectFormat, type Format } from '../formats/sniff.js';
import { readText } from '../formats/text.js';
import { type ReadOptions, type ResolvedReadOptions, resolveReadOptions } from '../options.js';
import { type RecordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { readCsv } from './csv.js';
import { resolveSources, type SourceFile, STDIN, systemReason } from './sources.js';
import { FileRefusal, peek, validUtf8 } from './utf8.js';

const HEAD_BYTES = 64 * 1024;
const PROGRESS_EVERY = 250;

function open(path: string, options: ResolvedReadOptions): AsyncIterable<Uint8Array> {
  if (path === STDIN) return options.stdin ?? processStdin;
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** How a caller watches and stops the reading of records. */
export interface RecordControl extends RunControl {
  /** Told the format of each file before its first record. Default: nobody is told. */
  readonly onFile?: ((file: { readonly file: string; readonly format: Format }) => void) | undefined;
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

function read(format: Format, file: string, chunks: Utf8Chunks, limit: number): AsyncGenerator<RecordEvent> {
  switch (format) {
    case 'jsonl':
      return readJsonl(file, chunks, limit);
    case 'json':
      return readJson(file, chunks, limit);
    case 'csv':
      return readCsv(file, chunks, null, limit);
    case 'tsv':
      return readCsv(file, chunks, '\t', limit);
    case 'txt':
    case 'md':
      return readText(file, chunks, limit);
  }
}

/** The events of one file; it never fails for what is in the file. */
async function* readFile(
  path: string,
  options: ResolvedReadOptions,
  meter: Meter,
  { onFile }: RecordControl,
): AsyncGenerator<RecordEvent> {
  let count = 0;
  try {
    const { head, chunks } = await peek(validUtf8(guarded(open(path, options), meter)), HEAD_BYTES);
    const format = options.format === 'auto' ? detectFormat(path, new TextDecoder().decode(head)) : options.format;
    onFile?.({ file: path, format });
    for await (const event of read(format, path, chunks, options.maxRecordBytes)) {
      count++;
      yield event;
    }
    if (count === 0) yield rejectedEvent(path, null, 'FILE_EMPTY', 'the file holds no record');
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    yield rejectedEvent(path, null, error.code, error.message);
  }
}

/** What one file gives, where something may be known against it already. */
function eventsOf(
  file: SourceFile,
  options: ResolvedReadOptions,
  meter: Meter,
  control: RecordControl,
): Iterable<RecordEvent> | AsyncIterable<RecordEvent> {
  if (file.unreadable === null) return readFile(file.path, options, meter, control);
  return [rejectedEvent(file.path, null, 'FILE_UNREADABLE', file.unreadable)];
}

/**
 * Reads records from files, folders, patterns and standard input, one at a time and in a fixed order: sources as
 * given, files of a folder or pattern in code-unit order. What cannot be used comes as a rejection in its place; the
 * rest of the input goes on.
 *
 * @param sources paths of files; folders, searched to the bottom for files of known endings; patterns such as
 * `data/*.csv`; `-` for standard input
 * @throws JobprismError INPUT_NOT_FOUND or INPUT_UNREADABLE before anything is read, OPTION_INVALID, ABORTED
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
      if (++done % PROGRESS_EVERY === 0) control.onProgress?.({ stage: 'read', done, total: null, ...shareOf(meter) });
    }
  }
  control.onProgress?.({ stage: 'read', done, total: done });
}
