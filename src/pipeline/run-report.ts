import { type Warning, warning } from '../core/warnings.js';
import { VERSION } from '../version.js';
import type { RunReport } from './analysis.js';
import type { Stages } from './assemble.js';
import type { ResolvedOptions } from './options.js';

/** What a run was asked, what it worked with, and its warnings. */
export function report(
  stages: Omit<Stages, 'mapper' | 'placed' | 'affinity'> & { resolved: ResolvedOptions; segmenter: string },
): RunReport {
  const { resolved, read, vectors, clustered, knowledge, segmenter } = stages;
  const records = read.copies.jobs + read.rejected.length;
  const warnings: Warning[] = [...read.warnings, ...vectors.warnings, ...clustered.warnings];
  if (read.rejected.length > 0)
    warnings.unshift(warning('RECORDS_REJECTED', { rejected: read.rejected.length, records }));
  const { clusters, seed, nInit, language, clusterer } = resolved;
  return {
    version: VERSION,
    options: {
      clusters,
      seed,
      nInit,
      language,
      segmenter,
      clusterer: typeof clusterer === 'string' ? clusterer : clusterer.name,
      representation: resolved.representation,
      metric: resolved.metric,
      dimensions: vectors.dimensions,
      weighting: resolved.weighting,
      sublinearTf: resolved.weighting === 'tfidf' ? resolved.sublinearTf : null,
      phrases: resolved.phrases,
      emphasis: factorsAsText(resolved.emphasis),
      sectionWeights: factorsAsText(resolved.sectionWeights ?? {}),
      boilerplate: resolved.boilerplate,
      minDf: vectors.bounds.minDf,
      maxDf: vectors.bounds.maxDf,
      maxFeatures: resolved.maxFeatures,
      outliers: resolved.outliers,
      duplicates: resolved.duplicates,
      duplicateThreshold: resolved.duplicateThreshold,
      referenceDate: resolved.referenceDate ?? null,
      keepPersonal: resolved.keepPersonal,
      dropFlagged: resolved.dropFlagged,
      ownStopWords: resolved.stopWords !== undefined,
    },
    packs: knowledge.packs.map(({ id, version }) => ({ id, version })),
    records,
    jobs: read.rows,
    duplicates: { ...read.copies.counts },
    rejected: read.rejected.length,
    files: read.files,
    personal: read.personal,
    languages: read.languages,
    vocabulary: vectors.model.vocabulary.terms.length,
    clusters: clustered.clustering.k,
    outliers: clustered.labels.filter((label) => label === -1).length,
    triedK: clustered.triedK,
    quality: clustered.quality,
    tree: clustered.tree,
    warnings,
  };
}

/** Factors other than 1, as the command line takes them: `technology=2,code=1.5`. */
function factorsAsText(factors: Readonly<Record<string, number>>): string {
  return Object.entries(factors)
    .filter(([, factor]) => factor !== 1)
    .map(([name, factor]) => `${name}=${factor}`)
    .join(',');
}
