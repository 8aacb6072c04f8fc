import { describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/create-server.js';
import { fakeRanker } from './fake-ranker.js';
import { LOCAL, serverOf } from './support.js';

const JOB = { title: 'Go 开发', text: '熟悉 Gin 和 Redis' };

describe('POST /v1/assign', () => {
  it('answers one job with one', async () => {
    const app = await serverOf();
    const answer = await app.inject({ method: 'POST', url: '/v1/assign', headers: LOCAL, payload: JOB });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      id: 'memory:1',
      source: { file: 'memory', line: 1 },
      title: 'Go 开发',
      cluster: JOB.text.length % 2,
      similarity: 0.333333,
    });
  });

  it('answers many in their order, under their own ids', async () => {
    const app = await serverOf();
    const jobs = Array.from({ length: 50 }, (_, at) =>
      at === 7 ? { id: 'mine', ...JOB } : { text: 'Go'.repeat(at + 1) },
    );
    const answer = await app.inject({ method: 'POST', url: '/v1/assign', headers: LOCAL, payload: { jobs } });
    const ids = (answer.json() as { jobs: { id: string }[] }).jobs.map(({ id }) => id);
    expect(ids).toEqual(jobs.map((_, at) => (at === 7 ? 'mine' : `memory:${at + 1}`)));
  });

  it.each([
    ['no text', { title: 'x' }, '/text'],
    ['an empty text', { text: '' }, '/text'],
    ['a field that is not known', { text: 'Go', txt: 'Go' }, ''],
    ['no jobs', { jobs: [] }, '/jobs'],
    ['more than a thousand', { jobs: Array.from({ length: 1001 }, () => ({ text: 'Go' })) }, '/jobs'],
    ['a wrong job among many', { jobs: [{ text: 'Go' }, { text: 5 }] }, '/jobs/1/text'],
    ['a list', [], ''],
    ['a number', 5, ''],
  ])('refuses %s, and says where', async (_, payload, where) => {
    const app = await serverOf();
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/assign',
      headers: { ...LOCAL, 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ status: 422, code: 'REQUEST_INVALID', where });
  });
});

describe('jobs of the index', () => {
  it('are put, read, found like each other, replaced and deleted', async () => {
    const app = await serverOf();
    const put = (id: string, payload: object) =>
      app.inject({ method: 'PUT', url: `/v1/jobs/${id}`, headers: LOCAL, payload });
    const first = await put('a%2F1', JOB);
    expect([first.statusCode, first.json()]).toMatchObject([201, { created: true, job: { id: 'a/1' } }]);
    expect((await put('a%2F1', { ...JOB, id: 'a/1' })).statusCode).toBe(200);
    await put('b', { text: 'Java' });

    const read = await app.inject({ url: '/v1/jobs/a%2F1', headers: LOCAL });
    expect(read.json()).toMatchObject({ id: 'a/1', title: 'Go 开发' });
    expect(read.body).not.toContain('place":{');
    const similar = await app.inject({ url: '/v1/jobs/b/similar?top=1', headers: LOCAL });
    expect(similar.json()).toMatchObject({ id: 'b', jobs: [{ id: 'a/1', score: 0.5 }] });

    const gone = await app.inject({ method: 'DELETE', url: '/v1/jobs/b', headers: LOCAL });
    expect(gone.json()).toEqual({ id: 'b', deleted: true });
    for (const [method, url] of [
      ['DELETE', '/v1/jobs/b'],
      ['GET', '/v1/jobs/b'],
      ['GET', '/v1/jobs/b/similar'],
    ] as const) {
      const answer = await app.inject({ method, url, headers: LOCAL });
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'JOB_NOT_INDEXED' }]);
    }
  });

  it('take no body of another id', async () => {
    const app = await serverOf();
    const answer = await app.inject({ method: 'PUT', url: '/v1/jobs/a', headers: LOCAL, payload: { ...JOB, id: 'b' } });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { where: '/id' }]);
  });

  it.each([
    ['top=0', 'top'],
    ['top=ten', 'top'],
    ['diversity=2', 'diversity'],
    ['limit=3', ''],
  ])('refuse %s', async (query, where) => {
    const app = await serverOf();
    const answer = await app.inject({ url: `/v1/jobs/a/similar?${query}`, headers: LOCAL });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { where }]);
  });

  it('take ids of 512 characters and none longer', async () => {
    const app = await serverOf();
    const status = async (id: string) => {
      const url = `/v1/jobs/${encodeURIComponent(id)}`;
      return (await app.inject({ method: 'PUT', url, headers: LOCAL, payload: JOB })).statusCode;
    };
    expect([await status('职'.repeat(512)), await status('职'.repeat(513))]).toEqual([201, 422]);
  });
});

