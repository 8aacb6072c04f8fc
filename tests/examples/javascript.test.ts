import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { JDS, ROOT } from '../support/command.js';
import { makeModelFiles } from '../support/model-files.js';
import { install, packInto } from '../support/packed.js';
import { scratch } from '../support/scratch.js';
import { type Serving, serving } from '../support/serving.js';

const EXAMPLES = ['library-esm', 'library-cjs', 'express', 'fastify-mount'];
const project = scratch({ 'package.json': '{ "name": "someone", "private": true }' });
const analysed = join(project, 'result');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

function manifestOf(example: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'examples', example, 'package.json'), 'utf8')) as Manifest;
}

// All examples in one project, with what their manifests ask for, and the package as it would be published.
beforeAll(() => {
  const { tarball } = packInto(project);
  const wanted = Object.assign({}, ...EXAMPLES.map((example) => manifestOf(example).dependencies)) as Record<
    string,
    string
  >;
  const others = Object.entries(wanted).filter(([name]) => name !== 'jobprism');
  install([tarball, ...others.map((dependency) => dependency.join('@'))], project);
  for (const example of EXAMPLES) cpSync(join(ROOT, 'examples', example), join(project, example), { recursive: true });
  makeModelFiles(analysed, join(project, 'node_modules', 'jobprism', 'dist', 'cli.js'));
}, 300_000);

function node(cwd: string, argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Asks a server for JSON. */
async function ask(url: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...sent });
  const json = (await response.json()) as Record<string, unknown>;
  return { status: response.status, type: response.headers.get('content-type'), json };
}

const GO_PERSON = { title: 'Go后端工程师', skills: ['Go', 'gRPC', 'Redis', 'Kafka'] };

describe.each(EXAMPLES)('examples/%s', (example) => {
  it('asks for the version that this is, and starts by npm start', () => {
    const { dependencies, scripts } = manifestOf(example);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(dependencies.jobprism).toBe(`^${version}`);
    expect(scripts.start).toBe('node index.js');
  });
});

/** The three jobs that a library example ends with have falling scores. */
function expectRanking(stdout: string): void {
  const scores = [...stdout.matchAll(/^(\d\.\d\d) [\w-]+ .+$/gm)].map(([, score]) => Number(score));
  expect(scores).toHaveLength(3);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[0]).toBeGreaterThan(0.3);
}

describe('examples/library-esm', () => {
  it('fits, keeps, assigns with the words that skills stand on, and recommends', () => {
    const { status, stdout, stderr } = node(join(project, 'library-esm'), ['index.js', JDS]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^174 jobs in 12 clusters\ncluster \d+: /);
    expect(stdout).toContain('  required gRPC: “gRPC”\n');
    expect(stdout).toContain('  preferred Kafka: “Kafka”\n');
    expectRanking(stdout);
    expect(stdout).toMatch(/^lean on \w+/m);
  });
});

describe('examples/library-cjs', () => {
  it('analyses into a folder, loads, assigns, recommends and finds jobs like the best', () => {
    const { status, stdout, stderr } = node(join(project, 'library-cjs'), ['index.js', JDS]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^174 jobs in 12 clusters\ncluster \d+, frontend, .*react/);
    expectRanking(stdout);
    expect(stdout.match(/^like it: 0\.\d\d [\w-]+$/gm)).toHaveLength(2);
  });

  it('tells an error by its code and what to do', () => {
    const { status, stderr } = node(join(project, 'library-cjs'), ['index.js', 'nowhere.csv']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^INPUT_NOT_FOUND: /);
  });
});

