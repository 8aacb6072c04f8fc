import { JobprismError } from '../../core/errors.js';
import { type Knowledge, knowledgeOf } from '../../frameworks/registry.js';
import { digestIn, pack } from '../../model/container.js';
import { COUNTED, type JobCounts, type ModelContents, type ModelSegmenter } from '../../model/contents.js';
import { encodeModel } from '../../model/encode.js';
import { deepFrozen, fixedMap } from '../../model/frozen.js';
import { likenessToClusters } from '../../model/likeness.js';
import type { Segmenter } from '../../tokenize/segmenter.js';
import type { AnalysedCluster, RunReport } from '../analysis.js';
import type { CrawlControl } from './crawl.js';
import { type GivenJob, givenJob } from './given-job.js';
import { type AssignedJob, JobReader, type PlacedJob, type PrintedJob } from './job-reader.js';
import { grown } from './partial-fit.js';

/** What a model is, as plain data. */
export interface ModelAbout {
  /** Of the jobprism that made it. */
  readonly version: string;
  /** Jobs that it was made from, copies not counted. */
  readonly jobs: number;
  readonly clusters: number;
  /** Terms that places are told by. */
  readonly vocabulary: number;
  /** Of the latent space; null where there is none. */
  readonly dimensions: number | null;
  readonly packs: readonly { readonly id: string; readonly version: string }[];
  readonly segmenter: ModelSegmenter;
  /** The report of the run that it was made by, its options and its files among it. */
  readonly run: RunReport;
}

/**
 * What a run has learnt: it reads further jobs as the run read its own, and puts them to its clusters. Nothing of it is
 * changed by what it is asked, and what it shows is frozen.
 */
export interface JobModel {
  /** The SHA-256 that its bytes hold of themselves, in hexadecimal. */
  readonly id: string;
  /**
   * SHA-256 of what gives a job its place and its names: vocabulary, weights, latent space, catalogue, packs and all that
   * reading depends on. Places and ids of two models compare where it is the same.
   */
  readonly space: string;
  readonly about: ModelAbout;
  /** As clusters.json has them. */
  readonly clusters: readonly AnalysedCluster[];
  readonly knowledge: Knowledge;
  /** How often things stand in the jobs that it was made from, copies not counted: in all, and in those of each cluster. */
  readonly counts: { readonly all: JobCounts; readonly clusters: readonly JobCounts[] };
  /**
   * Reads a job and puts it to a cluster. What it gives for a job of its run deep-equals what `analyze` gave; for a copy
   * of an earlier job all but cluster and similarity, which `analyze` takes from that one.
   *
   * @param job as the readers give it, an object with the usual field names, or the text alone
   * @throws JobprismError OPTION_INVALID where it is none of them
   */
  assign(job: GivenJob): Promise<AssignedJob>;
  /** The same with what an index of jobs needs beside. */
  place(job: GivenJob): Promise<PlacedJob>;
  /** The same with what `DuplicateFinder` tells copies by, which takes a few percent longer. */
  placeWithPrint(job: GivenJob): Promise<PrintedJob>;
  /** The place alone that {@link place} gives: what the job asks for is not read, which is most of the work. */
  placeOf(job: GivenJob): Promise<PlacedJob['place']>;
  /**
   * How like the clusters are to a place that {@link place} gave: by cluster the cosine to its centroid, in [-1, 1]. Null where
   * the model has no latent space.
   *
   * @throws JobprismError OPTION_INVALID where it is no place, as that of a job without a known term, which is null
   */
  likeness(place: Float32Array): Float64Array | null;
  /**
   * The model after further jobs: tomorrow's crawl. Its space is the same, so that an index of jobs stays good; centroids,
   * counts and sizes are those of all jobs together. `about.run.grown` tells what it learnt from and what it did not know.
   * `docs/CHANGES-BETWEEN-CRAWLS.md` has what changes, what stays, and when a new fit is due. Same jobs, same bytes.
   *
   * Where the run of the model left out what is flagged as no job, so does this.
   *
   * @param jobs as {@link assign} takes them, in order; not those that the model knows, which would count twice
   * @param control `onRejected` is told what is left out
   * @throws JobprismError OPTION_INVALID where one is no job, INPUT_EMPTY where there are none, ABORTED
   * @example
   * const tomorrow = await model.partialFit(jobs);
   * console.log(tomorrow.about.run.grown?.unseen.share); // 0.02: of what the jobs speak of, 2 % have no column
   */
  partialFit(jobs: Iterable<GivenJob> | AsyncIterable<GivenJob>, control?: CrawlControl): Promise<JobModel>;
  /** The bytes of model.jobprism, the same for the same model on any machine. */
  toBytes(): Promise<Uint8Array>;
}

