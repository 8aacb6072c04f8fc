import { fastify } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { jobprismPlugin } from '../../src/server/create-server.js';
import { fakeRanker } from './fake-ranker.js';
import { bearer, KEYS, LOCAL, SERVICE_KEYS } from './support.js';

async function mounted(options: object = {}) {
  const app = fastify();
  onTestFinished(() => app.close());
  app.setErrorHandler((_, __, reply) => void reply.status(418).send('own'));
  app.post('/own', async ({ body }) => ({ body }));
  app.get('/broken', async () => {
    throw new Error('own');
  });
  await app.register(jobprismPlugin, { prefix: '/jobs', recommender: fakeRanker(), keys: 'off', ...options });
  return app;
}

it('is mounted under a prefix of another application', async () => {
  const app = await mounted();
  const assigned = await app.inject({ method: 'POST', url: '/jobs/v1/assign', payload: { text: 'Go' } });
  expect([assigned.statusCode, assigned.json()]).toMatchObject([200, { id: 'memory:1' }]);
  const refused = await app.inject({ method: 'GET', url: '/jobs/v1/assign' });
  expect([refused.statusCode, refused.json()]).toMatchObject([405, { code: 'METHOD_REFUSED' }]);
  expect((await app.inject('/jobs/healthz')).json()).toEqual({ status: 'alive' });
  expect((await app.inject('/jobs/metrics')).body).not.toContain('process_resident_memory');
});

it('leaves the rest of the application as it was', async () => {
  const app = await mounted();
  const plain = await app.inject({
    method: 'POST',
    url: '/own',
    headers: { 'content-type': 'text/plain' },
    payload: 'x',
  });
  expect(plain.json()).toEqual({ body: 'x' });
  expect(plain.headers).not.toHaveProperty('x-ratelimit-limit');
  expect(plain.headers).not.toHaveProperty('x-request-id');
  expect((await app.inject('/broken')).statusCode).toBe(418);
  expect((await app.inject('/nowhere')).json()).toMatchObject({ error: 'Not Found' });
});

it('asks for its own keys, if it has any', async () => {
  const app = await mounted({ keys: SERVICE_KEYS });
  expect((await app.inject('/jobs/v1/clusters')).statusCode).toBe(401);
  expect((await app.inject({ url: '/jobs/v1/clusters', headers: bearer(KEYS.reader) })).statusCode).toBe(200);
  expect((await app.inject({ method: 'POST', url: '/own', payload: {} })).statusCode).toBe(200);
});

it('answers this machine alone where nothing is said of keys', async () => {
  const app = await mounted({ keys: undefined });
  expect((await app.inject({ url: '/jobs/v1/clusters', headers: { host: 'example.com' } })).statusCode).toBe(421);
  expect((await app.inject({ url: '/jobs/v1/clusters', headers: LOCAL })).statusCode).toBe(200);
});

it('may be mounted twice, with limits of its own for each', async () => {
  const app = await mounted({ rateLimit: 1 });
  await app.register(jobprismPlugin, { prefix: '/more', recommender: fakeRanker(), keys: 'off', rateLimit: 0 });
  const status = async (url: string) => (await app.inject(url)).statusCode;
  expect([await status('/jobs/v1/clusters'), await status('/jobs/v1/clusters')]).toEqual([200, 429]);
  expect([await status('/more/v1/clusters'), await status('/more/v1/clusters')]).toEqual([200, 200]);
});

it('leads from its prefix to the page, whose addresses are relative', async () => {
  const app = await mounted();
  await app.register(jobprismPlugin, { prefix: '/a/b', recommender: fakeRanker(), keys: 'off' });
  for (const prefix of ['/jobs', '/a/b']) {
    const short = await app.inject(`${prefix}?x=1`);
    const { location } = short.headers;
    expect([short.statusCode, new URL(String(location), `http://host${prefix}`).href]).toEqual([
      308,
      `http://host${prefix}/?x=1`,
    ]);
    const page = await app.inject(`${prefix}/`);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await app.inject({ method: 'POST', url: prefix })).statusCode).toBe(405);
  }
});
