import { centroidSimilarities } from '../cluster/assign.js';
import type { Clustering } from '../cluster/clusterer.js';
import { topTerms } from '../cluster/labels.js';
import { representatives } from '../cluster/representatives.js';
import { type RunControl, type Stage, throwIfAborted } from '../core/control.js';
import { type Warning, warning } from '../core/warnings.js';
import { type Knowledge, withPacks } from '../frameworks/registry.js';
import type { CorpusProfile, Mapper } from '../mapping/mapper.js';
import { createMapper } from '../mapping/mapper.js';
import { createTokenizer } from '../tokenize/tokenizer.js';
import { VERSION } from '../version.js';
import type { AnalysedCluster, AnalysedJob, Analysis, RunReport } from './analysis.js';
import { type ClusterStage, cluster, type VectorStage, vectorize } from './cluster-stage.js';
import { labelOf } from './label.js';
import { type AnalyzeOptions, type ResolvedOptions, resolveOptions } from './options.js';
import { profileOf } from './profile.js';
import { type ReadJob, type ReadStage, readAll } from './read-stage.js';
import { type AnalyzeSource, jobEvents } from './source.js';

const TERMS_KEPT = 20;
const REPRESENTATIVES_KEPT = 5;

/**
 * Reads job descriptions, clusters them, and maps every job and cluster to capabilities and frameworks with evidence.
 *
 * The same input, options and version give the same result.
 *
 * @param source files, or objects with the usual field names
 * @throws JobprismError OPTION_INVALID, INPUT_NOT_FOUND, INPUT_EMPTY, CLUSTERS_INVALID, SEGMENTER_MISSING, PACK_INVALID,
 * ABORTED
 * @example
 * const { clusters } = await analyze('scraped/*.csv', { clusters: 8, seed: 1 });
 * for (const cluster of clusters) console.log(cluster.size, cluster.label.zh, cluster.label.en);
 */
export async function analyze(source: AnalyzeSource, options: AnalyzeOptions = {}): Promise<Analysis> {
  const { format, maxRecordBytes, stdin } = options;
  const resolved = resolveOptions(options);
  const control: RunControl = { signal: resolved.signal, onProgress: resolved.onProgress };
  throwIfAborted(control, 'read');
  const knowledge = withPacks(resolved.packs);
  const { catalogue } = knowledge;
  const tokenizer = await createTokenizer({
    segmenter: resolved.segmenter,
    ...(resolved.stopWords ? { stopWords: resolved.stopWords } : {}),
  });
  const mapper = createMapper(knowledge);
  const events = jobEvents(source, { format, maxRecordBytes, stdin }, control);
  const { language, onRejected } = resolved;
  const read = await readAll(events, { catalogue, tokenizer, mapper, language, onRejected }, control);
  await pause(control, 'vectorize');
  const vectors = vectorize(read.terms, resolved);
  const rows = read.jobs.length;
  control.onProgress?.({ stage: 'vectorize', done: rows, total: rows });
  await pause(control, 'cluster');
  const clustered = await cluster(vectors.matrix, resolved, control);
  await pause(control, 'map');
  const jobs = analysedJobs(read, vectors, clustered.clustering);
  const clusters = analysedClusters({ read, vectors, clustered, mapper, knowledge });
  control.onProgress?.({ stage: 'map', done: clusters.length, total: clusters.length });
  return {
    jobs,
    clusters,
    rejected: read.rejected,
    run: report({ resolved, read, vectors, clustered, knowledge, segmenter: tokenizer.segmenter }),
  };
}

/** Lets signals and timers in between stages that hold the thread, and stops where one of them aborted the run. */
async function pause(control: RunControl, next: Stage): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  throwIfAborted(control, next);
}

interface Stages {
  readonly read: ReadStage;
  readonly vectors: VectorStage;
  readonly clustered: ClusterStage;
  readonly mapper: Mapper;
  readonly knowledge: Knowledge;
}

