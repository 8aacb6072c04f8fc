import { randomUUID } from 'node:crypto';
import { METHODS } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JobprismError } from '../../core/errors.js';
import type { CheckedServer } from '../options.js';
import type { Stack } from '../stack.js';
import { HttpProblem, PROBLEM_TYPE, problemOf } from './problem.js';

/** Longest id of a job in an address, percent-encoded. */
const LONGEST_PARAM = 4608;
const MOST_HEADERS_SECONDS = 10;
/** Longer than proxies keep connections, so that they close them and not we. */
const KEEP_ALIVE = 72_000;
/** All that any address takes. */
const ALLOW = 'GET, HEAD, POST, PUT, DELETE';
const REQUEST_LINE = /^([A-Za-z][\w-]{0,30}) \S+ HTTP\/1\.[01]\r?\n/;

/** An instance of fastify with the limits of a server of its own. */
export function serverApp({ fastify }: Stack, options: CheckedServer): FastifyInstance {
  const { requestTimeout, callTimeout, bodyLimit, trustProxy, log, logLevel } = options;
  const app = fastify.default({
    logger: log ? { level: logLevel, stream: { write: (line: string) => void log.write(line) } } : false,
    // A line for each request is written behind it, without its address.
    logController: new fastify.LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: trustOf(trustProxy),
    bodyLimit,
    connectionTimeout: 2000 * Math.max(requestTimeout, callTimeout),
    keepAliveTimeout: KEEP_ALIVE,
    requestTimeout: requestTimeout * 1000,
    http: {
      headersTimeout: 1000 * Math.min(requestTimeout, MOST_HEADERS_SECONDS),
      // How often slow clients are looked for.
      connectionsCheckingInterval: Math.min(1000, requestTimeout * 250),
    },
    routerOptions: { maxParamLength: LONGEST_PARAM },
    // What is at hand is answered; the answers say that the connection ends.
    return503OnClosing: false,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = problemOf(error, request.id);
      void reply.status(status).type(PROBLEM_TYPE).send(JSON.stringify(body));
    },
    clientErrorHandler: refuseConnection,
  });
  // So that an address that is right can say which methods it takes; CONNECT is for proxies.
  for (const method of METHODS) {
    if (method !== 'CONNECT' && !app.supportedMethods.includes(method)) app.addHttpMethod(method);
  }
  return app;
}

/** Fastify believes no header for a mere number of proxies; who gives one answers for it that the port is theirs alone. */
function trustOf(
  proxies: CheckedServer['trustProxy'],
): false | string[] | ((address: string | undefined, hop: number) => boolean) {
  if (proxies === false) return false;
  return typeof proxies === 'number' ? (_, hop) => hop < proxies : [...proxies];
}

/** Answers what is no HTTP, or came too slowly, or has too large headers; there is no request for it. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const { status, headers, body } = problemOf(refusalOf(error), randomUUID());
    const json = JSON.stringify(body);
    const lines = [
      `HTTP/1.1 ${status} ${body.title}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(json)}`,
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${json}`);
  }
  socket.destroySoon();
}

function refusalOf({ code, rawPacket }: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }): JobprismError {
  const method =
    code === 'HPE_INVALID_METHOD' ? REQUEST_LINE.exec(rawPacket?.toString('latin1') ?? '')?.[1] : undefined;
  if (method !== undefined) {
    const error = new JobprismError('METHOD_REFUSED', { method, allow: ALLOW });
    return new HttpProblem(error, { headers: { allow: ALLOW } });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new JobprismError('REQUEST_TOO_SLOW');
  if (code !== 'HPE_HEADER_OVERFLOW') return new JobprismError('REQUEST_MALFORMED', { reason: 'it is no HTTP' });
  const error = new JobprismError('REQUEST_MALFORMED', { reason: 'its headers are too large' });
  return new HttpProblem(error, { status: 431 });
}
