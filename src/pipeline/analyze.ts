import type { Analysis } from './analysis.js';
import type { AnalyzeOptions } from './options.js';
import { runStages } from './run.js';
import type { AnalyzeSource } from './source.js';

/**
 * Reads job descriptions, clusters them, and maps every job and cluster to capabilities and frameworks with evidence.
 *
 * The same input, options and version give the same result. All jobs are held as objects: for hundreds of thousands of
 * them `analyzeToFolder` takes a fraction of the memory.
 *
 * @param source files, or objects with the usual field names
 * @throws JobprismError OPTION_INVALID, INPUT_NOT_FOUND, INPUT_EMPTY, CLUSTERS_INVALID, SEGMENTER_MISSING, PACK_INVALID,
 * WORKER_FAILED, MEMORY_EXCEEDED, TEMPORARY_UNWRITABLE, ABORTED
 * @example
 * const { clusters } = await analyze('scraped/*.csv', { clusters: 8, seed: 1 });
 * for (const cluster of clusters) console.log(cluster.size, cluster.label.zh, cluster.label.en);
 */
export async function analyze(source: AnalyzeSource, options: AnalyzeOptions = {}): Promise<Analysis> {
  const { overview, jobs } = await runStages(source, options, { exact: true });
  try {
    return { jobs: [...jobs.jobs()], ...overview };
  } finally {
    jobs.close();
  }
}
