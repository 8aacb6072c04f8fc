import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, ROOT } from '../support/command.js';
import { findGo } from '../support/find-go.js';
import { makeModelFiles } from '../support/model-files.js';
import { scratch } from '../support/scratch.js';
import { type Serving, serving } from '../support/serving.js';

const CLIENT = join(ROOT, 'examples', 'go-client');
const KEY = 'key-of-the-tests-0001';

function tests(): void {
  const folder = scratch({ 'keys.txt': `tests ${KEY}\n` });
  const bin = join(folder, process.platform === 'win32' ? 'client.exe' : 'client');
  let server: Serving;

  beforeAll(async () => {
    makeModelFiles(folder);
    const files = ['--model', join(folder, 'model.jobprism'), '--index', join(folder, 'index.jobprism')];
    const argv = [CLI, 'serve', '--port', '0', ...files, '--keys-file', join(folder, 'keys.txt')];
    server = await serving(argv, { cwd: folder });
    expect(go(['build', '-o', bin, '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  afterAll(() => server?.stop());

  /** Go without anything from outside: no modules, no other toolchain. */
  function go(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const offline = { GOFLAGS: '-mod=readonly', GOPROXY: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
    return ran('go', argv, { ...offline, ...env });
  }

  /** The command of the example. */
  function client(argv: readonly string[], stdin = '', key = KEY) {
    return ran(bin, argv, { JOBPRISM_URL: server.url, JOBPRISM_KEY: key }, stdin);
  }

  function ran(command: string, argv: readonly string[], env: Readonly<Record<string, string>>, stdin = '') {
    const given = { cwd: CLIENT, env: { ...process.env, ...env }, input: stdin, encoding: 'utf8' as const };
    const { status, stdout, stderr } = spawnSync(command, argv, given);
    return { status, stdout, stderr };
  }

  it('is formatted and vetted', () => {
    expect(ran('gofmt', ['-l', '.'], {})).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(go(['vet', './...'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('passes its own tests; its fields are those of /openapi.json', () => {
    const { status, stdout } = go(['test', '-count=1', '-v', './...'], { JOBPRISM_URL: server.url });
    expect(stdout).not.toMatch(/--- FAIL|--- SKIP/);
    expect(stdout).toContain('--- PASS: TestFieldsAreThoseOfTheService');
    expect(status).toBe(0);
  });

  it('assigns a job', () => {
    const { status, stdout, stderr } = client(['assign'], '负责Go网关开发，熟悉gRPC与Redis；有Kafka经验优先');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^backend, in cluster \d+\n/);
    expect(stdout).toContain('  required  gRPC\n');
    expect(stdout).toContain('  preferred Kafka\n');
  });

  it('recommends jobs, and finds jobs like the best', () => {
    const asked = [
      'recommend',
      '-skills',
      'Go,gRPC、Redis',
      '-cities',
      '杭州',
      '-top',
      '4',
      '五年后端，负责高并发网关',
    ];
    const { status, stdout, stderr } = client(asked);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const jobs = [...stdout.matchAll(/^(0\.\d{3}) {2}(\S+)/gm)];
    expect(jobs).toHaveLength(4);
    const like = client(['similar', jobs[0]![2]!]);
    expect(like.stdout.match(/^0\.\d{3} {2}\S+/gm)).toHaveLength(10);
    expect(like.stdout).not.toMatch(new RegExp(`^0\\.\\d{3} {2}${jobs[0]![2]} `, 'm'));
  });

  it.each([
    ['a job that is not there', ['similar', 'no/body'], KEY, 'JOB_NOT_INDEXED (404)'],
    ['a key that is not known', ['similar', 'zh-go-001'], 'another', 'KEY_REFUSED (401)'],
    ['what the service does not take', ['recommend', '-top', '5000', 'Go'], KEY, 'REQUEST_INVALID (422)'],
  ])('tells %s', (_, argv, key, told) => {
    const { status, stdout, stderr } = client(argv, '', key);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^jobprism: /);
    expect(stderr).toContain(told);
  });
}

const found = findGo();

if (typeof found !== 'string') {
  describe(`examples/go-client on ${found.version}`, tests);
} else {
  describe(`examples/go-client: NOT TESTED, there is no Go (${found})`, () => {
    it.skip('calls the service (npm run go installs Go on Debian)', () => undefined);
  });
}
