import { dereference, validate } from '@readme/openapi-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounded } from '../../src/core/rounded.js';
import { createRecommender } from '../../src/pipeline/recommend/recommender.js';
import { createServer } from '../../src/server/create-server.js';
import { jobOf } from '../../src/server/http/job-of.js';
import { ROUTES } from '../../src/server/http/routes/all.js';
import { smallModel, someJobs } from './real-model.js';
import { LOCAL, serverOf } from './support.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: { 'application/json': { schema: object } } };
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: object }> }>;
}

type Document = { readonly paths: Record<string, Record<string, Operation>> };

let document: Document;
let app: FastifyInstance;

beforeAll(async () => {
  const model = await smallModel();
  app = await createServer({ recommender: createRecommender(model) });
  for (const { id, ...job } of someJobs()) {
    const { statusCode } = await app.inject({
      method: 'PUT',
      url: `/v1/jobs/${encodeURIComponent(id)}`,
      headers: LOCAL,
      payload: job,
    });
    expect(statusCode).toBe(201);
  }
  document = (await app.inject({ url: '/openapi.json', headers: LOCAL })).json();
});

afterAll(() => app.close());

describe('the OpenAPI document', () => {
  it('is valid to a validator of others', async () => {
    const result = await validate(structuredClone(document) as never);
    expect(result).toMatchObject({ valid: true, warnings: [], specification: 'OpenAPI' });
  });

  it('has every route of the service and no other', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('has 400 among the answers of all that read a body, even one that none needs', () => {
    for (const { method, path } of ROUTES.filter((route) => route.method !== 'GET')) {
      expect(Object.keys(document.paths[path]![method.toLowerCase()]!.responses)).toContain('400');
    }
  });

  it('has a name of its own for every operation', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ROUTES.length);
  });
});

const PERSON = {
  text: '五年 Go 后端开发，熟悉 Gin、Redis、Kafka，做过高并发网关。',
  skills: ['MySQL', { name: 'gRPC', level: 'strong' }],
};
const ID = encodeURIComponent(someJobs()[3]!.id);

/** A request for every route, and one for each that it refuses. */
type Sent = readonly [method: string, path: string, url: string, status: number, body?: object];

const REQUESTS: readonly Sent[] = [
  [
    'POST',
    '/v1/assign',
    '/v1/assign',
    200,
    { text: '熟悉 Gin、Redis，三年以上经验，本科，20-30k·14薪', title: 'Go 开发' },
  ],
  ['POST', '/v1/assign', '/v1/assign', 200, { jobs: someJobs().slice(0, 12) }],
  ['POST', '/v1/assign', '/v1/assign', 422, { text: 5 }],
  ['POST', '/v1/recommend', '/v1/recommend', 200, { person: PERSON, options: { top: 20, diversity: 0.3 } }],
  ['POST', '/v1/recommend', '/v1/recommend', 200, { person: { ...PERSON, wishes: { cities: ['杭州'] } } }],
  ['POST', '/v1/recommend', '/v1/recommend', 422, { person: {} }],
  ['POST', '/v1/recommend', '/v1/recommend', 422, { person: { skills: ['Go'] }, options: { top: 0 } }],
  ['POST', '/v1/city-skills', '/v1/city-skills', 200, { person: PERSON, city: '杭州', options: { top: 5 } }],
  ['POST', '/v1/city-skills', '/v1/city-skills', 422, { person: PERSON, city: '' }],
  ['GET', '/v1/jobs/{id}', `/v1/jobs/${ID}`, 200],
  ['GET', '/v1/jobs/{id}', '/v1/jobs/none', 404],
  ['GET', '/v1/jobs/{id}/similar', `/v1/jobs/${ID}/similar?top=3`, 200],
  ['GET', '/v1/jobs/{id}/similar', '/v1/jobs/none/similar', 404],
  ['PUT', '/v1/jobs/{id}', '/v1/jobs/new', 201, { text: '负责 Java 开发' }],
  ['PUT', '/v1/jobs/{id}', '/v1/jobs/new', 200, { text: '负责 Java 和 Kafka 开发' }],
  ['PUT', '/v1/jobs/{id}', '/v1/jobs/new', 422, {}],
  ['DELETE', '/v1/jobs/{id}', '/v1/jobs/new', 200],
  ['DELETE', '/v1/jobs/{id}', '/v1/jobs/new', 404],
  ['GET', '/v1/jobs/{id}', '/v1/jobs/%ff', 400],
  ['GET', '/v1/jobs/{id}/similar', '/v1/jobs/new/similar?top=', 400],
  ['GET', '/v1/clusters', '/v1/clusters', 200],
  ['GET', '/v1/clusters/{id}', '/v1/clusters/0', 200],
  ['GET', '/v1/clusters/{id}', '/v1/clusters/99', 404],
  ['GET', '/v1/frameworks', '/v1/frameworks', 200],
  ['GET', '/healthz', '/healthz', 200],
  ['GET', '/readyz', '/readyz', 200],
  ['GET', '/openapi.json', '/openapi.json', 200],
  ['GET', '/metrics', '/metrics', 200],
  ['GET', '/', '/', 200],
  ['POST', '/v1/reload', '/v1/reload', 200],
];

