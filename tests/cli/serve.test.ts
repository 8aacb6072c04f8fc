import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { built, CLI, JDS, ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

const folder = scratch({});
const first = join(folder, 'first', 'model.jobprism');
const second = join(folder, 'second', 'model.jobprism');
const started: ChildProcess[] = [];

const JSON_TYPE = { 'content-type': 'application/json' };
const PERSON = JSON.stringify({ person: { text: '五年 Go 后端开发，熟悉 Gin、Redis、Kafka' } });

beforeAll(() => {
  for (const [name, seed] of [
    ['first', '1'],
    ['second', '2'],
  ] as const) {
    const argv = ['analyze', join(JDS, 'zh-go.jsonl'), '--out', join(folder, name), '--clusters', '4', '--seed', seed];
    expect(built(argv).status).toBe(0);
  }
});

afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
});

interface Running {
  readonly address: string;
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

/**
 * Starts the built command and waits until it listens.
 *
 * @param disc kilobytes that a file of it may have: what is beyond cannot be written, as on a disc that is full
 * @param flags of Node
 */
async function serve(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { disc, flags = [] }: { readonly disc?: number; readonly flags?: readonly string[] } = {},
): Promise<Running> {
  const command = [process.execPath, ...flags, CLI, 'serve', '--port', '0', ...argv];
  const limited = disc === undefined ? command : ['bash', '-c', `ulimit -f ${disc}; exec "$0" "$@"`, ...command];
  const child = spawn(limited[0]!, limited.slice(1), { cwd: ROOT, env: { ...process.env, ...env } });
  started.push(child);
  let stderr = '';
  child.stderr.on('data', (piece) => {
    stderr += String(piece);
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = /^jobprism: listening on (\S+)$/m.exec(stderr);
      if (found) resolve(found[1]!);
    };
    child.stderr.on('data', look);
    child.on('close', (status) => reject(new Error(`ended with ${status}: ${stderr}`)));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { address, child, stderr: () => stderr, ended };
}

function modelCopy(): string {
  const path = join(scratch({}), 'model.jobprism');
  cpSync(first, path);
  return path;
}

interface Outcome {
  readonly statuses: Map<number, number>;
  readonly failures: string[];
}

/** Asks again and again, one after another on each of some connections, until told to stop. */
function load(address: string, paths: readonly (readonly [path: string, body: string])[]) {
  const outcome: Outcome = { statuses: new Map(), failures: [] };
  let stopped = false;
  const client = async (path: string, body: string): Promise<void> => {
    while (!stopped) {
      try {
        const answer = await fetch(address + path, { method: 'POST', headers: JSON_TYPE, body });
        await answer.text();
        outcome.statuses.set(answer.status, (outcome.statuses.get(answer.status) ?? 0) + 1);
        // Told to come no more: who opens a connection now may meet a door that is just being closed.
        if (answer.headers.get('connection') === 'close') return;
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } };
        // A door that is closed is no request that was lost.
        if (cause?.code === 'ECONNREFUSED') return;
        outcome.failures.push(cause?.code ?? String(error));
      }
    }
  };
  const all = Promise.all(
    paths.flatMap(([path, body]) => [client(path, body), client(path, body), client(path, body)]),
  );
  return {
    outcome,
    /** Waits until so many more have been answered, however busy the machine is. */
    answered: async (more: number): Promise<void> => {
      const count = (): number => [...outcome.statuses.values()].reduce((sum, one) => sum + one, 0);
      for (const enough = count() + more; count() < enough; ) await pause(20);
    },
    stop: async (): Promise<Outcome> => {
      stopped = true;
      await all;
      return outcome;
    },
    ended: all,
  };
}

const PATHS = [
  [
    '/v1/assign',
    JSON.stringify({ jobs: Array.from({ length: 20 }, () => ({ text: '熟悉 Gin、Redis，三年以上经验' })) }),
  ],
  ['/v1/recommend', PERSON],
] as const;

