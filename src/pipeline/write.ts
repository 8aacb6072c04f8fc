import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunControl, throwIfAborted } from '../core/control.js';
import { JobprismError, reasonOf } from '../core/errors.js';
import type { RejectedRecord } from '../core/job.js';
import { rounded } from '../core/rounded.js';
import type { Analysis, AnalysisOverview } from './analysis.js';
import { INDEX_FILE } from './storage/index-path.js';
import { makeFolder } from './storage/make-folder.js';
import { MODEL_FILE } from './storage/model-path.js';
import { summaryOf } from './summary.js';

/** What {@link writeAnalysis} may be told. */
export interface WriteOptions extends RunControl {
  /** The model of the analysis, as `fitModel` gives both; written as model.jobprism. Default: none is written. */
  readonly model?: { readonly toBytes: () => Promise<Uint8Array> } | undefined;
  /** An index of the jobs, as a recommender fills it; written as index.jobprism. Default: none is written. */
  readonly index?: { readonly toBytes: () => Promise<Uint8Array> } | undefined;
}

/** UTF-16 units. */
const PIECE = 256 * 1024;

/**
 * Writes an analysis into a folder, which is made if it is not there: jobs.jsonl, clusters.json, summary.md,
 * rejected.jsonl, with a model model.jobprism, and with an index index.jobprism. Every file is written under a temporary name first, and they are renamed only once all are whole.
 * A file that the analysis has read is never written over.
 *
 * @returns the paths written
 * @throws JobprismError OUTPUT_UNWRITABLE, ABORTED
 * @example
 * await writeAnalysis(analysis, 'out');
 */
export async function writeAnalysis(analysis: Analysis, folder: string, options: WriteOptions = {}): Promise<string[]> {
  const { jobs, rejected } = analysis;
  const sources = new Set([...jobs.map(({ source }) => source.file), ...rejected.map(({ file }) => file)]);
  const { model, index, ...control } = options;
  const bytes = { model: await model?.toBytes(), index: await index?.toBytes() };
  return writeRun(analysis, lines(jobs), sources, folder, { ...control, ...bytes });
}

/**
 * Writes the files of a run whose jobs come as the lines of their file.
 *
 * @param sources the files that were read
 * @param control with the bytes of model.jobprism and index.jobprism, where there are to be any
 */
export function writeRun(
  overview: AnalysisOverview,
  jobs: Iterable<string | Uint8Array>,
  sources: ReadonlySet<string>,
  folder: string,
  control: RunControl & { readonly model?: Uint8Array | undefined; readonly index?: Uint8Array | undefined },
): Promise<string[]> {
  const { run, clusters, rejected } = overview;
  const { model, index } = control;
  const contents = {
    'jobs.jsonl': jobs,
    'clusters.json': [`${JSON.stringify({ run, clusters }, rounded, 1)}\n`],
    'summary.md': [summaryOf(overview)],
    'rejected.jsonl': lines(rejected),
    ...(model ? { [MODEL_FILE]: [model] } : {}),
    ...(index ? { [INDEX_FILE]: [index] } : {}),
  };
  return writeAll(contents, folder, sources, control);
}

/** Writes rejected.jsonl alone, for a run in which no record was usable. */
export async function writeRejected(rejected: readonly RejectedRecord[], folder: string): Promise<void> {
  const sources = new Set(rejected.map(({ file }) => file));
  await writeAll({ 'rejected.jsonl': lines(rejected) }, folder, sources, {});
}

async function writeAll(
  contents: Readonly<Record<string, Iterable<string | Uint8Array>>>,
  folder: string,
  sources: ReadonlySet<string>,
  control: RunControl,
): Promise<string[]> {
  const names = Object.keys(contents);
  const token = randomUUID();
  const temporary = (name: string): string => join(folder, `.${name}.${token}.tmp`);
  try {
    await makeFolder(folder);
    await refuseSources(names, folder, sources);
    for (const [done, name] of names.entries()) {
      throwIfAborted(control, 'write');
      control.onProgress?.({ stage: 'write', done, total: names.length });
      await writeFile(temporary(name), contents[name]!, control);
    }
    throwIfAborted(control, 'write');
    for (const name of names) await rename(temporary(name), join(folder, name));
    control.onProgress?.({ stage: 'write', done: names.length, total: names.length });
  } catch (error) {
    await Promise.all(names.map((name) => rm(temporary(name), { force: true }).catch(() => undefined)));
    throwIfAborted(control, 'write');
    if (error instanceof JobprismError) throw error;
    throw new JobprismError('OUTPUT_UNWRITABLE', { path: folder, reason: reasonOf(error) }, error);
  }
  return names.map((name) => join(folder, name));
}

/** A piece is written before the next one is asked for, which may stand in the same room. */
async function writeFile(path: string, pieces: Iterable<string | Uint8Array>, control: RunControl): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for (const piece of pieces) {
      throwIfAborted(control, 'write');
      await file.appendFile(piece);
    }
  } finally {
    await file.close();
  }
}

async function refuseSources(names: readonly string[], folder: string, sources: ReadonlySet<string>): Promise<void> {
  const home = await realpath(folder);
  for (const source of sources) {
    // `memory`, `-` and files that have gone since are no files to lose.
    const path = await realpath(source).catch(() => null);
    const name = names.find((candidate) => path === join(home, candidate));
    if (name !== undefined) {
      const reason = 'it is one of the files that were read';
      throw new JobprismError('OUTPUT_UNWRITABLE', { path: join(folder, name), reason });
    }
  }
}

/** In pieces, because each takes a while to be handed to the system. */
function* lines(records: readonly unknown[]): Generator<string> {
  let piece = '';
  for (const record of records) {
    piece += `${JSON.stringify(record, rounded)}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
