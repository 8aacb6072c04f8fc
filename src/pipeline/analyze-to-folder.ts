import { JobprismError } from '../core/errors.js';
import { requireText } from '../core/options.js';
import { knowledgeOf } from '../frameworks/registry.js';
import { pack } from '../model/container.js';
import type { ModelContents } from '../model/contents.js';
import { encodeModel } from '../model/encode.js';
import { createJobIndex } from '../recommend/job-index.js';
import { VERSION } from '../version.js';
import type { AnalysisOverview } from './analysis.js';
import type { KeptPlaces } from './kept-places.js';
import type { AnalyzeOptions, ResolvedOptions } from './options.js';
import type { PlacedRecords } from './placed-records.js';
import { indexedJob } from './recommend/indexed.js';
import { type RunSettings, runStages } from './run.js';
import type { AnalyzeSource } from './source.js';
import { writeRun } from './write.js';

/** What {@link analyzeToFolder} may be told. */
export interface AnalyzeToFolderOptions extends AnalyzeOptions {
  /**
   * Whether the run keeps a journal in the folder, from which the next run with the same input and options goes on should
   * this one be interrupted; it is removed once the run is done. A segmenter or clusterer of one's own is told by its name,
   * and so needs one. Takes some disk and a few percent more time. Default: false.
   */
  readonly resume?: boolean | undefined;
  /**
   * Whether index.jobprism is written beside the model: the jobs of the run, copies left out, for people to be compared with.
   * It holds all of them in memory while it is made. Default: false.
   */
  readonly index?: boolean | undefined;
}

/**
 * The same as {@link fitModel} and {@link writeAnalysis} together, the same bytes in the files, without ever holding the
 * jobs as objects.
 *
 * @param folder made if it is not there
 * @returns all but the jobs
 * @throws JobprismError as {@link analyze} does; OPTION_INVALID, OUTPUT_UNWRITABLE, RESUME_MISMATCH
 * @example
 * const { clusters, run } = await analyzeToFolder('scraped', 'out', { clusters: 50, seed: 1 });
 */
export async function analyzeToFolder(
  source: AnalyzeSource,
  folder: string,
  options: AnalyzeToFolderOptions = {},
): Promise<AnalysisOverview> {
  requireText(folder, 'folder');
  const { resume = false, index = false, ...rest } = options;
  for (const [option, value] of Object.entries({ resume, index })) {
    if (typeof value === 'boolean') continue;
    throw new JobprismError('OPTION_INVALID', { option, reason: 'must be true or false' });
  }
  if (!resume) return analysed(source, folder, rest, { exact: false, index });
  const [{ Journal }, { resumption }] = await Promise.all([
    import('./storage/journal.js'),
    import('./storage/resume.js'),
  ]);
  const journal = await Journal.open(folder);
  try {
    const overview = await analysed(source, folder, rest, {
      exact: false,
      index,
      resume: (resolved) => resumption(journal, settingsOf(resolved)),
    });
    journal.remove();
    return overview;
  } catch (error) {
    journal.close();
    throw error;
  }
}

async function analysed(
  source: AnalyzeSource,
  folder: string,
  options: AnalyzeOptions,
  settings: RunSettings,
): Promise<AnalysisOverview> {
  const { overview, jobs, files, model, places } = await runStages(source, options, { ...settings, model: true });
  try {
    const { signal, onProgress } = options;
    const index = model && places ? await indexOf(model, jobs, places) : undefined;
    const bytes = model ? await pack(encodeModel(model)) : undefined;
    await writeRun(overview, jobs.lines(), files, folder, { signal, onProgress, model: bytes, index });
    return overview;
  } finally {
    places?.close();
    jobs.close();
  }
}

/** The bytes of an index of the jobs of a run; nothing is read anew. */
async function indexOf(model: ModelContents, jobs: PlacedRecords, places: KeptPlaces): Promise<Uint8Array> {
  const { spaceId: space, counts, knowledge } = model;
  const index = createJobIndex({ space, counts, catalogue: knowledgeOf(knowledge).catalogue });
  for (let row = 0; row < counts.jobs; row++)
    index.put(indexedJob({ ...jobs.withCompany(row), place: places.of(row) }));
  return index.toBytes();
}

/** What the result of a run depends on beside its input. */
function settingsOf(options: ResolvedOptions): unknown {
  const { segmenter, clusterer, stopWords, ...rest } = options;
  const { workers, memory, signal, onProgress, onRejected, ...plain } = rest;
  const nameOf = (option: string, part: string | { readonly name: string }): string => {
    const name = typeof part === 'string' ? part : part.name;
    if (typeof name === 'string' && name !== '') return name;
    throw new JobprismError('OPTION_INVALID', { option, reason: 'must have a name where a run is to be taken up' });
  };
  return {
    version: VERSION,
    ...plain,
    segmenter: nameOf('segmenter', segmenter),
    clusterer: nameOf('clusterer', clusterer),
    stopWords: stopWords && [...stopWords].sort(),
    // Whose dictionary `intl` cuts by.
    icu: process.versions.icu,
  };
}
