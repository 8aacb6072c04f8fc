import { breathe, type RunControl, type Stage, throwIfAborted } from '../core/control.js';
import type { Analysis } from './analysis.js';
import { analysedClusters, analysedJobs } from './assemble.js';
import { cluster } from './cluster-stage.js';
import { type AnalyzeOptions, resolveOptions } from './options.js';
import { readAll } from './read-stage.js';
import { batchReader } from './reader.js';
import { readerSetup, readTools } from './reader-setup.js';
import { report } from './run-report.js';
import { type AnalyzeSource, jobEvents } from './source.js';
import { vectorize } from './vector-stage.js';

/**
 * Reads job descriptions, clusters them, and maps every job and cluster to capabilities and frameworks with evidence.
 *
 * The same input, options and version give the same result.
 *
 * @param source files, or objects with the usual field names
 * @throws JobprismError OPTION_INVALID, INPUT_NOT_FOUND, INPUT_EMPTY, CLUSTERS_INVALID, SEGMENTER_MISSING, PACK_INVALID,
 * WORKER_FAILED, ABORTED
 * @example
 * const { clusters } = await analyze('scraped/*.csv', { clusters: 8, seed: 1 });
 * for (const cluster of clusters) console.log(cluster.size, cluster.label.zh, cluster.label.en);
 */
export async function analyze(source: AnalyzeSource, options: AnalyzeOptions = {}): Promise<Analysis> {
  const resolved = resolveOptions(options);
  const { format, maxRecordBytes, stdin } = options;
  const control: RunControl = { signal: resolved.signal, onProgress: resolved.onProgress };
  throwIfAborted(control, 'read');
  const setup = readerSetup(resolved);
  const tools = await readTools(setup);
  const { knowledge, mapper } = tools;
  const reader = batchReader(tools, setup, resolved.workers);
  const events = jobEvents(source, { format, maxRecordBytes, stdin }, control);
  const read = await readAll(events, reader, resolved.onRejected, control).finally(() => reader.close());
  await pause(control, 'vectorize');
  const vectors = await vectorize(read.terms, resolved);
  const rows = read.jobs.length;
  control.onProgress?.({ stage: 'vectorize', done: rows, total: rows });
  await pause(control, 'cluster');
  const clustered = await cluster(vectors.matrix, resolved, control);
  await pause(control, 'map');
  const jobs = analysedJobs(read, vectors, clustered);
  const clusters = analysedClusters({ read, vectors, clustered, mapper, knowledge });
  control.onProgress?.({ stage: 'map', done: clusters.length, total: clusters.length });
  return {
    jobs,
    clusters,
    rejected: read.rejected,
    run: report({ resolved, read, vectors, clustered, knowledge, segmenter: tools.tokenizer.segmenter }),
  };
}

/** Lets signals and timers in between stages that hold the thread, and stops where one of them aborted the run. */
async function pause(control: RunControl, next: Stage): Promise<void> {
  await breathe();
  throwIfAborted(control, next);
}
