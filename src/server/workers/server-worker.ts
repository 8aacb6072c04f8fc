import { parentPort, workerData } from 'node:worker_threads';
import { JobprismError } from '../../core/errors.js';
import { aboutOf, answer } from '../engine/answer.js';
import { type OpenedFiles, openFiles } from '../engine/open-files.js';
import { faultOf, type ThreadMessage, type ThreadSetup } from '../engine/thread.js';
import { warmUp } from '../engine/warm-up.js';
import type { Work } from '../engine/work.js';

// What a thread of the service runs: it opens model and index, then answers one call after another.

const { lane, model, index, keepIn } = workerData as ThreadSetup;

async function start(): Promise<void> {
  const opened = await openFiles({
    model: new Uint8Array(model),
    index: index && new Uint8Array(index),
    keepIn,
  });
  await warmUp(opened, lane);
  parentPort!.on('message', (work: Work) => void reply(opened, work));
  tell({ kind: 'ready', about: aboutOf(opened), lostBytes: opened.lostBytes });
}

async function reply(opened: OpenedFiles, work: Work): Promise<void> {
  try {
    const json = await answer(opened, work);
    tell({ kind: 'answer', json, jobs: opened.ranker.index.size });
  } catch (error) {
    tellError(error);
  }
}

function tellError(error: unknown): void {
  if (error instanceof JobprismError) tell({ kind: 'error', code: error.code, details: error.details });
  else tell({ kind: 'fault', ...faultOf(error) });
}

function tell(message: ThreadMessage): void {
  parentPort!.postMessage(message);
}

await start().catch(tellError);
