import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JobprismError } from '../../core/errors.js';
import { faultOf } from '../engine/thread.js';
import type { Service } from '../service.js';
import { askFor } from './ask.js';
import type { Clients } from './clients.js';
import { admit, clientOf, requireLoopback, requireOwnPage } from './guard.js';
import { readJson, requirePlain } from './json-body.js';
import { limitRequests } from './limit.js';
import { PROBLEM_TYPE, problemOf } from './problem.js';
import type { Route } from './route.js';
import { tracerOf } from './trace.js';
import { requireValues, validated } from './validate.js';

/** Puts the routes of a service under an instance of fastify, all that they need with them. */
export async function mountRoutes(app: FastifyInstance, service: Service, routes: readonly Route[]): Promise<void> {
  const clients: Clients = new WeakMap();
  readJson(app, service.limits.bodyLimit);
  tellProblems(app, service);
  watch(app, service, clients);
  app.addHook('onRequest', async (request) => {
    clients.set(request, clientOf(request, service.guard));
    requireLoopback(request, service.guard);
    requireOwnPage(request, service.guard);
  });
  await limitRequests(app, service, clients);
  const trace = tracerOf(service.stack);
  for (const route of routes) {
    app.route({
      method: route.method,
      url: urlOf(route.path),
      prefixTrailingSlash: 'slash',
      bodyLimit: service.limits.bodyLimit,
      config: { rateLimit: route.scope === null ? false : {} },
      // Behind the limit, so that it counts who tries keys; before the body is read.
      preParsing: async (request) => {
        admit(clients.get(request) ?? null, service.guard, route.scope);
        requirePlain(request);
      },
      handler: (request, reply) => trace(request, route, () => answer(request, reply, route, service)),
    });
  }
  refuseOtherMethods(app, routes);
  if (app.prefix !== '') completeAddress(app);
}

async function answer(request: FastifyRequest, reply: FastifyReply, route: Route, service: Service): Promise<string> {
  if (route.query) requireValues(request.query);
  const { ask, done } = askFor(reply, service);
  try {
    const { status, type, headers, body } = await route.handle({
      params: route.params && validated(route.params, request.params, 'params'),
      query: route.query && validated(route.query, request.query, 'query'),
      body: route.body && validated(route.body, bodyOf(request), 'body'),
      ask,
      service,
    });
    void reply
      .status(status ?? 200)
      .headers(headers ?? {})
      .type(type ?? 'application/json; charset=utf-8');
    return body;
  } finally {
    done();
  }
}

function bodyOf({ body }: FastifyRequest): unknown {
  if (body === undefined) throw new JobprismError('REQUEST_MALFORMED', { reason: 'its body is empty' });
  return body;
}

function tellProblems(app: FastifyInstance, service: Service): void {
  app.setErrorHandler((thrown, request, reply) => {
    const { status, headers, body } = problemOf(thrown, request.id, service.limits.bodyLimit);
    if (status >= 500 && status !== 503) {
      // The message may hold words of jobs or people.
      const cause = thrown instanceof JobprismError ? thrown.cause : thrown;
      const fault = isFault(cause) ? cause : faultOf(cause ?? thrown);
      request.log.error({ code: body.code, ...fault }, 'failed');
    }
    void reply.status(status).headers(headers).type(PROBLEM_TYPE).send(JSON.stringify(body));
  });
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    // Clients that stay connected would meet a closed door with their next request.
    if (service.isStopping) void reply.header('connection', 'close');
  });
}

function isFault(cause: unknown): cause is { name: string; frames: string } {
  return typeof cause === 'object' && cause !== null && 'frames' in cause;
}

/** Figures and one line of the log for every request: the pattern of its address, never the address itself. */
function watch(app: FastifyInstance, { metrics }: Service, clients: Clients): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(unknown)';
    const { method } = request;
    const status = reply.statusCode;
    metrics.answered({ route, method, status }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime * 100) / 100;
    request.log.info({ method, route, status, ms, client: clients.get(request)?.name }, 'answered');
  });
}

/** Below a prefix the page is at `/jobs/`: at `/jobs` its relative addresses would lead elsewhere. */
function completeAddress(app: FastifyInstance): void {
  app.get('/', { prefixTrailingSlash: 'no-slash', config: { rateLimit: false } }, async (request, reply) => {
    const [path, ...query] = request.url.split('?');
    // Relative, so that it is right behind a proxy that takes away a part of the path.
    const last = path!.slice(path!.lastIndexOf('/') + 1);
    return reply.redirect(`./${last}/${query.length > 0 ? `?${query.join('?')}` : ''}`, 308);
  });
}

/** 405 where the address is right and the method is not. */
function refuseOtherMethods(app: FastifyInstance, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const taken: string[] = routes.filter((route) => route.path === path).map(({ method }) => method);
    if (taken.includes('GET')) taken.push('HEAD');
    const allow = taken.join(', ');
    const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
      void reply.header('allow', allow);
      throw new JobprismError('METHOD_REFUSED', { method: request.method, allow });
    };
    const method = app.supportedMethods.filter((one) => !taken.includes(one));
    app.route({ method, url: urlOf(path), preParsing: refuse, handler: refuse });
  }
}

function urlOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
