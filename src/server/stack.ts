import { JobprismError } from '../core/errors.js';

/** The packages of the service, which are loaded with the first one that is made. */
export interface Stack {
  readonly fastify: typeof import('fastify');
  readonly helmet: typeof import('@fastify/helmet');
  readonly rateLimit: typeof import('@fastify/rate-limit');
  readonly prometheus: typeof import('prom-client');
  readonly telemetry: typeof import('@opentelemetry/api');
}

const PACKAGES = 'fastify@5 @fastify/helmet@13 @fastify/rate-limit@11 prom-client@15 @opentelemetry/api@1';

/** @throws JobprismError SERVER_MISSING with the command that installs them */
export async function loadStack(): Promise<Stack> {
  const [fastify, helmet, rateLimit, prometheus, telemetry] = await Promise.all([
    present('fastify', () => import('fastify')),
    present('@fastify/helmet', () => import('@fastify/helmet')),
    present('@fastify/rate-limit', () => import('@fastify/rate-limit')),
    present('prom-client', () => import('prom-client')),
    present('@opentelemetry/api', () => import('@opentelemetry/api')),
  ]);
  return { fastify, helmet, rateLimit, prometheus, telemetry };
}

async function present<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new JobprismError('SERVER_MISSING', { package: name, install: `npm install ${PACKAGES}` }, error);
  }
}