function analysedJobs(read: ReadStage, { matrix }: VectorStage, clustering: Clustering): AnalysedJob[] {
  const similarities = centroidSimilarities(matrix, clustering.labels, clustering);
  return read.jobs.map(({ source, title, language, facts, mapping: { id, ...mapped } }, row) => ({
    id,
    source,
    title,
    language,
    cluster: clustering.labels[row]!,
    similarity: Math.min(1, Math.max(0, similarities[row]!)),
    ...mapped,
    facts,
  }));
}

function analysedClusters(stages: Stages): AnalysedCluster[] {
  const { read, vectors, clustered, mapper } = stages;
  const { clustering } = clustered;
  const corpus = mapper.profile(read.jobs.map(({ mapping }) => mapping));
  const typical = topTerms(vectors.matrix, clustering.labels, clustering.k, vectors.model.vocabulary.terms, TERMS_KEPT);
  const nearest = representatives(vectors.matrix, clustering, REPRESENTATIVES_KEPT);
  return Array.from({ length: clustering.k }, (_, number) => {
    const members = read.jobs.filter((_job, row) => clustering.labels[row] === number);
    return analysedCluster(stages, corpus, {
      number,
      members,
      terms: typical[number]!,
      nearest: nearest[number]!.map(({ row, similarity }) => ({ job: read.jobs[row]!, similarity })),
    });
  });
}

interface ClusterParts {
  readonly number: number;
  readonly members: readonly ReadJob[];
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
  readonly nearest: readonly { readonly job: ReadJob; readonly similarity: number }[];
}

function analysedCluster(stages: Stages, corpus: CorpusProfile, parts: ClusterParts): AnalysedCluster {
  const { read, mapper, knowledge } = stages;
  const { number, members, nearest } = parts;
  const terms = parts.terms.map(({ term, weight }) => {
    const info = read.terms.describe(term);
    return { term: info.shown, weight, info };
  });
  const profile = profileOf(members.map(({ facts, mapping: { role, level } }) => ({ facts, role, level })));
  return {
    cluster: number,
    label: labelOf(terms, profile.roles, members.length, nameOfTerm(knowledge)),
    size: members.length,
    terms: terms.map(({ term, weight }) => ({ term, weight })),
    representatives: nearest.map(({ job, similarity }) => ({
      id: job.id,
      title: job.title ?? job.opening,
      similarity,
    })),
    ...mapper.mapCluster(
      members.map(({ mapping }) => mapping),
      corpus,
    ),
    ...profile,
  };
}

function nameOfTerm({ catalogue }: Knowledge): (term: string) => string | null {
  const names = new Map([...catalogue.technologies.values()].map(({ id, name }) => [catalogue.termOf(id), name]));
  return (term) => names.get(term) ?? null;
}

function report(stages: Omit<Stages, 'mapper'> & { resolved: ResolvedOptions; segmenter: string }): RunReport {
  const { resolved, read, vectors, clustered, knowledge, segmenter } = stages;
  const records = read.jobs.length + read.rejected.length;
  const warnings: Warning[] = [...read.warnings, ...vectors.warnings, ...clustered.warnings];
  if (read.rejected.length > 0)
    warnings.unshift(warning('RECORDS_REJECTED', { rejected: read.rejected.length, records }));
  const languages = { zh: 0, en: 0, mixed: 0 };
  for (const { language } of read.jobs) languages[language]++;
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
      maxFeatures: resolved.maxFeatures,
      minDf: resolved.minDf ?? null,
      maxDf: resolved.maxDf ?? null,
    },
    packs: knowledge.packs.map(({ id, version }) => ({ id, version })),
    records,
    jobs: read.jobs.length,
    rejected: read.rejected.length,
    languages,
    vocabulary: vectors.model.vocabulary.terms.length,
    clusters: clustered.clustering.k,
    triedK: clustered.triedK,
    quality: clustered.quality,
    warnings,
  };
}
