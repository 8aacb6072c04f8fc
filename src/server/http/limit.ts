import type { FastifyInstance } from 'fastify';
import { JobprismError } from '../../core/errors.js';
import type { Service } from '../service.js';
import type { Clients } from './clients.js';
import { HttpProblem } from './problem.js';

const MINUTE = 60_000;

/** So many requests a minute by key, or by address where there is none or a wrong one. */
export async function limitRequests(app: FastifyInstance, { stack, limits }: Service, clients: Clients): Promise<void> {
  if (limits.rateLimit === 0) return;
  await app.register(stack.rateLimit.default, {
    global: true,
    max: limits.rateLimit,
    timeWindow: MINUTE,
    keyGenerator: (request) => {
      const client = clients.get(request);
      return client ? `key ${client.name}` : request.ip;
    },
    errorResponseBuilder: () =>
      new HttpProblem(new JobprismError('TOO_MANY_REQUESTS', { limit: limits.rateLimit }), {}),
  });
}
