import { describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/create-server.js';
import type { Ranker } from '../../src/server/engine/ranker.js';
import { fakeRanker } from './fake-ranker.js';
import { bearer, KEYS, LOCAL, logOf, SERVICE_KEYS, serverOf } from './support.js';

describe('the rate limit', () => {
  it('counts each key apart, and says when to come again', async () => {
    const app = await serverOf({ keys: SERVICE_KEYS, rateLimit: 3 });
    const ask = async (key: string) => app.inject({ url: '/v1/clusters', headers: bearer(key) });
    const reader = [await ask(KEYS.reader), await ask(KEYS.reader), await ask(KEYS.reader), await ask(KEYS.reader)];
    expect(reader.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(reader[3]!.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(reader[3]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(KEYS.writer)).statusCode).toBe(200);
  });

  it('counts who tries keys by address', async () => {
    const app = await serverOf({ keys: SERVICE_KEYS, rateLimit: 2 });
    const guess = async (at: number, remoteAddress: string) =>
      (await app.inject({ url: '/v1/clusters', headers: bearer(`guess-${at}-0123456789`), remoteAddress })).statusCode;
    const statuses = [await guess(1, '10.0.0.1'), await guess(2, '10.0.0.1'), await guess(3, '10.0.0.1')];
    expect([...statuses, await guess(4, '10.0.0.2')]).toEqual([401, 401, 429, 401]);
  });

  it.each([
    [undefined, '1.1.1.1', '2.2.2.2', 429],
    [false, '1.1.1.1', '2.2.2.2', 429],
    [1, '1.1.1.1', '2.2.2.2', 200],
    // What a client wrote itself stands to the left.
    [1, 'forged-a, 1.1.1.1', 'forged-b, 1.1.1.1', 429],
    [2, '1.1.1.1, 9.9.9.9', '2.2.2.2, 9.9.9.9', 200],
    [['127.0.0.1'], '1.1.1.1', '2.2.2.2', 200],
    [['127.0.0.0/8', '::1'], '8.8.8.8, 1.1.1.1', '7.7.7.7, 1.1.1.1', 429],
    [['10.0.0.1'], '1.1.1.1', '2.2.2.2', 429],
  ] as const)(
    'goes by X-Forwarded-For as far as proxies %j are trusted (%s, %s)',
    async (trustProxy, one, two, status) => {
      const app = await serverOf({ keys: 'off', rateLimit: 1, trustProxy });
      const ask = async (from: string) =>
        (await app.inject({ url: '/v1/clusters', headers: { 'x-forwarded-for': from } })).statusCode;
      expect([await ask(one), await ask(two)]).toEqual([200, status]);
    },
  );

  it.each([true, 0, 1.5, [], ['proxy'], ['10.0.0.0/33'], ['1.1.1.1/'], ['']])(
    'trusts no proxies %j',
    async (proxies) => {
      const trustProxy = proxies as 1;
      await expect(createServer({ recommender: fakeRanker(), trustProxy })).rejects.toMatchObject({
        code: 'OPTION_INVALID',
      });
    },
  );

  it('leaves the state alone, and may be none', async () => {
    const one = await serverOf({ rateLimit: 1 });
    const none = await serverOf({ rateLimit: 0 });
    for (let at = 0; at < 5; at++) {
      expect((await one.inject({ url: '/healthz', headers: LOCAL })).statusCode).toBe(200);
      expect((await none.inject({ url: '/v1/clusters', headers: LOCAL })).statusCode).toBe(200);
    }
  });
});

describe('the text of a person', () => {
  it.each(['/v1/recommend', '/v1/city-skills'])('is 50,000 characters at most for %s', async (url) => {
    const app = await serverOf();
    const ask = (length: number) => {
      const person = { text: 'x'.repeat(length) };
      const payload = url.endsWith('skills') ? { person, city: '杭州' } : { person };
      return app.inject({ method: 'POST', url, headers: LOCAL, payload });
    };
    expect((await ask(50_000)).statusCode).toBe(200);
    const refused = await ask(50_001);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'REQUEST_INVALID', where: '/person/text', detail: expect.stringContaining('50000') },
    ]);
  });

  it('is as long as the service says, and the document, too', async () => {
    const app = await serverOf({ textLimit: 10 });
    const ask = (text: string) =>
      app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: { text } } });
    expect([(await ask('x'.repeat(10))).statusCode, (await ask('x'.repeat(11))).statusCode]).toEqual([200, 422]);
    const document = (await app.inject({ url: '/openapi.json', headers: LOCAL })).json() as {
      components: { schemas: { Person: { properties: { text: object } } } };
    };
    expect(document.components.schemas.Person.properties.text).toMatchObject({ type: 'string', maxLength: 10 });
  });
});