/** What the models hold, which is no part of what they offer. */
const CONTENTS = new WeakMap<JobModel, ModelContents>();

/**
 * What a model holds.
 *
 * @param where what to call it in an error
 * @throws JobprismError OPTION_INVALID where the library did not make it
 */
export function contentsOf(model: JobModel, where = 'model'): ModelContents {
  const contents = CONTENTS.get(model);
  if (contents) return contents;
  throw new JobprismError('OPTION_INVALID', {
    option: where,
    reason: 'must be a model, as loadModel, openModel and fitModel give it',
  });
}

/** What is needed to make a model of its contents. */
export interface ModelParts {
  readonly contents: ModelContents;
  /** The segmenter, where it is none that is built in. */
  readonly segmenter: Segmenter | undefined;
  /** The bytes it was read from; made from the contents where they are not given. */
  readonly bytes?: Uint8Array | undefined;
}

/** Makes a model of contents that are sound. The catalogue and the dictionary are loaded when they are first needed. */
export async function jobModel({ contents, segmenter, bytes }: ModelParts): Promise<JobModel> {
  const id = digestIn(bytes ?? (await pack(encodeModel(contents))));
  let knowledge: Knowledge | undefined;
  let reader: Promise<JobReader> | undefined;
  const known = (): Knowledge => {
    knowledge ??= knowledgeOf(contents.knowledge);
    return knowledge;
  };
  const opened = (): Promise<JobReader> => {
    reader ??= JobReader.open(contents, known(), segmenter);
    return reader;
  };
  const place = async (job: GivenJob): Promise<PlacedJob> => {
    const asked = givenJob(job, 'job');
    return (await opened()).place(asked);
  };
  const model: JobModel = {
    id,
    space: contents.spaceId,
    about: deepFrozen(aboutOf(contents)),
    clusters: deepFrozen(contents.described.clusters as readonly AnalysedCluster[]),
    get knowledge() {
      return known();
    },
    counts: Object.freeze({
      all: fixed(contents.counts),
      clusters: Object.freeze(contents.clusters.counts.map(fixed)),
    }),
    place,
    placeWithPrint: async (job) => {
      const asked = givenJob(job, 'job');
      return (await opened()).placeWithPrint(asked);
    },
    placeOf: async (job) => {
      const asked = givenJob(job, 'job');
      return (await opened()).placeOf(asked);
    },
    assign: async (job) => (await place(job)).job,
    likeness: (place) => {
      requirePlace(place);
      return contents.space.dimensions === null ? null : likenessToClusters(contents.clusters, place);
    },
    partialFit: async (jobs, control = {}) =>
      jobModel({ contents: await grown({ id, contents, knowledge: known(), segmenter }, jobs, control), segmenter }),
    toBytes: async () => bytes?.slice() ?? pack(encodeModel(contents)),
  };
  CONTENTS.set(model, contents);
  return model;
}

/** Counts that a caller cannot change. */
function fixed(counts: JobCounts): JobCounts {
  for (const field of COUNTED) if (!Object.isFrozen(counts[field])) fixedMap(counts[field]);
  return Object.freeze(counts);
}

function aboutOf({ version, counts, clusters, space, knowledge, reading, described }: ModelContents): ModelAbout {
  return {
    version,
    jobs: counts.jobs,
    clusters: clusters.k,
    vocabulary: space.terms.length,
    dimensions: space.dimensions,
    packs: knowledge.packs.map((own) => ({ id: own.id, version: own.version })),
    segmenter: reading.segmenter,
    run: described.run as RunReport,
  };
}

/** @throws JobprismError OPTION_INVALID */
function requirePlace(place: unknown): void {
  if (place instanceof Float32Array) return;
  throw new JobprismError('OPTION_INVALID', { option: 'place', reason: 'must be a Float32Array, as place() gives it' });
}
