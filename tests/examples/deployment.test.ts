import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLI, ROOT } from '../support/command.js';
import { makeModelFiles } from '../support/model-files.js';
import { scratch } from '../support/scratch.js';
import { type Serving, serving } from '../support/serving.js';

// No daemon of Docker and no systemd as the first process are needed: what the files say is read, and the commands in
// them are run here, with the places of their files and the address changed.

const KEY = 'key-of-the-tests-0001';
const folder = scratch({ 'keys.txt': `tests ${KEY}\n` });
const BIN = 'node_modules/jobprism/dist/cli.js';

function example(...path: string[]): string {
  return readFileSync(join(ROOT, 'examples', ...path), 'utf8');
}

beforeAll(() => makeModelFiles(folder));

/** The service by the arguments that a file gives it, with its places changed to those of the test. */
function serve(argv: readonly string[], places: Readonly<Record<string, string>>): Promise<Serving> {
  const changed = argv.map((argument) => {
    let own = argument;
    for (const [from, to] of Object.entries(places)) own = own.replace(from, to);
    return own;
  });
  expect(changed.join(' ')).toMatch(/^serve .*--host[ =]127\.0\.0\.1 --port[ =]0 /);
  return serving([CLI, ...changed], { cwd: folder, env: { JOBPRISM_KEYS: `tests ${KEY}` } });
}

async function answers(url: string): Promise<void> {
  const response = await fetch(`${url}/v1/clusters`, { headers: { authorization: `Bearer ${KEY}` } });
  expect(response.status).toBe(200);
  expect((await fetch(`${url}/v1/clusters`)).status).toBe(401);
}

/** A check of health as a container runs it. */
function checked([command, ...argv]: readonly string[], url: string) {
  const own = argv.map((argument) => argument.replace('http://127.0.0.1:8080', url));
  expect(command).toBe('node');
  expect(own).not.toEqual(argv);
  return spawnSync(process.execPath, own).status;
}

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, each stage on its own. */
function stagesOf(text: string): Instruction[][] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [[]];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    expect(`${word} of ${line}`).not.toMatch(/^ /);
    if (word === 'FROM') stages.push([]);
    stages.at(-1)!.push({ word, rest });
  }
  return stages;
}

describe('examples/docker/Dockerfile', () => {
  const [args, build, install, last, ...more] = stagesOf(example('docker', 'Dockerfile'));
  const all = (stage: readonly Instruction[] | undefined, word: string): string[] =>
    stage!.filter((one) => one.word === word).map(({ rest }) => rest);
  const list = (word: string): string[] => JSON.parse(all(last, word)[0]!) as string[];

  it('has three stages over one base that may be another', () => {
    expect(more).toEqual([]);
    const base = `\${NODE_IMAGE}`;
    expect(all(args, 'ARG')).toEqual(['NODE_IMAGE=node:20-slim']);
    expect(all(build, 'FROM')).toEqual([`${base} AS build`]);
    expect(all(install, 'FROM')).toEqual([`${base} AS install`]);
    expect(all(last, 'FROM')).toEqual([base]);
    expect(all(last, 'COPY')).toEqual(['--from=install /app /app']);
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(engines.node).toMatch(/^>=20\./);
  });

  it('copies what is there and not kept from it, and runs scripts that are there', () => {
    const ignored = example('docker', 'Dockerfile.dockerignore').trim().split('\n');
    for (const name of all(build, 'COPY')[0]!.split(' ').slice(0, -1)) {
      expect(existsSync(join(ROOT, name))).toBe(true);
      expect(ignored).not.toContain(name);
    }
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const needed = scripts.build!.split(' ').flatMap((word) => (word.startsWith('scripts/') ? ['scripts', word] : []));
    expect(needed).not.toEqual([]);
    for (const path of [...needed, 'src', 'assembly', 'tsconfig.json', 'tsup.config.ts', 'LICENSE', 'README.md'])
      expect(ignored).not.toContain(path);
    // Where compose.yaml has its keys and models.
    expect(ignored).toContain('examples');
    for (const [, script] of all(build, 'RUN')
      .join(' ')
      .matchAll(/npm run (\S+)/g))
      expect(scripts).toHaveProperty(script!);
  });

  it('runs what the package has, as another user than root, whom nothing of it belongs to', () => {
    expect(all(last, 'USER')).toEqual(['node']);
    expect(all(last, 'RUN')).toEqual([]);
    expect(all(last, 'VOLUME')).toEqual(['/models']);
    expect(list('ENTRYPOINT')).toEqual(['node', BIN]);
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { jobprism: string } };
    expect(join('node_modules', 'jobprism', bin.jobprism)).toBe(join(BIN));
  });

  it('has a command that serves, and a check that tells whether it does', async () => {
    const server = await serve(list('CMD'), { '0.0.0.0': '127.0.0.1', '8080': '0', '/models': folder });
    await answers(server.url);
    const check = /CMD (\[.*\])$/.exec(all(last, 'HEALTHCHECK')[0]!)![1]!;
    const command = JSON.parse(check) as string[];
    expect(checked(command, server.url)).toBe(0);
    expect(await server.stop()).toBe(0);
    expect(checked(command, server.url)).toBe(1);
  });
});

