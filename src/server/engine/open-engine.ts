import { JobprismError } from '../../core/errors.js';
import { indexFileOf } from '../../pipeline/storage/index-path.js';
import { modelFileOf } from '../../pipeline/storage/model-path.js';
import type { CheckedService } from '../options.js';
import type { Engine, EngineEvent } from './call.js';
import { type Files, fileThreads, keptFile, readIndex } from './file-threads.js';
import { openInlineEngine } from './inline-engine.js';
import { openFiles } from './open-files.js';
import type { Opened } from './ranker.js';
import { readShared } from './read-files.js';
import { openThreadEngine } from './thread-engine.js';
import { loadReader, warmUp } from './warm-up.js';

type Log = (event: EngineEvent) => void;

/**
 * The engine that the options ask for.
 *
 * @throws JobprismError OPTION_INVALID and what opening model and index throws
 */
export async function openEngine(options: CheckedService, log: Log): Promise<Engine> {
  const { recommender, threads, queue, callTimeout } = options;
  if (recommender !== undefined) {
    if (options.model !== undefined) throw invalid('model', 'a recommender is given, which has a model');
    const open = async (): Promise<Opened> => ({
      ranker: typeof recommender === 'function' ? await recommender() : recommender,
    });
    return openInlineEngine(open, queue, log);
  }
  const files = await filesOf(options);
  if (threads === 0) return openInlineEngine(openingHere(files, log), queue, log);
  return openThreadEngine(() => fileThreads(files), { threads, queue, patience: callTimeout * 1000, log });
}

/** The files that the paths mean, told once: a folder stands for what analyze wrote into it. */
async function filesOf({ model, index, write }: CheckedService): Promise<Files> {
  if (model === undefined) throw invalid('model', 'it is missing, and so is a recommender');
  if (write && index === undefined) throw invalid('write', 'there is no index to write to');
  return { model: await modelFileOf(model), index: index === undefined ? null : await indexFileOf(index), write };
}

/** How files are opened on this thread, which stays warm: what is opened later only loads what it reads with. */
function openingHere(files: Files, log: Log): () => Promise<Opened> {
  let isWarm = false;
  return async () => {
    const opened = await openHere(files, log);
    if (isWarm) await loadReader(opened);
    else for (const lane of ['assign', 'rank'] as const) await warmUp(opened, lane);
    isWarm = true;
    return opened;
  };
}

async function openHere({ model: modelPath, index: indexPath, write }: Files, log: Log): Promise<Opened> {
  const model = await readShared(modelPath);
  const index = await readIndex(indexPath, write);
  const opened = await openFiles({
    model: new Uint8Array(model.bytes),
    index: index && new Uint8Array(index.bytes),
    keepIn: keptFile(indexPath, index, write),
  });
  const { lostBytes, ranker } = opened;
  if (lostBytes > 0) log({ event: 'index-recovered', lostBytes, jobs: ranker.index.size });
  return opened;
}

function invalid(option: string, reason: string): JobprismError {
  return new JobprismError('OPTION_INVALID', { option, reason });
}
