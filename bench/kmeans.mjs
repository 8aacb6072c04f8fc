// Sparse k-means, the hot path, against ml-kmeans and scikit-learn: same rows, same initial centroids, each contender
// in a process of its own. See docs/BENCHMARKS.md.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { check } from './support/checks.mjs';
import { initialCentroids, latentMatrix, topicMatrix } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { readProblem, writeProblem } from './support/matrix-files.mjs';
import { samplesOf, spreadOf, timingOf } from './support/measure.mjs';
import { callInChild, run, withFolder } from './support/processes.mjs';
import { megabytes, printMachine, printTable, ratio, seconds, whole } from './support/table.mjs';

const SEED = 42;
const MOST_ITERATIONS = 1000;
/** Greatest difference between inertias, as a share. */
const TOLERANCE = 1e-4;
/** Contenders take turns so many times, each time in a new process, so that a busy moment meets all of them. */
const TURNS = 3;
/** Seconds that a process of ml-kmeans is given. */
const PATIENCE = 180;
/** Threads of the contender that has some. */
const WORKERS = 2;

const SKLEARN = ['sklearn lloyd', 'sklearn elkan', 'sklearn lloyd, 1 thread', 'sklearn elkan, 1 thread'];
/** jobprism with threads. */
const THREADS = 'jobprism, 2 workers';
/** Packages that work on dense rows. */
const DENSE = ['ml-kmeans', 'skmeans'];
// So few rows have clusters to find only where they keep closely to their topics: dense-500 has more topical words.
/** Sizes with `latent` are dense rows as a latent space has them. */
/** @type {Record<string, { rows: number, cols: number, nnz: number, topical?: number, latent?: boolean, k: number, runs: number, turns?: number, peers: string[] }>} */
const SIZES = {
  'dense-500': { rows: 500, cols: 2_000, nnz: 40, topical: 0.4, k: 8, runs: 3, peers: [...DENSE, ...SKLEARN] },
  'dense-1000': { rows: 1_000, cols: 4_000, nnz: 60, k: 8, runs: 1, peers: [...DENSE, ...SKLEARN] },
  'dense-2000': { rows: 2_000, cols: 8_000, nnz: 60, k: 8, runs: 1, peers: [...DENSE, ...SKLEARN] },
  'ml-4000': { rows: 4_000, cols: 10_896, nnz: 60, k: 8, runs: 20, turns: 1, peers: [...DENSE, ...SKLEARN] },
  small: { rows: 4_000, cols: 10_000, nnz: 60, k: 8, runs: 5, peers: SKLEARN },
  'medium-24': { rows: 20_000, cols: 20_000, nnz: 85, k: 24, runs: 2, peers: [THREADS, ...SKLEARN] },
  'medium-64': { rows: 20_000, cols: 20_000, nnz: 85, k: 64, runs: 2, peers: [THREADS, ...SKLEARN] },
  'large-24': { rows: 50_000, cols: 20_000, nnz: 85, k: 24, runs: 1, peers: [THREADS, ...SKLEARN] },
  'huge-24': { rows: 100_000, cols: 20_000, nnz: 85, k: 24, runs: 1, peers: [THREADS, ...SKLEARN] },
  'huge-64': { rows: 100_000, cols: 20_000, nnz: 85, k: 64, runs: 1, peers: [THREADS, ...SKLEARN] },
  'latent-5': { rows: 20_000, cols: 100, nnz: 100, latent: true, k: 5, runs: 3, peers: [THREADS, ...SKLEARN] },
  'latent-24': { rows: 20_000, cols: 100, nnz: 100, latent: true, k: 24, runs: 2, peers: [THREADS, ...SKLEARN] },
  'latent-64': { rows: 20_000, cols: 100, nnz: 100, latent: true, k: 64, runs: 2, peers: [THREADS, ...SKLEARN] },
  'latent-large-24': { rows: 50_000, cols: 100, nnz: 100, latent: true, k: 24, runs: 1, peers: [THREADS, ...SKLEARN] },
  'latent-huge-24': { rows: 100_000, cols: 100, nnz: 100, latent: true, k: 24, runs: 1, peers: [THREADS, ...SKLEARN] },
};
const SKMEANS = fileURLToPath(
  new URL('../node_modules/.bench-peers/node_modules/skmeans/dist/node/main.js', import.meta.url),
);
const SKLEARN_WORKER = fileURLToPath(new URL('./support/sklearn_kmeans.py', import.meta.url));

