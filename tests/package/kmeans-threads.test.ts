import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/command.js';
import { scratch } from '../support/scratch.js';

/** Rows of some topics, dense or sparse, more than one thread is started for; and a digest of a clustering. */
const TOOLS = `
import { createHash } from 'node:crypto';
import { createClusterer, createRandom, csrFromDense } from './dist/index.js';
export function rowsOf(rows, cols, share) {
  const random = createRandom(5);
  const centres = Array.from({ length: 12 }, () => Array.from({ length: cols }, () => random.next() - 0.5));
  return csrFromDense(Array.from({ length: rows }, () => {
    const centre = centres[random.below(12)];
    return centre.map((value) => (random.next() < share ? value + random.next() : 0));
  }));
}
export const dense = rowsOf(8000, 64, 1);
export const sparse = rowsOf(8000, 300, 0.25);
export const clusterer = createClusterer('kmeans');
export async function digest(matrix, options, control) {
  const { labels, centroids, ...rest } = await clusterer.fit(matrix, options, control);
  return createHash('sha256').update(labels).update(centroids).update(JSON.stringify(rest)).digest('hex');
}
`;

/** A copy of the build; with `worker` in place of its own worker, which is `own-worker.js` there, or with none. */
function buildWith(worker: string | null): string {
  const folder = scratch({ 'tools.mjs': TOOLS });
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  if (worker === null) rmSync(join(folder, 'dist', 'kmeans-worker.js'));
  else if (worker !== '') {
    cpSync(join(folder, 'dist', 'kmeans-worker.js'), join(folder, 'dist', 'own-worker.js'));
    writeFileSync(join(folder, 'dist', 'kmeans-worker.js'), worker);
  }
  return folder;
}

/** Runs a program to its end, which must come by itself; what it has written as JSON. */
function told(folder: string, program: string): unknown {
  writeFileSync(
    join(folder, 'program.mjs'),
    `import { clusterer, dense, digest, sparse } from './tools.mjs';\n${program}`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 200_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

const CODE_OF = `const codeOf = (fit) => fit.then(() => 'none', ({ code, cause }) => cause?.note ?? code);`;

describe('k-means on threads', () => {
  it('gives the same bytes with any number, time and again, and at once', () => {
    const digests = told(
      buildWith(''),
      `
      const found = [];
      for (const matrix of [dense, sparse]) {
        for (const metric of ['cosine', 'euclidean']) {
          const options = { k: 24, metric, nInit: 2 };
          const one = await digest(matrix, options);
          const others = [];
          for (const workers of [2, 2, 4, 'auto']) others.push(await digest(matrix, { ...options, workers }));
          others.push(...(await Promise.all([3, 3].map((workers) => digest(matrix, { ...options, workers })))));
          found.push(others.every((other) => other === one));
        }
      }
      console.log(JSON.stringify(found));`,
    );
    expect(digests).toEqual([true, true, true, true]);
  });

  it('has threads at all: a worker that is not there leaves the fit to the caller, with the same bytes', () => {
    const program = `
      const started = [];
      process.on('worker', () => started.push(1));
      console.log(JSON.stringify([await digest(dense, { k: 24, workers: 2 }), started.length]));`;
    const [withThreads, two] = told(buildWith(''), program) as [string, number];
    const [without, none] = told(buildWith(null), program) as [string, number];
    expect([two, none]).toEqual([2, 0]);
    expect(withThreads).toBe(without);
  });

  it('starts none for small work', () => {
    const program = `
      let started = 0;
      process.on('worker', () => started++);
      await digest(dense, { k: 2, workers: 2 });
      console.log(started);`;
    expect(told(buildWith(''), program)).toBe(0);
  });

  it('tells of progress, ends on a signal and goes on with the next fit', () => {
    const program = `${CODE_OF}
      const stop = new AbortController();
      const seen = [];
      const onProgress = ({ stage, done, total }) => {
        seen.push([stage, done, total]);
        if (done === 2) stop.abort();
      };
      const options = { k: 40, nInit: 1000, workers: 2 };
      const code = await codeOf(digest(dense, options, { signal: stop.signal, onProgress }));
      const next = (await digest(dense, { ...options, nInit: 1 })).length;
      const before = await codeOf(digest(dense, options, { signal: AbortSignal.abort() }));
      console.log(JSON.stringify({ code, next, before, first: seen[0], enough: seen.length < 500 }));`;
    expect(told(buildWith(''), program)).toEqual({
      code: 'ABORTED',
      next: 64,
      before: 'ABORTED',
      first: ['cluster', 1, 1000],
      enough: true,
    });
  });

  it('throws what a fit throws', () => {
    const program = `${CODE_OF}
      const data = dense.data.slice().fill(NaN, 0, 1);
      console.log(JSON.stringify(await codeOf(digest({ ...dense, data }, { k: 24, workers: 2 }))));`;
    expect(told(buildWith(''), program)).toBe('OPTION_INVALID');
  });

  it.each([
    ['a helper ends', `if (workerData.leads) await import('./own-worker.js'); else process.exit(3);`],
    ['the leader ends', `if (!workerData.leads) await import('./own-worker.js'); else process.exit(3);`],
    ['the leader throws', `parentPort.on('message', () => { throw new Error('broken'); });`],
    ['a file is broken', `throw new Error('broken');`],
  ])('fails, and does not wait for ever, where %s', (_, worker) => {
    const folder = buildWith(`import { parentPort, workerData } from 'node:worker_threads';\n${worker}`);
    const program = `${CODE_OF}
      const options = { k: 24, nInit: 300, workers: 2 };
      console.log(JSON.stringify(await codeOf(digest(dense, options))));`;
    expect(told(folder, program)).toBe('WORKER_FAILED');
  });
});
