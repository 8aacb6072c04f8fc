import { JobprismError } from '../../core/errors.js';
import { aboutOf, answer } from './answer.js';
import type { Call, Engine, EngineEvent } from './call.js';
import { InOrder } from './in-order.js';
import type { Opened } from './ranker.js';
import { Turns } from './turns.js';
import { isChange, type Work, workOf } from './work.js';

/**
 * An engine on the thread of the caller: for tests, and where another program has its own threads. A call keeps the event
 * loop for as long as it takes.
 *
 * @param open opens model and index, at once and with every reload
 * @param queue calls that may be at hand at a time
 * @throws JobprismError what opening throws
 */
export async function openInlineEngine(
  open: () => Promise<Opened>,
  queue: number,
  log: (event: EngineEvent) => void,
): Promise<Engine> {
  let opened = await open();
  let loads = 1;
  let calls = 0;
  let isClosed = false;
  let whenIdle: (() => void) | null = null;
  const turns = new Turns();
  const changes = new InOrder();

  const reopened = async (error: unknown): Promise<never> => {
    // Memory and file differ.
    if (error instanceof JobprismError && error.code === 'OUTPUT_UNWRITABLE') opened = await open();
    throw error;
  };

  const inPieces = async (call: Call, signal: AbortSignal | undefined): Promise<string> => {
    const now = opened;
    if (call.kind !== 'assign') {
      const run = (work: Work): Promise<string> => answer(now, work);
      const asked = workOf(call, run);
      return (isChange(call) ? changes.begin(asked, run) : run(await asked)).catch(reopened);
    }
    const pieces: string[] = [];
    for (const job of call.jobs) {
      signal?.throwIfAborted();
      pieces.push(await answer(now, { kind: 'assign', jobs: [job] }));
      // Others have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return pieces.join(',');
  };

  return {
    async call(call, signal) {
      if (isClosed) throw new JobprismError('SERVER_STOPPING');
      if (calls >= queue) throw new JobprismError('SERVER_BUSY');
      signal?.throwIfAborted();
      calls++;
      try {
        return await (isChange(call) ? turns.change(() => inPieces(call, signal)) : inPieces(call, signal));
      } finally {
        if (--calls === 0) whenIdle?.();
      }
    },
    reload: () =>
      turns.reload(async () => {
        try {
          opened = await open();
        } catch (error) {
          log({ event: 'reload-failed', code: error instanceof JobprismError ? error.code : 'unforeseen' });
          throw error;
        }
        loads++;
        log({ event: 'reloaded', model: opened.ranker.model.id, jobs: opened.ranker.index.size });
        return aboutOf(opened);
      }),
    get about() {
      return aboutOf(opened);
    },
    get loads() {
      return loads;
    },
    get lanes() {
      return [{ lane: 'inline', threads: 1, ready: 1, running: calls, waiting: 0 }];
    },
    async close() {
      isClosed = true;
      if (calls > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
    },
  };
}