describe('POST /v1/recommend', () => {
  it('answers for a person, without the numbers of their place', async () => {
    const app = await serverOf();
    await app.inject({ method: 'PUT', url: '/v1/jobs/a', headers: LOCAL, payload: JOB });
    const payload = { person: { skills: ['Go', { name: 'Redis', level: 'strong' }] }, options: { top: 3 } };
    const answer = await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload });
    expect(answer.statusCode).toBe(200);
    const { person, jobs } = answer.json() as { person: Record<string, unknown>; jobs: unknown[] };
    expect(person.skills).toMatchObject([{ name: 'Go' }, { name: 'Redis' }]);
    expect(person).not.toHaveProperty('place');
    expect(jobs).toMatchObject([{ id: 'a', score: 0.5 }]);
  });

  it.each([
    [{ person: { skills: ['Go'] }, options: { top: 0 } }, '/options/top'],
    [{ person: { skills: [{ name: 'Go', level: 'guru' }] } }, '/person/skills/0/level'],
    [{ options: {} }, '/person'],
  ])('refuses %j', async (payload, where) => {
    const app = await serverOf();
    const answer = await app.inject({ method: 'POST', url: '/v1/recommend', headers: LOCAL, payload });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'REQUEST_INVALID', where }]);
  });
});

it('POST /v1/city-skills answers for a person and a city', async () => {
  const app = await serverOf();
  const ask = (payload: object) => app.inject({ method: 'POST', url: '/v1/city-skills', headers: LOCAL, payload });
  expect((await ask({ person: { skills: ['Go'] }, city: '杭州' })).json()).toEqual({ city: '杭州' });
  expect((await ask({ person: { skills: ['Go'] } })).json()).toMatchObject({ status: 422, where: '/city' });
});

describe('the model', () => {
  it('lists its clusters and tells all of one', async () => {
    const app = await serverOf();
    const list = await app.inject({ url: '/v1/clusters', headers: LOCAL });
    expect(list.json()).toMatchObject({ clusters: [{ cluster: 0, size: 5, terms: ['golang'] }, { cluster: 1 }] });
    const one = await app.inject({ url: '/v1/clusters/1', headers: LOCAL });
    expect(one.json()).toMatchObject({ cluster: 1, label: { zh: '类1' } });
    const none = await app.inject({ url: '/v1/clusters/2', headers: LOCAL });
    expect([none.statusCode, none.json()]).toMatchObject([
      404,
      { code: 'CLUSTER_UNKNOWN', detail: expect.stringContaining('0 to 1') },
    ]);
    expect((await app.inject({ url: '/v1/clusters/-1', headers: LOCAL })).statusCode).toBe(422);
  });

  it('lists its packs with their frameworks, and how many jobs name each', async () => {
    const app = await serverOf();
    const answer = await app.inject({ url: '/v1/frameworks', headers: LOCAL });
    const { packs } = answer.json() as {
      packs: { id: string; frameworks: { id: string; name: string; jobs: number }[] }[];
    };
    const web = packs.find(({ id }) => id === 'go-web')!.frameworks;
    expect(web.find(({ id }) => id === 'gin')).toMatchObject({ name: 'Gin', jobs: 7 });
    expect(web.find(({ id }) => id === 'echo')).toMatchObject({ jobs: 0 });
  });
});

describe('the state', () => {
  it('is alive and ready, and writes to memory here', async () => {
    const app = await serverOf();
    expect((await app.inject({ url: '/healthz', headers: LOCAL })).json()).toEqual({ status: 'alive' });
    const ready = await app.inject({ url: '/readyz', headers: LOCAL });
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', writes: 'memory' }]);
  });

  it('has figures by route, method and status, and no address in them', async () => {
    const app = await serverOf();
    await app.inject({ url: '/v1/jobs/secret-id', headers: LOCAL });
    await app.inject({ url: '/nowhere-secret', headers: LOCAL });
    const { body, headers } = await app.inject({ url: '/metrics', headers: LOCAL });
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(
      /^jobprism_request_duration_seconds_count\{method="GET",route="\/v1\/jobs\/:id",status="404"\} 1$/m,
    );
    expect(body).toMatch(/route="\(unknown\)",status="404"\} 1$/m);
    expect(body).toMatch(/^jobprism_index_jobs 0$/m);
    expect(body).toMatch(/^jobprism_model_loads 1$/m);
    expect(body).toMatch(/^jobprism_lane_waiting\{lane="inline"\} 0$/m);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toContain('secret');
  });
});

describe('POST /v1/reload', () => {
  it('opens anew, and keeps what it has where that fails', async () => {
    let opened = 0;
    const app = await createServer({
      recommender: async () => {
        if (++opened === 3) throw new Error('at /srv/secret/model.jobprism');
        return fakeRanker();
      },
    });
    const reload = () => app.inject({ method: 'POST', url: '/v1/reload', headers: LOCAL });
    await app.inject({ method: 'PUT', url: '/v1/jobs/a', headers: LOCAL, payload: JOB });
    expect((await reload()).json()).toMatchObject({ loads: 2, jobs: 0, clusters: 2 });
    const broken = await reload();
    expect([broken.statusCode, broken.json()]).toMatchObject([500, { code: 'ANSWER_FAILED' }]);
    expect(broken.body).not.toContain('secret');
    expect((await app.inject({ url: '/v1/clusters', headers: LOCAL })).statusCode).toBe(200);
    await app.close();
  });
});
