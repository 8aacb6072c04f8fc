// The engine mini-batch against the full fit of kmeans: processor time and inertia. See docs/BENCHMARKS.md.
import { check } from './support/checks.mjs';
import { latentMatrix, topicMatrix } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { callInChild } from './support/processes.mjs';
import { megabytes, printMachine, printTable, ratio, seconds } from './support/table.mjs';

const CORPUS_SEED = 42;
const ENGINES = ['kmeans', 'mini-batch'];
const METRICS = ['cosine', 'euclidean'];
/** @type {Record<string, { rows: number, cols: number, nnz: number, latent?: boolean, k: number, seeds: number[] }>} */
const SIZES = {
  'latent-50': { rows: 100_000, cols: 100, nnz: 100, latent: true, k: 50, seeds: [1, 2, 3] },
  'sparse-50': { rows: 100_000, cols: 20_000, nnz: 85, k: 50, seeds: [1, 2, 3] },
  'sparse-200': { rows: 100_000, cols: 20_000, nnz: 85, k: 200, seeds: [1] },
};

/** @param {readonly string[]} args names of sizes; default: all */
export async function main(args) {
  const unknown = args.find((name) => !(name in SIZES));
  if (unknown) throw new Error(`there is no size ${unknown}; sizes are ${Object.keys(SIZES).join(', ')}`);
  printMachine();
  const rows = [];
  for (const name of args.length > 0 ? args : Object.keys(SIZES)) {
    for (const metric of METRICS) rows.push(...(await compare(name, metric)));
  }
  printTable(
    ['size', 'metric', 'engine', 'iterations', 'processor', 'ratio', 'inertia', 'ratio of it', 'peak memory'],
    rows,
  );
}

/** Means over the seeds, by engine; the engines take turns. */
async function compare(size, metric) {
  const { seeds } = SIZES[size];
  const fits = ENGINES.map(() => /** @type {any[]} */ ([]));
  for (const seed of seeds) {
    for (const [number, engine] of ENGINES.entries()) {
      const answer = await callInChild(import.meta.url, 'fitOnce', { size, metric, engine, seed });
      fits[number].push({ ...answer?.value, maxRSS: answer?.maxRSS });
    }
  }
  const means = fits.map((found) => ({
    iterations: meanOf(found, 'iterations'),
    processor: meanOf(found, 'processor'),
    inertia: meanOf(found, 'inertia'),
    maxRSS: Math.max(...found.map(({ maxRSS }) => maxRSS)),
  }));
  return means.map(({ iterations, processor, inertia, maxRSS }, number) => [
    size,
    metric,
    ENGINES[number],
    iterations.toFixed(1),
    seconds(processor),
    ratio(processor / means[0].processor),
    inertia.toFixed(1),
    (inertia / means[0].inertia).toFixed(4),
    megabytes(maxRSS),
  ]);
}

/** Runs in a child; making the matrix is not counted. */
export async function fitOnce({ size, metric, engine, seed }) {
  const { createClusterer } = await library();
  const { rows, cols, nnz, latent, k } = SIZES[size];
  const { matrix } = latent
    ? await latentMatrix({ rows, cols, topics: k, seed: CORPUS_SEED })
    : await topicMatrix({ rows, cols, nnz, topics: k, seed: CORPUS_SEED });
  const before = process.cpuUsage();
  const found = await createClusterer(engine).fit(matrix, { k, seed, metric, nInit: 1 });
  const { user, system } = process.cpuUsage(before);
  check(found.k === k, `${engine} finds ${k} clusters`);
  return { iterations: found.iterations, inertia: found.inertia, processor: (user + system) / 1e6 };
}

function meanOf(fits, key) {
  return fits.reduce((sum, fit) => sum + fit[key], 0) / fits.length;
}
