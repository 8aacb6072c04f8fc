import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { createServer } from '../../src/server/create-server.js';
import type { ServerOptions } from '../../src/server/options.js';
import { fakeRanker } from './fake-ranker.js';

/** Keys of each scope. */
export const KEYS = {
  reader: 'reader-key-0123456789',
  writer: 'writer-key-0123456789',
  admin: 'admin-key-00123456789',
} as const;

export const SERVICE_KEYS = [
  { name: 'reader', key: KEYS.reader },
  { name: 'writer', key: KEYS.writer, scope: 'write' as const },
  { name: 'admin', key: KEYS.admin, scope: 'admin' as const },
];

/** A server over a fake ranker, closed with the test. */
export async function serverOf(options: ServerOptions = {}): Promise<FastifyInstance> {
  const app = await createServer({ recommender: fakeRanker(), ...options });
  onTestFinished(() => app.close());
  return app;
}

/** A request to a service without keys, as from this machine. */
export const LOCAL = { host: '127.0.0.1' } as const;

export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** Lines of a log, as objects. */
export function logOf(): {
  write(line: string): void;
  readonly lines: Record<string, unknown>[];
  readonly text: () => string;
} {
  let text = '';
  return {
    write(line) {
      text += line;
    },
    get lines() {
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    text: () => text,
  };
}
