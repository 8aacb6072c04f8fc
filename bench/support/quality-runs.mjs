// The whole analysis of a corpus with one seed, in a process of its own.
import { check } from './checks.mjs';
import { library } from './library.mjs';
import { callInChild } from './processes.mjs';
import { jsonLines } from './quality-corpora.mjs';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */
/** @typedef {{ corpus: Corpus, name: string, options: import('../../dist/index.js').AnalyzeOptions }} Task */

/**
 * What a run says of its clusters.
 *
 * @typedef {object} Run
 * @property {number[]} labels by text
 * @property {number} clusters
 * @property {number | null} silhouette
 * @property {number[]} stability by cluster
 * @property {number[]} sizes
 */

/** At once; more would only fight for the processor. */
const PROCESSES = 2;

/**
 * @param {readonly Task[]} tasks
 * @returns {Promise<Run[]>} in the order of the tasks
 */
export async function runAll(tasks) {
  /** @type {Run[]} */
  const results = [];
  let next = 0;
  const work = async () => {
    while (next < tasks.length) {
      const at = next++;
      results[at] = await runTask(tasks[at]);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  return results;
}

async function runTask({ corpus, name, options }) {
  const began = performance.now();
  const answer = await callInChild(import.meta.url, 'analyseCorpus', { file: corpus.file, options });
  check(answer, 'the process ends');
  check(answer.value.labels.length === corpus.ids.length, `every text of ${corpus.name} is used`);
  progress(`${corpus.name}: ${name}, seed ${options.seed}`, began);
  return answer.value;
}

/** Runs in a child. */
export async function analyseCorpus({ file, options }) {
  const { analyze } = await library();
  const { jobs, clusters, run } = await analyze(await jsonLines(file), options);
  return {
    labels: jobs.map(({ cluster }) => cluster),
    clusters: run.clusters,
    silhouette: run.quality.silhouette,
    stability: clusters.map(({ stability }) => stability),
    sizes: clusters.map(({ size }) => size),
  };
}

/** @param {string} what @param {number} began as performance.now() gave it */
export function progress(what, began) {
  console.error(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