/** @param {readonly string[]} args names of sizes; default: all. `--runs=N` for another number of runs in each process, `--turns=N` of processes. */
export async function main(args) {
  const numberOf = (option) => Number(args.find((arg) => arg.startsWith(option))?.slice(option.length)) || undefined;
  const runs = numberOf('--runs=');
  const turns = numberOf('--turns=');
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.find((name) => !(name in SIZES));
  if (unknown) throw new Error(`there is no size ${unknown}; sizes are ${Object.keys(SIZES).join(', ')}`);
  printMachine();
  const python = await findPython();
  console.log(
    python
      ? `scikit-learn ${python.version} by ${python.command}\n`
      : 'Python with scikit-learn was not found, so it is left out. To compare: pip install scikit-learn\n',
  );
  for (const [name, size] of Object.entries(SIZES)) {
    if (wanted.length === 0 || wanted.includes(name))
      await measureSize(name, { ...size, runs: runs ?? size.runs, turns: turns ?? size.turns }, python);
  }
}

async function measureSize(name, size, python) {
  const { rows, cols, nnz, topical, latent, k, runs, turns = TURNS, peers } = size;
  const { adjustedRandIndex } = await library();
  const { matrix } = latent
    ? await latentMatrix({ rows, cols, topics: k, seed: SEED })
    : await topicMatrix({ rows, cols, nnz, topics: k, topical, seed: SEED });
  const init = await initialCentroids(matrix, { k, seed: SEED });
  console.log(
    `${name}: ${whole(rows)} rows × ${whole(cols)} columns, ${nnz} values a row, k = ${k}; ${turns} × ${runs} fits\n`,
  );
  await withFolder(async (folder) => {
    await writeProblem(folder, matrix, { k, init });
    const contenders = ['jobprism', ...peers.filter((peer) => isThere(peer, python))];
    const results = contenders.map(() => /** @type {Fit[]} */ ([]));
    for (let turn = 0; turn < turns; turn++) {
      for (const [number, contender] of contenders.entries()) {
        const fit = await fitBy(contender, { folder, runs, python });
        if (fit) results[number].push(fit);
      }
    }
    const ours = joined(results[0]);
    check(ours, 'the own k-means ends');
    const reference = inertiaOfLabels(matrix, ours.labels, k);
    const table = contenders.map((contender, number) => {
      for (const fit of results[number]) checkFit(contender, fit, matrix, k, reference);
      const result = joined(results[number]);
      if (!result) return [contender, `over ${PATIENCE} s`, ...Array(9).fill('')];
      const { timing, processor, iterations, inertia, labels, maxRSS } = result;
      return [
        contender,
        seconds(timing.median),
        spreadOf(timing),
        String(iterations),
        seconds(timing.median / iterations),
        ratio(timing.median / ours.timing.median),
        seconds(processor.median),
        ratio(processor.median / ours.processor.median),
        inertia.toFixed(2),
        adjustedRandIndex(labels, ours.labels).toFixed(3),
        megabytes(maxRSS),
      ];
    });
    printTable(
      [
        'contender',
        'one fit',
        'spread',
        'iterations',
        'an iteration',
        'ratio',
        'processor',
        'ratio of it',
        'inertia',
        'ARI',
        'peak memory',
      ],
      table,
    );
  });
}

/**
 * What a process of a contender gives back: seconds and processor seconds of each fit, and the last result.
 *
 * @typedef {object} Fit
 * @property {number[]} seconds
 * @property {number[]} processor
 * @property {number} iterations
 * @property {number} inertia
 * @property {number[]} labels
 * @property {number} maxRSS
 */

/** @param {readonly Fit[]} fits */
function joined(fits) {
  if (fits.length === 0) return null;
  return {
    ...fits[0],
    timing: timingOf(fits.flatMap((fit) => fit.seconds)),
    processor: timingOf(fits.flatMap((fit) => fit.processor)),
    maxRSS: Math.max(...fits.map((fit) => fit.maxRSS)),
  };
}

/** @returns {Promise<Fit | null>} null where it took too long */
async function fitBy(contender, { folder, runs, python }) {
  if (contender === 'jobprism') return fitInChild('fitOurs', folder, runs);
  if (contender === THREADS) return fitInChild('fitByThreads', folder, runs);
  if (contender === 'skmeans') return fitInChild('fitSkmeans', folder, runs, PATIENCE);
  if (contender === 'ml-kmeans') return fitInChild('fitMlKmeans', folder, runs, PATIENCE);
  return fitSklearn(python.command, contender, folder, runs);
}

function checkFit(contender, { inertia, labels }, matrix, k, reference) {
  check(labels.length === matrix.rows, `${contender} gives a label to every row`);
  check(new Set(labels).size === k, `${contender} finds ${k} clusters`);
  const real = inertiaOfLabels(matrix, labels, k);
  check(
    Math.abs(real / inertia - 1) < TOLERANCE,
    `${contender} reports its inertia: ${inertia}, its labels give ${real}`,
  );
  check(Math.abs(real / reference - 1) < TOLERANCE, `${contender} has the same inertia: ${real} against ${reference}`);
}