describe('the queue', () => {
  it('refuses what is too much, and works on with the rest', async () => {
    const gate = gateOf();
    const { person } = fakeRanker();
    const recommender = fakeRanker({ person: async (said) => gate.promise.then(() => person(said)) });
    const app = await serverOf({ recommender, queue: 2 });
    const ask = () =>
      app.inject({
        method: 'POST',
        url: '/v1/city-skills',
        headers: LOCAL,
        payload: { person: { skills: ['Go'] }, city: 'x' },
      });
    const held = [ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = await ask();
    expect([refused.statusCode, refused.json()]).toMatchObject([503, { code: 'SERVER_BUSY' }]);
    expect(refused.headers['retry-after']).toBe('1');
    gate.resolve();
    expect((await Promise.all(held)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await ask()).statusCode).toBe(200);
  });

  it('gives a batch up that takes too long', async () => {
    const assign: Ranker['model']['assign'] = async () => new Promise((resolve) => setTimeout(() => resolve({}), 40));
    const recommender = fakeRanker();
    const app = await serverOf({
      recommender: { ...recommender, model: { ...recommender.model, assign } },
      callTimeout: 0.1,
    });
    const jobs = Array.from({ length: 50 }, () => ({ text: 'Go' }));
    const answer = await app.inject({ method: 'POST', url: '/v1/assign', headers: LOCAL, payload: { jobs } });
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'CALL_TOO_LONG' }]);
  });
});

function gateOf() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('the log', () => {
  it('has a line for each request, and no words, ids or keys of anybody', async () => {
    const log = logOf();
    const app = await serverOf({ keys: SERVICE_KEYS, log, logLevel: 'debug' });
    const headers = { ...bearer(KEYS.writer), cookie: 'geheim=1', 'user-agent': 'geheim' };
    await app.inject({ method: 'PUT', url: '/v1/jobs/geheim', headers, payload: { title: 'geheim', text: 'geheim' } });
    await app.inject({
      method: 'POST',
      url: '/v1/recommend?geheim=1',
      headers,
      payload: { person: { text: 'geheim' } },
    });
    await app.inject({
      method: 'POST',
      url: '/v1/recommend',
      headers,
      payload: { person: { skills: [{ geheim: 'geheim' }] } },
    });
    await app.inject({ url: '/geheim?geheim=geheim', headers });
    const lines = log.lines.filter(({ msg }) => msg === 'answered');
    expect(lines).toMatchObject([
      {
        method: 'PUT',
        route: '/v1/jobs/:id',
        status: 201,
        client: 'writer',
        reqId: expect.stringMatching(/^[\da-f-]{36}$/),
      },
      { method: 'POST', route: '/v1/recommend', status: 200 },
      { method: 'POST', route: '/v1/recommend', status: 422 },
      { method: 'GET', route: '(unknown)', status: 404 },
    ]);
    expect(log.text()).not.toContain('geheim');
    expect(log.text()).not.toContain(KEYS.writer);
  });

  it('has where an answer failed, without the words of the error', async () => {
    const log = logOf();
    const recommender = fakeRanker({
      person: async () => {
        throw new TypeError('geheim is not iterable');
      },
    });
    const app = await serverOf({ recommender, log });
    await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload: { person: {} } });
    const failed = log.lines.find(({ msg }) => msg === 'failed');
    expect(failed).toMatchObject({ level: 50, code: 'ANSWER_FAILED', name: 'TypeError' });
    expect(failed!.frames).toMatch(/^ {4}at /);
    expect(log.text()).not.toContain('geheim');
  });

  it('is nowhere by default', async () => {
    const app = await createServer({ recommender: fakeRanker() });
    expect(app.log.level ?? 'silent').toBe('silent');
    await app.close();
  });
});
