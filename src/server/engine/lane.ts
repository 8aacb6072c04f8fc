import { JobprismError } from '../../core/errors.js';
import type { EngineAbout, EngineEvent, LaneState } from './call.js';
import { answerFailed, errorOf, type Fault, type StartThread, type Thread, type ThreadMessage } from './thread.js';
import type { Work } from './work.js';

/** Waits before the next try to start a thread that does not start: 0.1 s, twice that, up to 6.4 s. */
const FIRST_WAIT = 100;
const MOST_DOUBLINGS = 6;

/** How a lane works. */
export interface LaneOptions {
  readonly name: string;
  readonly threads: number;
  /** Milliseconds after which a thread that still works on one call is taken for stuck and ended. */
  readonly patience: number;
  /** A thread is ready, at the start or in place of one that ended. */
  readonly ready?: ((about: EngineAbout) => void) | undefined;
  readonly log: (event: EngineEvent) => void;
}

/** An answer, with the jobs that the index of its thread now has. */
export interface LaneAnswer {
  readonly json: string;
  readonly jobs: number;
}

interface Task {
  readonly work: Work;
  readonly resolve: (answer: LaneAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

interface Seat {
  thread: Thread | null;
  isReady: boolean;
  task: Task | null;
  stuck: NodeJS.Timeout | undefined;
  failures: number;
  /** Threads that were started here or given up; what one of the earlier ones says is not heard. */
  turn: number;
}

/**
 * Threads that share one queue, one call each at a time. A thread that ends is started again; the call it was at fails,
 * those that wait do not.
 */
export class Lane {
  readonly #start: StartThread;
  readonly #options: LaneOptions;
  readonly #waiting = new Set<Task>();
  readonly #seats: Seat[];
  #opening: { resolve: (about: EngineAbout) => void; reject: (reason: unknown) => void } | null = null;
  #isClosed = false;
  #whenIdle: (() => void) | null = null;

  constructor(start: StartThread, options: LaneOptions) {
    this.#start = start;
    this.#options = options;
    this.#seats = Array.from({ length: options.threads }, () => ({
      thread: null,
      isReady: false,
      task: null,
      stuck: undefined,
      failures: 0,
      turn: 0,
    }));
  }

  get state(): LaneState {
    return {
      lane: this.#options.name,
      threads: this.#seats.length,
      ready: this.#seats.filter(({ isReady }) => isReady).length,
      running: this.#seats.filter(({ task }) => task !== null).length,
      waiting: this.#waiting.size,
    };
  }

  /** Starts the threads; what one of them opened, once all are ready. A thread that fails here fails the lane. */
  open(): Promise<EngineAbout> {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      for (const seat of this.#seats) this.#fill(seat);
    });
  }

  run(work: Work, signal?: AbortSignal): Promise<LaneAnswer> {
    if (this.#isClosed) return Promise.reject(new JobprismError('SERVER_STOPPING'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, ...settle } = withResolvers<LaneAnswer>();
    const task: Task = { work, ...settle };
    const giveUp = (): void => {
      this.#waiting.delete(task);
      task.reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp);
    this.#waiting.add(task);
    this.#next();
    return promise.finally(() => signal?.removeEventListener('abort', giveUp));
  }

  /** Takes no more calls, lets those at hand end, then ends the threads. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#isBusy()) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    await this.abandon();
  }

  /** Ends the threads at once. */
  async abandon(): Promise<void> {
    this.#isClosed = true;
    for (const task of this.#waiting) task.reject(new JobprismError('SERVER_STOPPING'));
    this.#waiting.clear();
    await Promise.all(
      this.#seats.map((seat) => {
        clearTimeout(seat.stuck);
        seat.task?.reject(new JobprismError('SERVER_STOPPING'));
        seat.task = null;
        return seat.thread?.end();
      }),
    );
  }

  #isBusy(): boolean {
    return this.#waiting.size > 0 || this.#seats.some(({ task }) => task !== null);
  }

  #fill(seat: Seat): void {
    if (this.#isClosed) return;
    const turn = ++seat.turn;
    seat.thread = this.#start({
      message: (message) => {
        if (seat.turn === turn) this.#hear(seat, message);
      },
      ended: (fault) => {
        if (seat.turn === turn) this.#lose(seat, fault);
      },
    });
  }

  #hear(seat: Seat, message: ThreadMessage): void {
    if (message.kind === 'ready') this.#welcome(seat, message);
    else this.#settle(seat, message);
    this.#next();
  }

  #settle(seat: Seat, message: Exclude<ThreadMessage, { kind: 'ready' }>): void {
    const task = this.#release(seat);
    if (task === null) {
      // It could not open its files.
      void seat.thread?.end();
      this.#failToStart(
        seat,
        message.kind === 'answer' ? answerFailed({ name: 'answer', frames: '' }) : errorOf(message),
      );
    } else if (message.kind === 'answer') task.resolve({ json: message.json, jobs: message.jobs });
    else {
      task.reject(errorOf(message));
      // Memory and file differ: the thread that comes in place of this one has what the file has.
      if (message.kind === 'error' && message.code === 'OUTPUT_UNWRITABLE') this.#replace(seat, message.code);
    }
  }

  #welcome(seat: Seat, { about, lostBytes }: Extract<ThreadMessage, { kind: 'ready' }>): void {
    seat.isReady = true;
    seat.failures = 0;
    if (lostBytes > 0) this.#options.log({ event: 'index-recovered', lostBytes, jobs: about.jobs });
    this.#options.ready?.(about);
    if (this.#seats.every(({ isReady }) => isReady)) {
      this.#opening?.resolve(about);
      this.#opening = null;
    }
  }

  #release(seat: Seat): Task | null {
    const { task } = seat;
    clearTimeout(seat.stuck);
    seat.task = null;
    return task;
  }

  /** A thread has ended by itself. */
  #lose(seat: Seat, fault: Fault): void {
    const task = this.#release(seat);
    const wasReady = seat.isReady;
    seat.isReady = false;
    seat.turn++;
    task?.reject(answerFailed(fault));
    if (wasReady) {
      this.#options.log({ event: 'thread-failed', lane: this.#options.name, ...fault });
      this.#fill(seat);
    } else this.#failToStart(seat, answerFailed(fault));
    this.#next();
  }

  #failToStart(seat: Seat, error: Error): void {
    seat.isReady = false;
    seat.turn++;
    if (this.#opening) {
      this.#opening.reject(error);
      this.#opening = null;
      void this.abandon();
      return;
    }
    const code = error instanceof JobprismError ? error.code : error.name;
    this.#options.log({ event: 'thread-restart-failed', lane: this.#options.name, code });
    const wait = FIRST_WAIT * 2 ** Math.min(MOST_DOUBLINGS, seat.failures++);
    setTimeout(() => this.#fill(seat), wait).unref();
  }

  #next(): void {
    for (const seat of this.#seats) {
      if (!seat.isReady || seat.task) continue;
      const [task] = this.#waiting;
      if (!task) break;
      this.#waiting.delete(task);
      seat.task = task;
      seat.stuck = setTimeout(() => this.#replace(seat, 'stuck'), this.#options.patience);
      seat.thread!.ask(task.work);
    }
    if (this.#whenIdle && !this.#isBusy()) this.#whenIdle();
  }

  /** Ends a thread and starts another in its place. */
  #replace(seat: Seat, name: string): void {
    void seat.thread?.end();
    this.#lose(seat, { name, frames: '' });
  }
}

/** As `Promise.withResolvers`, which Node 20 has not. */
function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}
