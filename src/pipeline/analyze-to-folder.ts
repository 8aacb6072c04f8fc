import type { AnalysisOverview } from './analysis.js';
import type { AnalyzeOptions } from './options.js';
import { runStages } from './run.js';
import type { AnalyzeSource } from './source.js';
import { writeRun } from './write.js';

/**
 * The same as {@link analyze} and {@link writeAnalysis} together, the same bytes in the files, without ever holding the
 * jobs as objects.
 *
 * @param folder made if it is not there
 * @returns all but the jobs
 * @throws JobprismError as {@link analyze} does; OUTPUT_UNWRITABLE
 * @example
 * const { clusters, run } = await analyzeToFolder('scraped', 'out', { clusters: 50, seed: 1 });
 */
export async function analyzeToFolder(
  source: AnalyzeSource,
  folder: string,
  options: AnalyzeOptions = {},
): Promise<AnalysisOverview> {
  const { signal, onProgress } = options;
  const { overview, jobs, files } = await runStages(source, options, false);
  try {
    await writeRun(overview, jobs.lines(), files, folder, { signal, onProgress });
    return overview;
  } finally {
    jobs.close();
  }
}
