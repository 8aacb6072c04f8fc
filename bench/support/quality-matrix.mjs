import { check } from './checks.mjs';
import { library } from './library.mjs';
import { readProblem } from './matrix-files.mjs';
import { callInChild } from './processes.mjs';
import { count, tableOf } from './quality-document.mjs';
import { progress } from './quality-runs.mjs';
import { difference, mean, meanAndDeviation, range, seedsSaid, seedsUpTo } from './quality-statistics.mjs';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */
/** @typedef {import('./quality-reference.mjs').Reference} Reference */

/**
 * Our k-means and scikit-learn's on one matrix: what is left of a difference is not that of the terms.
 *
 * @param {{ corpora: readonly Corpus[], seeds: number, references: ReadonlyMap<string, Reference> }} context
 */
export async function matrixSection({ corpora, seeds, references }) {
  const rows = [];
  for (const { name, classes, k } of corpora) {
    const reference = references.get(name);
    if (reference) rows.push(await rowOf(name, { classes, k, seeds, reference }));
  }
  if (rows.length === 0) return 'There is no reference, so there is no matrix of it.';
  return `Both k-means on the reference's own TF-IDF matrix, Euclidean, the best of five runs from k-means++, at most
300 iterations; ours in single precision and until no label changes. Mean ± standard deviation over
${seedsSaid(seeds)}, in brackets the range. *Difference* is that of the means with its standard error: within two of
those it may be chance. *Inertia* is our mean over scikit-learn's, both computed from the labels by one
function: below 1 ours is better.

${tableOf(['Corpus', 'Texts × terms', 'k', 'scikit-learn, NMI', 'jobprism, NMI', 'Difference', 'Inertia'], rows)}`;
}

async function rowOf(name, { classes, k, seeds, reference }) {
  const { folder, tfidf: theirs, rows, cols } = reference;
  const began = performance.now();
  const answer = await callInChild(import.meta.url, 'fitSeeds', { folder, k, seeds, theirs });
  check(answer, 'the process ends');
  progress(`${name}: k-means on the matrix of scikit-learn, ${seeds} seeds`, began);
  const { normalizedMutualInformation } = await library();
  const informationOf = (clusterings) => clusterings.map((labels) => normalizedMutualInformation(classes, labels));
  const [expected, found] = [informationOf(theirs), informationOf(answer.value.labels)];
  const inertia = mean(answer.value.inertia) / mean(answer.value.theirInertia);
  return [
    name,
    `${count(rows)} × ${count(cols)}`,
    String(k),
    `${meanAndDeviation(expected)} (${range(expected)})`,
    `${meanAndDeviation(found)} (${range(found)})`,
    difference(found, expected),
    inertia.toFixed(4),
  ];
}

/** Runs in a child. */
export async function fitSeeds({ folder, k, seeds, theirs }) {
  const { createClusterer, inertiaOf } = await library();
  const { matrix } = await readProblem(folder);
  const clusterer = createClusterer('kmeans');
  const options = { k, nInit: 5, metric: /** @type {const} */ ('euclidean'), maxIterations: 300 };
  const labels = [];
  for (const seed of seedsUpTo(seeds)) labels.push((await clusterer.fit(matrix, { ...options, seed })).labels);
  return {
    labels,
    inertia: labels.map((ours) => inertiaOf(matrix, ours, k)),
    theirInertia: theirs.map((found) => inertiaOf(matrix, Int32Array.from(found), k)),
  };
}
