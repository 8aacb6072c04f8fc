import { describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../src/server/http/routes/all.js';
import { Keyring, parseKeys, SCOPES } from '../../src/server/keys.js';
import { bearer, KEYS, SERVICE_KEYS, serverOf } from './support.js';

const compared = vi.hoisted(() => ({ times: 0 }));
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const timingSafeEqual = (a: Buffer, b: Buffer): boolean => {
    compared.times++;
    return crypto.timingSafeEqual(a, b);
  };
  return { ...crypto, timingSafeEqual };
});

const NONE = 'there are none; without keys.txt only this machine is answered, and no key asked for';

describe('keys', () => {
  it('are read one a line or between commas, with remarks', () => {
    const text =
      '# mine\nwebsite 0123456789abcdef\r\n\ncrawler  abcdef0123456789 write, ops fedcba9876543210== admin\n';
    expect(parseKeys(text, 'keys')).toEqual([
      { name: 'website', key: '0123456789abcdef', scope: 'read' },
      { name: 'crawler', key: 'abcdef0123456789', scope: 'write' },
      { name: 'ops', key: 'fedcba9876543210==', scope: 'admin' },
    ]);
  });

  it.each([
    ['', NONE],
    ['# only a remark', NONE],
    ['0123456789abcdef', 'line 1 is no name with a key and a scope'],
    ['a 0123456789abcdef read more', 'line 1 is no name with a key and a scope'],
    ['a short', 'line 1 has a key of fewer than 16 characters'],
    ['a 0123456789abcdef root', 'line 1 has a scope that is none of read, write, admin'],
    ['ok 0123456789abcdef\nb 01234"6789abcdef', 'line 2 has a key that a header cannot carry'],
    ['名 0123456789abcdef', 'line 1 has a name with other characters than letters, digits and _.-'],
    ['a 0123456789abcdef\na 0123456789abcdeg', 'two have the same name'],
    ['a 0123456789abcdef\nb 0123456789abcdef', 'two are the same key'],
  ])('of %j cannot be used, and the error shows none of them', (text, reason) => {
    expect(() => parseKeys(text, 'keys.txt')).toThrow(`The keys of keys.txt cannot be used: ${reason}.`);
    expect(reason).not.toMatch(/0123/);
  });

  it('are all compared, whichever it is and whether any is right', () => {
    const keyring = new Keyring(SERVICE_KEYS);
    const timesOf = (key: string): number => {
      compared.times = 0;
      keyring.clientOf(key);
      return compared.times;
    };
    expect([KEYS.reader, KEYS.admin, 'x', '', 'reader-key-012345678'].map(timesOf)).toEqual([3, 3, 3, 3, 3]);
    expect(keyring.clientOf(KEYS.writer)).toEqual({ name: 'writer', scope: 'write' });
    expect(keyring.clientOf(`${KEYS.writer}0`)).toBeNull();
  });
});

