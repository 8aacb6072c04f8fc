import type { FastifyReply } from 'fastify';
import { JobprismError } from '../../core/errors.js';
import type { Ask, Service } from '../service.js';

/** What asks the engine for a request: in time, and for as long as somebody waits for the answer. */
export function askFor(
  reply: FastifyReply,
  { engine, limits }: Service,
): { readonly ask: Ask; readonly done: () => void } {
  const stop = new AbortController();
  const seconds = limits.callTimeout;
  const timer = setTimeout(() => stop.abort(new JobprismError('CALL_TOO_LONG', { seconds })), seconds * 1000);
  const gone = (): void => stop.abort(new JobprismError('ABORTED', { stage: 'request' }));
  reply.raw.once('close', gone);
  return {
    ask: (call) => engine.call(call, stop.signal),
    done: () => {
      clearTimeout(timer);
      reply.raw.removeListener('close', gone);
    },
  };
}
