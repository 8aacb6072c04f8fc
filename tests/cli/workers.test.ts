import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { built, JDS, type Outcome, ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

const COPIES = 7;
const FILES = ['clusters.json', 'jobs.jsonl', 'model.jobprism', 'rejected.jsonl', 'summary.md'];

/** More jobs than the calling thread reads alone: the fixtures time and again, with a broken line in each copy. */
function manyJobs(): string {
  const lines = readdirSync(JDS)
    .sort()
    .flatMap((name) => readFileSync(join(JDS, name), 'utf8').trimEnd().split('\n'));
  const copies = Array.from({ length: COPIES }, (_, copy) => [
    ...lines.map((line) => {
      const job = JSON.parse(line) as { id: string };
      return JSON.stringify({ ...job, id: `${job.id}-${copy}` });
    }),
    '{"broken',
  ]);
  return `${copies.flat().join('\n')}\n`;
}

function analyzed(folder: string, out: string, options: readonly string[]): Outcome {
  return built(['analyze', 'jobs.jsonl', '--out', out, '--seed', '1', '--clusters', '8', ...options], { cwd: folder });
}

/** A copy of the build whose worker is another one; none where the code is null. */
function buildWithWorker(code: string | null): string {
  const folder = scratch({ 'jobs.jsonl': manyJobs() });
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  if (code === null) rmSync(join(folder, 'dist', 'read-worker.js'));
  else writeFileSync(join(folder, 'dist', 'read-worker.js'), code);
  return folder;
}

function runIn(folder: string): Outcome {
  const argv = ['dist/cli.js', 'analyze', 'jobs.jsonl', '--out', 'out', '--seed', '1', '--clusters', '8'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, '--workers', '2'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 200_000,
  });
  return { status, stdout, stderr };
}

describe('--workers', () => {
  const folder = scratch({ 'jobs.jsonl': manyJobs() });
  const reference = analyzed(folder, 'w1', ['--workers', '1']);

  it.each(['2', '4', 'auto'])('%s gives the bytes that 1 gives', (workers) => {
    expect(reference).toMatchObject({ status: 0, stderr: '' });
    // Scores that are known once all jobs are read have to be among the bytes.
    expect(readFileSync(join(folder, 'w1', 'jobs.jsonl'), 'utf8')).toContain('"kind":"companion"');
    const { status, stdout, stderr } = analyzed(folder, `w${workers}`, ['--workers', workers]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replaceAll(`w${workers}`, 'w1')).toBe(reference.stdout);
    expect(readdirSync(join(folder, 'w1')).sort()).toEqual(FILES);
    for (const name of FILES) {
      expect(readFileSync(join(folder, `w${workers}`, name), 'utf8')).toBe(
        readFileSync(join(folder, 'w1', name), 'utf8'),
      );
    }
    expect(
      readFileSync(join(folder, 'w1', 'rejected.jsonl'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(COPIES);
  });

  it('hands its threads words, stop words, packs and weights', () => {
    const own = {
      ...{ 'jobs.jsonl': manyJobs(), 'words.txt': '订单中台\n', 'stop.txt': '网关\n' },
      'pack.json': readFileSync(join(ROOT, 'fixtures', 'packs', 'toy.json'), 'utf8'),
    };
    const options = ['--words', 'words.txt', '--stop-words', 'stop.txt', '--pack', 'pack.json'];
    const more = [...options, '--section-weights', 'title=3', '--segmenter', 'intl', '--lang', 'zh'];
    const place = scratch(own);
    for (const workers of ['1', '2']) {
      expect(analyzed(place, workers, [...more, '--workers', workers])).toMatchObject({ status: 0, stderr: '' });
    }
    for (const name of FILES) {
      expect(readFileSync(join(place, '2', name), 'utf8')).toBe(readFileSync(join(place, '1', name), 'utf8'));
    }
  });

  it.each(['0', '-1', '1.5', '257', 'many'])('%s is refused', (workers) => {
    const { status, stdout, stderr } = analyzed(folder, 'refused', ['--workers', workers]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/workers/);
  });
});

describe('a worker that fails', () => {
  it.each([
    ['throws', "export default () => { throw new Error('no more'); };", 'no more'],
    ['ends', 'export default () => process.exit(3);', ''],
    ['cannot start', "throw new Error('not here');", 'not here'],
  ])('%s: the run ends with an error and writes nothing', (_, code, reason) => {
    const folder = buildWithWorker(code);
    const { status, stdout, stderr } = runIn(folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('(WORKER_FAILED)');
    expect(stderr).toContain(reason);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('is not there, as in the bundle of another program: the calling thread reads', () => {
    const folder = buildWithWorker(null);
    expect(runIn(folder)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(FILES);
  });
});
