import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import { ROUTES } from '../../src/server/http/routes/all.js';
import { fakeRanker } from './fake-ranker.js';
import { LOCAL, serverOf } from './support.js';

const JSON_TYPE = { ...LOCAL, 'content-type': 'application/json' };

function post(app: FastifyInstance, payload: string | Buffer, headers: Record<string, string> = JSON_TYPE) {
  return app.inject({ method: 'POST', url: '/v1/assign', headers, payload });
}

describe('a problem', () => {
  it('is of RFC 9457, with code, remedy and the id of the request', async () => {
    const answer = await (await serverOf()).inject({ url: '/nowhere', headers: LOCAL });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: 'urn:jobprism:error:ROUTE_UNKNOWN',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing at this address.',
      code: 'ROUTE_UNKNOWN',
      remedy: '/openapi.json lists what there is.',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('tells nothing of what failed inside', async () => {
    const recommender = fakeRanker({
      person: async () => {
        throw new Error('张三 13800000000 at /srv/secret/file.ts');
      },
    });
    const app = await serverOf({ recommender });
    const answer = await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: {} } });
    expect([answer.statusCode, answer.json()]).toMatchObject([500, { code: 'ANSWER_FAILED' }]);
    expect(answer.body).not.toMatch(/张三|secret|138|\.ts/);
  });

  it.each([
    ['OUTPUT_UNWRITABLE', 500],
    ['INPUT_UNREADABLE', 422],
    ['INPUT_NOT_FOUND', 422],
  ] as const)('tells no path of a file (%s)', async (code, status) => {
    const reason = "EACCES: permission denied, open '/srv/secret/index.jobprism'";
    const place = async (): Promise<never> => {
      throw new JobprismError(code, { path: '/srv/secret/index.jobprism', reason });
    };
    const ranker = fakeRanker();
    const app = await serverOf({ recommender: { ...ranker, model: { ...ranker.model, place } } });
    const payload = { text: 'Go' };
    const answer = await app.inject({ method: 'PUT', url: '/v1/jobs/a', headers: LOCAL, payload });
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect(answer.body).not.toMatch(/srv|secret|EACCES/);
  });

  it('of a reload tells no path either', async () => {
    let opens = 0;
    const recommender = async () => {
      if (opens++ > 0) throw new JobprismError('INPUT_UNREADABLE', { path: '/srv/secret', reason: 'open /srv/secret' });
      return fakeRanker();
    };
    const app = await serverOf({ recommender });
    const answer = await app.inject({ method: 'POST', url: '/v1/reload', headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'INPUT_UNREADABLE' }]);
    expect(answer.body).not.toContain('secret');
  });

  it('points to the part of the body that the library refuses', async () => {
    const person = async (): Promise<never> => {
      throw new JobprismError('OPTION_INVALID', { option: 'person.wishes.cities.2', reason: 'is no city' });
    };
    const app = await serverOf({ recommender: fakeRanker({ person }) });
    const answer = await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: {} } });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { where: '/person/wishes/cities/2' }]);
  });

  it('is the same for an error of another copy of the library', async () => {
    const person = async (): Promise<never> => {
      throw Object.assign(new Error('x'), { name: 'JobprismError', code: 'SERVER_BUSY', details: {} });
    };
    const app = await serverOf({ recommender: fakeRanker({ person }) });
    const answer = await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: {} } });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
  });

  it('lists every place that is wrong, ten at most', async () => {
    const app = await serverOf();
    const jobs = Array.from({ length: 30 }, () => ({ text: 1 }));
    const { where, errors } = (await post(app, JSON.stringify({ jobs }))).json() as { where: string; errors: object[] };
    expect([where, errors.length, errors[9]]).toMatchObject(['/jobs/0/text', 10, { where: '/jobs/9/text' }]);
  });
});