/** Inertia of labels alone, in double precision and independent of the library: Σ|x|² − Σ |sum of a cluster|² / size. */
function inertiaOfLabels({ cols, indptr, indices, data }, labels, k) {
  const sums = new Float64Array(k * cols);
  const sizes = new Float64Array(k);
  let inertia = 0;
  labels.forEach((cluster, row) => {
    sizes[cluster]++;
    for (let p = indptr[row]; p < indptr[row + 1]; p++) {
      inertia += data[p] ** 2;
      sums[cluster * cols + indices[p]] += data[p];
    }
  });
  sums.forEach((sum, at) => {
    if (sum !== 0) inertia -= sum ** 2 / sizes[Math.floor(at / cols)];
  });
  return inertia;
}

async function fitInChild(name, folder, runs, limit) {
  const answer = await callInChild(import.meta.url, name, { folder, runs }, { limit });
  return answer && { ...answer.value, maxRSS: answer.maxRSS };
}

function isThere(peer, python) {
  if (peer.startsWith('sklearn')) return python !== null;
  return peer !== 'skmeans' || existsSync(SKMEANS);
}

/** Runs in a child. */
export function fitByThreads(input) {
  return fitOurs({ ...input, workers: WORKERS });
}

/** Runs in a child. */
export async function fitOurs({ folder, runs, workers = 1 }) {
  const { createClusterer } = await library();
  const { matrix, k, init } = await readProblem(folder);
  const clusterer = createClusterer('kmeans');
  const metric = /** @type {const} */ ('euclidean');
  const options = { k, init, metric, maxIterations: MOST_ITERATIONS, workers };
  /** @type {any} */
  let result;
  const samples = await samplesOf(
    async () => {
      result = await clusterer.fit(matrix, options);
    },
    { runs },
  );
  check(result.converged, 'the own k-means converges');
  return { ...samples, iterations: result.iterations, inertia: result.inertia, labels: Array.from(result.labels) };
}

/** Runs in a child. The package itself, not our engine around it; making the rows dense is not counted. */
export async function fitMlKmeans({ folder, runs }) {
  const { kmeans } = await import('ml-kmeans');
  const { matrix, k, init } = await readProblem(folder);
  const { dense, centroids: initialization } = denseProblem(matrix, k, init);
  /** @type {any} */
  let result;
  const samples = await samplesOf(
    () => {
      result = kmeans(dense, k, { initialization, maxIterations: MOST_ITERATIONS, tolerance: 0 });
    },
    { runs, warmups: runs > 1 ? 1 : 0 },
  );
  check(result.converged, 'ml-kmeans converges');
  const labels = Array.from(result.clusters);
  return { ...samples, iterations: result.iterations, inertia: inertiaOfLabels(matrix, labels, k), labels };
}

/** Runs in a child; as {@link fitMlKmeans}. It changes the centroids that it is given. */
export async function fitSkmeans({ folder, runs }) {
  const { default: skmeans } = await import(pathToFileURL(SKMEANS).href);
  const { matrix, k, init } = await readProblem(folder);
  const { dense, centroids } = denseProblem(matrix, k, init);
  /** @type {any} */
  let result;
  const samples = await samplesOf(
    () => {
      result = skmeans(dense, k, structuredClone(centroids), MOST_ITERATIONS);
    },
    { runs, warmups: runs > 1 ? 1 : 0 },
  );
  const labels = Array.from(result.idxs);
  return { ...samples, iterations: result.it, inertia: inertiaOfLabels(matrix, labels, k), labels };
}

function denseProblem({ rows, cols, indptr, indices, data }, k, init) {
  const dense = Array.from({ length: rows }, (_, row) => {
    const values = new Array(cols).fill(0);
    for (let p = indptr[row]; p < indptr[row + 1]; p++) values[indices[p]] = data[p];
    return values;
  });
  const centroids = Array.from({ length: k }, (_, c) => Array.from(init.subarray(c * cols, (c + 1) * cols)));
  return { dense, centroids };
}

async function fitSklearn(command, peer, folder, runs) {
  const algorithm = peer.includes('elkan') ? 'elkan' : 'lloyd';
  const env = peer.endsWith('1 thread') ? { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } : {};
  const { status, stdout, stderr } = await run(command, [SKLEARN_WORKER, folder, algorithm, String(runs)], { env });
  check(status === 0, `${peer} ends: ${stderr}`);
  return JSON.parse(stdout);
}

async function findPython() {
  for (const command of ['python3', '/usr/bin/python3', 'python']) {
    const { status, stdout } = await run(command, ['-c', 'import sklearn; print(sklearn.__version__)']);
    if (status === 0) return { command, version: stdout.trim() };
  }
  return null;
}
