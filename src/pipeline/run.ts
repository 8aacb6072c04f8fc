import { centroidSimilarities } from '../cluster/assign.js';
import { breathe, type RunControl, type Stage, throwIfAborted } from '../core/control.js';
import type { AnalysisOverview } from './analysis.js';
import { analysedClusters } from './assemble.js';
import { MemoryStore } from './byte-store.js';
import { cluster } from './cluster-stage.js';
import { type AnalyzeOptions, resolveOptions } from './options.js';
import { PlacedRecords } from './placed-records.js';
import { readAll } from './read-stage.js';
import { batchReader } from './reader.js';
import { readerSetup, readTools } from './reader-setup.js';
import { report } from './run-report.js';
import { type AnalyzeSource, jobEvents } from './source.js';
import { vectorize } from './vector-stage.js';

/** A run that is done, its jobs still records. */
export interface Run {
  readonly overview: AnalysisOverview;
  /** To be closed by who asked for the run. */
  readonly jobs: PlacedRecords;
  /** The files that were read, as their users named them. */
  readonly files: ReadonlySet<string>;
}

/**
 * All stages but the last one: what becomes of the jobs is for the caller to say.
 *
 * @param exact whether the numbers of jobs keep all digits, rather than the six that files have
 * @throws JobprismError as {@link analyze} does
 */
export async function runStages(source: AnalyzeSource, options: AnalyzeOptions, exact: boolean): Promise<Run> {
  const resolved = resolveOptions(options);
  const { format, maxRecordBytes, stdin } = options;
  const control: RunControl = { signal: resolved.signal, onProgress: resolved.onProgress };
  throwIfAborted(control, 'read');
  const setup = readerSetup(resolved, exact);
  const tools = await readTools(setup);
  const { knowledge, mapper } = tools;
  const reader = batchReader(tools, setup, resolved.workers);
  const events = jobEvents(source, { format, maxRecordBytes, stdin }, control);
  const store = new MemoryStore();
  const read = await readAll(events, reader, store, resolved.onRejected, control).finally(() => reader.close());
  await pause(control, 'vectorize');
  const vectors = await vectorize(read.terms, resolved);
  control.onProgress?.({ stage: 'vectorize', done: read.rows, total: read.rows });
  await pause(control, 'cluster');
  const clustered = await cluster(vectors.matrix, resolved, control);
  await pause(control, 'map');
  const similarities = centroidSimilarities(vectors.matrix, clustered.clustering.labels, clustered.clustering);
  const placed = new PlacedRecords(read.records, clustered.labels, similarities, exact);
  const clusters = analysedClusters({ read, vectors, clustered, placed, mapper, knowledge });
  control.onProgress?.({ stage: 'map', done: clusters.length, total: clusters.length });
  const run = report({ resolved, read, vectors, clustered, knowledge, segmenter: tools.tokenizer.segmenter });
  return { overview: { clusters, rejected: read.rejected, run }, jobs: placed, files: read.files };
}

/** A run whose jobs nobody asks for. */
export async function overviewOf(source: AnalyzeSource, options: AnalyzeOptions): Promise<AnalysisOverview> {
  const { overview, jobs } = await runStages(source, options, false);
  jobs.close();
  return overview;
}

/** Lets signals and timers in between stages that hold the thread, and stops where one of them aborted the run. */
async function pause(control: RunControl, next: Stage): Promise<void> {
  await breathe();
  throwIfAborted(control, next);
}