interface Compose {
  readonly services: {
    readonly jobprism: {
      readonly build: { readonly context: string; readonly dockerfile: string };
      readonly command: readonly string[];
      readonly volumes: readonly string[];
      readonly secrets: readonly string[];
      readonly healthcheck: { readonly test: readonly string[] };
      readonly [other: string]: unknown;
    };
  };
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

describe('examples/docker/compose.yaml', () => {
  const compose = load(example('docker', 'compose.yaml')) as Compose;
  const service = compose.services.jobprism;

  it('builds from the Dockerfile beside it', () => {
    const context = join(ROOT, 'examples', 'docker', service.build.context);
    expect(existsSync(join(context, service.build.dockerfile))).toBe(true);
    expect(resolve(context)).toBe(resolve(ROOT));
  });

  it('guards the machine: limits, no rights, nothing to write to but its volumes, the port for this machine', () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ports: ['127.0.0.1:8080:8080'],
      volumes: ['./models:/models'],
      mem_limit: '2g',
      cpus: 2,
      pids_limit: 128,
    });
  });

  it('has a command that serves with its secret, and a check of readiness', async () => {
    const [secret = ''] = service.secrets;
    expect(compose.secrets[secret]).toEqual({ file: './keys.txt' });
    expect(service.command).toContain(`--keys-file=/run/secrets/${secret}`);
    const server = await serve(service.command, {
      '0.0.0.0': '127.0.0.1',
      '8080': '0',
      '/models': folder,
      [`/run/secrets/${secret}`]: join(folder, 'keys.txt'),
    });
    await answers(server.url);
    const [kind, ...check] = service.healthcheck.test;
    expect(kind).toBe('CMD');
    expect(checked(check, server.url)).toBe(0);
    expect(await server.stop()).toBe(0);
  });
});

describe('examples/systemd/jobprism.service', () => {
  const unit = example('systemd', 'jobprism.service');
  const settings = new Map(
    unit
      .replace(/^#.*\n/gm, '')
      .replace(/ *\\\n */g, ' ')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const [node, bin, ...argv] = settings.get('ExecStart')!.split(' ');

  it('has a command that serves, reloads by its signal and stops by its signal', async () => {
    expect([node, bin]).toEqual(['/usr/bin/node', `/opt/jobprism/${BIN}`]);
    expect(settings.get('LoadCredential')).toBe('keys:/etc/jobprism/keys');
    expect(settings.get('StateDirectory')).toBe('jobprism');
    const keys = `\${CREDENTIALS_DIRECTORY}/keys`;
    const server = await serve(argv, {
      '8080': '0',
      '/var/lib/jobprism': folder,
      [keys]: join(folder, 'keys.txt'),
    });
    await answers(server.url);
    const [, signal] = /^\/bin\/kill -(\w+) \$MAINPID$/.exec(settings.get('ExecReload')!) ?? [];
    expect([signal, settings.get('KillSignal')]).toEqual(['HUP', 'SIGTERM']);
    const before = server.told().length;
    server.signal(`SIG${signal}` as NodeJS.Signals);
    await expect.poll(() => server.told().slice(before), { timeout: 30_000 }).toContain('jobprism: reloaded');
    await answers(server.url);
    expect(await server.stop()).toBe(0);
  });

  const systemd = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });
  const version = Number(/^systemd (\d+)/.exec(systemd.stdout ?? '')?.[1] ?? 0);

  // The unit is given the Node that runs here: systemd looks whether there is one.
  it.skipIf(version === 0)('is found right by systemd-analyze verify', () => {
    const place = scratch({ 'jobprism.service': unit.replace('/usr/bin/node', process.execPath) });
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(place, 'jobprism.service')], {
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('jobprism.service');
    expect(status).toBe(0);
  });

  it.skipIf(version < 250)('is found little exposed by systemd-analyze security', () => {
    const place = scratch({ 'jobprism.service': unit });
    const asked = ['security', '--offline=yes', '--threshold=20', '--no-pager', join(place, 'jobprism.service')];
    expect(spawnSync('systemd-analyze', asked, { encoding: 'utf8' }).status).toBe(0);
  });
});
