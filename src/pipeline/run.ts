import { breathe, type RunControl, type Stage, throwIfAborted } from '../core/control.js';
import type { ModelContents } from '../model/contents.js';
import type { AnalysisOverview } from './analysis.js';
import { analysedClusters, countJobs } from './assemble.js';
import { cluster, refuseMoreThanSampled } from './cluster-stage.js';
import { type ClusterView, clusterView } from './cluster-view.js';
import { type KeptPlaces, keptPlaces } from './kept-places.js';
import { modelContents } from './model/contents-of-run.js';
import { type AnalyzeOptions, type ResolvedOptions, resolveOptions } from './options.js';
import { PlacedRecords } from './placed-records.js';
import { type ReadSettings, readAll } from './read-stage.js';
import { batchReader } from './reader.js';
import { readerSetup, readTools } from './reader-setup.js';
import { RunAffinity } from './run-affinity.js';
import { report } from './run-report.js';
import { screeningOf } from './screening.js';
import { type AnalyzeSource, jobEvents } from './source.js';
import type { ByteStore } from './storage/byte-store.js';
import type { MemoryLimit } from './storage/memory-limit.js';
import type { Resumption } from './storage/resume.js';
import { type FittedVectors, vectorize } from './vector-stage.js';

/** A run that is done, its jobs still records. */
export interface Run {
  readonly overview: AnalysisOverview;
  /** To be closed by who asked for the run. */
  readonly jobs: PlacedRecords;
  /** The files that were read, as their users named them. */
  readonly files: ReadonlySet<string>;
  /** What was learnt, to place other jobs by; null where that was not asked for. */
  readonly model: ModelContents | null;
  /** The places of the rows, to be closed by who asked for them; null where nobody did. */
  readonly places: KeptPlaces | null;
}

/** How a run is to be made. */
export interface RunSettings {
  /** Whether the numbers of jobs keep all digits, rather than the six that files have. */
  readonly exact: boolean;
  /** Whether a model is made of what the run learnt. Default: it is not. */
  readonly model?: boolean;
  /** Whether the places of jobs are kept for an index. Default: they are not. */
  readonly index?: boolean;
  /** Makes what takes up a run that was interrupted; absent where that is not asked for. */
  readonly resume?: (options: ResolvedOptions) => Resumption;
}

/** Share of the memory of a run that terms may take before they go into a file. */
const SHARE_OF_TERMS = 0.25;
/** Bytes of records that are kept in memory: they are written once and read once, which a file is as good for. */
const RECORDS_KEPT = 32 * 1024 * 1024;
/** Bytes of places that are kept in memory where they are not there anyway. */
const PLACES_KEPT = 64 * 1024 * 1024;

/**
 * All stages but the last one: what becomes of the jobs is for the caller to say.
 *
 * @throws JobprismError as {@link analyze} and {@link analyzeToFolder} do
 */
export async function runStages(source: AnalyzeSource, options: AnalyzeOptions, settings: RunSettings): Promise<Run> {
  const resolved = resolveOptions(options);
  throwIfAborted(resolved, 'read');
  // Loaded here, because they touch files: what else the library offers runs in a browser too.
  const [{ memoryLimit }, { SpillingStore }] = await Promise.all([
    import('./storage/memory-limit.js'),
    import('./storage/spilling-store.js'),
  ]);
  const memory = memoryLimit(resolved.memory);
  const stores = {
    records: new SpillingStore(RECORDS_KEPT),
    terms: new SpillingStore(SHARE_OF_TERMS * memory.limit),
    places: new SpillingStore(PLACES_KEPT),
  };
  try {
    return await staged(source, { options, resolved, settings, memory, stores });
  } catch (error) {
    stores.records.close();
    stores.places.close();
    throw error;
  } finally {
    stores.terms.close();
  }
}

/** A run whose jobs nobody asks for. */
export async function overviewOf(source: AnalyzeSource, options: AnalyzeOptions): Promise<AnalysisOverview> {
  const { overview, jobs } = await runStages(source, options, { exact: false });
  jobs.close();
  return overview;
}

interface Setting {
  readonly options: AnalyzeOptions;
  readonly resolved: ResolvedOptions;
  readonly settings: RunSettings;
  readonly memory: MemoryLimit;
  readonly stores: ReadSettings['stores'] & { readonly places: ByteStore };
}

interface ClusteredRows {
  readonly vectors: FittedVectors;
  readonly clustered: ClusterView;
  /** Null where no index is asked for. */
  readonly places: KeptPlaces | null;
}

async function staged(source: AnalyzeSource, setting: Setting): Promise<Run> {
  const { options, resolved, memory, stores } = setting;
  const { exact, resume } = setting.settings;
  const control: RunControl = { signal: resolved.signal, onProgress: resolved.onProgress };
  const setup = readerSetup(resolved, exact);
  const tools = await readTools(setup);
  const { knowledge, mapper } = tools;
  const resumed = resume?.(resolved);
  const own = batchReader(tools, setup, resolved.workers);
  const reader = resumed?.reader(own) ?? own;
  const { format, encoding, maxRecordBytes, maxUnpackRatio, maxHeldBytes, columns, stdin } = options;
  const reading = { format, encoding, maxRecordBytes, maxUnpackRatio, maxHeldBytes, columns, stdin };
  const events = jobEvents(source, reading, control);
  const read = await readAll(events, reader, {
    stores,
    memory,
    control,
    screening: screeningOf(resolved),
    onRejected: resolved.onRejected,
    duplicateThreshold: resolved.duplicateThreshold,
  }).finally(() => reader.close());
  await pause('vectorize');
  const { vectors, clustered, places } = await clusterRows();
  await pause('map');
  const affinity = new RunAffinity(read.parts, mapper, exact);
  const { labels, similarities } = clustered;
  const placed = new PlacedRecords(read.records, read.copies, labels, similarities, exact, (job, own) =>
    affinity.frameworks(job, own),
  );
  const stages = { read, vectors, clustered, placed, mapper, affinity, knowledge };
  const counted = countJobs(stages);
  const clusters = analysedClusters(stages, counted);
  control.onProgress?.({ stage: 'map', done: clusters.length, total: clusters.length });
  memory.check('map');
  const run = report({ resolved, read, vectors, clustered, knowledge, segmenter: tools.tokenizer.segmenter });
  const model = setting.settings.model
    ? await modelContents({ ...stages, counted, resolved, setup, described: { run, clusters } })
    : null;
  return { overview: { clusters, rejected: read.rejected, run }, jobs: placed, files: read.paths, model, places };

  /** What of the vectors is as much as the jobs is given back with this call. */
  async function clusterRows(): Promise<ClusteredRows> {
    const rows = await vectorize(read.terms, resolved);
    control.onProgress?.({ stage: 'vectorize', done: read.rows, total: read.rows });
    // Where there is a sample the others are weighed anew.
    if (rows.sample === null) read.terms.close();
    refuseMoreThanSampled(resolved.clusters, rows.sample);
    await pause('cluster');
    const clustering = () => cluster(rows.matrix, resolved, control);
    const found = await (resumed?.stage('cluster', clustering) ?? clustering());
    const clustered = await clusterView(rows, found, control);
    const places = setting.settings.index ? keptPlaces(rows, stores.places) : null;
    read.terms.close();
    const { weighted, matrix, blocks, ...vectors } = rows;
    return { vectors, clustered, places };
  }

  /** Lets signals and timers in between stages that hold the thread, and stops where the run must not go on. */
  async function pause(next: Stage): Promise<void> {
    await breathe();
    throwIfAborted(control, next);
    memory.check(next);
  }
}
