import { type RunControl, throwIfAborted } from '../core/control.js';
import { JobprismError } from '../core/errors.js';
import type { JobDescription, Language, RejectedRecord } from '../core/job.js';
import { type Warning, warning } from '../core/warnings.js';
import type { PersonalCounts } from '../ingest/personal/mask.js';
import type { ReadFile } from '../ingest/record.js';
import { PartTable } from '../mapping/tally.js';
import { ChunkStore } from './chunk-store.js';
import { Copies } from './copies.js';
import { FileCounts, type FileReport } from './file-counts.js';
import { keptTokens } from './kept-tokens.js';
import { PartStore } from './part-store.js';
import type { BatchReader, ReadBatch } from './read-batch.js';
import { RecordStore } from './record-store.js';
import type { Screening } from './screening.js';
import type { JobEvents } from './source.js';
import type { ByteStore } from './storage/byte-store.js';
import type { MemoryLimit } from './storage/memory-limit.js';
import { TermCollector } from './terms.js';

/** Everything that the first pass over the input gathers. */
export interface ReadStage {
  /** Jobs that are no copies of others, which are the rows from here on. */
  readonly rows: number;
  readonly copies: Copies;
  /** Of all jobs, copies included. */
  readonly records: RecordStore;
  readonly parts: PartStore;
  readonly terms: TermCollector;
  /** By row. */
  readonly titles: readonly (string | null)[];
  /** Companies and places, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly languages: Readonly<Record<Language, number>>;
  readonly rejected: readonly RejectedRecord[];
  /** The files that were read, as their users named them; `memory` for objects. */
  readonly paths: ReadonlySet<string>;
  /** How the files were read and what came of their records, in their order; none for objects. */
  readonly files: readonly FileReport[];
  /** What was masked; null where it was to stay. */
  readonly personal: PersonalCounts | null;
  readonly warnings: readonly Warning[];
}

/** What the reading of a run is given. */
export interface ReadSettings {
  /** What keeps the records and the terms. */
  readonly stores: { readonly records: ByteStore; readonly terms: ByteStore };
  readonly memory: MemoryLimit;
  readonly control: RunControl;
  /** What every job goes through before it is read. */
  readonly screening: Screening;
  /** Told every record that is not used, as it is met. */
  readonly onRejected: ((rejected: RejectedRecord) => void) | undefined;
  /** From what share of shingles in common two jobs of one title are the same advertisement. */
  readonly duplicateThreshold: number;
}

const BATCH = 256;
const BATCHES_BETWEEN_CHECKS = 4;
const PROGRESS_EVERY = 200;

/**
 * Reads every job once. Batches are handed to the reader as they fill and taken back in their order, so the result does
 * not depend on who is done first.
 *
 * @throws JobprismError INPUT_EMPTY where no record is usable; ABORTED; WORKER_FAILED; MEMORY_EXCEEDED; INTERNAL where
 *   records and what came of them do not add up
 */