describe('a service with keys', () => {
  const BODIES: Record<string, object> = {
    '/v1/assign': { text: 'Go' },
    '/v1/recommend': { person: { skills: ['Go'] } },
    '/v1/city-skills': { person: { skills: ['Go'] }, city: '杭州' },
    '/v1/jobs/{id}': { text: 'Go' },
  };
  const cases = ROUTES.flatMap((route) =>
    [null, 'reader', 'writer', 'admin'].map((who) => [route.method, route.path, who, route] as const),
  );

  it.each(cases)('%s %s for %s', async (method, path, who, { scope }) => {
    const app = await serverOf({ keys: SERVICE_KEYS });
    const key = who === null ? null : KEYS[who as keyof typeof KEYS];
    await app.inject({ method: 'PUT', url: '/v1/jobs/0', headers: bearer(KEYS.admin), payload: { text: 'Go' } });
    const answer = await app.inject({
      method,
      url: path.replace('{id}', '0'),
      headers: key === null ? {} : bearer(key),
      ...(method === 'GET' || method === 'DELETE' || path === '/v1/reload' ? {} : { payload: BODIES[path]! }),
    });
    const has = who === null ? -1 : ['reader', 'writer', 'admin'].indexOf(who);
    const needs = scope === null ? -1 : SCOPES.indexOf(scope);
    expect(answer.statusCode).toBe(has >= needs ? 200 : who === null ? 401 : 403);
    if (answer.statusCode === 401) expect(answer.headers['www-authenticate']).toBe('Bearer realm="jobprism"');
  });

  it.each([
    `Bearer ${KEYS.reader}x`,
    `Bearer ${KEYS.reader.slice(0, -1)}`,
    `Basic ${KEYS.reader}`,
    KEYS.reader,
    'Bearer',
    'Bearer ',
    `Bearer ${KEYS.reader} ${KEYS.admin}`,
    `Bearer ${'x'.repeat(5000)}`,
  ])('refuses %j', async (authorization) => {
    const app = await serverOf({ keys: SERVICE_KEYS });
    const answer = await app.inject({ url: '/v1/clusters', headers: { authorization } });
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: 'KEY_REFUSED' }]);
  });

  it('takes the word Bearer in any case', async () => {
    const app = await serverOf({ keys: SERVICE_KEYS });
    const headers = { authorization: `bearer  ${KEYS.reader}` };
    expect((await app.inject({ url: '/v1/clusters', headers })).statusCode).toBe(200);
  });

  it('refuses before it reads a body', async () => {
    const app = await serverOf({ keys: SERVICE_KEYS, bodyLimit: 10 });
    const answer = await app.inject({ method: 'POST', url: '/v1/assign', payload: { text: 'much longer than ten' } });
    expect(answer.statusCode).toBe(401);
  });

  it('will not start without one', async () => {
    await expect(serverOf({ keys: [] })).rejects.toThrow('cannot be used: there are none');
    await expect(serverOf({ keys: [{ name: 'a', key: 'short' }] })).rejects.toThrow('fewer than 16');
  });
});

describe('a service without keys', () => {
  it.each([
    ['localhost:8080', 200],
    ['127.0.0.1', 200],
    ['127.8.9.1:1', 200],
    ['[::1]:8080', 200],
    ['LOCALHOST', 200],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example:8080', 421],
    ['192.168.1.5', 421],
  ])('called as %j answers %s', async (host, status) => {
    const app = await serverOf();
    for (const url of ['/v1/clusters', '/']) {
      expect((await app.inject({ url, headers: { host } })).statusCode).toBe(status);
    }
  });

  it('answers by any name where whoever mounts it has seen to that', async () => {
    const app = await serverOf({ keys: 'off' });
    expect((await app.inject({ url: '/v1/clusters', headers: { host: 'example.com' } })).statusCode).toBe(200);
  });
});

describe('a web page of elsewhere', () => {
  const reload = async (headers: Record<string, string>, options: object = {}) => {
    const app = await serverOf(options);
    const host = '127.0.0.1:8080';
    return (await app.inject({ method: 'POST', url: '/v1/reload', headers: { host, ...headers } })).statusCode;
  };

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'http://127.0.0.1:3000' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8080' }],
  ])('that says %j changes nothing where there are no keys', async (headers) => {
    expect(await reload(headers)).toBe(403);
  });

  it.each([
    [{}],
    [{ origin: 'http://127.0.0.1:8080' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://jobs.example' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is not what says %j', async (headers) => {
    expect(await reload(headers)).toBe(200);
  });

  it('is refused with PUT, DELETE and every POST, and may look at what is told to all', async () => {
    const app = await serverOf();
    const headers = { host: 'localhost', origin: 'https://evil.example' };
    const sent = [
      ['PUT', '/v1/jobs/a'],
      ['DELETE', '/v1/jobs/a'],
      ['POST', '/v1/assign'],
    ] as const;
    for (const [method, url] of sent) {
      const answer = await app.inject({ method, url, headers, payload: { text: 'Go' } });
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'ORIGIN_REFUSED' }]);
    }
    expect((await app.inject({ url: '/v1/clusters', headers })).statusCode).toBe(200);
  });

  it('has a key where keys are asked for, and is the business of the application where they are off', async () => {
    const origin = 'https://other.example';
    expect(await reload({ origin, ...bearer(KEYS.admin) }, { keys: SERVICE_KEYS })).toBe(200);
    expect(await reload({ origin }, { keys: 'off' })).toBe(200);
  });
});
