import type { FastifyRequest } from 'fastify';
import { VERSION } from '../../version.js';
import type { Stack } from '../stack.js';
import type { Route } from './route.js';

/** Runs work as a span of OpenTelemetry, below that of the caller; without an SDK it costs nothing. */
export type Trace = <T>(request: FastifyRequest, route: Route, work: () => Promise<T>) => Promise<T>;

export function tracerOf({ telemetry }: Stack): Trace {
  const { context, propagation, SpanKind, SpanStatusCode, trace } = telemetry;
  const tracer = trace.getTracer('jobprism', VERSION);
  return (request, { method, path }, work) => {
    // Another instrumentation of the server may have begun a span already.
    const active = context.active();
    const parent = trace.getSpan(active) ? active : propagation.extract(active, request.headers);
    const attributes = { 'http.request.method': method, 'http.route': path };
    return tracer.startActiveSpan(`${method} ${path}`, { kind: SpanKind.SERVER, attributes }, parent, async (span) => {
      try {
        return await work();
      } catch (error) {
        const { code } = error as { code?: unknown };
        span.setStatus({ code: SpanStatusCode.ERROR, message: typeof code === 'string' ? code : 'failed' });
        throw error;
      } finally {
        span.end();
      }
    });
  };
}
