import { Worker } from 'node:worker_threads';
import { type Details, ERROR_CATALOGUE, type ErrorCode, JobprismError } from '../../core/errors.js';
import type { EngineAbout, LaneName } from './call.js';
import type { KeptFile } from './index-keeper.js';
import type { Work } from './work.js';

/** What a thread is started with. The bytes are shared by all threads. */
export interface ThreadSetup {
  readonly lane: LaneName;
  readonly model: SharedArrayBuffer;
  /** Null for a thread that only assigns. */
  readonly index: SharedArrayBuffer | null;
  /** The file that changes of the index are written to. */
  readonly keepIn: KeptFile | null;
}

/** From a thread: that it is ready, what it answers, or why not. */
export type ThreadMessage =
  | { readonly kind: 'ready'; readonly about: EngineAbout; readonly lostBytes: number }
  | { readonly kind: 'answer'; readonly json: string; readonly jobs: number }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly details: Details }
  | { readonly kind: 'fault'; readonly name: string; readonly frames: string };

/** What a lane sees of a thread. */
export interface Thread {
  ask(work: Work): void;
  end(): Promise<unknown>;
}

/** What becomes of a thread. */
export interface ThreadListener {
  message(message: ThreadMessage): void;
  /** It has ended by itself; called once at most. */
  ended(fault: Fault): void;
}

/** An error that was not foreseen, without its message, which may hold words of jobs or people. */
export interface Fault {
  readonly name: string;
  readonly frames: string;
}

/** Starts threads; tests start their own. */
export type StartThread = (listener: ThreadListener) => Thread;

/** Flags that give a program in place of a file. */
const EVALUATES = /^(?:--input-type|--eval|--print|-e|-p|-pe)\b/;
/** A thread inherits the flags of the process, but not a program; given one by one, those of the engine would be refused. */
const OF_PROGRAM = process.execArgv.some((flag) => EVALUATES.test(flag)) ? { execArgv: [] } : {};

/** Threads of a file; the setup of each is made when it starts. */
export function threadsOf(file: URL, setup: () => Promise<ThreadSetup>): StartThread {
  return ({ message, ended }) => {
    // The keys of the service are nobody's business there.
    const { JOBPRISM_KEYS: _, ...env } = process.env;
    let worker: Worker | null = null;
    let isOver = false;
    const over = (fault: Fault): void => {
      if (isOver) return;
      isOver = true;
      ended(fault);
    };
    const start = async (): Promise<void> => {
      const workerData = await setup();
      if (isOver) return;
      worker = new Worker(file, { workerData, env, ...OF_PROGRAM });
      worker.on('message', message);
      worker.on('error', (error) => over(faultOf(error)));
      worker.on('messageerror', (error) => over(faultOf(error)));
      worker.on('exit', (code) => over({ name: `exit ${code}`, frames: '' }));
    };
    start().catch((error: unknown) => over(faultOf(error)));
    return {
      ask: (work) => worker?.postMessage(work),
      end: async () => {
        isOver = true;
        await worker?.terminate();
      },
    };
  };
}

/** Name, code and frames of whatever was thrown. */
export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { name: typeof thrown, frames: '' };
  const { code } = thrown as NodeJS.ErrnoException;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { name: code === undefined ? thrown.name : `${thrown.name} ${code}`, frames: frames.slice(0, 10).join('\n') };
}

/** The error that a message of a thread stands for. */
export function errorOf(message: Extract<ThreadMessage, { kind: 'error' | 'fault' }>): Error {
  if (message.kind === 'error' && Object.hasOwn(ERROR_CATALOGUE, message.code)) {
    return new JobprismError(message.code, message.details);
  }
  return answerFailed(message.kind === 'fault' ? message : { name: 'error', frames: '' });
}

/** ANSWER_FAILED, with what the log should have as its cause. */
export function answerFailed(fault: Fault): JobprismError {
  return new JobprismError('ANSWER_FAILED', {}, fault);
}
