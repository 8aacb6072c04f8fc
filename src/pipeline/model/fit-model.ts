import type { Analysis } from '../analysis.js';
import type { AnalyzeOptions } from '../options.js';
import { runStages } from '../run.js';
import type { AnalyzeSource } from '../source.js';
import { type JobModel, jobModel } from './job-model.js';

/** A model with the analysis that it was made by. */
export interface FittedModel {
  readonly model: JobModel;
  readonly analysis: Analysis;
}

/**
 * Analyses jobs as `analyze` does, and keeps what was learnt, to read other jobs by.
 *
 * @throws JobprismError as `analyze` does
 * @example
 * const { model, analysis } = await fitModel('scraped/*.csv', { clusters: 8, seed: 1 });
 * await writeFile('model.jobprism', await model.toBytes());
 * const { cluster } = await model.assign('负责Go网关开发，支撑万级QPS');
 * console.log(analysis.clusters[cluster].label);
 */
export async function fitModel(source: AnalyzeSource, options: AnalyzeOptions = {}): Promise<FittedModel> {
  const { overview, jobs, model } = await runStages(source, options, { exact: true, model: true });
  try {
    const segmenter = typeof options.segmenter === 'object' ? options.segmenter : undefined;
    return {
      model: await jobModel({ contents: model!, segmenter }),
      analysis: { jobs: [...jobs.jobs()], ...overview },
    };
  } finally {
    jobs.close();
  }
}