describe('examples/express', () => {
  const files = join(project, 'of-express');
  let server: Serving;

  beforeAll(async () => {
    cpSync(analysed, files, { recursive: true });
    server = await serving(['index.js'], { cwd: join(project, 'express'), env: { JOBPRISM_DIR: files, PORT: '0' } });
  });

  it('assigns a job', async () => {
    const { status, json } = await ask(`${server.url}/assign`, 'POST', {
      title: 'Go开发',
      text: '熟悉Gin框架，了解Kafka',
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      title: 'Go开发',
      skills: expect.arrayContaining([expect.objectContaining({ id: 'gin' })]),
    });
  });

  it('recommends jobs', async () => {
    const { status, json } = await ask(`${server.url}/recommend`, 'POST', { person: GO_PERSON, options: { top: 2 } });
    expect(status).toBe(200);
    expect(json.jobs).toHaveLength(2);
    expect(json.person).not.toHaveProperty('place');
  });

  it('finds jobs like one, and those that are put', async () => {
    const text = '负责Go网关开发，熟悉gRPC、etcd与Kratos';
    await ask(`${server.url}/jobs/new%2F1`, 'PUT', { title: 'Go网关开发工程师', text });
    const { status, json } = await ask(`${server.url}/jobs/new%2F1/similar?top=3`);
    expect(status).toBe(200);
    expect(json.jobs).toHaveLength(3);
    const again = await ask(`${server.url}/jobs/zh-go-001/similar?top=1000`);
    expect(again.json.jobs).toContainEqual(expect.objectContaining({ id: 'new/1' }));
  });

  it.each([
    ['a person that says nothing', '/recommend', { person: {} }, 422, 'OPTION_INVALID'],
    ['a job without a text', '/assign', { title: 'Go' }, 422, 'OPTION_INVALID'],
    ['no body', '/recommend', undefined, 422, 'OPTION_INVALID'],
    ['no JSON', '/recommend', '{', 400, undefined],
    ['too much', '/assign', { text: 'x'.repeat(2_000_000) }, 413, undefined],
    ['an address that is none', '/nothing', {}, 404, undefined],
  ])('refuses %s by a problem', async (_, path, body, status, code) => {
    const answer = await ask(`${server.url}${path}`, 'POST', body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(answer.json.status).toBe(status);
    expect(answer.json.code).toBe(code);
    expect(JSON.stringify(answer.json)).not.toContain('node_modules');
  });

  it('refuses a job that it does not have', async () => {
    const answer = await ask(`${server.url}/jobs/nobody/similar`);
    expect(answer).toMatchObject({ status: 404, json: { code: 'JOB_UNKNOWN' } });
  });

  it('reloads, and stays with what it has where the new files are broken', async () => {
    const before = await ask(`${server.url}/reload`, 'POST', {});
    expect(before).toMatchObject({ status: 200, json: { jobs: 175 } });
    const model = join(files, 'model.jobprism');
    const bytes = readFileSync(model);
    writeFileSync(model, bytes.subarray(0, bytes.length / 2));
    const broken = await ask(`${server.url}/reload`, 'POST', {});
    expect(broken.status).toBe(500);
    expect(broken.json).not.toHaveProperty('detail');
    const { status } = await ask(`${server.url}/recommend`, 'POST', { person: GO_PERSON });
    expect(status).toBe(200);
    writeFileSync(model, bytes);
  });

  it('ends by itself when it is told to', async () => {
    expect(await server.stop()).toBe(0);
  });
});

describe('examples/fastify-mount', () => {
  const LOGGED_IN = { authorization: 'Bearer of-the-tests' };
  let server: Serving;

  beforeAll(async () => {
    const env = { JOBPRISM_DIR: analysed, PORT: '0', TOKEN: 'of-the-tests' };
    server = await serving(['index.js'], { cwd: join(project, 'fastify-mount'), env });
  });

  it('answers for itself without a login, and for the service with one', async () => {
    expect(await ask(server.url)).toMatchObject({ status: 200, json: { hello: 'world' } });
    const body = { person: GO_PERSON, options: { top: 2 } };
    const url = `${server.url}/jobs/v1/recommend`;
    expect(await ask(url, 'POST', body)).toMatchObject({ status: 401 });
    const { status, json } = await ask(url, 'POST', body, LOGGED_IN);
    expect(status).toBe(200);
    expect(json.jobs).toHaveLength(2);
  });

  it('leaves problems to the service below its prefix alone', async () => {
    const below = await ask(`${server.url}/jobs/v1/jobs/nobody/similar`, 'GET', undefined, LOGGED_IN);
    expect(below).toMatchObject({ status: 404, json: { code: 'JOB_NOT_INDEXED' } });
    const own = await ask(`${server.url}/nothing`);
    expect(own).toMatchObject({ status: 404, type: expect.stringContaining('application/json') });
  });

  it('ends by itself when it is told to', async () => {
    expect(await server.stop()).toBe(0);
  });
});
