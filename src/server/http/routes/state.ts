import { healthSchema, readinessSchema } from '../../schema/answers.js';
import { PAGE, PAGE_POLICY } from '../page/page.js';
import { type Route, route } from '../route.js';

/** What is asked of the service itself. */
export const STATE_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/',
    id: 'page',
    summary: 'A page to try the service',
    scope: null,
    answers: { 200: 'text/html' },
    handle: async () => ({
      type: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': PAGE_POLICY },
      body: PAGE,
    }),
  }),
  route({
    method: 'GET',
    path: '/healthz',
    id: 'health',
    summary: 'Whether the process is alive',
    scope: null,
    answers: { 200: healthSchema },
    handle: async () => ({ body: '{"status":"alive"}' }),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    id: 'readiness',
    summary: 'Whether requests are answered now',
    scope: null,
    answers: { 200: readinessSchema, 503: readinessSchema },
    handle: async ({ service: { engine, isStopping } }) => {
      const isReady = !isStopping && engine.lanes.every(({ ready }) => ready > 0);
      const status = isStopping ? 'stopping' : isReady ? 'ready' : 'starting';
      return { status: isReady ? 200 : 503, body: JSON.stringify({ status, writes: engine.about.writes }) };
    },
  }),
  route({
    method: 'GET',
    path: '/metrics',
    id: 'metrics',
    summary: 'Figures for Prometheus',
    scope: 'read',
    answers: { 200: 'text/plain' },
    handle: async ({ service: { metrics } }) => ({ type: metrics.type, body: await metrics.text() }),
  }),
  route({
    method: 'GET',
    path: '/openapi.json',
    id: 'openapi',
    summary: 'This description',
    scope: null,
    answers: { 200: 'application/json' },
    handle: async ({ service: { document } }) => ({ body: document }),
  }),
];
