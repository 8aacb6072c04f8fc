import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { JobprismError } from '../core/errors.js';
import type { EngineEvent } from './engine/call.js';
import { mountRoutes } from './http/mount.js';
import { PROBLEM_TYPE, problemOf } from './http/problem.js';
import { ROUTES } from './http/routes/all.js';
import { serverApp } from './http/server-app.js';
import { openService } from './open-service.js';
import { checkServer, checkService, type ServerOptions, type ServiceOptions } from './options.js';
import type { Service } from './service.js';

/** A server with the service that it offers. */
export interface Built {
  readonly app: FastifyInstance;
  readonly service: Service;
}

/**
 * A server over a model and an index of jobs, as an instance of fastify that does not listen yet. Closing it lets calls
 * at hand end.
 *
 * @throws JobprismError SERVER_MISSING, OPTION_INVALID, KEYS_INVALID and what opening model and index throws
 * @example
 * const app = await createServer({ model: 'out/model.jobprism', index: 'out/index.jobprism' });
 * await app.listen({ port: 8080 });
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  return (await buildServer(options)).app;
}

/** {@link createServer} with the service beside, for who stops it. */
export async function buildServer(options: ServerOptions, engine?: Service['engine']): Promise<Built> {
  const checked = checkServer(options);
  let app: FastifyInstance | null = null;
  // What happens while files are opened, before there is a log.
  const early: EngineEvent[] = [];
  const listen = (event: EngineEvent): void => {
    if (app) tell(app, event);
    else early.push(event);
  };
  const service = await openService(checked, true, { ...(engine && { engine }), listen });
  app = serverApp(service.stack, checked);
  for (const event of early) tell(app, event);
  app.addHook('onClose', () => service.engine.close());
  app.addHook('preClose', async () => {
    service.isStopping = true;
  });
  await app.register(service.stack.helmet.default, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    // Whether it is reached by HTTPS is for the proxy in front to say.
    strictTransportSecurity: false,
  });
  app.setNotFoundHandler((request, reply) => {
    const { status, body } = problemOf(new JobprismError('ROUTE_UNKNOWN'), request.id);
    void reply.status(status).type(PROBLEM_TYPE).send(JSON.stringify(body));
  });
  await mountRoutes(app, service, ROUTES);
  return { app, service };
}

function tell({ log }: FastifyInstance, event: EngineEvent): void {
  log[/failed|lost/.test(event.event) ? 'error' : event.event === 'index-recovered' ? 'warn' : 'info'](event, 'engine');
}

/**
 * The service as a plugin of fastify, to be mounted under a prefix of an application of your own. The application's own
 * are then its security headers, its time limits, its log, its answers to addresses that it does not know, and how it
 * listens and stops; closing it closes the engine.
 *
 * @example
 * await app.register(jobprismPlugin, { prefix: '/jobs', model: 'out/model.jobprism', keys: 'off' });
 */
export const jobprismPlugin: FastifyPluginAsync<ServiceOptions> = async (
  app,
  { prefix: _, ...options }: ServiceOptions & { prefix?: string },
) => {
  const listen = (event: EngineEvent): void => tell(app, event);
  const service = await openService(checkService(options), false, { listen });
  app.addHook('onClose', () => service.engine.close());
  await mountRoutes(app, service, ROUTES);
};
