import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/command.js';
import { install, packInto } from '../support/packed.js';
import { scratch } from '../support/scratch.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const project = scratch({ 'package.json': '{ "name": "someone", "private": true }' });
const installed = join(project, 'node_modules', 'jobprism');
let tarball: string;
let packed: readonly string[];

function node(args: readonly string[], stdin = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    input: stdin,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function esm(code: string) {
  return node(['--input-type=module', '-e', code]);
}

beforeAll(() => {
  ({ tarball, files: packed } = packInto(project));
  install([tarball], project);
}, 300_000);

describe('the tarball', () => {
  it('holds what a user needs', () => {
    const needed = ['LICENSE', 'THIRD_PARTY_NOTICES', 'package.json', 'dist/cli.js', 'dist/server-worker.js'];
    const entries = ['index', 'server'].flatMap((name) =>
      ['js', 'cjs', 'd.ts', 'd.cts'].map((ending) => `dist/${name}.${ending}`),
    );
    expect(packed).toEqual(expect.arrayContaining([...needed, ...entries]));
  });

  it('holds nothing else', () => {
    const listed =
      /^(package\.json|README\.md|README\.zh-CN\.md|CHANGELOG\.md|LICENSE|THIRD_PARTY_NOTICES|dist\/[^/]+\.(js|cjs|d\.ts|d\.cts|wasm))$/;
    expect(packed.filter((path) => !listed.test(path))).toEqual([]);
  });

  it('pleases publint', async () => {
    const data = readFileSync(tarball);
    const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: 'suggestion', strict: true });
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([]);
  });

  it('has types that are right for every way to import it', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    expect(analysis.types).toMatchObject({ kind: 'included' });
    expect('problems' in analysis ? analysis.problems : null).toEqual([]);
  });

  it('names every package whose code it holds, with its licence', () => {
    const bundled = new Set<string>();
    for (const path of packed.filter((file) => /^dist\/.*\.c?js$/.test(file))) {
      const code = readFileSync(join(installed, path), 'utf8');
      for (const [, name] of code.matchAll(/^\s*(?:\/\/ |")node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm))
        bundled.add(name!);
    }
    const notices = readFileSync(join(installed, 'THIRD_PARTY_NOTICES'), 'utf8');
    const named = [...notices.matchAll(/^(\S+) \S+\nLicence: /gm)].map(([, name]) => name);
    expect([...bundled]).toContain('natural');
    expect(named.sort()).toEqual([...bundled].sort());
    const parts = notices.split(`\n${'-'.repeat(80)}\n`).slice(1);
    // Behind the packages the data of others: jieba's model.
    expect(parts).toHaveLength(named.length + 1);
    expect(parts.at(-1)).toMatch(/^\s*hmm\.json: /);
    for (const part of parts) {
      expect(part).toMatch(/Permission is hereby granted|Redistribution and use|Apache License/);
    }
  });
});

describe('the installed package', () => {
  it('came without an install script, a compiler or the optional peer', () => {
    const lock = JSON.parse(readFileSync(join(project, 'node_modules', '.package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripted.map(([path]) => path)).toEqual([]);
    expect(existsSync(join(project, 'node_modules', 'nodejieba'))).toBe(false);
    expect(existsSync(join(project, 'node_modules', 'natural'))).toBe(false);
    // Half of them are of the service, and optional.
    expect(readdirSync(join(project, 'node_modules')).length).toBeLessThan(90);
  });

  it('came with the packages of the service, which a plain install is to bring', () => {
    const names = ['fastify', '@fastify/helmet', '@fastify/rate-limit', 'prom-client', '@opentelemetry/api'];
    for (const name of names) expect(existsSync(join(project, 'node_modules', name)), name).toBe(true);
  });

  it('prints nothing when it is imported', () => {
    expect(esm("await import('jobprism/server')")).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(node(['-e', "require('jobprism/server')"])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(esm("await import('jobprism')")).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(node(['-e', "require('jobprism')"])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  const USE = `analyze([{ id: 'a', text: '负责Go网关开发，支撑万级QPS' }]).then(({ jobs, run }) => {
    console.log(jobs[0].id, jobs[0].decisions[0].framework, run.version);
  });`;

  it('works from ESM', () => {
    const { status, stdout, stderr } = esm(`import { analyze } from 'jobprism';\n${USE}`);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `a gin ${manifest.version}\n`, stderr: '' });
  });

  it('works from CommonJS', () => {
    const { status, stdout, stderr } = node(['-e', `const { analyze } = require('jobprism');\n${USE}`]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `a gin ${manifest.version}\n`, stderr: '' });
  });

  it('exports the same names both ways, and an error that tells itself', () => {
    const names = 'console.log(Object.keys(api).filter((name) => name !== "default").sort().join())';
    const { stdout } = esm(`import * as api from 'jobprism';\n${names}`);
    expect(stdout).toContain('JobprismError');
    expect(node(['-e', `const api = require('jobprism');\n${names}`]).stdout).toBe(stdout);
  });

  const SERVE = `Promise.resolve().then(async () => {
    const { writeFileSync } = require('node:fs');
    const { model } = await fitModel([{ id: 'a', text: '熟悉 Gin' }, { id: 'b', text: '熟悉 React' }], { clusters: 1 });
    writeFileSync('model.jobprism', await model.toBytes());
    const server = await startServer({ model: 'model.jobprism', port: 0 });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(server.address + '/v1/assign', { method: 'POST', headers, body: '{"text":"熟悉 Gin"}' });
    console.log((await answer.json()).skills[0].name);
    await server.stop();
  });`;

  it('serves from ESM and from CommonJS, on threads, and ends', () => {
    const viaEsm = `import { createRequire } from 'node:module';
      import { fitModel } from 'jobprism';
      import { startServer } from 'jobprism/server';
      const require = createRequire('/');
      ${SERVE}`;
    const viaCjs = `const { fitModel } = require('jobprism'); const { startServer } = require('jobprism/server'); ${SERVE}`;
    expect(esm(viaEsm)).toEqual({ status: 0, stdout: 'Gin\n', stderr: '' });
    expect(node(['-e', viaCjs])).toEqual({ status: 0, stdout: 'Gin\n', stderr: '' });
  });

  it('says how to get the packages of the service where they were left out', () => {
    const home = join(project, 'node_modules', 'fastify');
    renameSync(home, `${home}-away`);
    try {
      const bin = join(installed, 'dist', 'cli.js');
      const { status, stderr } = node([bin, 'serve', '--model', 'model.jobprism']);
      expect(status).toBe(1);
      expect(stderr).toContain('The service needs the package fastify, which is not installed. (SERVER_MISSING)');
      expect(stderr).toContain('Run: npm install fastify@5 ');
    } finally {
      renameSync(`${home}-away`, home);
    }
  });

  it('reads files from CommonJS, where readers are loaded late', () => {
    writeFileSync(join(project, 'jobs.csv'), 'title,description\nGo开发,熟悉Gin框架\n');
    writeFileSync(join(project, 'jobs.json'), '[{"text":"熟悉React"}]');
    const code =
      "require('jobprism').analyze('jobs.*', { clusterer: 'ml-kmeans' }).then(({ run }) => console.log(run.jobs))";
    expect(node(['-e', code])).toEqual({ status: 0, stdout: '2\n', stderr: '' });
  });

  it('lets nobody in by the back door', () => {
    for (const path of [
      'jobprism/dist/index.js',
      'jobprism/dist/server.js',
      'jobprism/dist/cli.js',
      'jobprism/src/index.ts',
    ]) {
      expect(esm(`await import('${path}')`).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
      expect(node(['-e', `require('${path}')`]).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
    }
    expect(node(['-p', "require('jobprism/package.json').version"]).stdout).toBe(`${manifest.version}\n`);
  });

  it('has a command that runs by its name', () => {
    const bin = join(project, 'node_modules', '.bin', 'jobprism');
    const shell = process.platform === 'win32';
    const { status, stdout } = spawnSync(bin, ['analyze', '-'], {
      input: '负责Go网关开发，支撑万级QPS',
      encoding: 'utf8',
      shell,
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\*\*Decision\*\*: gin:/i);
  });

  it('says how to get the segmenter that is not there', () => {
    const bin = join(installed, 'dist', 'cli.js');
    const { status, stdout, stderr } = node([bin, 'analyze', '-', '--segmenter', 'nodejieba'], '熟悉Gin框架');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('The segmenter nodejieba needs the package nodejieba, which is not installed.');
    expect(stderr).toContain('Run: npm install nodejieba@3.4.4');
  });
});

describe('the types', () => {
  const CODE = `
import { analyze, createTokenizer, fitTfidf, JobprismError, readJobs } from 'jobprism';
import type { AnalysedCluster, AnalysedJob, Analysis, AnalyzeOptions, Catalogue, JobFacts, Pack } from 'jobprism';

type IsAny<T> = 0 extends 1 & T ? true : false;
type NoAny<T> = { [K in keyof T]-?: IsAny<T[K]> extends true ? K : never }[keyof T];
// Each of these is never: no member of them is any.
export const leaks: [
  NoAny<Analysis>,
  NoAny<AnalysedJob>,
  NoAny<AnalysedJob['skills'][number]>,
  NoAny<AnalysedJob['decisions'][number]>,
  NoAny<AnalysedCluster>,
  NoAny<AnalysedCluster['affinities'][number]>,
  NoAny<JobFacts>,
  NoAny<Pack>,
  NoAny<Catalogue>,
  NoAny<Omit<AnalyzeOptions, 'packs'>>,
][] = [];
export const known: IsAny<Awaited<ReturnType<typeof createTokenizer>>> = false;
export const fitted: IsAny<ReturnType<typeof fitTfidf>> = false;
export const read: IsAny<ReturnType<typeof readJobs>> = false;

export async function use(): Promise<string> {
  const { jobs, clusters }: Analysis = await analyze([{ text: 'Go' }], { clusters: 1, seed: 1 });
  // @ts-expect-error no such option
  await analyze([], { cluster: 1 });
  // @ts-expect-error no such name
  await analyze([], { segmenter: 'hanlp' });
  const city: string | null = jobs[0]!.facts.city;
  const error = new JobprismError('ABORTED');
  return \`\${city} \${clusters[0]!.label.zh} \${error.code satisfies string}\`;
}
`;
  const STRICT = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: 'ES2022',
  };

  it.each([
    ['nodenext, ESM', 'use.mts', { module: 'nodenext', types: ['node'] }],
    ['nodenext, CommonJS', 'use.cts', { module: 'nodenext', types: ['node'] }],
    ['a bundler, for Node', 'use.ts', { module: 'esnext', moduleResolution: 'bundler', types: ['node'] }],
    [
      'a bundler, for the browser',
      'use.ts',
      { module: 'esnext', moduleResolution: 'bundler', types: [], lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'] },
    ],
  ])('are whole under %s', (name, file, options) => {
    const types = join(project, 'node_modules', '@types');
    if (!existsSync(types)) symlinkSync(join(ROOT, 'node_modules', '@types'), types, 'junction');
    const config = `tsconfig.${name.replace(/\W+/g, '-')}.json`;
    writeFileSync(join(project, file), CODE);
    writeFileSync(join(project, config), JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files: [file] }));
    const { status, stdout } = node([join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', config]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