export async function readAll(
  events: JobEvents,
  reader: BatchReader,
  { stores, memory, control, screening, onRejected, duplicateThreshold }: ReadSettings,
): Promise<ReadStage> {
  const gathered = new Gathered(stores, duplicateThreshold);
  const underway: { readonly reading: Promise<ReadBatch>; readonly sources: readonly string[] }[] = [];
  let batch: JobDescription[] = [];
  let seen = 0;
  let taken = 0;

  const hand = (): void => {
    const share = events.share();
    const reading = reader.read(batch, share ? seen / share : undefined);
    // A batch that fails is found when its turn comes; until then nobody listens to it.
    reading.catch(() => undefined);
    underway.push({ reading, sources: batch.map(({ source }) => source.file) });
    batch = [];
  };
  const take = async (): Promise<void> => {
    const { reading, sources } = underway.shift()!;
    const read = await reading;
    throwIfAborted(control, 'read');
    gathered.add(read, sources);
    // Asking the system takes as long as a job or two.
    if (taken++ % BATCHES_BETWEEN_CHECKS === 0) memory.check('read');
  };

  for await (const met of events) {
    throwIfAborted(control, 'read');
    const event = await screening.screen(met);
    const isRecord = event.kind === 'job' || event.kind === 'rejected';
    if (isRecord && ++seen % PROGRESS_EVERY === 0) {
      const share = events.share();
      control.onProgress?.({ stage: 'read', done: seen, total: null, ...(share === undefined ? {} : { share }) });
    }
    if (event.kind === 'rejected') {
      gathered.reject(event.rejected);
      onRejected?.(event.rejected);
    } else if (event.kind === 'warning') gathered.told.push(event.warning);
    else if (event.kind === 'file') gathered.read.push(event.file);
    else {
      gathered.paths.add(event.job.source.file);
      if (batch.push(event.job) < BATCH) continue;
      hand();
      while (underway.length > reader.ahead) await take();
    }
  }
  if (batch.length > 0) hand();
  while (underway.length > 0) await take();
  gathered.copies.finish();
  const { titles, rejected, told, read, counts, ...kept } = gathered;
  const { rows } = gathered.copies;
  const records = gathered.copies.jobs + rejected.length;
  const files = counts.reports(read, seen);
  control.onProgress?.({ stage: 'read', done: records, total: records });
  if (rows === 0) {
    throw new JobprismError('INPUT_EMPTY', { records, rejected: rejected.length });
  }
  const { personal } = screening;
  return { rows, titles, rejected, files, ...kept, personal, warnings: oncePerColumns(told) };
}

/** What has been read so far. */
class Gathered implements Omit<ReadStage, 'rows' | 'files' | 'personal' | 'warnings'> {
  readonly copies: Copies;
  readonly records: RecordStore;
  readonly parts = new PartStore(new PartTable());
  readonly terms: TermCollector;
  readonly titles: (string | null)[] = [];
  readonly names = new Set<string>();
  readonly languages = { zh: 0, en: 0, mixed: 0 };
  readonly rejected: RejectedRecord[] = [];
  readonly paths = new Set<string>();
  /** As the readers tell of them. */
  readonly read: ReadFile[] = [];
  readonly counts = new FileCounts();
  /** The warnings of the readers. */
  readonly told: Warning[] = [];

  constructor({ records, terms }: ReadSettings['stores'], threshold: number) {
    this.copies = new Copies(threshold);
    this.records = new RecordStore(records);
    this.terms = new TermCollector(new ChunkStore(terms));
  }

  /** @param sources by job: its file */
  add(batch: ReadBatch, sources: readonly string[]): void {
    const { records } = batch;
    const kept = this.copies.add(records.titles.length, records.prints);
    kept.forEach((isKept, i) => {
      this.counts.job(sources[i]!, !isKept);
    });
    this.records.add(records);
    this.parts.add(records, kept);
    this.terms.add(keptTokens(batch, kept));
    kept.forEach((isKept, i) => {
      if (!isKept) return;
      this.titles.push(records.titles[i]!);
      this.languages[records.languages[i]!]++;
    });
    for (const name of records.names) this.names.add(name);
  }

  reject(rejected: RejectedRecord): void {
    this.paths.add(rejected.file);
    this.counts.rejected(rejected.file);
    this.rejected.push(rejected);
  }
}

/** Files of one crawl have the same columns: what they leave unused is told once, with the number of files. */
function oncePerColumns(warnings: readonly Warning[]): Warning[] {
  const files = new Map<string, string[]>();
  const others = warnings.filter(({ code }) => code !== 'COLUMNS_UNUSED');
  for (const { code, details } of warnings) {
    if (code !== 'COLUMNS_UNUSED') continue;
    const columns = String(details.columns);
    files.set(columns, [...(files.get(columns) ?? []), String(details.file)]);
  }
  const unused = [...files].map(([columns, [first, ...more]]) => {
    const file = more.length === 0 ? first! : `${first} and ${more.length} more`;
    return warning('COLUMNS_UNUSED', { file, columns });
  });
  return [...unused, ...others];
}
