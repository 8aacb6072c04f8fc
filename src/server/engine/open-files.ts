import { JobprismError } from '../../core/errors.js';
import type { JobModel } from '../../pipeline/model/job-model.js';
import { openModel } from '../../pipeline/model/open-model.js';
import { createRecommender } from '../../pipeline/recommend/recommender.js';
import { createJobIndex, type IndexAbout, type JobIndex, openJobIndex } from '../../recommend/job-index.js';
import { type KeptFile, keeperOf } from './index-keeper.js';
import type { Opened, Ranker } from './ranker.js';
import { today } from './today.js';

/** A model and an index as bytes. */
export interface FileBytes {
  readonly model: Uint8Array;
  /** Null or empty for an index without jobs. */
  readonly index: Uint8Array | null;
  /** The file that changes of the index are written to; null where they are not. */
  readonly keepIn: KeptFile | null;
}

/** What {@link openFiles} gives. */
export interface OpenedFiles extends Opened {
  /** Bytes at the end of the index that a write left behind which broke off. */
  readonly lostBytes: number;
}

/**
 * Opens a model and an index. An index whose last write broke off is taken up to there: nobody was told that it was done.
 *
 * @throws JobprismError as opening a model and an index does, except INDEX_TORN
 */
export async function openFiles({ model: modelBytes, index: indexBytes, keepIn }: FileBytes): Promise<OpenedFiles> {
  const model = await openModel(modelBytes);
  const about: IndexAbout = {
    space: model.space,
    counts: model.counts.all,
    catalogue: model.knowledge.catalogue,
    dimensions: model.about.dimensions,
  };
  const index = indexBytes?.length ? await openIndex(indexBytes, about) : createJobIndex(about);
  const { lostBytes } = index;
  const rankers = rankersOf(model, index);
  const base = {
    lostBytes,
    get ranker() {
      return rankers();
    },
  };
  if (keepIn === null) return base;
  const keeper = keeperOf(keepIn, indexBytes?.length ?? 0, lostBytes);
  const keep = async (): Promise<void> => {
    const segment = await index.takeChanges();
    if (segment) await keeper.append(segment);
  };
  return Object.assign(base, { keep, check: keeper.check });
}

/** The recommender of today: jobs in a résumé that last until now end today. */
function rankersOf(model: JobModel, index: JobIndex): () => Ranker {
  let made: { readonly day: string; readonly ranker: Ranker } | null = null;
  return () => {
    const day = today();
    if (made?.day !== day) {
      const ranker = createRecommender(model, index, { referenceDate: day });
      made = { day, ranker };
    }
    return made.ranker;
  };
}

async function openIndex(bytes: Uint8Array, about: IndexAbout): Promise<JobIndex> {
  try {
    return await openJobIndex(bytes, about);
  } catch (error) {
    if (!(error instanceof JobprismError) || error.code !== 'INDEX_TORN') throw error;
    return openJobIndex(bytes, about, { recover: true });
  }
}