describe('the answers', () => {
  it.each(REQUESTS.map((sent) => ({ sent, name: sent.slice(0, 4).join(' ') })))(
    'of $name are as the document says',
    async ({ sent }) => {
      const [method, path, url, status, payload] = sent;
      const whole = (await dereference(structuredClone(document) as never)) as unknown as Document;
      const operation = whole.paths[path]![method.toLowerCase()]!;
      const ajv = new Ajv2020({ strict: false });
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: LOCAL,
        ...(payload === undefined ? {} : { payload }),
      });
      expect(answer.statusCode, answer.body).toBe(status);
      if (payload !== undefined && status < 300) {
        const takes = ajv.compile(operation.requestBody!.content['application/json'].schema);
        expect(takes(payload), JSON.stringify(takes.errors)).toBe(true);
      }
      const type = String(answer.headers['content-type']).split(';')[0]!;
      const said = operation.responses[status]!.content[type]!.schema;
      const fits = ajv.compile(said);
      const value = type.endsWith('json') ? answer.json() : answer.body;
      expect(fits(value), JSON.stringify(fits.errors)).toBe(true);
    },
  );

  it('are all asked for', () => {
    const asked = new Set(REQUESTS.map(([method, path]) => `${method} ${path}`));
    expect(ROUTES.map(({ method, path }) => `${method} ${path}`).filter((one) => !asked.has(one))).toEqual([]);
  });

  it('tell apart what fits a schema and what does not', async () => {
    const whole = (await dereference(structuredClone(document) as never)) as unknown as Document;
    const schema = whole.paths['/v1/recommend']!.post!.responses['200']!.content['application/json']!.schema;
    const fits = new Ajv2020({ strict: false }).compile(schema);
    expect(fits({ person: {}, jobs: [] })).toBe(false);
  });
});

it('the words of a job are answered as they were assigned, and a recommendation adds up', async () => {
  const job = someJobs()[3]!;
  const model = await smallModel();
  const assigned = (
    await app.inject({ method: 'POST', url: '/v1/assign', headers: LOCAL, payload: job })
  ).json() as object;
  const expected = await model.assign(jobOf(job, 1));
  expect(assigned).toEqual(JSON.parse(JSON.stringify(expected, rounded)));
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/recommend',
    headers: LOCAL,
    payload: { person: PERSON },
  });
  const { jobs } = answer.json() as { jobs: { score: number; parts: { contribution: number }[] }[] };
  expect(jobs.length).toBe(10);
  for (const { score, parts } of jobs) {
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 4);
  }
});

it('a fake is no other to the document than a real one', async () => {
  const fake = await serverOf();
  expect((await fake.inject({ url: '/openapi.json', headers: LOCAL })).json()).toEqual(document);
});
