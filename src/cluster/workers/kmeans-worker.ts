import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { RunControl } from '../../core/control.js';
import { JobprismError } from '../../core/errors.js';
import { lloydRuns } from '../lloyd-runs.js';
import { finishNow } from '../runs.js';
import { openShared } from '../wasm-backend.js';
import { help } from '../wasm-crew.js';
import { instantiate, kernelModule } from '../wasm-kernel.js';
import type { Answer, FitMessage, JoinMessage, Role } from './messages.js';

// What each thread of a crew runs: the leader makes whole fits, helpers join its loops.

const role = workerData as Role;
if (role.leads) parentPort!.on('message', (message: FitMessage) => answer(fitFor(message, role.helpers)));
else role.leader.on('message', join);

function fitFor({ matrix, options, stop }: FitMessage, helpers: readonly MessagePort[]): Answer {
  const control: RunControl = {
    signal: signalOf(stop),
    onProgress: ({ done, total }) => answer({ kind: 'progress', done, total }),
  };
  const open = openShared(helpers.length, (joins) => {
    for (const [number, helper] of helpers.entries()) helper.postMessage(joins[number]);
  });
  try {
    return { kind: 'result', clustering: finishNow(lloydRuns(matrix, options, control, open)) };
  } catch (error) {
    if (!(error instanceof JobprismError)) throw error;
    return { kind: 'error', code: error.code, details: error.details };
  }
}

/** Of a signal only `aborted` is looked at while a fit goes on; no event could come in between. */
function signalOf(stop: Int32Array): AbortSignal {
  return {
    get aborted() {
      return Atomics.load(stop, 0) === 1;
    },
  } as AbortSignal;
}

function answer(message: Answer): void {
  parentPort!.postMessage(message);
}

function join({ memory, crew, task, scratch }: JoinMessage): void {
  // There is a module, or the leader would not have asked.
  help({ exports: instantiate(kernelModule(true)!, memory), crew, task, scratch });
}