describe('a body', () => {
  it.each([
    ['no JSON', Buffer.from('{"text":'), 400, 'REQUEST_MALFORMED'],
    ['nothing', Buffer.alloc(0), 400, 'REQUEST_MALFORMED'],
    ['no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 400, 'REQUEST_MALFORMED'],
    ['a prototype', Buffer.from('{"text":"Go","__proto__":{"a":1}}'), 400, 'REQUEST_MALFORMED'],
    ['a constructor', Buffer.from('{"text":"Go","constructor":{"prototype":{"a":1}}}'), 400, 'REQUEST_MALFORMED'],
    ['a hundred thousand brackets', Buffer.from('['.repeat(100_000)), 400, 'REQUEST_MALFORMED'],
    ['nothing but null', Buffer.from('null'), 422, 'REQUEST_INVALID'],
  ])('of %s is refused', async (_, payload, status, code) => {
    const answer = await post(await serverOf(), payload);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code, status }]);
  });

  it('may begin with a byte order mark', async () => {
    expect((await post(await serverOf(), '\uFEFF{"text":"Go"}')).statusCode).toBe(200);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
    'nonsense',
  ])('of %s is refused before it is read', async (type) => {
    const answer = await post(await serverOf(), '{"text":"Go"}', { ...LOCAL, 'content-type': type });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'MEDIA_TYPE_REFUSED' }]);
  });

  it.each([
    [{ 'content-type': 'application/json; charset=gbk' }],
    [{ 'content-type': 'application/json;charset="UTF-16"' }],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('that says it is %j is refused before it is read', async (more: Record<string, string>) => {
    const answer = await post(await serverOf(), '{"text":"Go"}', { ...LOCAL, ...more });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'MEDIA_TYPE_REFUSED' }]);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'application/json; charset="UTF8"'])(
    'that says it is %s is read',
    async (type) => {
      const headers = { ...LOCAL, 'content-type': type, 'content-encoding': 'identity' };
      expect((await post(await serverOf(), '{"text":"Go"}', headers)).statusCode).toBe(200);
    },
  );

  it('is said to have a key that is refused', async () => {
    const app = await serverOf();
    const detail = async (body: string) => ((await post(app, body)).json() as { detail: string }).detail;
    expect(await detail('{"text":"Go","__proto__":{}}')).toContain('a key that is refused, __proto__');
    expect(await detail('{"text":')).toBe('The request cannot be read: its body is no JSON.');
    expect(await detail('')).toBe('The request cannot be read: its body is empty.');
  });

  it('may be empty where none is needed', async () => {
    const app = await serverOf();
    await app.inject({ method: 'PUT', url: '/v1/jobs/a', headers: LOCAL, payload: { text: 'Go' } });
    for (const [method, url] of [
      ['DELETE', '/v1/jobs/a'],
      ['POST', '/v1/reload'],
    ] as const) {
      const headers = { ...JSON_TYPE, 'content-length': '0' };
      const answer = await app.inject({ method, url, headers });
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, expect.any(String)]);
      expect((await app.inject({ method, url, headers: JSON_TYPE, payload: '{' })).statusCode).toBe(400);
    }
  });

  it('that is missing is said to be', async () => {
    const answer = await (await serverOf()).inject({ method: 'POST', url: '/v1/assign', headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'REQUEST_MALFORMED' }]);
  });

  it('over the limit is refused, at the limit it is not', async () => {
    const app = await serverOf({ bodyLimit: 100 });
    const of = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - 11) });
    expect((await post(app, of(100))).statusCode).toBe(200);
    const answer = await post(app, of(101));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      413,
      { code: 'BODY_TOO_LARGE', detail: expect.stringContaining('100') },
    ]);
  });
});

describe('an address', () => {
  const paths = [...new Set(ROUTES.map(({ path }) => path))];

  it.each(paths)('%s refuses the methods that it has not, and names those that it has', async (path) => {
    const app = await serverOf();
    const taken = ROUTES.filter((route) => route.path === path).map(({ method }): string => method);
    if (taken.includes('GET')) taken.push('HEAD');
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'PURGE'] as 'GET'[]) {
      if (taken.includes(method)) continue;
      const answer = await app.inject({ method, url: path.replace('{id}', '0'), headers: LOCAL });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 405, taken.join(', ')]);
      if (String(method) !== 'HEAD') expect(answer.json()).toMatchObject({ code: 'METHOD_REFUSED' });
    }
  });

  it.each([
    '/nowhere',
    '/v1',
    '/v1/',
    '/v1/jobs',
    '/v1/jobs/',
    '/V1/assign',
    '/healthz/',
    '/%2e%2e/etc/passwd',
    '/v2/assign',
  ])('%s is none', async (url) => {
    const answer = await (await serverOf()).inject({ url, headers: LOCAL });
    expect(answer.statusCode === 404 || (url === '/v1/jobs/' && answer.statusCode === 422)).toBe(true);
  });

  it('that cannot be decoded is said to be the address', async () => {
    const answer = await (await serverOf()).inject({ url: '/v1/jobs/%ff', headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { code: 'REQUEST_MALFORMED', detail: 'The request cannot be read: its address cannot be decoded.' },
    ]);
  });

  it.each(['top', 'diversity'])('with an empty %s is a bad request', async (name) => {
    const answer = await (await serverOf()).inject({ url: `/v1/jobs/a/similar?${name}=`, headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { code: 'REQUEST_MALFORMED', detail: expect.stringContaining(`its parameter ${name} is empty`) },
    ]);
  });

  it('that cannot be decoded is a bad request', async () => {
    const answer = await (await serverOf()).inject({ url: '/v1/jobs/%ff%', headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'REQUEST_MALFORMED' }]);
  });
});

describe('every answer', () => {
  it('has the headers that keep browsers safe, and no word of what made it', async () => {
    const { headers } = await (await serverOf()).inject({ url: '/v1/clusters', headers: LOCAL });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});
