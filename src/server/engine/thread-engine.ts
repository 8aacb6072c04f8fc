import { JobprismError } from '../../core/errors.js';
import type { Call, Engine, EngineAbout, EngineEvent } from './call.js';
import { InOrder } from './in-order.js';
import { Lane, type LaneAnswer } from './lane.js';
import type { StartThread } from './thread.js';
import { Turns } from './turns.js';
import { isChange, type Work, workOf } from './work.js';

/** Jobs of a batch that a thread takes at a time: some milliseconds of work, after which it is the turn of others. */
const JOBS_AT_A_TIME = 8;

/** How calls are spread over threads. */
export interface ThreadEngineOptions {
  /** Threads that place jobs, beside the one that ranks. */
  readonly threads: number;
  /** Calls that may wait or be worked on at a time; those beyond are refused with SERVER_BUSY. */
  readonly queue: number;
  /** Milliseconds after which a thread that still works on one piece of work is taken for stuck and ended. */
  readonly patience: number;
  readonly log: (event: EngineEvent) => void;
}

/** Threads of both sorts over the same files. */
export interface ThreadKinds {
  readonly rank: StartThread;
  readonly assign: StartThread;
}

/** The lanes over one state of the files. */
interface Lanes {
  readonly rank: Lane;
  readonly assign: Lane;
  about: EngineAbout;
  /** Jobs put or deleted since they were opened. */
  changes: number;
  /** Calls that have begun on them. */
  users: number;
  whenUnused: (() => void) | null;
}

/**
 * An engine on threads: one holds the index and ranks, the others place jobs.
 *
 * @param read reads the files anew and tells how threads over them are started
 * @throws JobprismError what reading and opening them throws
 */
export async function openThreadEngine(
  read: () => Promise<ThreadKinds>,
  options: ThreadEngineOptions,
): Promise<Engine> {
  let lanes = await openLanes(await read(), options);
  let loads = 1;
  let calls = 0;
  let isClosed = false;
  const turns = new Turns();
  const changes = new InOrder();

  // A reload in between leaves a call to the lanes that it began with.
  const onLanes = async (call: Call, signal: AbortSignal | undefined): Promise<string> => {
    const now = lanes;
    now.users++;
    try {
      if (call.kind === 'assign') return await assignInPieces(now.assign, call.jobs, options.threads, signal);
      // The one thread that ranks has enough to do: jobs and people are read by the others.
      const asked = workOf(call, async (read) => (await now.assign.run(read, signal)).json);
      const rank = (work: Work): Promise<LaneAnswer> => now.rank.run(work, signal);
      const { json, jobs } = await (isChange(call)
        ? changes.begin(asked, rank)
        : asked instanceof Promise
          ? asked.then(rank)
          : rank(asked));
      now.about = { ...now.about, jobs };
      if (isChange(call)) now.changes++;
      return json;
    } finally {
      if (--now.users === 0) now.whenUnused?.();
    }
  };

  return {
    async call(call, signal) {
      if (isClosed) throw new JobprismError('SERVER_STOPPING');
      if (calls >= options.queue) throw new JobprismError('SERVER_BUSY');
      calls++;
      try {
        return await (isChange(call) ? turns.change(() => onLanes(call, signal)) : onLanes(call, signal));
      } finally {
        calls--;
      }
    },
    reload: () =>
      turns.reload(async () => {
        try {
          const old = lanes;
          lanes = await openLanes(await read(), options);
          loads++;
          void closeLanes(old);
          tellLost(old, options.log);
          options.log({ event: 'reloaded', model: lanes.about.model, jobs: lanes.about.jobs });
          return lanes.about;
        } catch (error) {
          const code = error instanceof JobprismError ? error.code : 'unforeseen';
          options.log({ event: 'reload-failed', code });
          throw error;
        }
      }),
    get about() {
      return lanes.about;
    },
    get loads() {
      return loads;
    },
    get lanes() {
      return [lanes.rank.state, lanes.assign.state];
    },
    async close() {
      isClosed = true;
      await closeLanes(lanes);
    },
  };
}

async function openLanes(kinds: ThreadKinds, { threads, patience, log }: ThreadEngineOptions): Promise<Lanes> {
  let lanes: Lanes | null = null;
  const ready = (about: EngineAbout): void => {
    if (!lanes) return;
    // A thread in place of one that failed has what the files hold.
    tellLost(lanes, log);
    lanes.about = about;
    lanes.changes = 0;
  };
  const rank = new Lane(kinds.rank, { name: 'rank', threads: 1, patience, ready, log });
  const assign = new Lane(kinds.assign, { name: 'assign', threads, patience, log });
  const [ranks, assigns] = await Promise.allSettled([rank.open(), assign.open()]);
  if (ranks.status === 'rejected' || assigns.status === 'rejected') {
    await Promise.all([rank.abandon(), assign.abandon()]);
    throw [ranks, assigns].find((one) => one.status === 'rejected')?.reason;
  }
  lanes = { rank, assign, about: ranks.value, changes: 0, users: 0, whenUnused: null };
  return lanes;
}

/** Says how many changes have gone with the memory that they were in. */
function tellLost({ about, changes }: Lanes, log: ThreadEngineOptions['log']): void {
  if (about.writes === 'memory' && changes > 0) log({ event: 'changes-lost', changes });
}

async function closeLanes(lanes: Lanes): Promise<void> {
  if (lanes.users > 0) await new Promise<void>((resolve) => (lanes.whenUnused = resolve));
  await Promise.all([lanes.rank.close(), lanes.assign.close()]);
}

/** Pieces go to the end of the queue one by one, so that a long batch does not keep others waiting. */
async function assignInPieces(
  lane: Lane,
  jobs: Extract<Call, { kind: 'assign' }>['jobs'],
  threads: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const pieces: string[] = new Array(Math.ceil(jobs.length / JOBS_AT_A_TIME));
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < pieces.length) {
      const piece = next++;
      const from = piece * JOBS_AT_A_TIME;
      const work: Work = { kind: 'assign', jobs: jobs.slice(from, from + JOBS_AT_A_TIME) };
      const { json } = await lane.run(work, signal);
      pieces[piece] = json;
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, pieces.length) }, work));
  return pieces.join(',');
}
