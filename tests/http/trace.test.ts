import { type Context, type Span, type SpanOptions, type Tracer, trace } from '@opentelemetry/api';
import { afterEach, expect, it } from 'vitest';
import { fakeRanker } from './fake-ranker.js';
import { LOCAL, serverOf } from './support.js';

interface Told {
  readonly name: string;
  readonly attributes: unknown;
  status?: unknown;
  ended?: boolean;
}

afterEach(() => trace.disable());

/** A provider of tracers as an SDK sets one. */
function recorder(): Told[] {
  const told: Told[] = [];
  const tracer = {
    startActiveSpan: (name: string, { attributes }: SpanOptions, _: Context, work: (span: Span) => unknown) => {
      const one: Told = { name, attributes };
      told.push(one);
      const span = {
        setStatus: (status: unknown) => {
          one.status = status;
        },
        end: () => {
          one.ended = true;
        },
      };
      return work(span as unknown as Span);
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer as unknown as Tracer });
  return told;
}

it('each request is a span, by the pattern of its address and with no words of anybody', async () => {
  const told = recorder();
  const person = async (): Promise<never> => {
    throw new Error('geheim');
  };
  const app = await serverOf({ recommender: fakeRanker({ person }) });
  await app.inject({ url: '/v1/jobs/geheim', headers: LOCAL });
  await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: { text: 'geheim' } } });
  await app.inject({ url: '/v1/clusters', headers: LOCAL });
  expect(told).toMatchObject([
    { name: 'GET /v1/jobs/{id}', status: { code: 2, message: 'JOB_NOT_INDEXED' }, ended: true },
    { name: 'POST /v1/recommend', status: { code: 2, message: 'failed' }, ended: true },
    { name: 'GET /v1/clusters', attributes: { 'http.route': '/v1/clusters' }, ended: true },
  ]);
  expect(told[2]).not.toHaveProperty('status');
  expect(JSON.stringify(told)).not.toContain('geheim');
});