const put = (id: string, { address }: Running, text = `熟悉 Gin 和 Redis，${id}`): Promise<Response> => {
  const body = JSON.stringify({ title: 'Go 开发', text });
  return fetch(`${address}/v1/jobs/${id}`, { method: 'PUT', headers: JSON_TYPE, body });
};
const putStatus = async (id: string, server: Running): Promise<number> => (await put(id, server)).status;
const has = async (id: string, { address }: Running): Promise<number> =>
  (await fetch(`${address}/v1/jobs/${id}`)).status;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('starts where Node is given flags of its engine, which threads may not be given again', async () => {
  const { address } = await serve(['--model', first], {}, { flags: ['--max-old-space-size=2000', '--no-warnings'] });
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
});

describe('jobprism serve', () => {
  it('answers, tells so in a log without words of anybody, and ends by itself when told to', async () => {
    const { address, child, stderr, ended } = await serve(['--model', first]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${address}/v1/recommend`, { method: 'POST', headers: JSON_TYPE, body: PERSON });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ person: { level: 'senior', years: 5 }, jobs: [] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(stderr()).toContain('"route":"/v1/recommend","status":200');
    expect(stderr()).not.toContain('Redis');
  });

  it('assigns as analyze did', async () => {
    const { address } = await serve(['--model', first, '--no-log']);
    const line = readFileSync(join(JDS, 'zh-go.jsonl'), 'utf8').split('\n')[5]!;
    const { id, title, text, company, city, salary, experience, education } = JSON.parse(line) as Record<
      string,
      string
    >;
    const answer = await fetch(`${address}/v1/assign`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ id, title, text, company, city, salary, experience, education }),
    });
    const said = readFileSync(join(folder, 'first', 'jobs.jsonl'), 'utf8')
      .split('\n')
      .find((one) => one.includes(`"id":"${id}"`))!;
    const { source: _, ...expected } = JSON.parse(said) as Record<string, unknown>;
    const { source: __, ...assigned } = (await answer.json()) as Record<string, unknown>;
    expect(assigned).toEqual(expected);
  });

  it('keeps jobs that it said it has, whatever becomes of it', async () => {
    const index = join(scratch({}), 'index.jobprism');
    const argv = ['--model', first, '--index', index, '--write', '--no-log'];
    const one = await serve(argv);
    expect([await putStatus('a', one), await putStatus('b', one), await putStatus('c', one)]).toEqual([201, 201, 201]);
    expect((await fetch(`${one.address}/v1/jobs/b`, { method: 'DELETE' })).status).toBe(200);
    one.child.kill('SIGKILL');
    await one.ended;
    // A write that broke off.
    writeFileSync(index, readFileSync(index).subarray(0, -7), {});
    const two = await serve(argv);
    expect(two.stderr()).toMatch(/"event":"index-recovered","lostBytes":\d+,"jobs":3/);
    // The last segment was the deletion.
    expect([await has('a', two), await has('b', two), await has('c', two)]).toEqual([200, 200, 200]);
    expect(await putStatus('d', two)).toBe(201);
    two.child.kill('SIGTERM');
    await two.ended;
    const three = await serve(['--model', first, '--index', index, '--no-log']);
    expect([await has('a', three), await has('c', three), await has('d', three)]).toEqual([200, 200, 200]);
  });

  it('leaves a new index whole that is renamed into place, and writes to it after a reload', async () => {
    const folder = scratch({});
    const index = join(folder, 'index.jobprism');
    const argv = (file: string) => ['--model', first, '--index', file, '--write', '--no-log'];
    const maker = await serve(argv(`${index}.new`));
    expect([await putStatus('x', maker), await putStatus('y', maker)]).toEqual([201, 201]);
    maker.child.kill('SIGKILL');
    await maker.ended;
    const server = await serve(argv(index));
    expect(await putStatus('a', server)).toBe(201);
    const made = readFileSync(`${index}.new`);
    renameSync(`${index}.new`, index);
    expect([await putStatus('b', server), await putStatus('b', server)]).toEqual([409, 409]);
    expect(readFileSync(index).equals(made)).toBe(true);
    expect([await has('a', server), await has('x', server)]).toEqual([200, 404]);
    expect((await fetch(`${server.address}/v1/reload`, { method: 'POST' })).status).toBe(200);
    expect(await putStatus('b', server)).toBe(201);
    expect([await has('a', server), await has('b', server), await has('x', server)]).toEqual([404, 200, 200]);
    expect(server.stderr()).not.toContain('thread-failed');
  });

  it('answers 500 where the folder of its index is gone, forgets what is not written, and goes on', async () => {
    const folder = join(scratch({}), 'kept');
    mkdirSync(folder);
    const index = join(folder, 'index.jobprism');
    const server = await serve(['--model', first, '--index', index, '--write', '--no-log']);
    rmSync(folder, { recursive: true });
    const refused = await put('a', server);
    expect([refused.status, await refused.json()]).toMatchObject([500, { code: 'OUTPUT_UNWRITABLE' }]);
    expect([await has('a', server), existsSync(folder)]).toEqual([404, false]);
    expect(server.stderr()).toMatch(/"event":"thread-failed","lane":"rank","name":"OUTPUT_UNWRITABLE"/);
    mkdirSync(folder);
    expect([(await put('b', server)).status, await has('b', server), await has('a', server)]).toEqual([201, 200, 404]);
    await fetch(`${server.address}/v1/reload`, { method: 'POST' });
    expect([await has('b', server), await has('a', server)]).toEqual([200, 404]);
  });

  it.skipIf(process.platform === 'win32')(
    'answers 500 where the disc is full, has what the file has, and goes on',
    async () => {
      const index = join(scratch({}), 'index.jobprism');
      const argv = ['--model', first, '--index', index, '--write', '--no-log'];
      const maker = await serve(argv);
      expect((await put('a', maker)).status).toBe(201);
      maker.child.kill('SIGTERM');
      await maker.ended;
      const before = readFileSync(index);
      const server = await serve(argv, {}, { disc: Math.ceil(before.length / 1024) + 4 });
      const kept = ['a'];
      let refused = await put('b0', server);
      for (let next = 1; refused.status === 201 && next < 100; next++) {
        kept.push(`b${next - 1}`);
        refused = await put(`b${next}`, server);
      }
      expect([refused.status, await refused.json()]).toMatchObject([500, { code: 'OUTPUT_UNWRITABLE' }]);
      const lost = `b${kept.length - 1}`;
      const agree = async (): Promise<void> => {
        expect(await Promise.all(kept.map((id) => has(id, server)))).toEqual(kept.map(() => 200));
        expect(await has(lost, server)).toBe(404);
      };
      await agree();
      expect((await fetch(`${server.address}/v1/reload`, { method: 'POST' })).status).toBe(200);
      await agree();
      // There is room again.
      writeFileSync(`${index}.new`, before);
      renameSync(`${index}.new`, index);
      expect((await fetch(`${server.address}/v1/reload`, { method: 'POST' })).status).toBe(200);
      expect([await putStatus(lost, server), await has('a', server), await has(lost, server)]).toEqual([201, 200, 200]);
    },
  );

  it('lets in who has a key, from a file or the environment', async () => {
    const file = join(scratch({ 'keys.txt': '# mine\nme 0123456789abcdef\n' }), 'keys.txt');
    for (const [argv, env] of [
      [['--keys-file', file], {}],
      [[], { JOBPRISM_KEYS: 'me 0123456789abcdef, ops fedcba9876543210 admin' }],
    ] as const) {
      const { address, stderr } = await serve(['--model', first, '--host', '0.0.0.0', ...argv], env);
      const port = new URL(address).port;
      const ask = async (key?: string) =>
        (
          await fetch(
            `http://127.0.0.1:${port}/v1/clusters`,
            key ? { headers: { authorization: `Bearer ${key}` } } : {},
          )
        ).status;
      expect([await ask(), await ask('wrong-0123456789abc'), await ask('0123456789abcdef')]).toEqual([401, 401, 200]);
      expect(stderr()).not.toMatch(/0123456789abc/);
    }
  });

  it.each([
    ['others could reach it', ['--model', 'MODEL', '--host', '0.0.0.0'], {}, 2, 'SERVER_UNGUARDED'],
    ['its keys are empty', ['--model', 'MODEL'], { JOBPRISM_KEYS: '' }, 2, 'KEYS_INVALID'],
    ['its keys are weak', ['--model', 'MODEL'], { JOBPRISM_KEYS: 'a secret' }, 2, 'KEYS_INVALID'],
    ['there is no model', ['--model', 'none.jobprism'], {}, 1, 'INPUT_NOT_FOUND'],
    ['the model is none', ['--model', join(ROOT, 'package.json')], {}, 1, 'MODEL_FOREIGN'],
    ['its proxies are none', ['--model', 'MODEL', '--trust-proxy', 'proxy'], {}, 2, 'OPTION_INVALID'],
    ['there is no index to write to', ['--model', 'MODEL', '--write'], {}, 2, 'OPTION_INVALID'],
    ['its port is none', ['--model', 'MODEL', '--port', '99999'], {}, 2, 'OPTION_INVALID'],
    [
      'its address is not of this machine',
      ['--model', 'MODEL', '--host', '192.0.2.1'],
      { JOBPRISM_KEYS: 'me 0123456789abcdef' },
      1,
      'ADDRESS_UNUSABLE',
    ],
  ])('does not start where %s', async (_, argv, env, status, code) => {
    const named = argv.map((word) => (word === 'MODEL' ? first : word));
    const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', ...named], { env: { ...process.env, ...env } });
    started.push(child);
    let stderr = '';
    child.stderr.on('data', (piece) => {
      stderr += String(piece);
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(status);
    expect(stderr).toContain(`(${code})`);
    expect(stderr).not.toContain('secret');
    expect(stderr).not.toContain('..');
  });
});

