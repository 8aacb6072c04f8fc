import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { ThreadMessage, ThreadSetup } from '../../src/server/engine/thread.js';
import { smallModel } from './real-model.js';

const port = vi.hoisted(() => ({ said: [] as string[], setup: {} as Record<string, unknown> }));

vi.mock('node:worker_threads', () => ({
  parentPort: Object.assign(new EventEmitter(), {
    postMessage: (message: ThreadMessage) => port.said.push(message.kind),
  }),
  workerData: port.setup,
}));

vi.mock('../../src/server/engine/warm-up.js', () => ({
  warmUp: async (_: unknown, lane: string) => port.said.push(`warm ${lane}`),
}));

it.each(['assign', 'rank'] as const)(
  'a thread of the lane %s is warm before it says that it is ready',
  async (lane) => {
    const bytes = await (await smallModel()).toBytes();
    const model = new SharedArrayBuffer(bytes.length);
    new Uint8Array(model).set(bytes);
    port.said.length = 0;
    Object.assign(port.setup, { lane, model, index: null, keepIn: null } satisfies ThreadSetup);
    vi.resetModules();
    await import('../../src/server/workers/server-worker.js');
    expect(port.said).toEqual([`warm ${lane}`, 'ready']);
  },
);
