import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { RunControl } from '../../core/control.js';
import type { CsrMatrix } from '../../core/csr.js';
import { JobprismError, reasonOf } from '../../core/errors.js';
import type { Clustering, ClusterOptions } from '../clusterer.js';
import type { Answer, FitMessage, Role } from './messages.js';

/** Beside the file that this is built into, which is CommonJS in one of the builds. */
const WORKER = new URL(
  './kmeans-worker.js',
  typeof __filename === 'string' ? pathToFileURL(__filename).href : import.meta.url,
);
/** Most threads that `auto` starts: beyond, they wait for the memory and for each other. */
const MOST_AUTOMATIC = 8;

/** Threads that make one fit after the other. */
interface Crew {
  readonly threads: number;
  readonly leader: Worker;
  readonly all: readonly Worker[];
}

/** The crew of the last fit, which waits for the next one; it does not keep the process from ending. */
let waiting: Crew | null = null;

/**
 * A fit by a crew of threads. The process is kept alive while it goes on.
 *
 * @returns null where there would be one thread only, or where the file of the worker is not beside this one, as in the
 *   bundle of another program
 * @throws JobprismError what the fit throws; ABORTED; WORKER_FAILED where a thread ends before the fit
 */
export async function fitByCrew(
  matrix: CsrMatrix,
  options: ClusterOptions,
  control: RunControl,
  workers: number | 'auto',
): Promise<Clustering | null> {
  const threads = workers === 'auto' ? Math.min(MOST_AUTOMATIC, availableParallelism()) : workers;
  if (threads < 2 || !existsSync(fileURLToPath(WORKER))) return null;
  const crew = takeCrew(threads);
  for (const thread of crew.all) thread.ref();
  try {
    const answer = await fitBy(crew, matrix, options, control);
    letWait(crew);
    if (answer.kind === 'result') return answer.clustering;
    throw new JobprismError(
      answer.code,
      answer.details,
      answer.code === 'ABORTED' ? control.signal?.reason : undefined,
    );
  } catch (error) {
    if (waiting !== crew) await endCrew(crew);
    throw error;
  }
}

type Ending = Exclude<Answer, { readonly kind: 'progress' }>;
type Progressed = Extract<Answer, { readonly kind: 'progress' }>;

function fitBy(crew: Crew, matrix: CsrMatrix, options: ClusterOptions, control: RunControl): Promise<Ending> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const abort = (): void => void Atomics.store(stop, 0, 1);
  if (control.signal?.aborted) abort();
  control.signal?.addEventListener('abort', abort);
  const listeners = new AbortController();
  return new Promise<Ending>((resolve, reject) => {
    const fail = (reason: unknown): void => {
      reject(new JobprismError('WORKER_FAILED', { reason: reasonOf(reason) }, reason));
    };
    // What a caller's function throws ends the fit, as it does on the calling thread.
    const tell = ({ done, total }: Progressed): void => {
      try {
        control.onProgress?.({ stage: 'cluster', done, total });
      } catch (error) {
        reject(error);
      }
    };
    const listen = <T>(thread: Worker, event: string, listener: (value: T) => void): void => {
      thread.on(event, listener);
      listeners.signal.addEventListener('abort', () => thread.off(event, listener));
    };
    listen(crew.leader, 'message', (answer: Answer) => {
      if (answer.kind !== 'progress') resolve(answer);
      else tell(answer);
    });
    for (const thread of crew.all) {
      listen(thread, 'error', fail);
      listen(thread, 'exit', (code: number) => fail(new Error(`it ended with status ${code}`)));
    }
    crew.leader.postMessage({ matrix: shared(matrix), options, stop } satisfies FitMessage);
  }).finally(() => {
    control.signal?.removeEventListener('abort', abort);
    listeners.abort();
  });
}

function takeCrew(threads: number): Crew {
  const crew = waiting;
  if (crew?.threads !== threads) return startCrew(threads);
  waiting = null;
  return crew;
}

function startCrew(threads: number): Crew {
  const channels = Array.from({ length: threads - 1 }, () => new MessageChannel());
  const started: Worker[] = [];
  const start = (role: Role): Worker => {
    const thread = startThread(role);
    started.push(thread);
    return thread;
  };
  try {
    const leader = start({ leads: true, helpers: channels.map(({ port2 }) => port2) });
    for (const { port1 } of channels) start({ leads: false, leader: port1 });
    return { threads, leader, all: started };
  } catch (error) {
    for (const thread of started) void thread.terminate();
    throw new JobprismError('WORKER_FAILED', { reason: reasonOf(error) }, error);
  }
}

function startThread(role: Role): Worker {
  const transferList = role.leads ? [...role.helpers] : [role.leader];
  const thread = new Worker(WORKER, { workerData: role, transferList });
  // A thread that fails while it waits is told of by its end.
  thread.on('error', () => {});
  thread.on('exit', () => {
    if (waiting?.all.includes(thread)) void endCrew(waiting);
  });
  return thread;
}

/** Only one crew waits; with others, fits that were made at once would leave theirs behind. */
function letWait(crew: Crew): void {
  if (waiting !== null) void endCrew(waiting);
  waiting = crew;
  for (const thread of crew.all) thread.unref();
}

async function endCrew(crew: Crew): Promise<void> {
  if (waiting === crew) waiting = null;
  await Promise.all(crew.all.map((thread) => thread.terminate()));
}

/** The matrix in memory that threads share. */
function shared({ rows, cols, indptr, indices, data }: CsrMatrix): CsrMatrix {
  const integers = (values: Int32Array): Int32Array => {
    if (values.buffer instanceof SharedArrayBuffer) return values;
    const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
    copy.set(values);
    return copy;
  };
  const numbers = new Float32Array(new SharedArrayBuffer(data.byteLength));
  numbers.set(data);
  return { rows, cols, indptr: integers(indptr), indices: integers(indices), data: numbers };
}