describe('under load', () => {
  it('a reload loses no request, and the new model answers', async () => {
    const model = modelCopy();
    const { address, child, stderr } = await serve(['--model', model, '--no-log']);
    const before = (await (await fetch(`${address}/v1/clusters`)).json()) as object;
    const clients = load(address, PATHS);
    await clients.answered(12);
    cpSync(second, model);
    child.kill('SIGHUP');
    while (!stderr().includes('jobprism: reloaded')) await pause(20);
    const again = await fetch(`${address}/v1/reload`, { method: 'POST' });
    expect(await again.json()).toMatchObject({ loads: 3, clusters: 4 });
    await clients.answered(12);
    const { statuses, failures } = await clients.stop();
    expect([[...statuses.keys()], failures]).toEqual([[200], []]);
    expect(await (await fetch(`${address}/v1/clusters`)).json()).not.toEqual(before);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'MODEL_DAMAGED'],
    [
      'with one bit turned',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))),
      'MODEL_DAMAGED',
    ],
    ['that is none', () => Buffer.from('hello'), 'MODEL_FOREIGN'],
    ['that is empty', () => Buffer.alloc(0), 'MODEL_FOREIGN'],
  ])('a reload of a model %s leaves the old one, and loses no request', async (_, broken, code) => {
    const model = modelCopy();
    const { address, child, stderr } = await serve(['--model', model, '--no-log']);
    const clients = load(address, PATHS);
    await clients.answered(6);
    writeFileSync(model, broken(readFileSync(model)));
    const answer = await fetch(`${address}/v1/reload`, { method: 'POST' });
    const text = await answer.text();
    expect([answer.status, JSON.parse(text)]).toMatchObject([409, { code }]);
    expect(text).not.toContain(model);
    child.kill('SIGHUP');
    while (!stderr().includes('not reloaded')) await pause(20);
    expect(stderr()).toContain(`(${code})`);
    await clients.answered(6);
    const { statuses, failures } = await clients.stop();
    expect([[...statuses.keys()], failures]).toEqual([[200], []]);
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: 'ready' });
  });

  it('a stop answers what is at hand, and ends', async () => {
    const { address, child, ended } = await serve(['--model', first, '--no-log']);
    const clients = load(address, PATHS);
    await clients.answered(20);
    child.kill('SIGTERM');
    // The signal arrives some time later, and the door stays open for half a second.
    let ready = await fetch(`${address}/readyz`);
    while (ready.status === 200) ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'stopping' }]);
    expect(await ended).toBe(0);
    await clients.ended;
    const { statuses, failures } = clients.outcome;
    expect([[...statuses.keys()], failures]).toEqual([[200], []]);
  });
});
